"""Record who is whose parent, partner, sibling or carer, or who has died, or take that back: by a new row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Person
from hubdesk.domain.relation import ALONE, KINDS, STATES, TAKEN_BACK, Relation, standing
from hubdesk.service.desk import Desk, act
from hubdesk.service.kin import persons_named
from hubdesk.service.new_id import new_id
from hubdesk.sheets.days import Unreadable, read_period
from hubdesk.store import people, relations


def relate(
    desk: Desk, one: str, kind: str, other: str = "", state: str = "", since: str = "", source: str = ""
) -> Changes:
    """Record what one person is to another; an earlier word on the same two gives way and stays to be read."""
    if kind not in KINDS:
        raise Refused(f"{kind or 'Nothing'} does not say who they are to each other. Use {', '.join(KINDS)}.")
    if not source.strip():
        raise Refused("Write who said so: an agency, a document, the family.")
    if kind == "partner" and state not in STATES:
        raise Refused(f"Say how it stands between the partners: {', '.join(STATES)}.")
    first, own = _person(desk, one)
    second, others = (None, ()) if kind in ALONE else _person(desk, other)
    if second is not None and first.id == second.id:
        raise Refused("These are one person. Choose two.")
    day, precision = _since(desk, since)
    if kind == "parent" and second is not None:
        _refuse_younger(first, second)
    made = Relation(
        id=new_id(), kind=kind, one=first.id, one_mentions=own, other=second.id if second else "",
        other_mentions=others, state=state if kind == "partner" else "", day=day, precision=precision,
        source=source.strip(), at=desk.now(), by=desk.user.name,
    )  # fmt: skip
    earlier = standing(relations.of_mentions(desk.database, dict.fromkeys(own, first.id)), desk.today())
    return _keep(desk, made, tuple(row.id for row in earlier if row.about == made.about))


def take_back_relation(desk: Desk, relation_id: str, reason: str) -> Changes:
    """Take back what was recorded; it stays in the history with the reason."""
    if not reason.strip():
        raise Refused("Say why this is taken back.")
    old = relations.by_id(desk.database, relation_id.strip())
    rows = relations.of_mentions(desk.database, dict.fromkeys(old.one_mentions, old.one)) if old else ()
    if old is None or old.id not in {row.id for row in standing(rows, desk.today())}:
        raise Refused("This relationship does not stand. Take its id from the list of the person.")
    made = Relation(
        id=new_id(), kind=TAKEN_BACK, one=old.one, one_mentions=old.one_mentions, other=old.other,
        other_mentions=old.other_mentions, state="", day=None, precision="", source="", at=desk.now(),
        by=desk.user.name, reason=reason.strip(),
    )  # fmt: skip
    return _keep(desk, made, (old.id,))


def relations_of(desk: Desk, person_id: str) -> tuple[tuple[Relation, ...], dict[str, Person]]:
    """Read what stands of a person, oldest first, and everybody it names by id."""
    person, own = _person(desk, person_id)
    with act(desk, "view_family", reason="relations") as done:
        done.about.append(person.id)
        rows = relations.of_mentions(desk.database, dict.fromkeys(own, person.id))
        found = standing(rows, desk.today())
        named = persons_named(desk, {p for row in found for p in (row.one, row.other) if p}, desk.today())
        return tuple(row for row in found if {row.one, row.other} - {""} <= named.keys()), named


def _keep(desk: Desk, made: Relation, replaces: tuple[str, ...]) -> Changes:
    with act(desk, "relate", reason=made.kind) as done:
        relations.add(desk.database, replace(made, replaces=replaces))
        done.about += [made.id, *filter(None, (made.one, made.other))]
    return Changes(frozenset({"families", "relations"}), frozenset({made.id, made.one, made.other} - {""}))


def _person(desk: Desk, person_id: str) -> tuple[Person, tuple[str, ...]]:
    current = people.newest_id(desk.database, person_id.strip().upper())
    found = persons_named(desk, {current}, desk.today()).get(current)
    if found is None:
        raise Refused(f"There is nobody with the id {person_id or '(none)'}. Take it from the family's page.")
    return found, people.mentions_of(desk.database, [current])[current]


def _since(desk: Desk, text: str) -> tuple[date | None, str]:
    if not text.strip():
        return None, ""
    try:
        day, precision = read_period(text)
    except Unreadable as error:
        raise Refused(str(error)) from None
    if day > desk.today():
        raise Refused("This day is still to come. Check it, or leave it empty where it is not known.")
    return day, precision


def _refuse_younger(parent: Person, child: Person) -> None:
    born = child.born or child.due
    if parent.born and born and parent.born >= born:
        raise Refused("The parent would be younger than the child. Check which of them is the parent.")

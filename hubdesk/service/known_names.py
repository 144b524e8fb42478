"""Write down another name of somebody, with its kind and days, or take one back: by a new row, never in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Amendment, Mention
from hubdesk.domain.errors import Refused
from hubdesk.domain.known_name import KINDS, KnownName, joined_names, read_names
from hubdesk.service.carry_over import carry_over
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.settle import mark_unsettled, settle
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import concerns, people


def add_name(
    desk: Desk, person_id: str, kind: str, name: str, from_day: str = "", to_day: str = "", reason: str = ""
) -> Changes:
    """Record another name of a person, beside what the latest agency wrote; from then on it matches as well."""
    if kind not in KINDS:
        raise Refused(f"{kind} is no kind of name. Choose one of {', '.join(KINDS)}.")
    if ";" in name or not name.strip():
        raise Refused("Write one name, as Bo Examplesson.")
    (made,) = _read(f"{KINDS[kind]} {name} ({from_day or ''} to {to_day})" if to_day else _since(kind, name, from_day))
    told = _told(desk, person_id)
    if made in {one for mention in told for one in read_names(mention.other_names)}:
        raise Refused(f"{made.words} is recorded already.")
    latest = told[-1]
    text = joined_names((*read_names(latest.other_names), made))
    return _amend(desk, [replace(latest, other_names=text)], reason or f"Another name: {KINDS[kind].lower()}")


def take_back_name(desk: Desk, person_id: str, name: str, reason: str) -> Changes:
    """Take back a recorded name of a person, wherever it stands; what was recorded stays in the history."""
    if not reason.strip():
        raise Refused("Say why the name is taken back.")
    wanted = name.strip().casefold()
    changed = []
    for mention in _told(desk, person_id):
        names = read_names(mention.other_names)
        left = [one for one in names if one.name.casefold() != wanted]
        if len(left) < len(names):
            changed.append(replace(mention, other_names=joined_names(left)))
    if not changed:
        raise Refused(f"{name} is not recorded as another name of this person. Write it as it stands there.")
    return _amend(desk, changed, reason.strip())


def _since(kind: str, name: str, from_day: str) -> str:
    return f"{KINDS[kind]} {name} ({from_day})" if from_day else f"{KINDS[kind]} {name}"


def _read(text: str) -> tuple[KnownName, ...]:
    try:
        return read_names(text)
    except ValueError as error:
        raise Refused(str(error)) from None


def _told(desk: Desk, person_id: str) -> list[Mention]:
    current = people.newest_id(desk.database, person_id.strip().upper())
    ids = people.mentions_of(desk.database, [current]).get(current, ())
    if not ids:
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    rows = sorted(spoken_mentions(desk, ids).values(), key=lambda row: (row[1].received_at, row[0].id))
    return [mention for mention, _ in rows]


def _amend(desk: Desk, corrected: Iterable[Mention], reason: str) -> Changes:
    with act(desk, "amend") as done:
        touched = []
        for one in corrected:
            new = replace(one, id=new_id(), supersedes=one.id)
            amendment = Amendment(new_id(), one.concern_id, desk.now(), desk.user.name, "change", reason)
            concerns.amend(desk.database, amendment, [new])
            carry_over(desk, {one.id: new.id})
            touched.append(one.concern_id)
        mark_unsettled(desk, touched)
        settled = settle(desk, touched)
        done.about += touched
    ids = frozenset(touched) | settled.person_ids | settled.family_ids
    return Changes(frozenset({"concerns", "persons", "families"}), ids)

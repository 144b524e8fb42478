"""How people may be contacted: note it, read it, and stop what would go out where it is not safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hubdesk.domain.changes import Changes
from hubdesk.domain.contact import FIELDS, SAFETY, Contact, Override, is_unsafe, standing
from hubdesk.domain.days import long_day
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.outgoing import ContactForm, Stopped
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import contacts, people

# What a stop says; whom it is about stands in its `stops`, for sentences of errors hold no case data.
_STOPPED = {
    "unsafe_contact": "Contact with somebody of this family is marked as not safe, or their whereabouts are withheld. "
    "Speak to whoever noted it. Then give the reason why this may go out all the same.",
    "family_changed": "The family has changed since this pack was made. Make a newer pack, or give the reason why this "
    "one is signed all the same.",
    "names_others": "The question names somebody whom this hub knows in another family. Take the name out, or give the "
    "reason why it stands there.",
}


def note_contact(desk: Desk, person_id: str, form: ContactForm, reason: str = "") -> Changes:
    """Note how somebody may be contacted; it takes the place of what stood, which stays to be read."""
    if form.safety not in SAFETY:
        raise Refused(f"{form.safety or 'Nothing'} does not say whether contact is safe. Use {', '.join(SAFETY)}.")
    said = {field: str(getattr(form, field)).strip() for field in FIELDS}
    person = _person(desk, person_id)
    own = people.mentions_of(desk.database, [person])[person]
    before = standing(contacts.of_person(desk.database, person, own))
    if form.safety == "not_known" and not any(said.values()) and not before:
        raise Refused("Write at least one thing, or say whether contact is safe.")
    if is_unsafe(before) and form.safety != "unsafe" and not reason.strip():
        raise Refused("Write why contact is no longer marked as not safe.")
    if form.safety == "unsafe" and not (said["way"] or reason.strip()):
        raise Refused("Write the safe way to contact them, or why there is none.")
    made = Contact(
        id=new_id(), person_id=person, mention_ids=own, safety=form.safety, **said, at=desk.now(), by=desk.user.name,
        reason=reason.strip(), replaces=tuple(row.id for row in before),
    )  # fmt: skip
    with act(desk, "contact", reason=form.safety) as done:
        contacts.add(desk.database, made)
        done.about += [made.id, person]
    return Changes(frozenset({"contacts", "families"}), frozenset({made.id, person}))


def contact_of(desk: Desk, person_id: str) -> tuple[Contact, ...]:
    """Read what stands of a person; several rows where people were joined after it was noted."""
    person = _person(desk, person_id)
    with act(desk, "view_family", reason="contact") as done:
        own = people.mentions_of(desk.database, [person])[person]
        done.about.append(person)
        return standing(contacts.of_person(desk.database, person, own))


def stops_about(desk: Desk, person_ids: Iterable[str]) -> tuple[str, ...]:
    """Say for whom of these people contact is not safe, or whereabouts are withheld."""
    found: list[str] = []
    for name, row in _standing_of(desk, person_ids):
        noted = f" ({row.by}, {long_day(row.at.date())})"
        if row.safety == "unsafe":
            found.append(f"Contact with {name} is marked as not safe{noted}.")
        if row.withheld_from:
            found.append(f"The whereabouts of {name} are withheld from {row.withheld_from}{noted}.")
    return tuple(dict.fromkeys(found))


def warnings_about(desk: Desk, person_ids: Iterable[str]) -> tuple[str, ...]:
    """Say what staff must know before they contact any of these people."""
    found: list[str] = []
    for name, row in _standing_of(desk, person_ids):
        if row.safety == "unsafe":
            found.append(f"Contact with {name} is not safe{f': {row.way}' if row.way else ''}.")
        if row.withheld_from:
            found.append(f"The whereabouts of {name} are withheld from {row.withheld_from}.")
        if row.staff_safety:
            found.append(f"Warning for staff, {name}: {row.staff_safety}.")
    return tuple(dict.fromkeys(found))


def whereabouts_withheld(desk: Desk, person_ids: Iterable[str]) -> frozenset[str]:
    """Find for whom of these people it stands that their whereabouts are withheld from somebody."""
    ids = tuple(person_ids)
    mentions = people.mentions_of(desk.database, ids)
    return frozenset(
        one
        for one in ids
        if any(row.withheld_from for row in standing(contacts.of_person(desk.database, one, mentions.get(one, ()))))
    )


def _standing_of(desk: Desk, person_ids: Iterable[str]) -> Iterator[tuple[str, Contact]]:
    current = {people.newest_id(desk.database, one): None for one in person_ids}
    mentions = people.mentions_of(desk.database, current)
    for person in current:
        if rows := standing(contacts.of_person(desk.database, person, mentions.get(person, ()))):
            name = _name(desk, person, mentions)
            yield from ((name, row) for row in rows)


def stops_of_families(desk: Desk, person_ids: Iterable[str]) -> tuple[str, ...]:
    """Say the same of these people and everybody in their families."""
    ids = [people.newest_id(desk.database, one) for one in person_ids]
    families = set(people.family_of(desk.database, ids).values())
    members = people.persons_of(desk.database, families)
    return stops_about(desk, [*ids, *(one for own in members.values() for one in own)])


def let_out(desk: Desk, about: str, stops: Mapping[str, Sequence[str]], reason: str) -> None:
    """Stop what goes out without a reason; a reason is kept with what it is `about`, and given once.

    `stops` have, by kind of override, the sentences that say why.
    """
    still = {kind: said for kind, said in stops.items() if said and not may_go(desk, about, kind)}
    if still and len(reason.split()) < 2:
        raise stopped(still)
    for kind in still:
        contacts.override(desk.database, Override(new_id(), about, kind, reason.strip(), desk.now(), desk.user.name))


def stopped(stops: Mapping[str, Sequence[str]]) -> Stopped:
    """Make the refusal that asks for a reason."""
    said = tuple(words for each in stops.values() for words in each)
    return Stopped(" ".join(_STOPPED[kind] for kind, each in stops.items() if each), said)


def may_go(desk: Desk, about: str, kind: str) -> bool:
    """Tell whether a reason was given already."""
    return any(one.kind == kind for one in contacts.overrides_of(desk.database, about))


def _person(desk: Desk, person_id: str) -> str:
    current = people.newest_id(desk.database, person_id.strip().upper())
    if not people.mentions_of(desk.database, [current]).get(current):
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    return current


def _name(desk: Desk, person: str, mentions: dict[str, tuple[str, ...]]) -> str:
    rows = sorted(spoken_mentions(desk, mentions.get(person, ())).values(), key=lambda row: row[1].received_at)
    return next((m.written_name for m, _ in reversed(rows) if m.written_name), "somebody of this family")

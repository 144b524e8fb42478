"""Who belongs to whom as people recorded it, for one family, and whom that names outside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.family import Person
from hubdesk.domain.relation import Relation, standing
from hubdesk.service.desk import Desk
from hubdesk.service.gathered import Gathered
from hubdesk.service.persons import in_order, person
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import people, relations

# From a child to its grandparents' other children, and no further: a drawing is of one family.
_STEPS = 3
_MOST = 24


def kin_of(desk: Desk, one: Gathered, day: date) -> tuple[tuple[Relation, ...], tuple[Person, ...]]:
    """Read what stood on a day of a family's people and, step by step, of whom that names."""
    person_of = dict(one.person_of)
    known = {p.id: p for p in one.people}
    outside: dict[str, Person] = {}
    found: tuple[Relation, ...] = ()
    for _ in range(_STEPS):
        found = standing(relations.of_mentions(desk.database, person_of), day)
        new = {p for row in found for p in (row.one, row.other) if p} - known.keys() - outside.keys()
        if not new or len(outside) >= _MOST:
            break
        added = persons_named(desk, sorted(new)[: _MOST - len(outside)], day)
        outside |= added
        mentions = people.mentions_of(desk.database, added)
        person_of |= {mention: p for p, own in mentions.items() for mention in own}
    every = known.keys() | outside.keys()
    return tuple(row for row in found if {row.one, row.other} - {""} <= every), in_order(outside.values())


def persons_named(desk: Desk, person_ids: Iterable[str], day: date) -> dict[str, Person]:
    """Put persons together by id from what had been received by a day; whoever is sealed apart is left out."""
    mentions = people.mentions_of(desk.database, person_ids)
    spoken = spoken_mentions(desk, [m for own in mentions.values() for m in own])
    found = {}
    for ident, own in mentions.items():
        told = [spoken[m] for m in own if m in spoken and spoken[m][1].received_on <= day]
        if told:
            found[ident] = person(ident, sorted(told, key=lambda row: (row[1].received_at, row[0].id)), day)
    return found

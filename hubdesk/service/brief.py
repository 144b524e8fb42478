"""Families in brief: what the score, the grid and the queue look at, kept as text so that all can be scored again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hubdesk.domain.days import is_child
from hubdesk.domain.family import Person
from hubdesk.matching.places import outward, postcode
from hubdesk.scoring.pieces import Piece
from hubdesk.service.gathered import Gathered
from hubdesk.service.persons import CHILD_ROLES, in_order

FORM = 1  # raised whenever the text becomes another, or what is read from concerns into it
_Row = Sequence[Any]  # as it comes out of JSON


@dataclass(frozen=True, slots=True)
class Brief:
    """One family as of a day: its people in order, without their spellings, where each lives, and its pieces.

    `places` are outward halves of postcodes by person id, as they were told; pieces come oldest first.
    """

    family_id: str
    people: tuple[Person, ...]
    places: Mapping[str, tuple[str, ...]]
    pieces: tuple[Piece, ...]

    def heard(self) -> dict[tuple[str, str], date]:
        """Say when each agency last told of each person."""
        latest: dict[tuple[str, str], date] = {}
        for piece in self.pieces:
            if piece.status != "retracted":
                for person_id in piece.people:
                    latest[person_id, piece.agency] = piece.received_on
        return latest

    def kinds(self) -> frozenset[str]:
        """List the kinds of concern told of the family and not taken back or suspected to be false."""
        return frozenset(p.kind for p in self.pieces if not p.status and p.intelligence_assessment != "E")


def brief_of(family: Gathered) -> Brief:
    """Take from a family what its score and its row of the queue are made of."""
    people = tuple(replace(person, spellings=(), names=()) for person in family.people)
    return Brief(family.family_id, people, {p.id: _places(p) for p in family.people}, family.pieces())


def text_of(family: Gathered) -> str:
    """Write a family in brief as JSON, with nothing in it that is true on one day only."""
    number = {person.id: place for place, person in enumerate(family.people)}
    people = [
        (p.id, p.name, _number(p.born), p.sex, p.child, p.subject, p.roles, _number(p.due), _places(p))
        for p in family.people
    ]
    pieces = [
        (
            *(p.concern_id, p.ref, p.received_on.toordinal(), p.happened_on.toordinal(), p.agency, p.kind, p.level),
            *(p.source_evaluation, p.intelligence_assessment, p.reporter, p.status, p.tripwire, p.narrative),
            *(p.day_known, sorted(p.one_with), sorted(p.apart_from)),
            [(number[person], role in CHILD_ROLES) for person, role in family.named[p.concern_id]],
        )
        for p in family.pieces()
    ]
    return json.dumps((people, pieces), ensure_ascii=False, separators=(",", ":"))


def read_brief(family_id: str, text: str, as_of: date) -> Brief:
    """Read what `text_of` wrote, as of a day: who is a child by then, and which pieces are about one."""
    kept, pieces = json.loads(text)
    people = [_person(row, as_of) for row in kept]
    return Brief(
        family_id,
        in_order(people),
        {row[0]: tuple(row[-1]) for row in kept},
        tuple(_piece(row, people) for row in pieces),
    )


def _person(row: _Row, as_of: date) -> Person:
    ident, name, born_on, sex, child, subject, roles, due, _places = row
    born = _day(born_on)
    grown = is_child(born, as_of) if born else child
    return Person(ident, name, born, sex, grown, subject, tuple(roles), (), due=_day(due))


def _piece(row: _Row, people: Sequence[Person]) -> Piece:
    ident, ref, received, happened, agency, kind, level, source, grade, reporter = row[:10]
    status, tripwire, narrative, day_known, one_with, apart_from, named = row[10:]
    happened_on = date.fromordinal(happened)
    children = [(people[number], told) for number, told in named if people[number].child]
    births = [child.born for child, _ in children if child.born]
    return Piece(
        ident,
        ref,
        date.fromordinal(received),
        happened_on,
        agency,
        kind,
        level,
        source,
        grade,
        reporter,
        "child" if any(told for _, told in children) else "adult",
        status,
        tripwire,
        frozenset(people[number].id for number, _ in named),
        narrative,
        day_known,
        frozenset(one_with),
        frozenset(apart_from),
        bool(births) and happened_on < min(births),
    )


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None


def _places(person: Person) -> tuple[str, ...]:
    found = (outward(postcode(one.postcode)) for one in person.spellings if one.postcode)
    return tuple(dict.fromkeys(place for place in found if place))

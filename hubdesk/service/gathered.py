"""Families with their people and concerns, loaded some at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.concern import Concern, Mention, Told
from hubdesk.domain.family import Person
from hubdesk.scoring.pieces import Piece
from hubdesk.service.desk import Desk
from hubdesk.service.persons import CHILD_ROLES, in_order, person
from hubdesk.store import concerns, people

Roles = tuple[tuple[str, str], ...]  # persons and their roles in one concern
# Families loaded at once: enough to keep the number of queries small, few enough to keep memory level.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Gathered:
    """One family as of a day: its people in order, its concerns oldest first, and whose each mention is.

    It is `whole` unless something is held of it that nobody sees that day.
    """

    family_id: str
    people: tuple[Person, ...]
    told: tuple[Told, ...]
    person_of: Mapping[str, str]
    named: Mapping[str, Roles]
    whole: bool = True

    def pieces(self) -> tuple[Piece, ...]:
        """Turn the concerns into what the score looks at: never place, ethnicity or the like."""
        children = {p.id for p in self.people if p.child}
        born = {p.id: p.born for p in self.people if p.child and p.born}
        return tuple(piece_of(told, self.named[told.concern.id], children, born) for told in self.told)


def gathered(desk: Desk, family_ids: Iterable[str], as_of: date | None = None) -> Iterator[Gathered]:
    """Load families as they stand now, seeing only what had been received by `as_of`."""
    wanted = list(family_ids)
    for first in range(0, len(wanted), CHUNK):
        chunk = wanted[first : first + CHUNK]
        members = people.persons_of(desk.database, chunk)
        mentions = people.mentions_of(desk.database, [p for ids in members.values() for p in ids])
        yield from assembled(desk, members, mentions, as_of)


def assembled(
    desk: Desk,
    members: Mapping[str, Iterable[str]],
    mentions: Mapping[str, Iterable[str]],
    as_of: date | None = None,
) -> Iterator[Gathered]:
    """Load families from who belongs to them: family id to person ids, person id to mention ids."""
    day = as_of or desk.today()
    concern_of = concerns.concerns_of(desk.database, [m for ids in mentions.values() for m in ids])
    told = concerns.told(desk.database, set(concern_of.values()), as_of)
    spoken = {m.id: (m, t.concern) for t in told.values() for m in t.mentions}
    for family_id, person_ids in members.items():
        own = {p: [spoken[m] for m in mentions.get(p, ()) if m in spoken] for p in person_ids}
        found = in_order(person(p, _by_time(rows), day) for p, rows in own.items() if rows)
        if not found:
            continue
        refs = {concern.id for rows in own.values() for _, concern in rows}
        yield Gathered(
            family_id=family_id,
            people=found,
            told=tuple(sorted((told[c] for c in refs), key=lambda t: (t.concern.received_at, t.concern.ref))),
            person_of={mention.id: p for p, rows in own.items() for mention, _ in rows},
            named=_named(own),
            whole=all(m in spoken for p in person_ids for m in mentions.get(p, ())),
        )


def _named(own: Mapping[str, Iterable[tuple[Mention, Concern]]]) -> dict[str, Roles]:
    """List for each concern whom of the family it names, and as what, in the order of the concern."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for person_id, rows in own.items():
        for mention, concern in rows:
            found.setdefault(concern.id, []).append((mention.mention_no, person_id, mention.role))
    return {concern_id: tuple(one[1:] for one in sorted(those)) for concern_id, those in found.items()}


def _by_time(rows: list[tuple[Mention, Concern]]) -> list[tuple[Mention, Concern]]:
    return sorted(rows, key=lambda row: (row[1].received_at, row[0].id))


def piece_of(told: Told, named: Roles, children: Collection[str], born: Mapping[str, date] | None = None) -> Piece:
    """Turn one concern into what the score looks at.

    `named` are the people of the family whom it names, with their roles; `born` the births of children, to say what
    came before.
    """
    concern = told.concern
    births = [born[p] for p, _ in named if p in born] if born else []
    return Piece(
        concern_id=concern.id,
        ref=concern.ref,
        received_on=concern.received_on,
        happened_on=concern.happened_on,
        agency=concern.agency,
        kind=concern.kind,
        level=concern.level,
        source_evaluation=concern.source_evaluation,
        intelligence_assessment=concern.intelligence_assessment,
        reporter=concern.reporter,
        about=about(named, children),
        status=told.status,
        tripwire=concern.tripwire,
        people=frozenset(p for p, _ in named),
        narrative=concern.narrative,
        day_known=concern.occurred_on is not None and concern.date_precision == "day",
        one_with=told.one_with,
        apart_from=told.apart_from,
        before_birth=bool(births) and concern.happened_on < min(births),
    )


def about(named: Roles, children: Collection[str]) -> str:
    """Tell whether a concern names a child of the family as such, or only adults."""
    return "child" if any(p in children and role in CHILD_ROLES for p, role in named) else "adult"

"""The queue as it stood, week after week: only what changed, or could have risen, is worked out again."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.codes import CodeLists, shipped_codes
from hubdesk.scoring.account import account, ceiling
from hubdesk.scoring.incidents import Incident
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules
from hubdesk.scoring.score import straight_up


@dataclass(frozen=True, slots=True)
class Week:
    """One look: the families that are new or changed since the last one, with all their pieces, and those gone."""

    day: date
    changed: Mapping[str, tuple[Piece, ...]]
    gone: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class ReplayRow:
    """One family in one week's list."""

    week_end: date
    rank: int
    family_id: str
    score: int
    band: str
    concern_refs: tuple[str, ...]
    tripwires: int


def replay(
    weeks: Iterable[Week], rules: Rules, limit: int, codes: CodeLists | None = None, since: date | None = None
) -> Iterator[ReplayRow]:
    """Rank the families of each week, tripwires and level 4 first; the same figures as scoring all of them."""
    looks = Looks(rules, limit, codes, since)
    for week in weeks:
        yield from looks.see(week)


class Looks:
    """The families as one version of the rules ranks them, look after look."""

    def __init__(self, rules: Rules, limit: int, codes: CodeLists | None = None, since: date | None = None) -> None:
        self._rules, self._limit, self._since = rules, limit, since
        self._codes = codes or shipped_codes()
        self._held: dict[str, tuple[Piece, ...]] = {}
        self._most: dict[str, int] = {}  # no family can stand higher than this until it changes
        self._urgent: set[str] = set()
        self._events: dict[str, tuple[Incident, ...]] = {}

    def see(self, week: Week) -> list[ReplayRow]:
        """Take in what a week brought, and list its first families."""
        self._take(week)
        first = self._wires(week.day)
        ranked = [(-len(wires), -self._total(family, week.day), family) for family, wires in first.items()]
        by_points = sorted(ranked, key=lambda row: (row[1], row[2]))[: self._limit]
        rows = [(family, -points, -wires) for wires, points, family in by_points]
        rest = self._top(week.day, self._limit - len(rows), set(first))
        rows += [(family, points, 0) for points, family in rest]
        return [self._row(week.day, rank, *row) for rank, row in enumerate(rows, start=1)]

    def _row(self, day: date, rank: int, family: str, points: int, wires: int) -> ReplayRow:
        seen = sorted((p.received_on, p.ref) for p in self._held[family] if p.received_on <= day)
        refs = tuple(ref for _, ref in seen)
        return ReplayRow(day, rank, family, points, self._rules.band(points), refs, wires)

    def _take(self, week: Week) -> None:
        for family in (*week.gone, *week.changed):
            self._events.pop(family, None)
        for family in week.gone:
            self._held.pop(family, None)
            self._most.pop(family, None)
            self._urgent.discard(family)
        for family, pieces in week.changed.items():
            self._held[family] = pieces
            self._most[family] = 1 << 30
            self._urgent.discard(family)
            if any(piece.level >= 4 or piece.tripwire for piece in pieces):
                self._urgent.add(family)

    def _wires(self, day: date) -> dict[str, list[str]]:
        found = {
            family: [w.concern_id for w in straight_up(self._held[family], self._rules, day, None, self._codes)]
            for family in self._urgent
        }
        return {family: wires for family, wires in found.items() if wires}

    def _total(self, family: str, day: date) -> int:
        pieces = self._held[family]
        done = account(pieces, self._rules, day, self._since, self._events.get(family))
        if family not in self._events and all(piece.received_on <= day for piece in pieces):
            self._events[family] = done.incidents  # the same until the family changes
        self._most[family] = ceiling(done, self._rules)
        return done.total

    def _top(self, day: date, limit: int, without: set[str]) -> list[tuple[int, str]]:
        """Find the highest families, working out only those whose ceiling reaches into the list."""
        heap = [(-high, family) for family, high in self._most.items() if family not in without]
        heapq.heapify(heap)
        best: list[tuple[int, str]] = []
        floor: list[int] = []
        while heap and limit > 0:
            high, family = heapq.heappop(heap)
            if len(floor) == limit and -high < floor[0]:
                break
            points = self._total(family, day)
            best.append((points, family))
            if len(floor) < limit:
                heapq.heappush(floor, points)
            else:
                heapq.heappushpop(floor, points)
        return sorted(best, key=lambda row: (-row[0], row[1]))[:limit]

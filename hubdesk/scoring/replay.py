"""The queue as it stood, week after week: only what changed, or could have risen, is worked out again."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.codes import CodeLists, shipped_codes
from hubdesk.scoring.account import account, ceiling
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
    lists = codes or shipped_codes()
    held: dict[str, tuple[Piece, ...]] = {}
    most: dict[str, int] = {}  # no family can stand higher than this until it changes
    urgent: set[str] = set()
    for week in weeks:
        for family in week.gone:
            held.pop(family, None)
            most.pop(family, None)
            urgent.discard(family)
        for family, pieces in week.changed.items():
            held[family] = pieces
            most[family] = 1 << 30
            urgent.discard(family)
            if any(piece.level >= 4 or piece.tripwire for piece in pieces):
                urgent.add(family)
        first = _urgent(urgent, held, rules, week.day, lists)
        ranked = [(-len(wires), -_total(f, held, most, rules, week.day, since), f) for f, wires in first.items()]
        rows = [(f, -points, -wires) for wires, points, f in sorted(ranked, key=lambda r: (r[1], r[2]))][:limit]
        rest = _top(held, most, rules, week.day, since, limit - len(rows), set(first))
        rows += [(family, points, 0) for points, family in rest]
        for rank, (family, points, wires) in enumerate(rows, start=1):
            seen = sorted((p.received_on, p.ref) for p in held[family] if p.received_on <= week.day)
            refs = tuple(ref for _, ref in seen)
            yield ReplayRow(week.day, rank, family, points, rules.band(points), refs, wires)


def _urgent(
    urgent: set[str], held: Mapping[str, tuple[Piece, ...]], rules: Rules, day: date, codes: CodeLists
) -> dict[str, list[str]]:
    found = {f: [w.concern_id for w in straight_up(held[f], rules, day, None, codes)] for f in urgent}
    return {family: wires for family, wires in found.items() if wires}


def _total(
    family: str,
    held: Mapping[str, tuple[Piece, ...]],
    most: dict[str, int],
    rules: Rules,
    day: date,
    since: date | None,
) -> int:
    done = account(held[family], rules, day, since)
    most[family] = ceiling(done, rules)
    return done.total


def _top(
    held: Mapping[str, tuple[Piece, ...]],
    most: dict[str, int],
    rules: Rules,
    day: date,
    since: date | None,
    limit: int,
    without: set[str],
) -> list[tuple[int, str]]:
    """Find the highest families, working out only those whose ceiling reaches into the list."""
    heap = [(-high, family) for family, high in most.items() if family not in without]
    heapq.heapify(heap)
    best: list[tuple[int, str]] = []
    floor: list[int] = []
    while heap and limit > 0:
        high, family = heapq.heappop(heap)
        if len(floor) == limit and -high < floor[0]:
            break
        points = _total(family, held, most, rules, day, since)
        best.append((points, family))
        if len(floor) < limit:
            heapq.heappush(floor, points)
        else:
            heapq.heappushpop(floor, points)
    return sorted(best, key=lambda row: (-row[0], row[1]))[:limit]

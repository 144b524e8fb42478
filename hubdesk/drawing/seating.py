"""Puts people of each generation into an order: couples side by side, the eldest child left, families together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from hubdesk.drawing.generations import UNKNOWN, Generations, Union
from hubdesk.drawing.kinship import Figure

Pair = frozenset[str]


class Seating:
    """The order of each row; `paths` are the people who sit side by side because they are couples."""

    def __init__(self, known: Generations, figures: dict[str, Figure]) -> None:
        self._known, self._figures = known, figures
        self._row = dict(known.rows)
        for union in known.unions:
            if union.partners and union.partners[1].endswith(UNKNOWN):
                self._row[union.partners[1]] = known.rows[union.partners[0]]
        self._of_child = {child: u for u in known.unions for child in (*u.children, *u.beside)}
        self._own: dict[str, list[Union]] = defaultdict(list)
        for union in known.unions:
            for partner in union.partners:
                self._own[partner].append(union)
        self._apart: set[Pair] = set()
        self._seat_all()
        while wrong := self._out_of_age():
            self._apart |= wrong
            self._seat_all()
        self._put_in_age()

    def beside(self, one: str, other: str) -> bool:
        """Tell whether two people are a couple that sits side by side."""
        return frozenset((one, other)) in self.adjacent

    def _seat_all(self) -> None:
        self.adjacent: set[Pair] = set()
        self._path: dict[str, tuple[str, ...]] = {one: (one,) for one in self._row}
        self._pair_up()
        self.rows: list[list[str]] = [[] for _ in range(max(self._row.values(), default=-1) + 1)]
        self._seated: set[str] = set()
        self._begun: set[tuple[str, ...]] = set()
        for one in sorted(self._figures.values(), key=lambda f: (not f.subject, not f.child, f.outside, f.born, f.id)):
            self._seat(self._path[self._top(one.id)])

    def _pair_up(self) -> None:
        """Join couples into paths, those with most children first; nobody sits between more than two."""
        couples = [union for union in self._known.unions if union.partners]
        couples.sort(key=lambda u: (u.partners[1].endswith(UNKNOWN), -len(u.children), u.told, u.partners))
        for union in couples:
            one, other = union.partners
            first, second = self._path[one], self._path[other]
            pair = frozenset((one, other))
            if first is second or pair in self._apart or not self._may_sit(one, other):
                continue
            if one not in (first[0], first[-1]) or other not in (second[0], second[-1]):
                continue
            joined = (*_ending(first, one), *_ending(second, other)[::-1])
            self._path |= dict.fromkeys(joined, joined)
            self.adjacent.add(pair)
        for path in set(self._path.values()):
            self._path |= dict.fromkeys(path, self._turned(path))

    def _may_sit(self, one: str, other: str) -> bool:
        """Two who both have siblings or parents here sit together only where both families keep their order."""
        first, second = self._of_child.get(one), self._of_child.get(other)
        if first is None or second is None:
            return True
        return (_last(first, one) and _first(second, other)) or (_last(second, other) and _first(first, one))

    def _turned(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Turn a couple so that both families keep their order, then so that the man is at the left."""
        if len(path) == 1:
            return path

        def wrong(way: tuple[str, ...]) -> tuple[int, int, str]:
            born = [one for one in way if one in self._of_child]
            kept = sum(not (_last(self._of_child[a], a) and _first(self._of_child[b], b)) for a, b in pairwise(born))
            women = sum(self._sex(a) == "female" or self._sex(b) == "male" for a, b in pairwise(way))
            return kept, women, way[0]

        return min((path, path[::-1]), key=wrong)

    def _sex(self, one: str) -> str:
        return self._figures[one].sex if one in self._figures else ""

    def _top(self, one: str) -> str:
        """Climb to the first ancestor at the left."""
        seen = {one}
        while True:
            born = [p for p in self._path[one] if p in self._of_child and self._of_child[p].partners]
            above = self._of_child[born[0]].partners[0] if born else one
            if above in seen:
                return one
            seen.add(above)
            one = above

    def _seat(self, path: tuple[str, ...]) -> None:
        for one in path:
            self._seat_siblings(one)
        if path[0] in self._seated:
            return
        self._seated |= set(path)
        cluster = self._cluster(path)
        self._seated |= set(cluster)
        for one in cluster:
            self.rows[self._row[one]].append(one)
        for union in self._unions_along(cluster):
            for child in (*union.children, *union.beside):
                self._seat(self._path[child])
        for one in cluster:
            born = self._of_child.get(one)
            if born is None:
                continue
            if born.partners:
                self._seat_line(self._top(born.partners[0]))

    def _seat_line(self, top: str) -> None:
        """Seat another line of ancestors, unless its siblings are being seated already."""
        born = self._of_child.get(top)
        if born is None or born.children not in self._begun:
            self._seat(self._path[top])

    def _seat_siblings(self, one: str) -> None:
        """Seat all siblings in their order where no parents here do so."""
        born = self._of_child.get(one)
        if born is not None and not born.partners and born.children not in self._begun:
            self._begun.add(born.children)
            for sibling in born.children:
                self._seat(self._path[sibling])

    def _cluster(self, path: tuple[str, ...]) -> list[str]:
        """Add to a path the further partners who could not sit beside, unless their own family seats them."""
        found = list(path)
        for one in found:
            for union in self._own[one]:
                for other in union.partners:
                    near = self._path[other]
                    if other not in found and not self._seated & set(near) and not set(near) & self._of_child.keys():
                        found.extend(near)
        return found

    def _unions_along(self, cluster: list[str]) -> list[Union]:
        place = {one: number for number, one in enumerate(cluster)}
        own = {union.partners: union for one in cluster for union in self._own[one]}
        return sorted(own.values(), key=lambda u: (max(place.get(p, 0) for p in u.partners), u.partners))

    def _out_of_age(self) -> set[Pair]:
        """Find couples because of which children do not sit by age."""
        place = {one: number for row in self.rows for number, one in enumerate(row)}
        wrong: set[Pair] = set()
        for union in self._known.unions:
            seats = [place[child] for child in union.children]
            if seats != sorted(seats):
                wrong |= {
                    pair for pair in self.adjacent if pair & set(union.children) and pair <= self._of_child.keys()
                }
        return wrong - self._apart

    def _put_in_age(self) -> None:
        """Where ancestors are tied in a ring no order suits all: there children keep theirs, and couples part."""
        for union in self._known.unions:
            own = set(union.children)
            for row in self.rows:
                if own & set(row):
                    after = iter(union.children)
                    row[:] = [next(after) if one in own else one for one in row]
        beside = {frozenset(pair) for row in self.rows for pair in pairwise(row)}
        self.adjacent &= beside


def _ending(path: tuple[str, ...], one: str) -> tuple[str, ...]:
    return path if path[-1] == one else path[::-1]


def _first(union: Union, one: str) -> bool:
    return (*union.children, *union.beside)[0] == one


def _last(union: Union, one: str) -> bool:
    return (*union.children, *union.beside)[-1] == one


def in_rows(known: Generations, figures: Iterable[Figure]) -> Seating:
    """Seat everybody."""
    return Seating(known, {one.id: one for one in figures})

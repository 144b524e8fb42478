"""Where each person of a genogram stands: couples over the middle of their children, nobody on anybody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from hubdesk.drawing.generations import Generations, Union
from hubdesk.drawing.kin_cells import Cell
from hubdesk.drawing.seating import Seating
from hubdesk.drawing.spacing import spread

COUPLE, SIBLINGS, OTHERS = 24.0, 14.0, 26.0  # points between the cells of two people
_ROUNDS, _STILL = 40, 0.05
_SIDE = 8.0  # from the room of a partner further off to where the line to the children goes down


class Places:
    """The middle of each person across, found by going up and down the generations until all are at rest."""

    def __init__(self, known: Generations, seats: Seating, cells: Mapping[str, Cell]) -> None:
        self._known, self._seats, self._cells = known, seats, cells
        self._place = {one: (r, n) for r, row in enumerate(seats.rows) for n, one in enumerate(row)}
        self._siblings = {child: number for number, u in enumerate(known.unions) for child in (*u.children, *u.beside)}
        self._apart = [[self._gap(a, b) for a, b in pairwise(row)] for row in seats.rows]
        self._packed: dict[str, float] = {}
        for row, apart in zip(seats.rows, self._apart, strict=True):
            at = 0.0
            for one, gap in zip(row, [*apart, 0.0], strict=True):
                self._packed[one] = at
                at += gap
        self.x = dict(self._packed)
        for _ in range(_ROUNDS):
            before = dict(self.x)
            for row_no in range(1, len(seats.rows)):
                self._settle(row_no, self._under_parents(row_no))
            for row_no in reversed(range(len(seats.rows))):
                self._settle(row_no, self._over_children(row_no))
            if all(abs(x - before[one]) < _STILL for one, x in self.x.items()):
                break
        left = min((x - cells[one].width / 2 for one, x in self.x.items()), default=0.0)
        self.x = {one: x - left for one, x in self.x.items()}
        self.width = max((x + cells[one].width / 2 for one, x in self.x.items()), default=0.0)

    def left(self, one: str) -> float:
        """Where the room of a person begins."""
        return self.x[one] - self._cells[one].width / 2

    def right(self, one: str) -> float:
        """Where the room of a person ends."""
        return self.x[one] + self._cells[one].width / 2

    def ends(self, union: Union) -> tuple[str, str]:
        """Give both partners, the left one first."""
        one, other = union.partners
        return (one, other) if self._place[one][1] < self._place[other][1] else (other, one)

    def down(self, union: Union) -> tuple[float, float]:
        """Between which places across the line to the children of a couple may go down."""
        left, right = self.ends(union)
        if self._seats.beside(left, right):
            return self.right(left) + 3, self.left(right) - 3
        return self.left(right) - _SIDE, self.left(right) - _SIDE

    def _gap(self, a: str, b: str) -> float:
        if self._seats.beside(a, b):
            between = COUPLE
        else:
            same = a in self._siblings and self._siblings[a] == self._siblings.get(b)
            between = SIBLINGS if same else OTHERS
        return (self._cells[a].width + self._cells[b].width) / 2 + between

    def _under_parents(self, row_no: int) -> dict[str, float]:
        wanted: dict[str, float] = {}
        for union in self._known.unions:
            group = [*union.children, *union.beside]
            if not (union.partners and union.children) or self._place[group[0]][0] != row_no:
                continue
            middle = sum(self.down(union)) / 2
            packed = [self._packed[one] for one in union.children]
            shift = middle - (min(packed) + max(packed)) / 2
            wanted |= {one: self._packed[one] + shift for one in group}
        return wanted | self._along(row_no, wanted)

    def _along(self, row_no: int, wanted: dict[str, float]) -> dict[str, float]:
        """Let partners who have no parents here go with those who have."""
        row = self._seats.rows[row_no]
        found: dict[str, float] = {}
        for way in (row, row[::-1]):
            for one, after in pairwise(way):
                base = wanted.get(one, found.get(one))
                if base is not None and after not in wanted and self._seats.beside(one, after):
                    found[after] = base + self._packed[after] - self._packed[one]
        return found

    def _over_children(self, row_no: int) -> dict[str, float]:
        wanted: dict[str, list[float]] = defaultdict(list)
        for union in self._known.unions:
            if not (union.partners and union.children) or self._place[union.partners[0]][0] != row_no:
                continue
            left, right = self.ends(union)
            if not self._seats.beside(left, right):
                continue
            own = [self.x[child] for child in union.children]
            middle = (min(own) + max(own)) / 2
            half = COUPLE / 2
            wanted[left].append(middle - half - self._cells[left].width / 2)
            wanted[right].append(middle + half + self._cells[right].width / 2)
        return {one: sum(places) / len(places) for one, places in wanted.items()}

    def _settle(self, row_no: int, wanted: dict[str, float]) -> None:
        row = self._seats.rows[row_no]
        aims = [wanted.get(one, self.x[one]) for one in row]
        weights = [1.0 if one in wanted else 0.05 for one in row]
        self.x |= zip(row, spread(aims, self._apart[row_no], weights), strict=True)

"""The lines of a genogram: couples, children hung from them, twins from one stalk, siblings of unknown parents."""

from __future__ import annotations

from collections.abc import Mapping

from hubdesk.drawing.generations import UNKNOWN, Generations, Union
from hubdesk.drawing.kin_places import Places
from hubdesk.drawing.kin_rows import Heights, drop_at
from hubdesk.drawing.kin_symbols import GHOST, SIZE
from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.shapes import Line, Shape
from hubdesk.drawing.told_bonds import Bond

RECORDED, TOLD = 1.6, 0.7  # one weight a meaning
BROKEN = (4.0, 3.0)
_STALK = 5.0


class Lines:
    """Draws the lines of one genogram whose people have their places."""

    def __init__(
        self, known: Generations, figures: Mapping[str, Figure], bonds: tuple[Bond, ...], places: Places,
        high: Heights, row_of: Mapping[str, int],
    ) -> None:  # fmt: skip
        self._known, self._figures, self._places, self._high, self._row = known, figures, places, high, row_of
        self._recorded = {bond.ends for bond in bonds if not bond.told}

    def all(self) -> list[Shape]:
        """Draw every line."""
        shapes: list[Shape] = []
        for union in self._known.unions:
            if union.partners:
                shapes += self._couple(union)
            if union.children and (union.partners or len(union.children) > 1):
                shapes += self._children(union)
        return shapes

    def _middle(self, one: str) -> float:
        return self._high.middle[self._row[one]]

    def _half(self, one: str) -> float:
        if one not in self._figures:
            return GHOST / 2
        figure = self._figures[one]
        return SIZE / 2 * (0.5 if figure.state == "unborn" else 1.12 if not figure.sex else 1)

    def _couple(self, union: Union) -> list[Shape]:
        left, right = self._places.ends(union)
        y = self._middle(left)
        weight = RECORDED if union.state else TOLD
        dash = BROKEN if union.state == "transitory" else ()
        x1, x2 = self._places.x[left] + self._half(left), self._places.x[right] - self._half(right)
        if union.partners not in self._high.arches:
            return [Line(x1, y, x2, y, "text", weight, dash), *_slashes(x1 + 7, y, union.state)]
        arch = self._high.arches[union.partners]
        a, b = self._places.x[left] + 7, self._places.x[right] - 7
        return [
            Line(a, y - self._reach(left), a, arch, "text", weight, dash),
            Line(a, arch, b, arch, "text", weight, dash),
            Line(b, arch, b, y - self._reach(right), "text", weight, dash),
            *_slashes(a + 9, arch, union.state),
        ]

    def _reach(self, one: str) -> float:
        """How far above its middle the edge of a symbol is, seven points beside it."""
        if one not in self._figures:
            return 1.0
        sex = self._figures[one].sex
        return SIZE / 2 if sex == "male" else 13.2 if sex else SIZE / 2 * 1.12 - 7

    def _children(self, union: Union) -> list[Shape]:
        bar = self._high.bars[union.children]
        across = [self._places.x[child] for child in union.children]
        weight = TOLD if union.told else RECORDED
        ends = list(across)
        shapes: list[Shape] = []
        if union.partners:
            at = drop_at(union, self._places)
            above = self._high.arches.get(union.partners, self._middle(union.partners[0]))
            shapes.append(Line(at, above, at, bar, "text", weight))
            ends.append(at)
        stalks, hung = self._twins(union, bar)
        ends = [stalks.get(child, self._places.x[child]) for child in union.children] + ends[len(across) :]
        if max(ends) - min(ends) > 0.5:
            shapes.append(Line(min(ends), bar, max(ends), bar, "text", weight))
        for child in union.children:
            if child not in stalks:
                x = self._places.x[child]
                shapes.append(Line(x, bar, x, self._top(child), "text", self._weight(union, child)))
        return [*shapes, *hung, *self._beside(union, bar)]

    def _twins(self, union: Union, bar: float) -> tuple[dict[str, float], list[Shape]]:
        """Hang twins from one point of the line."""
        stalks: dict[str, float] = {}
        shapes: list[Shape] = []
        for group in _twin_groups(union.children, self._known.twins):
            x = (self._places.x[group[0]] + self._places.x[group[-1]]) / 2
            weight = self._weight(union, group[0])
            shapes.append(Line(x, bar, x, bar + _STALK, "text", weight))
            for child in group:
                stalks[child] = x
                shapes.append(Line(x, bar + _STALK, self._places.x[child], self._top(child), "text", weight))
        return stalks, shapes

    def _beside(self, union: Union, bar: float) -> list[Shape]:
        """Tie siblings whose own parents nobody told to the last of these children by a broken line."""
        if not union.beside:
            return []
        last, far = self._places.x[union.children[-1]] + 6, self._places.x[union.beside[-1]]
        shapes: list[Shape] = [Line(last, bar + 4, far, bar + 4, "text", TOLD, BROKEN)]
        shapes.append(Line(last, bar + 4, last, self._top(union.children[-1]) + 1, "text", TOLD, BROKEN))
        for child in union.beside:
            x = self._places.x[child]
            shapes.append(Line(x, bar + 4, x, self._top(child), "text", TOLD, BROKEN))
        return shapes

    def _top(self, one: str) -> float:
        figure = self._figures[one]
        return self._middle(one) - SIZE / 2 * (1.12 if not figure.sex and figure.state != "unborn" else 1)

    def _weight(self, union: Union, child: str) -> float:
        if union.partners:
            sure = any(frozenset((p, child)) in self._recorded for p in union.partners if not p.endswith(UNKNOWN))
        else:
            sure = not union.told
        return RECORDED if sure else TOLD


def _twin_groups(children: tuple[str, ...], twins: frozenset[frozenset[str]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for child in children:
        if groups and any(frozenset((child, other)) in twins for other in groups[-1]):
            groups[-1].append(child)
        else:
            groups.append([child])
    return [group for group in groups if len(group) > 1]


def _slashes(x: float, y: float, state: str) -> list[Shape]:
    count = {"separated": 1, "divorced": 2}.get(state, 0)
    return [Line(x + n * 4 - 3, y + 6, x + n * 4 + 3, y - 6, "text", RECORDED) for n in range(count)]

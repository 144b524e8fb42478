"""The people of a link chart, one below the other in their households, each with room for their ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.drawing.kin_cells import in_lines
from hubdesk.drawing.kin_symbols import symbol
from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.linked import Chart
from hubdesk.drawing.shapes import Measure, Rect, Shape, Text, fitted, scaled_shape

PERSON = 118.0
SLOT = 11.0  # between two ties of one person
_LEAD, _SIGN, _PAD = 10.0, 0.6, 5.0
_TITLE, _BETWEEN, _INSIDE = 13.0, 9.0, 3.0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with their symbol and name drawn, and how high their row is."""

    figure: Figure
    top: float
    height: float
    shapes: tuple[Shape, ...]

    def slot(self, number: int, of: int) -> float:
        """Where the line of one tie leaves, of so many on that side."""
        return self.top + self.height / 2 + (number - (of - 1) / 2) * SLOT + 3


def person_rows(chart: Chart, x: float, measure: Measure) -> tuple[list[PersonRow], list[Shape], float]:
    """Place all people; gives them, the frames round households, and where the last one ends."""
    left = {node.id for node in chart.places}
    ties = Counter((tie.person_id, tie.node_id in left) for tie in chart.ties)
    rows: list[PersonRow] = []
    frames: list[Shape] = []
    y = 4.0
    for group in chart.groups:
        top = y
        y += _TITLE if group.title else 0
        for figure in group.figures:
            most = max(ties[figure.id, True], ties[figure.id, False])
            row = _row(figure, x, y, most, measure)
            rows.append(row)
            y += row.height + _INSIDE
        if group.title:
            frame = Rect(x - 4, top, PERSON + 8, y - top + 2, fill="hover", stroke="quiet", line=0.9, dash=(1.2, 2.4))
            title = fitted(group.title, PERSON - 2, 7.5, measure, True)
            frames += [frame, Text(x + 2, top + 10, title, "quiet", 7.5, True)]
            y += 2
        y += _BETWEEN
    return rows, frames, y


def _row(figure: Figure, x: float, y: float, ties: int, measure: Measure) -> PersonRow:
    name = in_lines(figure.name, PERSON - 40, 8.5, measure, True)
    height = max(24.0, len(name) * _LEAD + 2 * _PAD, ties * SLOT + 4)
    middle = y + height / 2
    shapes: list[Shape] = [Rect(x, y, PERSON, height, fill="surface", stroke="edge", line=0.6, radius=3)]
    shapes += _sign(figure, x + 17, middle)
    base = middle - (len(name) - 1) * _LEAD / 2 + 3
    shapes += [Text(x + 33, base + n * _LEAD, line, "text", 8.5, True) for n, line in enumerate(name)]
    return PersonRow(figure, y, height, tuple(shapes))


def _sign(figure: Figure, x: float, y: float) -> Sequence[Shape]:
    return [scaled_shape(shape, _SIGN + 0.1, x, y) for shape in symbol(figure, 0, 0)]

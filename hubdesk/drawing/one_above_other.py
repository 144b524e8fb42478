"""Drawings one below the other in one picture, each under its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hubdesk.drawing.shapes import Drawing, Line, Shape, Spot, Text, moved

_TITLE, _BETWEEN = 22.0, 26.0


def one_above_other(drawings: Sequence[tuple[str, Drawing]]) -> Drawing:
    """Put drawings under their titles, each in the middle; an empty title is not set."""
    width = max((drawing.width for _, drawing in drawings), default=0.0)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    y = 0.0
    for title, drawing in drawings:
        if y:
            y += _BETWEEN / 2
            shapes.append(Line(0, y, width, y, "hairline", 0.6))
            y += _BETWEEN / 2
        if title:
            shapes.append(Text(0, y + 11, title, "text", 10.5, True))
            y += _TITLE
        x = (width - drawing.width) / 2
        shapes += [moved(shape, x, y) for shape in drawing.shapes]
        spots += [replace(spot, x=spot.x + x, y=spot.y + y) for spot in drawing.spots]
        y += drawing.height
    return Drawing(width, y, tuple(shapes), " ".join(drawing.alt for _, drawing in drawings), tuple(spots))

"""One person of a genogram: a shape for the sex, the age inside, an X for who has died, a double edge for the child."""

from __future__ import annotations

from hubdesk.drawing.bands import circle
from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.shapes import Line, Path, Rect, Shape, Text

SIZE = 30.0
GHOST = 15.0  # the unknown parent
_EDGE = 1.1
_APART = 3.4  # between the two edges of a child in the matter


def symbol(one: Figure, x: float, y: float) -> list[Shape]:
    """Draw a person round x, y."""
    half = SIZE / 2
    shapes = [_outline(one, x, y, half)]
    if one.subject:
        shapes.append(_outline(one, x, y, half - _APART * (1.5 if one.state == "unborn" or not one.sex else 1)))
    if one.state == "died":
        reach = half if one.sex == "male" else half * 0.707 if one.sex else half * 0.55
        shapes += [
            Line(x - reach, y - reach, x + reach, y + reach, "text", _EDGE),
            Line(x - reach, y + reach, x + reach, y - reach, "text", _EDGE),
        ]
    elif one.age:
        size = 10.5 if len(one.age) < 3 and one.sex else 9.0
        shapes.append(Text(x, y + size * 0.35, one.age, "text", size, True, "middle"))
    return shapes


def unknown_parent(x: float, y: float) -> list[Shape]:
    """Draw the parent of whom nothing is recorded."""
    return [
        Path(_diamond(x, y, GHOST / 2), fill="surface", stroke="quiet", line=0.7, dash=(2, 1.5)),
        Text(x, y + 2.6, "?", "quiet", 7.5, True, "middle"),
    ]


def _outline(one: Figure, x: float, y: float, half: float) -> Shape:
    if one.state == "unborn":
        corners = ((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))
        return Path(corners, fill="surface", stroke="text", line=_EDGE)
    if one.sex == "male":
        return Rect(x - half, y - half, 2 * half, 2 * half, fill="surface", stroke="text", line=_EDGE)
    if one.sex == "female":
        return Path(circle(x, y, half), fill="surface", stroke="text", line=_EDGE)
    return Path(_diamond(x, y, half * 1.12), fill="surface", stroke="text", line=_EDGE)


def _diamond(x: float, y: float, half: float) -> tuple[tuple[float, ...], ...]:
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))

"""One piece of the jigsaw: a knob at the right, a socket at the left; dark from level 3, dashed where doubtful."""

from __future__ import annotations

from hubdesk.drawing.shapes import Measure, Path, Shape, Text

HEIGHT = 15.0
KNOB = 3.4  # points by which the knob stands out and the socket cuts in
SIZE = 7.0
DARK = 3  # the level from which a piece is dark


def piece_width(word: str, measure: Measure) -> float:
    """Measure a piece with its knob around a word."""
    return max(26.0, measure(word, SIZE, False) + 2 * KNOB + 11)


def piece_shapes(x: float, y: float, width: float, word: str, level: int, doubtful: bool) -> tuple[Shape, ...]:
    """Draw a piece in the box at x, y, as wide as `width` with its knob."""
    dark = level >= DARK and not doubtful
    outline = Path(
        _outline(x, y, width),
        fill="quiet" if dark else "surface",
        stroke="unknown" if doubtful else "text",
        line=0.6,
        dash=(1.6, 1.4) if doubtful else (),
    )
    role = "surface" if dark else "quiet" if doubtful else "text"
    return outline, Text(x + (width - KNOB) / 2 + KNOB / 2, y + HEIGHT / 2 + 2.5, word, role, SIZE, dark, "middle")


def _outline(x: float, y: float, width: float) -> tuple[tuple[float, ...], ...]:
    right, middle, bottom = x + width - KNOB, y + HEIGHT / 2, y + HEIGHT
    neck, belly = 1.7, 3.6  # half the height of the knob where it begins and where it is widest
    knob = _bulge(right, middle, neck, belly)
    socket = tuple(reversed(_points(_bulge(x, middle, neck, belly))))
    return (
        (x, y),
        (right, y),
        (right, middle - neck),
        *knob,
        (right, bottom),
        (x, bottom),
        (x, middle + neck),
        *_curves(socket[1:]),
        (x, y),
    )


def _bulge(x: float, middle: float, neck: float, belly: float) -> tuple[tuple[float, ...], ...]:
    return (
        (x - 0.6, middle - belly * 0.75, x + KNOB * 0.4, middle - belly, x + KNOB * 0.7, middle - belly * 0.7),
        (
            x + KNOB * 1.1,
            middle - belly * 0.35,
            x + KNOB * 1.1,
            middle + belly * 0.35,
            x + KNOB * 0.7,
            middle + belly * 0.7,
        ),
        (x + KNOB * 0.4, middle + belly, x - 0.6, middle + belly * 0.75, x, middle + neck),
    )


def _points(curves: tuple[tuple[float, ...], ...]) -> list[tuple[float, float]]:
    start = (curves[-1][4], 2 * _middle(curves) - curves[-1][5])
    found = [start]
    for curve in curves:
        found += [(curve[0], curve[1]), (curve[2], curve[3]), (curve[4], curve[5])]
    return found


def _middle(curves: tuple[tuple[float, ...], ...]) -> float:
    return (curves[1][1] + curves[1][3]) / 2


def _curves(points: tuple[tuple[float, float], ...]) -> list[tuple[float, ...]]:
    return [(*points[i], *points[i + 1], *points[i + 2]) for i in range(0, len(points), 3)]

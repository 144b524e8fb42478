"""One piece of the jigsaw: a knob at the right, a socket at the left; dark from level 3, dashed where doubtful."""

from __future__ import annotations

from hubdesk.drawing.shapes import Measure, Path, Shape, Text

HEIGHT = 15.0
KNOB = 4.0  # points by which the knob stands out and the socket cuts in; less where there is less room
NARROW = 18.0  # a piece that is not wider, as of one month among many, is a plain box
SIZE = 7.0
DARK = 3  # the level from which a piece is dark


def piece_width(word: str, measure: Measure) -> float:
    """Measure a piece with its knob around a word."""
    return max(26.0, measure(word, SIZE, False) + 2 * KNOB + 11)


def piece_shapes(x: float, y: float, width: float, word: str, level: int, doubtful: bool) -> tuple[Shape, ...]:
    """Draw a piece in the box at x, y, as wide as `width` with its knob."""
    dark = level >= DARK and not doubtful
    knob = min(KNOB, (width - NARROW) / 2)
    outline = Path(
        _outline(x, y, width, knob) if knob > 0 else ((x, y), (x + width, y), (x + width, y + HEIGHT), (x, y + HEIGHT)),
        fill="quiet" if dark else "surface",
        stroke="unknown" if doubtful else "text",
        line=0.6,
        dash=(1.6, 1.4) if doubtful else (),
    )
    role = "surface" if dark else "quiet" if doubtful else "text"
    return outline, Text(x + width / 2, y + HEIGHT / 2 + 2.5, word, role, SIZE, dark, "middle")


def _outline(x: float, y: float, width: float, out: float) -> tuple[tuple[float, ...], ...]:
    right, middle, bottom = x + width - out, y + HEIGHT / 2, y + HEIGHT
    knob = _bulge(right, middle, out)
    socket = _bulge(x, middle, out)[::-1]
    return (
        (x, y),
        (right, y),
        knob[0],
        *_curves(knob[1:]),
        (right, bottom),
        (x, bottom),
        socket[0],
        *_curves(socket[1:]),
    )


def _bulge(x: float, middle: float, out: float) -> list[tuple[float, float]]:
    """Points from the upper to the lower end of the neck: each next three are a cubic's two handles and its end."""
    neck, head = 1.5, 3.0  # half the height of the knob where it begins and where it is widest
    upper = [
        (x, middle - neck),
        (x + out * 0.36, middle - neck + 0.5),
        (x - out * 0.05, middle - head),
        (x + out * 0.5, middle - head),
        (x + out * 0.85, middle - head),
        (x + out, middle - head * 0.5),
    ]
    lower = [(across, 2 * middle - down) for across, down in reversed(upper)]
    return [*upper, (x + out, middle), *lower]


def _curves(points: list[tuple[float, float]]) -> list[tuple[float, ...]]:
    return [(*points[i], *points[i + 1], *points[i + 2]) for i in range(0, len(points), 3)]

"""A band's shape, so that it reads in grey and in photocopies: octagon, triangle, circle, open circle."""

from __future__ import annotations

from math import cos, pi, sin

from hubdesk.drawing.shapes import Path, Rect, Shape

BANDS = ("red", "amber", "green", "blue")
_KAPPA = 0.5523  # how far a cubic's handles reach to make a quarter of a circle


def band_role(band: str) -> str:
    """Name the palette role of a band."""
    return band if band in BANDS else "unknown"


def band_shape(band: str, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Draw a band's shape in the square at x, y; a dashed square for a word that is no band."""
    radius = size / 2
    middle = (x + radius, y + radius)
    if band == "red":
        turns = [pi / 8 + turn * pi / 4 for turn in range(8)]
        corners = tuple((middle[0] + cos(a) * radius * 1.06, middle[1] + sin(a) * radius * 1.06) for a in turns)
        return (Path(corners, fill="red"),)
    if band == "amber":
        return (Path(((x + radius, y), (x + size, y + size * 0.94), (x, y + size * 0.94)), fill="amber"),)
    if band == "green":
        return (Path(circle(*middle, radius), fill="green"),)
    if band == "blue":
        thick = size * 0.13
        return (Path(circle(*middle, radius - thick / 2), stroke="blue", line=thick),)
    return (Rect(x, y, size, size, stroke="unknown", line=1, dash=(2, 2)),)


def circle(x: float, y: float, radius: float) -> tuple[tuple[float, ...], ...]:
    """Give the outline of a circle round x, y."""
    reach = radius * _KAPPA
    return (
        (x + radius, y),
        (x + radius, y + reach, x + reach, y + radius, x, y + radius),
        (x - reach, y + radius, x - radius, y + reach, x - radius, y),
        (x - radius, y - reach, x - reach, y - radius, x, y - radius),
        (x + reach, y - radius, x + radius, y - reach, x + radius, y),
    )

"""Shapes as the operators of a PDF page; y grows upwards there, and colours are as the light palette has them."""

from __future__ import annotations

from functools import cache
from math import ceil

from hubdesk.drawing.shapes import Line, Path, Rect

COLOURS = {
    "page": "#F6F7F9",
    "surface": "#FFFFFF",
    "hairline": "#C3CAD3",
    "edge": "#737D8C",
    "text": "#14181F",
    "quiet": "#4C5664",
    "action": "#1D4F91",
    "red": "#B3261E",
    "amber": "#8A5300",
    "amber_ground": "#FFF1D6",
    "green": "#1E6B3A",
    "blue": "#1D5B8F",
    "unknown": "#4C5664",
    "draft": "#F0F2F4",
    "hover": "#EFF2F6",
}
_HATCH = 5.0  # points between the lines of a hatch
_ROUND = 0.4472  # how far from the corner a quarter circle's second point lies, of its radius


@cache
def colour(role: str) -> str:
    """Write the colour of a role as three shares of one."""
    code = COLOURS[role]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def drawn(mark: Line | Rect | Path, high: float) -> str:
    """Write the operators that draw a shape on a page of this height."""
    if isinstance(mark, Line):
        line = f"{mark.x1:.2f} {high - mark.y1:.2f} m {mark.x2:.2f} {high - mark.y2:.2f} l S"
        return f"{pen(mark.role, mark.width, mark.dash)} {line}"
    if isinstance(mark, Rect):
        return _rect(mark, high)
    return _filled(outline(mark.steps, mark.closed, high), mark.fill, mark.stroke, mark.line, mark.dash)


def pen(role: str, width: float, dash: tuple[float, ...] = ()) -> str:
    """Choose a pen: its colour, width and dashes."""
    return f"{colour(role)} RG {width:.4g} w [{' '.join(f'{length:.4g}' for length in dash)}] 0 d"


def outline(steps: tuple[tuple[float, ...], ...], closed: bool, high: float) -> str:
    """Write a path: the first step is where it starts, two numbers are a line to, six a curve to."""
    said = []
    for number, step in enumerate(steps):
        points = " ".join(f"{high - value if place % 2 else value:.2f}" for place, value in enumerate(step))
        said.append(f"{points} {'m' if not number else 'l' if len(step) == 2 else 'c'}")
    return " ".join([*said, "h"] if closed else said)


def _filled(path: str, fill: str, stroke: str, line: float, dash: tuple[float, ...]) -> str:
    if not (fill or stroke):
        return ""
    inks = [f"{colour(fill)} rg"] if fill else []
    inks += [pen(stroke, line, dash)] if stroke else []
    return f"{' '.join(inks)} {path} {'B' if fill and stroke else 'f' if fill else 'S'}"


def _rect(mark: Rect, high: float) -> str:
    y = high - mark.y - mark.height
    box = f"{mark.x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re"
    hatch = _hatch(mark, box, y) if mark.hatch else ""
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    path = outline(_rounded(mark, radius), True, high) if radius else box
    return " ".join(part for part in (hatch, _filled(path, mark.fill, mark.stroke, mark.line, mark.dash)) if part)


def _rounded(mark: Rect, r: float) -> tuple[tuple[float, ...], ...]:
    left, top, right, foot = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    near = r * _ROUND
    return (
        (left + r, top), (right - r, top), (right - near, top, right, top + near, right, top + r),
        (right, foot - r), (right, foot - near, right - near, foot, right - r, foot),
        (left + r, foot), (left + near, foot, left, foot - near, left, foot - r),
        (left, top + r), (left, top + near, left + near, top, left + r, top),
    )  # fmt: skip


def _hatch(mark: Rect, box: str, y: float) -> str:
    lines = (
        f"{mark.x + step * _HATCH - mark.height:.2f} {y:.2f} m {mark.x + step * _HATCH:.2f} {y + mark.height:.2f} l"
        for step in range(1, ceil((mark.width + mark.height) / _HATCH) + 1)
    )
    return f"q {box} W n {pen(mark.hatch, 0.5)} {' '.join(lines)} S Q"

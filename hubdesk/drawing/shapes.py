"""Shapes in points, y down; colours are roles of the palette, so that window and paper each use their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

Measure = Callable[[str, float, bool], float]
"""How wide a text is in points: words, size in points, bold."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` is on and off lengths in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str = "hairline"
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; an empty `fill`, `stroke` or `hatch` draws none, `hatch` is the role of diagonal lines inside."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 0.5
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """An outline: the first step is where it starts, two numbers are a line to, six a cubic curve to."""

    steps: tuple[tuple[float, ...], ...]
    fill: str = ""
    stroke: str = ""
    line: float = 0.6
    closed: bool = True
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a base line; `anchor` is start, middle or end; `turned` ones run down the page."""

    x: float
    y: float
    words: str
    role: str = "text"
    size: float = 8.0
    bold: bool = False
    anchor: str = "start"
    turned: bool = False


Shape = Line | Rect | Path | Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawing that stands for concerns: what a pointer hits and what a screen reader says there.

    A spot without concerns stands for a person or a place, or invites to do something about `agency`.
    """

    x: float
    y: float
    width: float
    height: float
    concern_ids: tuple[str, ...]
    words: str
    agency: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with its size, its words for whoever cannot see it, and its spots in reading order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
    spots: tuple[Spot, ...] = ()

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find the topmost spot under a point."""
        for spot in reversed(self.spots):
            if spot.x <= x <= spot.x + spot.width and spot.y <= y <= spot.y + spot.height:
                return spot
        return None


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Move a shape."""
    if isinstance(shape, Line):
        return replace(shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y)
    if isinstance(shape, Path):
        steps = tuple(tuple(n + (y if i % 2 else x) for i, n in enumerate(step)) for step in shape.steps)
        return replace(shape, steps=steps)
    return replace(shape, x=shape.x + x, y=shape.y + y)


def turned(drawing: Drawing) -> Drawing:
    """Turn a drawing a quarter to the right, for paper that is held so; no spot stays."""
    high = drawing.height
    return Drawing(high, drawing.width, tuple(_turned(shape, high) for shape in drawing.shapes), drawing.alt)


def _turned(shape: Shape, high: float) -> Shape:
    match shape:
        case Text():
            return replace(shape, x=high - shape.y, y=shape.x, turned=True)
        case Line():
            return replace(shape, x1=high - shape.y1, y1=shape.x1, x2=high - shape.y2, y2=shape.x2)
        case Rect():
            x = high - shape.y - shape.height
            return replace(shape, x=x, y=shape.x, width=shape.height, height=shape.width)
        case Path():
            return replace(shape, steps=tuple(_turned_step(step, high) for step in shape.steps))


def _turned_step(step: tuple[float, ...], high: float) -> tuple[float, ...]:
    pairs = zip(step[::2], step[1::2], strict=True)
    return tuple(value for x, y in pairs for value in (high - y, x))


def scaled(drawing: Drawing, by: float) -> Drawing:
    """Make a drawing larger or smaller, with everything in it."""

    def spot(one: Spot) -> Spot:
        return replace(one, x=one.x * by, y=one.y * by, width=one.width * by, height=one.height * by)

    return replace(
        drawing,
        width=drawing.width * by,
        height=drawing.height * by,
        shapes=tuple(_scaled(shape, by) for shape in drawing.shapes),
        spots=tuple(spot(one) for one in drawing.spots),
    )


def scaled_shape(shape: Shape, by: float, x: float = 0.0, y: float = 0.0) -> Shape:
    """Make a shape larger or smaller, then move it."""
    return moved(_scaled(shape, by), x, y)


def _scaled(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Text):
        return replace(shape, x=shape.x * by, y=shape.y * by, size=shape.size * by)
    dash = tuple(length * by for length in shape.dash)
    if isinstance(shape, Line):
        x1, y1, x2, y2 = (end * by for end in (shape.x1, shape.y1, shape.x2, shape.y2))
        return Line(x1, y1, x2, y2, shape.role, shape.width * by, dash)
    if isinstance(shape, Path):
        steps = tuple(tuple(n * by for n in step) for step in shape.steps)
        return replace(shape, steps=steps, line=shape.line * by, dash=dash)
    x, y, width, height = (n * by for n in (shape.x, shape.y, shape.width, shape.height))
    return replace(
        shape, x=x, y=y, width=width, height=height, radius=shape.radius * by, line=shape.line * by, dash=dash
    )


def rough_width(words: str, size: float, bold: bool = False) -> float:
    """Guess generously how wide a text is where no typeface can be asked."""
    narrow = sum(letter in " .,;:'!|ijlIft()" for letter in words)
    wide = sum(letter in "mwMW@%" for letter in words)
    return size * ((len(words) - narrow - wide) * 0.58 + narrow * 0.32 + wide * 0.88) * (1.05 if bold else 1.0)


def fitted(words: str, room: float, size: float, measure: Measure, bold: bool = False) -> str:
    """Shorten words with an ellipsis until they fit the room."""
    if measure(words, size, bold) <= room:
        return words
    most = bisect_left(range(1, len(words)), True, key=lambda count: measure(words[:count] + "…", size, bold) > room)
    return words[:most].rstrip() + "…" if most else ""

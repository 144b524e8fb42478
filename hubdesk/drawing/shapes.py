"""Shapes in points, y down; colours are roles of the palette, so that window and paper each use their own."""

from __future__ import annotations

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
    """Words on a base line; `anchor` is start, middle or end."""

    x: float
    y: float
    words: str
    role: str = "text"
    size: float = 8.0
    bold: bool = False
    anchor: str = "start"


Shape = Line | Rect | Path | Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawing that stands for concerns: what a pointer hits and what a screen reader says there.

    A spot without concerns invites to do something about `agency`.
    """

    x: float
    y: float
    width: float
    height: float
    concern_ids: tuple[str, ...]
    words: str
    agency: str = ""


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


def rough_width(words: str, size: float, bold: bool = False) -> float:
    """Guess generously how wide a text is where no typeface can be asked."""
    narrow = sum(letter in " .,;:'!|ijlIft()" for letter in words)
    wide = sum(letter in "mwMW@%" for letter in words)
    return size * ((len(words) - narrow - wide) * 0.58 + narrow * 0.32 + wide * 0.88) * (1.05 if bold else 1.0)


def fitted(words: str, room: float, size: float, measure: Measure, bold: bool = False) -> str:
    """Shorten words with an ellipsis until they fit the room."""
    if measure(words, size, bold) <= room:
        return words
    while words and measure(words + "…", size, bold) > room:
        words = words[:-1]
    return words.rstrip() + "…" if words else ""

"""Pages that fill from top to bottom; what is on them is painted only when all are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from hubdesk.drawing.shapes import Drawing, Line, Shape, moved
from hubdesk.packs.scripts import in_sight_order, printable
from hubdesk.packs.setting import BODY, HEADING, SECTION, SMALL_QUIET, Style, set_lines, width_of

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
# A date stays on one line.
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b")
LEFT, RIGHT, TOP, BOTTOM = 54.0, WIDTH - 54.0, 88.0, HEIGHT - 84.0
MEASURE = RIGHT - LEFT
_CLOSE = 120.0  # a heading so near below another one stays with it
COLUMN = 400.0  # about 75 characters of body text


class Words(NamedTuple):
    """One line of words on its base line, in sight order."""

    x: float
    y: float
    words: str
    style: Style


Mark = Shape | Words


class Head(NamedTuple):
    """Where headings began that nothing stands under yet: their page, marks and sections before, and y."""

    page: int
    marks: int
    sections: int
    y: float


@dataclass(slots=True)
class Flow:
    """The pages so far and where the next thing goes; y grows downwards."""

    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP
    sections: list[tuple[str, int]] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    head: Head | None = None

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        return BOTTOM - self.y

    def put(self, *marks: Mark) -> None:
        """Put marks on this page."""
        self.pages[-1].extend(marks)

    def next_page(self) -> None:
        """Go on to another page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
        self.y = TOP

    def need(self, height: float) -> None:
        """Go on to another page where a height is not left on this one; headings with nothing under them go along."""
        if self.room >= height or self.y <= TOP:
            return
        head, foot = self.head, self.y
        self.next_page()
        if head and head.page == len(self.pages) - 1 and head.y > TOP and foot - head.y + height <= BOTTOM - TOP:
            left = self.pages[-2]
            self.put(*(_moved(mark, TOP - head.y) for mark in left[head.marks :]))
            del left[head.marks :]
            self.y = TOP + foot - head.y
            behind = self.sections[head.sections :]
            self.sections[head.sections :] = [(title, len(self.pages)) for title, _ in behind]
        self.head = None

    def begin(self) -> None:
        """Remember that headings begin here; whatever stands under them sets `head` back to None."""
        self.head = Head(len(self.pages), len(self.pages[-1]), len(self.sections), self.y)

    def gap(self, height: float) -> None:
        """Leave room, save at the top of a page."""
        if self.y > TOP:
            self.y += height

    def lines(self, words: str, style: Style, width: float) -> list[str]:
        """Make words printable and set them into lines."""
        return set_lines(_DATE.sub("\\1\u00a0\\2\u00a0\\3", printable(words, self.missing)), style, width)

    def line(self, x: float, y: float, words: str, style: Style, anchor: str = "start") -> None:
        """Put one line of words that `lines` set on the base line y."""
        if anchor != "start":
            x -= width_of(words, style) * (0.5 if anchor == "middle" else 1)
        self.put(Words(x, y, in_sight_order(words), style))

    def say(self, words: str, style: Style = BODY, x: float = LEFT, width: float = COLUMN, after: float = 0) -> None:
        """Put a paragraph; one that breaks over pages leaves at least two lines on either side."""
        lines = self.lines(words, style, width)
        for number, line in enumerate(lines):
            left = len(lines) - number
            self.need(style.lead * (2 if (number == 0 and left > 1) or left == 2 else 1))
            self.line(x, self.y + style.lead * 0.76, line, style)
            self.y += style.lead
        self.y += after

    def section(self, title: str, fresh: bool = True, keep: float = 120) -> None:
        """Begin a section with its title, on a fresh page or where at least `keep` points follow it."""
        if fresh:
            self.next_page()
        else:
            self.gap(30)
            self.need(SECTION.lead + 10 + keep)
        self.begin()
        self.sections.append((title, len(self.pages)))
        self.line(LEFT, self.y + SECTION.size * 0.8, title, SECTION)
        self.y += SECTION.lead + 2
        self.put(Line(LEFT, self.y, RIGHT, self.y, "text", 0.8))
        self.y += 12

    def heading(self, words: str, note: str = "", keep: float = 44, before: float = 16) -> None:
        """Begin a part with its heading, never at the foot of a page."""
        self.gap(before)
        self.need(HEADING.lead + keep + (SMALL_QUIET.lead if note else 0))
        if not (self.head and self.y - self.head.y < _CLOSE):
            self.begin()
        self.say(words, HEADING, after=1 if note else 4)
        if note:
            self.say(note, SMALL_QUIET, after=5)

    def picture(self, drawing: Drawing, x: float = LEFT) -> None:
        """Put a drawing; the caller sees to its height."""
        self.put(*(moved(shape, x, self.y) for shape in drawing.shapes))
        self.y += drawing.height
        self.head = None


def _moved(mark: Mark, y: float) -> Mark:
    return mark._replace(y=mark.y + y) if isinstance(mark, Words) else moved(mark, 0, y)

"""Pages that fill from top to bottom; what is on them is painted only when all are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from hubdesk.drawing.shapes import Drawing, Line, Shape, moved
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import BODY, HEADING, SECTION, SMALL_QUIET, Style, set_lines, width_of
from hubdesk.packs.tree import LEAVES, Part, Role

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
# A date stays on one line.
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b")
LEFT, RIGHT, TOP, BOTTOM = 54.0, WIDTH - 54.0, 88.0, HEIGHT - 84.0
MEASURE = RIGHT - LEFT
_CLOSE = 120.0  # a heading so near below another one stays with it
_OFTEN = 40  # letters: shorter words, as of agencies and grades, stand in many rows and are set once
COLUMN = 400.0  # about 75 characters of body text


class Words(NamedTuple):
    """One line of words on its base line, in reading order, and the part of the document that it belongs to.

    Words without a part are said elsewhere already: a header that is repeated, what runs over all pages.
    """

    x: float
    y: float
    words: str
    style: Style
    part: Part | None


class Picture(NamedTuple):
    """A drawing with its words for whoever cannot see it, as one part of the document."""

    x: float
    y: float
    drawing: Drawing
    part: Part


# A shape that stands alone is decoration to whoever hears the page: words beside it must say the same.
Mark = Shape | Words | Picture


Tell = Callable[[int, int], None]
"""Hears of each page with its number, and of how many once that is known (else 0); may raise Cancelled to stop."""


def nobody(_page: int, _of: int) -> None:
    """Hear of pages and do nothing."""


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
    tree: Part = field(default_factory=lambda: Part(Role.DOCUMENT))
    here: Part | None = None
    tell: Tell = nobody
    _lines: dict[tuple[str, Style, float], list[str]] = field(default_factory=dict, repr=False)

    @property
    def part(self) -> Part:
        """The part of the document that is open; what is put now belongs into it."""
        return self.here or self.tree

    @contextmanager
    def within(self, role: Role, scope: str = "") -> Iterator[Part]:
        """Open a part inside the one that is open, and go back to that one afterwards."""
        before = self.here
        self.here = self.part.add(role, scope)
        try:
            yield self.here
        finally:
            self.here = before

    def leaf(self, role: Role = Role.WORDS) -> Part:
        """Find where words go: into the open part if it holds words, else into a new one."""
        part = self.part
        return part if part.role in LEAVES else part.add(role)

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
            self.tell(len(self.pages), 0)
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
        key = (words, style, width)
        found = self._lines.get(key)
        if found is None:
            found = set_lines(_DATE.sub("\\1\u00a0\\2\u00a0\\3", printable(words, self.missing)), style, width)
            if len(words) <= _OFTEN:
                self._lines[key] = found
        return found

    def line(
        self, x: float, y: float, words: str, style: Style, anchor: str = "start", part: Part | None = None
    ) -> None:
        """Put one line of words that `lines` set on the base line y."""
        if words:
            self.pages[-1].append(_set(x, y, words, style, anchor, part or self.leaf()))

    def aside(self, x: float, y: float, words: str, style: Style, anchor: str = "start") -> None:
        """Put one line of words that are said elsewhere already, so that nobody hears them twice."""
        self.pages[-1].append(_set(x, y, words, style, anchor, None))

    def say(
        self,
        words: str,
        style: Style = BODY,
        x: float = LEFT,
        width: float = COLUMN,
        after: float = 0,
        role: Role = Role.WORDS,
    ) -> None:
        """Put a paragraph; one that breaks over pages leaves at least two lines on either side."""
        lines = self.lines(words, style, width)
        part = self.leaf(role)
        for number, line in enumerate(lines):
            left = len(lines) - number
            self.need(style.lead * (2 if (number == 0 and left > 1) or left == 2 else 1))
            self.line(x, self.y + style.lead * 0.76, line, style, part=part)
            self.y += style.lead
        self.y += after

    def point(
        self, sign: str, words: str, style: Style, x: float, indent: float, width: float, after: float = 0
    ) -> None:
        """Put one point of the open list: its sign (none where a shape stands for it), and its words beside it."""
        self.need(style.lead * min(2, len(self.lines(words, style, width - indent))))
        with self.within(Role.ITEM):
            if sign:
                with self.within(Role.SIGN):
                    self.line(x, self.y + style.lead * 0.76, sign, style)
            with self.within(Role.SAID):
                self.say(words, style, x + indent, width - indent, after)

    def section(self, title: str, fresh: bool = True, keep: float = 120) -> None:
        """Begin a section with its title, on a fresh page or where at least `keep` points follow it."""
        if fresh:
            self.next_page()
        else:
            self.gap(30)
            self.need(SECTION.lead + 10 + keep)
        self.begin()
        self.sections.append((title, len(self.pages)))
        self.here = self.tree.add(Role.SECTION)
        self.line(LEFT, self.y + SECTION.size * 0.8, title, SECTION, part=self.here.add(Role.CHAPTER))
        self.y += SECTION.lead + 2
        self.put(Line(LEFT, self.y, RIGHT, self.y, "text", 0.8))
        self.y += 12

    def heading(self, words: str, note: str = "", keep: float = 44, before: float = 16) -> None:
        """Begin a part with its heading, never at the foot of a page."""
        self.gap(before)
        self.need(HEADING.lead + keep + (SMALL_QUIET.lead if note else 0))
        if not (self.head and self.y - self.head.y < _CLOSE):
            self.begin()
        self.say(words, HEADING, after=1 if note else 4, role=Role.HEADING if self.sections else Role.CHAPTER)
        if note:
            self.say(note, SMALL_QUIET, after=5)

    def picture(self, drawing: Drawing, x: float = LEFT) -> None:
        """Put a drawing; the caller sees to its height."""
        self.put(Picture(x, self.y, drawing, self.part.add(Role.PICTURE, alt=drawing.alt)))
        self.y += drawing.height
        self.head = None


def _set(x: float, y: float, words: str, style: Style, anchor: str, part: Part | None) -> Words:
    if anchor != "start":
        x -= width_of(words, style) * (0.5 if anchor == "middle" else 1)
    return Words(x, y, words.replace("\u00a0", " "), style, part)


def _moved(mark: Mark, y: float) -> Mark:
    return mark._replace(y=mark.y + y) if isinstance(mark, Words | Picture) else moved(mark, 0, y)

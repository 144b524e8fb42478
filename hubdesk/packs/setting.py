"""Set words into lines of a width."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hubdesk.packs.faces import BOLD, ITALIC, REGULAR, letter_width
from hubdesk.packs.scripts import printable


class Style(NamedTuple):
    """How words look: typeface, size and line height in points, palette role."""

    face: str
    size: float
    lead: float
    role: str = "text"


BODY = Style(REGULAR, 10.5, 14.5)
BODY_BOLD = Style(BOLD, 10.5, 14.5)
BODY_QUIET = Style(REGULAR, 10.5, 14.5, "quiet")
QUOTE = Style(ITALIC, 10.5, 14.5)
SMALL = Style(REGULAR, 9, 11.5)
SMALL_BOLD = Style(BOLD, 9, 11.5)
SMALL_QUIET = Style(REGULAR, 9, 11.5, "quiet")
SMALL_QUOTE = Style(ITALIC, 9, 11.5)
TINY = Style(REGULAR, 8, 10.5, "quiet")
TINY_BOLD = Style(BOLD, 8, 10.5, "quiet")
LABEL = Style(BOLD, 9, 12, "quiet")
SECTION = Style(BOLD, 19, 24)
HEADING = Style(BOLD, 12.5, 16)
TITLE = Style(BOLD, 30, 35)
LEAD = Style(REGULAR, 13, 18)


@lru_cache(maxsize=50_000)
def _units(word: str, face: str) -> float:
    return sum(letter_width(letter, face) for letter in word)


def width_of(words: str, style: Style) -> float:
    """How wide words are, in points."""
    return _units(words, style.face) * style.size / 1000


def measure(words: str, size: float, bold: bool = False) -> float:
    """How wide words of a drawing are, in points."""
    return _units(printable(words, set()), BOLD if bold else REGULAR) * size / 1000


def set_lines(words: str, style: Style, width: float) -> list[str]:
    """Break words into lines; line breaks are kept, a word wider than the line is broken where it ends."""
    room = width * 1000 / style.size
    space = _units(" ", style.face)
    lines: list[str] = []
    face = style.face
    for part in words.split("\n"):
        line: list[str] = []
        used = -space
        for word in part.split(" "):
            long = _units(word, face)
            if long > room:
                used = _break(word, face, room, line, used + space, lines)
                continue
            used += space + long
            if used > room and line:
                lines.append(" ".join(line))
                line, used = [], long
            line.append(word)
        lines.append(" ".join(line))
    return lines


def _break(word: str, face: str, room: float, line: list[str], used: float, lines: list[str]) -> float:
    piece = ""
    for letter in word:
        wide = letter_width(letter, face)
        if used + wide > room and (piece or line):
            lines.append(" ".join([*line, piece] if piece else line))
            line.clear()
            piece, used = "", 0.0
        piece += letter
        used += wide
    line.append(piece)
    return used

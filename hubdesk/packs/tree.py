"""What the parts of a document are to somebody who hears it read: headings, paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a part is; the values are PDF's own standard structure types, so that no role needs a map."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    CHAPTER = "H2"
    HEADING = "H3"
    WORDS = "P"
    LIST = "L"
    ITEM = "LI"
    SIGN = "Lbl"
    SAID = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    PICTURE = "Figure"
    CONTENTS = "TOC"
    ENTRY = "TOCI"


# Parts that hold words or a picture; all others hold parts.
LEAVES = frozenset(
    {Role.TITLE, Role.CHAPTER, Role.HEADING, Role.WORDS, Role.SIGN, Role.SAID, Role.HEAD, Role.CELL, Role.PICTURE,
     Role.ENTRY}
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Part:
    """One part; `scope` is what a header cell heads (Column or Row), `span` how many columns a cell reaches over.

    `alt` are the words for a picture, `spoken` those of a part whose letters stand otherwise than they are read;
    `places` are the page and the number of each run of marks that shows it; they are known once it is painted.
    """

    role: Role
    parts: Sequence[Part] = ()
    alt: str = ""
    spoken: str = ""
    scope: str = ""
    span: int = 1
    places: tuple[tuple[int, int], ...] = ()
    box: tuple[float, float, float, float] | None = None

    def add(self, role: Role, scope: str = "", span: int = 1, alt: str = "") -> Part:
        """Put a part behind those that are already there."""
        part = Part(role, alt=alt, scope=scope, span=span)
        if isinstance(self.parts, list):
            self.parts.append(part)
        else:  # most parts have none: a list for each of them would be slow to look after
            self.parts = [part]
        return part

    @property
    def shown(self) -> bool:
        """Whether anything of it, or of a part of it, was painted; an empty cell of a table counts too."""
        return bool(self.places) or self.role in (Role.HEAD, Role.CELL) or any(part.shown for part in self.parts)

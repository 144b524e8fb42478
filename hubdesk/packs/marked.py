"""The few marks of a document in Markdown that a printed record needs: headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^\|[\s|:-]+\|$")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document: `kind` is title, heading, words, point or table; a table has `rows`, its head first."""

    kind: str
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """Hand out the parts of a document in order; marks inside a line are left out, its words stay."""
    kind, held = "", list[str]()
    for line in [*text.splitlines(), ""]:
        begins = _kind(line)
        if held and (begins or not line.strip()) and not (kind == begins == "table"):
            yield _block(kind, held)
            held = []
        if line.strip():
            kind = begins or (kind if held else "words")
            held.append(line)


def _kind(line: str) -> str:
    starts = (("# ", "title"), ("## ", "heading"), ("- ", "point"), ("|", "table"))
    return next((kind for mark, kind in starts if line.startswith(mark)), "")


def _block(kind: str, lines: list[str]) -> Block:
    if kind == "table":
        rows = (line.strip().strip("|").split("|") for line in lines if not _RULE.match(line.strip()))
        return Block(kind, rows=tuple(tuple(plain(cell) for cell in row) for row in rows))
    return Block(kind, plain(" ".join(line.strip() for line in lines).lstrip("#- ")))


def plain(words: str) -> str:
    """Leave out the marks of stress, code and links."""
    return " ".join(_LINK.sub(r"\1", words).replace("*", "").replace("`", "").split())

"""The handbook as sections: the same text in the documentation and beside each page of the window."""

from __future__ import annotations

import re
from functools import cache

from hubdesk.domain.shipped import shipped

_NAME = "handbook.md"
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n?", re.M)
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")


def sections(text: str) -> dict[str, str]:
    """Part a handbook by its headings of the second degree: title to Markdown, without pictures and links."""
    plain = _LINK.sub(r"\1", _PICTURE.sub("", text))
    _, *found = re.split(r"^## (.+)\n", plain, flags=re.M)
    return {title.strip(): words.strip() for title, words in zip(found[::2], found[1::2], strict=True)}


@cache
def shipped_handbook() -> dict[str, str]:
    """Read the handbook that ships with the program."""
    beside = shipped(_NAME)
    path = beside if beside.exists() else shipped("").parent / "docs" / _NAME
    return sections(path.read_text(encoding="utf-8"))

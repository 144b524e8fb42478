"""How one partner's sheets are read: their headings and values in our words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FULL_NAME = "full_name"  # a whole name in one cell, which is parted into given and family name


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What to make of a partner's columns.

    `columns` has our column for each of their headings (empty where it is not to be read) and `values`, by our column,
    our value for each of theirs, both by plain text; `defaults` has the value to use where a cell is empty or a column
    is missing. With `each_row` every row without a reference is a concern of its own, known by its content.
    """

    source: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    each_row: bool = False


def plain(text: str) -> str:
    """Bring a heading or value to the form in which it is compared: letters and figures only, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())

"""Single cells: texts made clean, codes recognised, and what would be right where they are not."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from hubdesk.domain.codes import Code, CodeLists
from hubdesk.sheets.columns import plain
from hubdesk.sheets.days import Unreadable

LONGEST = 100_000  # characters of a text; the longest real narratives have a tenth of that
LONGEST_SHORT = 1_000  # of anything else
_LONG = frozenset({"narrative", "voice_of_child", "strengths", "child_seen", "handling_conditions"})
_SEX = {"m": "M", "male": "M", "boy": "M", "man": "M", "f": "F", "female": "F", "girl": "F", "woman": "F"}


def text_of(column: str, cell: object) -> str:
    """Write a cell as clean text (NFC, no control characters); raises Unreadable where it is far too long."""
    if isinstance(cell, date):
        midnight = isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second)
        return (cell.date() if isinstance(cell, datetime) and midnight else cell).isoformat()
    text = str(cell)
    most = LONGEST if column in _LONG else LONGEST_SHORT
    if len(text) > most:
        raise Unreadable(f"This cell holds {len(text):,} characters and can hold {most:,}. Shorten it.")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() and not text.replace("\n", " ").isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return text.strip()


def sex_of(text: str) -> str:
    """Bring a sex to M or F where that is what was written, else keep the words."""
    return _SEX.get(text.casefold(), text)


class CodeBook:
    """The codes of each list under everything that they are called, remembered once found."""

    def __init__(self, codes: CodeLists) -> None:
        self._lists = {
            "agency": ("an agency", codes.agencies),
            "category": ("a kind of concern", codes.kinds),
            "level": ("a level", codes.levels),
            "person_role": ("a role", codes.roles),
            "source_evaluation": ("a source evaluation", codes.source_evaluations),
            "intelligence_assessment": ("an intelligence assessment", codes.intelligence_assessments),
            "handling_code": ("a handling code", codes.handling_codes),
            "date_precision": ("a date precision", codes.precisions),
            "tripwire": ("a tripwire", codes.tripwires),
        }
        self._named = {column: _names(listed) for column, (_, listed) in self._lists.items()}
        self._found: dict[tuple[str, str], str] = {}

    # A precision or a tripwire is said only where there is one.
    may_be_empty = frozenset({"date_precision", "tripwire"})

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold codes."""
        return tuple(self._lists)

    def names(self, column: str) -> Mapping[str, str]:
        """Give everything that a column's codes are called, in plain text, with the code."""
        return self._named[column]

    def listed(self, column: str) -> tuple[Code, ...]:
        """Give a column's codes in the order of their list."""
        return tuple(self._lists[column][1].values())

    def code(self, column: str, text: str) -> str:
        """Find the code that a text names in a column; raises Unreadable with the closest code."""
        known = self._found.get((column, text))
        if known is None:
            known = self._named[column].get(plain(text)) or self._unknown(column, text)
            self._found[column, text] = known
        return known

    def _unknown(self, column: str, text: str) -> str:
        words, listed = self._lists[column]
        if not text:
            raise Unreadable(f"This cell is empty. Write {_choice(listed)}.")
        shown = text if len(text) <= 40 else text[:40] + "…"
        close = get_close_matches(plain(text)[:80], self._named[column], 1, 0.65)
        hint = f"Did you mean {self._named[column][close[0]]}?" if close else f"Write {_choice(listed)}."
        raise Unreadable(f"“{shown}” is not {words} of this hub. {hint}")


def _names(listed: Mapping[str, Code]) -> dict[str, str]:
    named: dict[str, str] = {}
    for name in ("code", "label", "short"):  # a code counts before another's label
        for code in listed.values():
            named.setdefault(plain(getattr(code, name)), code.code)
    return named


def _choice(listed: Mapping[str, Code]) -> str:
    codes = list(listed)
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"

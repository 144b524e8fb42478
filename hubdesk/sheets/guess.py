"""A first guess at which of a partner's columns is which of ours; a person looks at it before anything is taken in."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from stdnum.gb import nhs

from hubdesk.domain.sheet_mapping import FULL_NAME, SheetMapping
from hubdesk.domain.shipped import shipped
from hubdesk.matching.places import postcode
from hubdesk.sheets.columns import COLUMNS, MAY_BE_EMPTY, plain

_NAMES = frozenset({"given_name", "family_name", FULL_NAME})
_LIKE = 0.85  # how like a known heading another must be
_MOST_OF = 0.8  # of the cells must be of one kind for a column to be known by them
_OUTWARD = 4  # letters and figures in the outward half of a postcode, at most
_TEXT = 60  # letters in a cell on average make it a narrative


def guess(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> SheetMapping:
    """Guess a mapping from the headings and, where they say nothing, from the first rows' cells.

    Our own headings are no part of it, as they are read in any case; each column is given once, an address its lines.
    """
    taken = {plain(column) for column in COLUMNS} & {plain(heading) for heading in headings}
    given = {column for column in COLUMNS if plain(column) in taken}
    found: dict[str, str] = {}
    for step in (_by_word, _by_likeness):
        for heading in headings:
            mark = plain(heading)
            if mark and mark not in taken and (column := step(mark)) and (column == "address" or column not in given):
                found[mark] = column
                taken.add(mark)
                given.add(column)
    for place, heading in enumerate(headings):
        mark = plain(heading)
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if mark and mark not in taken and (column := _by_cells(cells)) and column not in given:
            found[mark] = column
            given.add(column)
    if {"given_name", "family_name"} & given:  # the parts say more than the whole
        found = {mark: column for mark, column in found.items() if column != FULL_NAME}
    spared = MAY_BE_EMPTY - given if given & _NAMES else MAY_BE_EMPTY - given - _NAMES
    return SheetMapping(columns=found, defaults=dict.fromkeys(sorted(spared), ""), each_row="concern_ref" not in given)


@cache
def _words() -> dict[str, str]:
    named = tomllib.loads(shipped("sheets/headings.toml").read_text(encoding="utf-8"))
    known = {plain(column): column for column in COLUMNS}
    for column, words in named.items():
        for word in words:
            known.setdefault(plain(word), column)
    return known


def _by_word(mark: str) -> str:
    return _words().get(mark, "")


def _by_likeness(mark: str) -> str:
    close = get_close_matches(mark, _words(), 1, _LIKE) if len(mark) > 4 else []
    return _words()[close[0]] if close else ""


def _by_cells(cells: Sequence[str]) -> str:
    if not cells:
        return ""
    most = _MOST_OF * len(cells)
    if sum(len(postcode(cell)) > _OUTWARD for cell in cells) >= most:
        return "postcode"
    if sum(nhs.is_valid(cell) for cell in cells) >= most:
        return "nhs_number"
    return "narrative" if sum(map(len, cells)) / len(cells) >= _TEXT else ""

"""Values of a partner's sheet that are no code of the hub, to be mapped once by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.sheet_seen import OddValue
from hubdesk.sheets.columns import plain
from hubdesk.sheets.days import Unreadable
from hubdesk.sheets.rows import Row
from hubdesk.sheets.values import CodeBook, text_of

_MOST = 60  # values of one column: beyond that it is no column of codes, and mapping it by hand no help
_LIKE = 0.8


def odd_values(rows: Iterable[Row], codes: CodeLists) -> tuple[OddValue, ...]:
    """Find them by column, the most frequent first; a column with too many different ones is left out."""
    book = CodeBook(codes)
    counts: dict[str, Counter[str]] = {column: Counter() for column in book.columns}
    for row in rows:
        for column, counter in counts.items():
            if column in row.cells and len(counter) <= _MOST:
                counter[_cut(column, row.cells[column])] += 1
    found: list[OddValue] = []
    for column, counter in counts.items():
        unread = [(value, count) for value, count in counter.most_common() if not _reads(book, column, value)]
        if len(counter) <= _MOST:
            found += (OddValue(column, value, count, _close(book, column, value)) for value, count in unread)
    return tuple(found)


def _cut(column: str, cell: object) -> str:
    try:
        return text_of(column, "" if cell is None else cell)
    except Unreadable:  # far too long, so no code: the row says so when it is read
        return ""


def _reads(book: CodeBook, column: str, value: str) -> bool:
    if not value and column in book.may_be_empty:
        return True
    try:
        book.code(column, value)
    except Unreadable:
        return False
    return True


def _close(book: CodeBook, column: str, value: str) -> str:
    names = book.names(column)
    close = get_close_matches(plain(value)[:80], names, 1, _LIKE)
    return names[close[0]] if close else ""

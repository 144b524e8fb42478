"""Rows of which only those are fetched that somebody looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, overload

from PySide6.QtCore import Qt, QTimer, Signal

from hubdesk.ui.parts.table import Column, Index, Rows

T = TypeVar("T")
_KEPT = 20  # pages held: what was scrolled past long ago is fetched again


class Pages(Sequence[T | None]):
    """As many rows as there are, each None until its page was taken in."""

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size
        self._held: dict[int, Sequence[T]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> T | None: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T | None]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T | None] | None:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._count))]
        if not 0 <= place < self._count:
            raise IndexError(place)
        number, inside = divmod(place, self._size)
        held = self._held.get(number, ())
        return held[inside] if inside < len(held) else None

    def take(self, number: int, rows: Sequence[T]) -> None:
        """Take in a page, and let go of the one that was taken in first where there are too many."""
        self._held[number] = rows
        if len(self._held) > _KEPT:
            del self._held[next(iter(self._held))]


class PagedRows(Rows[Any]):
    """A model of rows that come by pages: `page_wanted` tells which is looked at and not there."""

    page_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[Any]], size: int) -> None:
        super().__init__(columns)
        self._size = size
        self._pages: Pages[Any] = Pages(0, size)
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        # Not while it is painted, and once for all that a flick of the wheel passed over.
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._ask)

    def show_count(self, count: int, first: Sequence[Any]) -> None:
        """Show so many rows, of which the first page is there."""
        self._pages = Pages(count, self._size)
        self._pages.take(0, first)
        self._missing, self._asked = set(), set()
        self.show_rows(self._pages)

    def take(self, number: int, rows: Sequence[Any]) -> None:
        """Show the rows of a page that was wanted."""
        self._asked.discard(number)
        self._pages.take(number, rows)
        first = number * self._size
        last = min(first + self._size, len(self._pages)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell as `Rows` does, or nothing yet and ask for its page."""
        if self.rows[index.row()] is None:
            self._missing.add(index.row() // self._size)
            if not self._pause.isActive():
                self._pause.start()
            return None
        return super().data(index, role)

    def _ask(self) -> None:
        wanted, self._missing = self._missing - self._asked, set()
        self._asked |= wanted
        for number in sorted(wanted):
            self.page_wanted.emit(number)

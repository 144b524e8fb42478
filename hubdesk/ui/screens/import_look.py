"""The first rows of a sheet as they were read, before anything is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_MOST = 5


class Looked(Protocol):
    """The headings of a sheet and its first rows, as text."""

    @property
    def headings(self) -> Sequence[str]:
        """The headings, in order."""

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """The first rows, each with a value a heading."""


class ImportLook(QWidget):
    """Hidden until a sheet was looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_look")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.words = Words("The first rows, as they are read", "strong", "look_words")
        self._column.addWidget(self.words)
        self.table: Table | None = None
        self.hide()

    def show_rows(self, looked: Looked) -> None:
        """Show what was read of a sheet."""
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        columns = [_column(number, heading) for number, heading in enumerate(looked.headings)]
        self.table = Table("look_table", self.words.text(), Rows(columns, list(looked.rows[:_MOST])))
        self.table.setFixedHeight(px(32) * (min(len(looked.rows), _MOST) + 1) + px(20))
        self._column.addWidget(self.table)
        self.show()


def _column(number: int, heading: str) -> Column[Sequence[str]]:
    return Column(heading, heading, lambda row: row[number] if number < len(row) else "", width=140)

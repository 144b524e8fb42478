"""The sheet of keys: what works anywhere, and what works on the pages that have been opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.keys import KeyLine, said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words

_ALT = "Hold Alt and press an underlined letter to press that button or go to that field. Enter opens what is chosen."
_COLUMNS: tuple[Column[KeyLine], ...] = (
    Column("key", "Key", lambda line: line.key, width=160, strong=True),
    Column("words", "What it does", lambda line: line.words),
    Column("where", "Where", lambda line: line.where or "Anywhere", width=240),
)


class KeysPage(Page):
    """`lines` gives the keys there are now, those of the page that was shown last first."""

    back_requested = Signal()

    def __init__(self, lines: Callable[[], Sequence[KeyLine]]) -> None:
        super().__init__("keys", "Keys")
        self._lines = lines
        self.model: Rows[KeyLine] = Rows(_COLUMNS)
        self.table = Table("keys_table", "Keys and what they do", self.model)
        self.bar.addWidget(quiet("&Back", "keys_back", self.back_requested.emit))
        self.body.addWidget(Words(_ALT, "quiet", "keys_words"))
        self.body.addWidget(self.table, 1)
        said(QShortcut(QKeySequence("Esc"), self, self.back_requested.emit), "Back to where you were")
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the keys again."""
        self.model.show_rows(self._lines())
        self.table.choose(0)

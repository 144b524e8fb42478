"""Decisions and packs: everything that was done, the latest first, each with its reason and who did it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Family
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.screens.family_words import Done, everything_done


def _columns() -> tuple[Column[Done], ...]:
    return (
        Column("day", "When", lambda d: short_day(d.day), width=112),
        Column("what", "What", lambda d: d.what, width=280, paint=lambda: Cell(lines=2, strong=True)),
        Column("words", "Why", lambda d: d.words, paint=lambda: Cell(lines=2)),
        Column("by", "Who", lambda d: d.by, width=144),
        Column("review", "Look again", lambda d: short_day(d.review_on) if d.review_on else "", width=112),
    )


class DoneSection(QWidget):
    """A table, or the word that nothing was decided yet."""

    meeting_opened = Signal(str, str)  # a meeting and the item of this family

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_done")
        self._codes = codes
        self.model: Rows[Done] = Rows(_columns())
        self.table = Table(
            "done", "Decisions, requests, packs and meetings, the latest first", self.model, row_height=52
        )
        self.table.row_opened.connect(self._open)
        self._empty = EmptyState("done_empty", "Nothing decided yet", "Decide writes down what you do, and why.")
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._empty)
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show what was done about a family."""
        rows = everything_done(family, self._codes)
        self.model.show_rows(rows)
        self.table.choose(0)
        self._layers.setCurrentIndex(0 if rows else 1)

    def _open(self, done: Done) -> None:
        """Go to the meeting of a row; of what else was done the row says everything."""
        if done.opens[0]:
            self.meeting_opened.emit(*done.opens)

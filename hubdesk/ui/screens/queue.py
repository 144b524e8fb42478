"""The queue: which family to look at next, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import Code
from hubdesk.domain.days import long_day
from hubdesk.domain.queue import QueueRow
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.table import Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.queue_columns import queue_columns
from hubdesk.ui.screens.queue_filter import QueueFilter
from hubdesk.ui.screens.queue_list import QueueList, chosen, count_words

_RELOAD = {"concerns", "persons", "families", "decisions", "requests", "packs", "scores"}
_NOTHING = (
    "No concerns yet",
    "Record a concern or import a partner's sheet. Families appear here by themselves.",
)
_NO_MATCH = ("No family matches", "Clear the filter, or search for a person with Ctrl+K.")


class QueuePage(Page):
    """Families in the order in which to look at them; `queue` is asked with a day, or None for today."""

    family_opened = Signal(str, object)  # family id, and the day as of which, or None
    record_requested = Signal()

    def __init__(self, queue: Ask, agencies: Mapping[str, Code], today: Callable[[], date]) -> None:
        super().__init__("queue", "Queue")
        self._ask, self._list = queue, QueueList()
        self._as_of: date | None = None
        self.model: Rows[QueueRow] = Rows(queue_columns(agencies))
        self.table = Table("queue_table", "Families in the queue", self.model, row_height=52)
        self.table.row_opened.connect(lambda row: self.family_opened.emit(row.family_id, self._as_of))
        self.filter = QueueFilter(today)
        self.filter.edited.connect(self._narrow)
        self.filter.day_chosen.connect(self._look_back)
        self._count = Words("", "quiet", "queue_count")
        self._past = Words("", "strong", "queue_past")
        self._past.hide()
        self._empty = EmptyState("queue_empty", *_NOTHING)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        self._record = secondary("Record a &concern", "queue_record", self.record_requested.emit)
        self.bar.addWidget(self._record)
        self.body.setSpacing(8)
        self.body.addWidget(self.filter)
        self.body.addWidget(self._past)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self._count)
        self.setFocusProxy(self.table)
        find = QAction(self)
        find.setObjectName("filter_queue")
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(lambda: self.filter.words.setFocus())
        self.addAction(find)

    def let_record(self, may: bool) -> None:
        """Show the button for a concern to those who may record one."""
        self._record.setVisible(may)

    def refresh(self) -> None:
        """Fetch the queue as of the chosen day."""
        self._ask(self._as_of, done=self._show)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where families, scores or decisions changed."""
        if changes.kinds & _RELOAD:
            self.refresh()

    def _look_back(self, day: date | None) -> None:
        self._as_of = day
        self._past.setVisible(day is not None)
        if day is not None:
            self._past.setText(f"As of {long_day(day)}: only what had been received by then.")
        self.refresh()

    def _show(self, queue: QueueList) -> None:
        self._list = queue
        self._narrow()

    def _narrow(self) -> None:
        before = self.table.chosen()
        rows = chosen(self._list, self.filter.words.text(), self.filter.band(), self.filter.status())
        self.model.show_rows(rows)
        self._count.setText(count_words(self._list.rows, len(rows)))
        self._empty.say(*(_NO_MATCH if self._list.rows else _NOTHING))
        self._views.setCurrentIndex(0 if rows else 1)
        if rows:
            place = _place_of(rows, before.family_id) if before is not None else 0
            self.table.choose(place)


def _place_of(rows: object, family_id: str) -> int:
    assert isinstance(rows, (list, tuple))
    return next((place for place, row in enumerate(rows) if row.family_id == family_id), 0)

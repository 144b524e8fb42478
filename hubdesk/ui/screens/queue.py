"""The queue: which family to look at next, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.queue import PAGE, Narrowed, QueueRow, QueueView, SavedView
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.columns_button import ColumnsButton
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.paged import PagedRows
from hubdesk.ui.parts.tab_order import come_after
from hubdesk.ui.parts.table import Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.queue_columns import queue_columns
from hubdesk.ui.screens.queue_filter import QueueFilter
from hubdesk.ui.screens.queue_more import Marks, QueueMore
from hubdesk.ui.screens.queue_views import QueueViews, QueueWrite, ViewAsks
from hubdesk.ui.screens.queue_words import count_words

_RELOAD = {"concerns", "persons", "families", "decisions", "requests", "packs", "scores"}
_NOTHING = (
    "No concerns yet",
    "Record a concern or import a partner's sheet. Families appear here by themselves.",
)
_ORDER_OF = {"rank": "rank", "score": "score", "last": "latest"}
_NO_MATCH = ("No family matches", "Clear the filter, or search for a person with Ctrl+K.")


class QueuePage(Page):
    """Families in the order in which to look at them, fetched a page at a time.

    `open_queue` and `narrow_queue` are asked with a day (None for today), what narrows the queue and the family chosen,
    `page` with the day, what narrows it and a place; `views` are for ways of looking at it that are kept.
    """

    family_opened = Signal(str, object)  # family id, and the day as of which, or None
    record_requested = Signal()
    meeting_requested = Signal()

    def __init__(
        self, open_queue: Ask, narrow_queue: Ask, page: Ask, views: ViewAsks, codes: CodeLists,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__("queue", "Queue")
        self._open, self._narrow, self._page, self._write = open_queue, narrow_queue, page, views.write
        self._view, self._narrowed = QueueView(), Narrowed()
        self._as_of: date | None = None
        self.model = PagedRows(queue_columns(codes.agencies, lambda: self._as_of or today()), PAGE)
        self.model.page_wanted.connect(self._fetch)
        self.table = Table("queue_table", "Families in the queue", self.model, row_height=52)
        self.table.choose_among()
        self.table.row_opened.connect(self._open_family)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.notice = Notice("queue_notice")
        self.filter = QueueFilter(today)
        self.filter.edited.connect(self._narrow_down)
        self.filter.day_chosen.connect(self._look_back)
        self._codes, self._view_asks = codes, views
        self._marks: Marks = ()
        self._order = "rank"
        self.write = QueueWrite()
        self.write.write_requested.connect(self._write_out)
        self.columns = ColumnsButton(self.model.columns, "family")
        self.columns.changed.connect(lambda: self.table.leave_out(self.columns.hidden()))
        self.filter.more.toggled.connect(self._show_more)
        self._lay_out()

    def _lay_out(self) -> None:
        self._count = Words("", "quiet", "queue_count")
        self._past = Words("", "strong", "queue_past")
        self._past.hide()
        self._empty = EmptyState("queue_empty", *_NOTHING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.bar.addWidget(quiet("Meetin&g", "queue_meeting", self.meeting_requested.emit))
        self._record = secondary("Record a &concern", "queue_record", self.record_requested.emit)
        self.bar.addWidget(self.columns)
        self.bar.addWidget(quiet("&List as a file", "queue_list", self._begin_write))
        self.bar.addWidget(self._record)
        self.body.setSpacing(8)
        for part in (self.notice, self.filter, self.write, self._past):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._count)
        self.setFocusProxy(self.table)
        find = QAction(self)
        find.setObjectName("filter_queue")
        find.setWhatsThis("Filter the queue")
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(lambda: self.filter.words.setFocus())
        self.addAction(find)

    @cached_property
    def more(self) -> QueueMore:
        """More to narrow the queue by; made when it is first wanted."""
        more = QueueMore(self._codes.agencies, self._codes.kinds)
        more.edited.connect(self._take_more)
        self.body.insertWidget(self.body.indexOf(self.filter) + 1, more)
        come_after(self.filter.more, more)
        return more

    @cached_property
    def views(self) -> QueueViews:
        """The views that are kept; made when they are first wanted."""
        views = QueueViews(self._view_asks, lambda: (self._narrowing(), self.columns.shown()), self.more.order)
        views.chosen.connect(self._show_view)
        self.body.insertWidget(self.body.indexOf(self.more) + 1, views)
        come_after(self.more.place.line, views)
        return views

    def let_record(self, may: bool) -> None:
        """Show the button for a concern to those who may record one."""
        self._record.setVisible(may)

    def refresh(self) -> None:
        """Fetch the queue as of the chosen day."""
        self._look(self._open)
        if self.filter.more.isChecked():
            self.views.refresh()

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

    def _narrow_down(self) -> None:
        self._look(self._narrow)

    def _look(self, ask: Ask) -> None:
        chosen = self.table.chosen()
        narrowed = self._narrowing()
        ask(
            self._as_of,
            narrowed,
            chosen.family_id if chosen is not None else "",
            done=lambda view: self._show(view, narrowed),
        )

    def _show(self, view: QueueView, narrowed: Narrowed) -> None:
        self._view, self._narrowed = view, narrowed
        self.model.show_count(view.shown, view.first)
        self._count.setText(count_words(view))
        self._empty.say(*(_NO_MATCH if view.families else _NOTHING))
        self._stack.setCurrentIndex(0 if view.shown else 1)
        self.table.choose(view.place or 0)

    def _fetch(self, number: int) -> None:
        view = self._view

        def take(rows: Sequence[QueueRow]) -> None:
            if self._view is view:  # else the queue has been opened or narrowed since
                self.model.take(number, rows)

        self._page(self._as_of, self._narrowed, number * PAGE, done=take)

    def _open_family(self, row: QueueRow | None) -> None:
        if row is not None:
            self.family_opened.emit(row.family_id, self._as_of)

    def _narrowing(self) -> Narrowed:
        return replace(self.filter.narrowed(), marks=self._marks, order=self._order)

    def _take_more(self) -> None:
        self._marks, self._order = self.more.marks(), self.more.sorted_by()
        self._narrow_down()

    def _show_more(self, more: bool) -> None:
        self.more.setVisible(more)
        self.views.setVisible(more)
        if more:
            self.views.refresh()
        said = self.more.said()
        self.filter.more.setText("F&ewer" if more else f"&More ({said})" if said else "&More")

    def _show_view(self, view: SavedView | None) -> None:
        narrowed = view.narrowed if view is not None else Narrowed()
        self.filter.fill(narrowed)
        self.more.fill(narrowed.marks, narrowed.order)
        self.columns.show_only(view.columns if view is not None else ())
        self._take_more()

    def _sort(self, number: int) -> None:
        order = _ORDER_OF.get(self.model.columns[number].name)
        if order:
            self.more.fill(self.more.marks(), order)
            self.more.setVisible(self.filter.more.isChecked())
            self._take_more()

    def _begin_write(self) -> None:
        self.filter.more.setChecked(False)  # room for the table
        chosen = self.table.several()
        self.write.begin(len(chosen) if len(chosen) > 1 else self._view.shown)

    def _write_out(self, path: Path, reason: str) -> None:
        chosen = [row.family_id for row in self.table.several() if row is not None]
        families = tuple(chosen) if len(chosen) > 1 else ()
        self._write(
            self._as_of, self._narrowed, families, path, reason,
            done=lambda count: self._tell_written(count, path),
            failed=lambda error: self.notice.warn(error.sentence),
        )  # fmt: skip

    def _tell_written(self, count: int, path: Path) -> None:
        self.write.hide()
        self.notice.say(f"{count:,} {'family' if count == 1 else 'families'} written to {path}.")

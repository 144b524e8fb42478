"""Requests to partners: what waits for an answer, what is late, what came back, and one of them beside the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.domain.asked import AskedDetail, AskedRow, AskedShown
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import lately, long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.state_mark import MarkedCell
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.asked_detail import AskedAsks, AskedView
from hubdesk.ui.screens.asked_words import RATING, STATE, due_words, what_words
from hubdesk.ui.theme import px

_SHOW = {"open": "Waiting for an answer", "due": "Due", "overdue": "Overdue", "answered": "Answered"}
_EMPTY = "Open a family, then Who was asked, and press Enter on an agency that nobody asked."
_NONE = {
    "open": "No partner's answer is awaited",
    "due": "Nothing is due by the end of the next working day",
    "overdue": "Nothing is overdue",
    "answered": "Nothing came back yet",
}
MOST = 300  # requests in the list; nobody works through more at once
_WIDE = 1080  # px at 100 %: from here on a request opens beside the list


class AskedPage(Page):
    """`asked` is asked with a list and how many of it; `answer_requested` asks to record what came back."""

    family_opened = Signal(str)
    answer_requested = Signal(object, object)  # AskedDetail, the ids of the people whom the answer is about

    def __init__(
        self, codes: CodeLists, *, asked: Ask, asks: AskedAsks, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__("asked", "Requests")
        self._asked, self._asks, self._wanted = asked, asks, ""
        self.notice = Notice("asked_notice")
        self.show_field = ChoiceField("asked_show", "&Show", _SHOW, width=320)
        self.show_field.edited.connect(self._show_another)
        self.model: Rows[AskedRow] = Rows(_columns(codes, today))
        self.table = Table("asked_table", "Requests to partners", self.model, row_height=52)
        self.table.row_opened.connect(self._open)
        self.table.row_chosen.connect(self._follow)
        self.view = AskedView(codes, asks, self._said, self._fail)
        self.view.close_requested.connect(self.close_request)
        self.view.family_requested.connect(self.family_opened)
        self.view.answer_requested.connect(self.answer_requested)
        self.view.hide()
        self._count = Words("", "quiet", "asked_count")
        self.empty = EmptyState("asked_empty", "", _EMPTY)
        self._lay_out()
        self.setFocusProxy(self.table)

    def let_write(self, may: bool) -> None:
        """Show what changes something only to whoever may."""
        self.view.let_write(may)

    def show_request(self, request_id: str, said: str = "") -> None:
        """Open one request beside its list; `said` is what happened to it meanwhile."""
        self._wanted = request_id
        self.notice.hide()
        self._fetch()
        if said:
            self.notice.say(said)

    def close_request(self) -> None:
        """Close the request and go back to the list."""
        self._wanted = ""
        self.view.hide()
        self.view.fold()
        self._share_width()
        self.table.setFocus()

    def refresh(self) -> None:
        """Fetch the list again, and the request that is open."""
        self._asked(self.show_field.value(), MOST, done=self._show, failed=self._fail)
        self._fetch()

    def leave(self) -> None:
        """Let go of the pages: a locked window holds no letter."""
        self.view.fold()

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where requests, the families they are about or who may be contacted changed."""
        if changes.kinds & {"requests", "families", "contacts"}:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._share_width()

    def _show_another(self) -> None:
        self.close_request()
        self.refresh()

    def _show(self, shown: AskedShown) -> None:
        rows, count = shown.rows, shown.count
        left = f"The first {len(rows)} of {count:,}" if count > len(rows) else ""
        self._count.setText(f"{left}. The rest comes as these are answered." if left else "")
        self._count.setVisible(bool(left))
        before = self._wanted or (self.table.chosen().request.id if self.table.chosen() else "")
        self.model.show_rows(rows)
        self.empty.say(_NONE[self.show_field.value()], _EMPTY)
        self._views.setCurrentIndex(0 if rows else 1)
        self._point(before)

    def _point(self, request_id: str = "") -> None:
        """Make the row of a request, or of the one that is open, the current one."""
        wanted = request_id or self._wanted
        places = [place for place, row in enumerate(self.model.rows) if row.request.id == wanted]
        if places or not self._wanted:
            self.table.choose(places[0] if places else 0)

    def _fetch(self) -> None:
        if self._wanted:
            self._asks.detail(self._wanted, done=self._show_detail, failed=self._fail)

    def _show_detail(self, detail: AskedDetail) -> None:
        if detail.row.request.id != self._wanted:
            return
        opens = self.view.isHidden()
        self.view.show_detail(detail)
        self.view.show()
        self._point()
        self._share_width()
        if opens:
            self.view.setFocus()

    def _open(self, row: AskedRow | None) -> None:
        if row is not None:
            self.show_request(row.request.id)

    def _follow(self, row: AskedRow | None) -> None:
        if row is not None and self._wanted and row.request.id != self._wanted and self.table.hasFocus():
            self.show_request(row.request.id)

    def _said(self, words: str) -> None:
        self.refresh()
        self.notice.say(words)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _share_width(self) -> None:
        beside = self.width() >= px(_WIDE)
        self._left.setVisible(beside or self.view.isHidden())

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.show_field)
        left.addWidget(self._views, 1)
        left.addWidget(self._count)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self._left, 1)
        line.addWidget(self.view, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(line, 1)


def _columns(codes: CodeLists, today: Callable[[], date]) -> tuple[Column[AskedRow], ...]:
    return (
        Column("due", "Due", due_words, width=168, detail=lambda row: RATING.get(row.request.rating, ""),
               paint=lambda: Cell(strong=True)),
        Column("state", "State", lambda row: STATE[row.state], width=112,
               paint=lambda: MarkedCell({words: state for state, words in STATE.items()})),
        Column("child", "Asked whom, about whom", lambda row: codes.agencies[row.request.agency].label,
               detail=lambda row: row.child, paint=lambda: Cell(strong=True)),
        Column("family", "Family", lambda row: row.family, width=184, yields=2, paint=lambda: Cell(lines=2)),
        Column("asked", "Asked", lambda row: lately(row.request.at.date(), today()), width=128, yields=3,
               said=lambda row: f"{long_day(row.request.at.date())}, {row.request.by}",
               detail=lambda row: row.request.by, paint=lambda: Cell()),
        Column("what", "What for, or what came back", what_words, width=320, yields=4, paint=lambda: Cell(lines=2)),
    )  # fmt: skip

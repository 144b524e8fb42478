"""Requests to partners: what waits for an answer, what is late, and what came back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from hubdesk.domain.asked import AskedRow
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.table import Column, Rows, Table

_SHOW = {"open": "Waiting for an answer", "due": "Due", "overdue": "Overdue", "answered": "Answered"}
_STATE = {"open": "Waiting", "due": "Due", "overdue": "Overdue", "answered": "Answered"}
_CAME = {"answered": "They answered", "nil": "They know nothing", "refused": "Consent was refused"}
_EMPTY = "Open a family, then Who was asked, and press Enter on an agency that nobody asked."


class AskedPage(Page):
    """`asked` is asked with a list, `letter` with a request, a path and a reason; a row opens its family."""

    family_opened = Signal(str)

    def __init__(self, codes: CodeLists, *, asked: Ask, letter: Ask) -> None:
        super().__init__("asked", "Requests")
        self._asked, self._letter = asked, letter
        self.notice = Notice("asked_notice")
        self.show_field = ChoiceField("asked_show", "&Show", _SHOW, width=320)
        self.show_field.edited.connect(self.refresh)
        hint = "Needed only where contact is marked as unsafe."
        self.reason = TextField("asked_reason", "&Why a letter may go out", hint, width=400)
        self.save = secondary("Save the &letter as PDF", "asked_letter", self._save)
        self.model: Rows[AskedRow] = Rows(_columns(codes))
        self.table = Table("asked_table", "Requests to partners", self.model, row_height=52)
        self.table.row_opened.connect(self._open)
        self.empty = EmptyState("asked_empty", "Nothing here", _EMPTY)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        top = QHBoxLayout()
        top.addWidget(self.show_field)
        top.addWidget(self.reason)
        top.addStretch(1)
        self.bar.addWidget(self.save)
        self.body.addWidget(self.notice)
        self.body.addLayout(top)
        self.body.addWidget(self._views, 1)
        self.setFocusProxy(self.table)

    def let_write(self, may: bool) -> None:
        """Show letters only to whoever may write them."""
        self.save.setVisible(may)
        self.reason.setVisible(may)

    def refresh(self) -> None:
        """Fetch the list again."""
        self._asked(self.show_field.value(), done=self._show, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where requests or the families they are about changed."""
        if changes.kinds & {"requests", "families"}:
            self.refresh()

    def _show(self, rows: tuple[AskedRow, ...]) -> None:
        self.model.show_rows(rows)
        self._views.setCurrentIndex(0 if rows else 1)
        self.save.setEnabled(bool(rows))
        self.table.choose(0)

    def _open(self, row: AskedRow | None) -> None:
        if row is not None and row.family_id:
            self.family_opened.emit(row.family_id)

    def _save(self) -> None:
        row = self.table.chosen()
        if row is None:
            return
        name = f"request-{row.request.id[-12:]}.pdf"
        where, _ = QFileDialog.getSaveFileName(self, "Save the letter", name, "PDF (*.pdf)")
        if where:
            said = f"The letter is at {where}. HubDesk sends nothing by itself: send it in your usual way."
            self._letter(
                row.request.id, Path(where), self.reason.value(),
                done=lambda _letter: self.notice.say(said), failed=self._fail,
            )  # fmt: skip

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)


def _columns(codes: CodeLists) -> tuple[Column[AskedRow], ...]:
    return (
        Column("due", "Due", _due, width=200, detail=lambda row: row.request.rating.capitalize(),
               paint=lambda: Cell(strong=True)),
        Column("state", "State", lambda row: _STATE[row.state], width=112),
        Column("agency", "Agency", lambda row: codes.agencies[row.request.agency].label, width=176),
        Column("child", "Child", lambda row: row.child, width=208, detail=lambda row: row.family,
               paint=lambda: Cell(strong=True)),
        Column("asked", "Asked", lambda row: short_day(row.request.at.date()), width=128,
               detail=lambda row: row.request.by, paint=lambda: Cell()),
        Column("what", "What for, or what came back", _what, paint=lambda: Cell(lines=2)),
    )  # fmt: skip


def _due(row: AskedRow) -> str:
    due = row.request.due_at
    return f"{short_day(due.date())}, {due:%H:%M}" if due else "None awaited"


def _what(row: AskedRow) -> str:
    if row.reply is None:
        return row.request.purpose
    said = f"{_CAME.get(row.reply.outcome, row.reply.outcome)}, {short_day(row.reply.at.date())}"
    return f"{said}: {row.reply.words}" if row.reply.words else said

"""The ledger of decisions: every one that stands, and what brought a closed matter back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import lately, long_day
from hubdesk.domain.ledger import PAGE, LedgerRow, LedgerView
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.paged import PagedRows
from hubdesk.ui.parts.table import Column, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.decision_words import came_words, kind_label
from hubdesk.ui.theme import px

_EMPTY = "Decide on a family's page. Each decision stands here with its reason, and with what came of it."


class LedgerPage(Page):
    """`ledger` is asked with a kind (empty for all) and a place."""

    decision_opened = Signal(str)

    def __init__(
        self, codes: CodeLists, outcomes: Mapping[str, str], ledger: Ask, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__("ledger", "Decisions")
        self._codes, self._ledger = codes, ledger
        self._view: LedgerView | None = None
        self.kind = ChoiceField("ledger_kind", "&Show", {}, width=360)
        self.kind.box.setMinimumWidth(px(320))
        self.kind.edited.connect(self.refresh)
        self.model = PagedRows(_columns(codes, outcomes, today), PAGE)
        self.model.page_wanted.connect(self._fetch)
        self.table = Table("ledger_table", "Decisions, the latest first", self.model, row_height=52)
        self.table.row_opened.connect(self._open)
        self.empty = EmptyState("ledger_empty", "Nothing decided yet", _EMPTY)
        self._count = Words("", "quiet", "ledger_count")
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self._count)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Fetch the first page again."""
        self._ledger(self.kind.value(), 0, done=self._show)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where decisions changed, or a piece may have brought one back."""
        if changes.kinds & {"decisions", "concerns", "families"}:
            self.refresh()

    def _show(self, view: LedgerView) -> None:
        self._view = view
        chosen, every = self.kind.value(), sum(view.counts.values())
        self.kind.box.clear()
        self.kind.box.addItem(f"All decisions ({every:,})", "")
        for code, one in self._codes.decisions.items():
            self.kind.box.addItem(f"{one.label} ({view.counts.get(code, 0):,})", code)
        self.kind.set_value(chosen)
        shown = view.counts.get(chosen, 0) if chosen else every
        self.model.show_count(shown, view.rows)
        self._count.setText("1 decision" if shown == 1 else f"{shown:,} decisions")
        label = self._codes.decisions[chosen].label if chosen else ""
        self.empty.say(f"{label}: none yet" if every else "Nothing decided yet", _EMPTY)
        self._views.setCurrentIndex(0 if shown else 1)
        self.table.choose(0)

    def _fetch(self, number: int) -> None:
        view = self._view

        def take(page: LedgerView) -> None:
            if self._view is view:
                self.model.take(number, page.rows)

        self._ledger(self.kind.value(), number * PAGE, done=take)

    def _open(self, row: LedgerRow | None) -> None:
        if row is not None:
            self.decision_opened.emit(row.decision.id)


def _columns(codes: CodeLists, outcomes: Mapping[str, str], today: Callable[[], date]) -> Sequence[Column[LedgerRow]]:
    def made(row: LedgerRow) -> str:
        return f"{lately(row.decision.made_at.date(), today())}, {row.decision.made_by}"

    def said(row: LedgerRow) -> str:
        return f"{kind_label(row, codes)}, {long_day(row.decision.made_at.date())}, {row.decision.made_by}"

    return (
        Column("kind", "Decision", lambda row: kind_label(row, codes), width=176, detail=made, said=said,
               paint=lambda: Cell(strong=True)),
        Column("who", "Family", lambda row: row.title, width=168, paint=lambda: Cell(lines=2, strong=True)),
        Column("why", "Why", lambda row: row.decision.reason, paint=lambda: Cell(lines=2)),
        Column("came", "What came of it", lambda row: came_words(row, codes, outcomes),
               paint=lambda: Cell(lines=2)),
    )  # fmt: skip

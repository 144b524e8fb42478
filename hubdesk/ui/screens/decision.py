"""One decision: what was decided and why, all that followed, and what a person can do about it next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.decision import HANDED_UP
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.follow_up import STEPS
from hubdesk.domain.ledger import LedgerRow
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.decision_actions import ActionsBox
from hubdesk.ui.screens.decision_forms import CorrectBox, OutcomeBox, StepBox
from hubdesk.ui.screens.decision_words import facts, kind_label, waits_for
from hubdesk.ui.theme import px


class DecisionPage(Page):
    """`read` is asked with a decision's id, `read_of_action` with an action's; the rest as their boxes say."""

    family_opened = Signal(str)
    back_requested = Signal(str)  # the place it was opened from

    def __init__(
        self,
        codes: CodeLists,
        outcomes: Mapping[str, str],
        *,
        read: Ask,
        read_of_action: Ask,
        step: Ask,
        outcome: Ask,
        add_action: Ask,
        close_action: Ask,
        correct: Ask,
        withdraw: Ask,
        users: Ask,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__("decision", "Decision")
        self._codes, self._outcomes = codes, outcomes
        self._read, self._read_of_action, self._users = read, read_of_action, users
        self.row: LedgerRow | None = None
        self.notice = Notice("decision_notice")
        self.steps = [StepBox(kind, step, self._done, self._fail, now) for kind in STEPS[:3]]
        self.outcome = OutcomeBox(outcomes, outcome, self._done, self._fail, today)
        self.action_box = ActionsBox(add_action, close_action, self._done, self._fail, today)
        self.correct = CorrectBox(correct, withdraw, self._done, self._fail)
        self.family = secondary("Open the &family", "decision_family", self._open_family)
        self.back = secondary("&Back", "decision_back", self._go_back, "Esc")
        self.bar.addWidget(self.family)
        self.bar.addWidget(self.back)
        self._lay_out()
        self._may_work, self._came_from = True, "ledger"
        self.setFocusProxy(self.family)

    def let_work(self, may: bool) -> None:
        """Show what changes something to those who may."""
        self._may_work = may

    def show_decision(self, decision_id: str, came_from: str) -> None:
        """Show a decision by its id; `came_from` is the place to go back to."""
        self._came_from = came_from
        self.notice.hide()
        self._read(decision_id, done=self._show, failed=self._fail)

    def show_action(self, action_id: str, came_from: str) -> None:
        """Show the decision that an action belongs to."""
        self._came_from = came_from
        self.notice.hide()
        self._read_of_action(action_id, done=self._show, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Read again where something about decisions changed."""
        if self.row is not None and "decisions" in changes.kinds:
            self._read(self.row.decision.id, done=self._show, failed=lambda _error: None)

    def _show(self, row: LedgerRow) -> None:
        self.row = row
        self.heading.setText(f"{kind_label(row, self._codes)}: {row.title}")
        self._fill(facts(row, self._codes, self._outcomes))
        waits = waits_for(row) if self._may_work else []
        for box in self.steps:
            box.show_row(row, box.kind in waits)
        self.outcome.show_row(row)
        self.outcome.setVisible(self._may_work and row.decision.kind in HANDED_UP)
        self.action_box.show_row(row, self._may_work)
        self.correct.show_row(row)
        self.correct.setVisible(self._may_work)
        self.family.setVisible(bool(row.family_id))
        self._users(done=self.action_box.show_users)

    def _fill(self, pairs: list[tuple[str, str]]) -> None:
        _empty(self._grid)
        for number, (label, words) in enumerate(pairs):
            name = Words(label, "quiet", f"fact_label_{number}")
            name.setFixedWidth(px(136))
            self._grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(flowing(Words(words, "", f"fact_{number}")), number, 1)

    def _done(self, said: str) -> None:
        if self.row is not None:
            self._read(self.row.decision.id, done=self._show, failed=lambda _error: self._go_back())
        self.notice.say(said)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _go_back(self) -> None:
        self.back_requested.emit(self._came_from)

    def _open_family(self) -> None:
        if self.row is not None:
            self.family_opened.emit(self.row.family_id)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("decision_facts")
        card.setProperty("style", "card")
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        left, right = Scrolled("decision_left"), Scrolled("decision_right")
        left.column.addWidget(card)
        left.column.addWidget(self.action_box)
        for box in (*self.steps, self.outcome, self.correct):
            right.column.addWidget(box)
        self.body.addWidget(self.notice)
        self.body.addWidget(SideBySide((left, 3), (right, 2), gap=16), 1)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (gone := item.widget()) is not None:
            gone.hide()
            gone.deleteLater()

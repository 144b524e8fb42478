"""The actions of a decision: what is to be done, by whom and by which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from hubdesk.domain.days import short_day
from hubdesk.domain.follow_up import Action
from hubdesk.domain.ledger import LedgerRow
from hubdesk.domain.user import User
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import FormRow, choice
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.decision_forms import Failed, Said
from hubdesk.ui.theme import px


@dataclass(frozen=True, slots=True)
class Shown:
    """An action and how it ended, or an empty text while it is open."""

    action: Action
    ended: str


_COLUMNS: tuple[Column[Shown], ...] = (
    Column("what", "What", lambda one: one.action.what),
    Column("owner", "Who", lambda one: one.action.owner, width=112),
    Column("due", "By", lambda one: short_day(one.action.due_on), width=104),
    Column("ended", "Ended", lambda one: one.ended, width=136, yields=1),
)


class ActionsBox(Box):
    """`add` is asked with the decision, what, who and the day; `close` with an action."""

    def __init__(self, add: Ask, close: Ask, said: Said, failed: Failed, today: Callable[[], date]) -> None:
        super().__init__("decision_actions", "Actions")
        self._add, self._close, self._said, self._failed, self._today = add, close, said, failed, today
        self._decision = ""
        self.model: Rows[Shown] = Rows(_COLUMNS)
        self.table = Table("actions", "Actions of this decision", self.model)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.none = Words("No action yet: say what is done next, by whom and by when.", "quiet", "no_actions")
        self.end = secondary("It is &done", "action_done", self._end)
        self.what = TextField("action_what", "What is to be d&one")
        self.owner = choice("action_owner", "&Who", {}, "Choose")
        self.due = TextField("action_due", "B&y", width=160)
        self.save = secondary("Add this &action", "add_action", self._save)
        self.form = FormRow((self.what, 7), (self.owner, 4), (self.due, 3))
        line = QHBoxLayout()
        for button in (self.save, self.end):
            line.addWidget(button)
        line.addStretch(1)
        for part in (self.table, self.none, self.form):
            self.column.addWidget(part)
        self.column.addLayout(line)
        self.table.row_chosen.connect(lambda one: self.end.setEnabled(not one.ended))

    def show_row(self, row: LedgerRow, may: bool) -> None:
        """Show the actions of a decision."""
        self._decision = row.decision.id
        own = [one for one in row.followed.actions if one.decision_id == row.decision.id]
        shown = []
        for one in own:
            step = row.followed.took(one.id, "done", "dropped")
            shown.append(Shown(one, f"{step.kind.capitalize()} {short_day(step.at.date())}" if step else ""))
        self.model.show_rows(shown)
        self.table.setVisible(bool(own))
        self.none.setVisible(not own)
        self.table.setFixedHeight(px(32) * (min(len(own), 6) + 1) + px(8))
        self.end.setEnabled(False)
        self.end.setVisible(may and bool(own))
        self.form.setVisible(may)
        self.save.setVisible(may)
        if own:
            self.table.choose(0)
            self.end.setEnabled(not shown[0].ended)

    def show_users(self, users: Sequence[User]) -> None:
        """Offer those who work here."""
        kept = self.owner.value()
        self.owner.box.clear()
        self.owner.box.addItem("Choose", "")
        for user in users:
            if user.active:
                self.owner.box.addItem(user.name, user.name)
        self.owner.set_value(kept)

    def _save(self) -> None:
        due = read_day(self.due.value(), "day", self._today(), coming=True) if self.due.value() else None
        faults = (
            (self.what, self.what.value(), "Say what is to be done."),
            (self.owner, self.owner.value(), "Choose who does it."),
            (self.due, due, "Type the day by which it is done, for example 14 April."),
        )
        for field, value, sentence in faults:
            self.form.show_fault(field, "" if value else sentence)
        if all(value for _field, value, _sentence in faults):
            self._add(self._decision, self.what.value(), self.owner.value(), due, done=self._added, failed=self._failed)

    def _added(self, _action: object) -> None:
        for field in (self.what, self.due):
            field.set_value("")
        self._said("The action is noted. It stands on Today when it is due.")

    def _end(self) -> None:
        one = self.table.chosen()
        if one is not None and not one.ended:
            self._close(one.action.id, done=lambda _changes: self._said("Noted as done."), failed=self._failed)

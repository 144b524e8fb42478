"""What a person does about a decision: the next step of a referral, what came back, a correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.ledger import LedgerRow
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import choice, flowing, long_text
from hubdesk.ui.parts.typed_days import clock_time, read_day
from hubdesk.ui.parts.words import Words

Said = Callable[[str], None]
Failed = Callable[[HubdeskError], None]

_STEPS = {
    "telephoned": ("Telephone now", "Telephone children's social care, then write down whom you spoke to and when."),
    "confirmed": ("Confirm in writing", "Send the referral in writing too, then note it here."),
    "countersigned": ("Countersign", "A second person reads the referral and countersigns. Nothing waited for this."),
}
_BUTTONS = {"telephoned": "Note the &call", "confirmed": "It is confirmed in &writing", "countersigned": "&Countersign"}


class StepBox(Box):
    """One step of an immediate referral; `step` is asked with its kind, the decision, words and a time."""

    def __init__(self, kind: str, step: Ask, said: Said, failed: Failed, now: Callable[[], datetime]) -> None:
        super().__init__(f"step_{kind}", _STEPS[kind][0])
        self.kind = kind
        self._step, self._said, self._failed, self._now = step, said, failed, now
        self._decision = ""
        self.whom = TextField("step_whom", "Who &was telephoned")
        self.at = TextField("step_at", "&When", "The time today, for example 14:30.", width=160)
        self.take = secondary(_BUTTONS[kind], f"take_{kind}", self._take)
        self.column.addWidget(flowing(Words(_STEPS[kind][1], "quiet", f"{kind}_words")))
        for field in (self.whom, self.at):
            self.column.addWidget(field)
            field.setVisible(kind == "telephoned")
        self.column.addWidget(self.take)

    def show_row(self, row: LedgerRow, waits: bool) -> None:
        """Show the step where a referral waits for it."""
        self.setVisible(waits)
        self._decision = row.decision.id
        for field in (self.whom, self.at):
            field.set_value("")
            field.show_error("")

    def _take(self) -> None:
        at = clock_time(self.at.value(), self._now())
        if self.kind == "telephoned":
            self.whom.show_error("" if self.whom.value() else "Write who was telephoned.")
            self.at.show_error("" if at else "Write the time as 14:30.")
            if not self.whom.value() or not at:
                return
        self._step(
            self.kind, self._decision, self.whom.value(), at,
            done=lambda _changes: self._said("Noted."), failed=self._failed,
        )  # fmt: skip


class OutcomeBox(Box):
    """What came back; `outcome` is asked with the decision, kind, day, words, what the family was told, and dissent."""

    def __init__(
        self, outcomes: Mapping[str, str], outcome: Ask, said: Said, failed: Failed, today: Callable[[], date]
    ) -> None:
        super().__init__("decision_outcome", "What came back")
        self._outcome, self._said, self._failed, self._today = outcome, said, failed, today
        self._decision = ""
        self.kind = choice("outcome_kind", "What &they decided", outcomes, "Choose")
        self.on = TextField("outcome_on", "&On which day", "", width=200)
        self.words = long_text("outcome_words", "In a &sentence", 2)
        self.told = long_text("outcome_told", "What the &family was told, and by whom", 2, "Or why they were not told.")
        self.dissent = TextField("outcome_dissent", "Somebody saw it &otherwise", "May be empty.")
        self.save = secondary("Save what &came back", "save_outcome", self._save)
        for part in (self.kind, self.on, self.words, self.told, self.dissent, self.save):
            self.column.addWidget(part)

    def show_row(self, row: LedgerRow) -> None:
        """Begin anew for a decision; where something came back already, what is saved stands in its place."""
        known = row.followed.outcome_of(row.decision.id) is not None
        self.title.setText("Something else came back" if known else "What came back")
        if row.decision.id != self._decision or known:
            for field in (self.kind, self.words, self.told, self.dissent):
                field.set_value("")
            self.on.set_value(long_day(self._today()))
        self._decision = row.decision.id

    def _save(self) -> None:
        on = read_day(self.on.value(), "day", self._today())
        faults = (
            (self.kind, self.kind.value(), "Choose what they decided."),
            (self.on, on, "Type the day, for example 14/3/2026."),
            (self.words, self.words.value(), "Write down what they decided."),
            (self.told, self.told.value(), "Write what the family was told, or why not."),
        )
        for field, value, sentence in faults:
            field.show_error("" if value else sentence)
        if all(value for _field, value, _sentence in faults):
            self._outcome(
                self._decision, self.kind.value(), on, self.words.value(), self.told.value(), self.dissent.value(),
                done=lambda _changes: self._said("What came back is recorded."), failed=self._failed,
            )  # fmt: skip


class CorrectBox(Box):
    """Correct the words of a decision, or take it back; both are new rows, and the old one stays to be read."""

    def __init__(self, correct: Ask, withdraw: Ask, said: Said, failed: Failed) -> None:
        super().__init__("decision_correct", "Written down wrongly?")
        self._correct, self._withdraw, self._said, self._failed = correct, withdraw, said, failed
        self._decision = ""
        self.reason = long_text("correct_reason", "The &reason as it should read", 3)
        self.why = TextField("correct_why", "What was wro&ng", "The old row stays to be read.")
        self.save = secondary("Correct &it", "save_correction", self._save)
        self.gone = secondary("&Take it back", "withdraw_decision", self._take_back)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addWidget(self.gone)
        line.addStretch(1)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.why)
        self.column.addLayout(line)

    def show_row(self, row: LedgerRow) -> None:
        """Begin anew for a decision."""
        if self._decision != row.decision.id:
            self.reason.set_value(row.decision.reason)
            self.why.set_value("")
        self._decision = row.decision.id

    def _save(self) -> None:
        if self._told():
            self._correct(
                self._decision, self.reason.value(), self.why.value(),
                done=lambda _made: self._said("The correction is recorded; it stands in the old row's place."),
                failed=self._failed,
            )  # fmt: skip

    def _take_back(self) -> None:
        if self._told():
            self._withdraw(
                self._decision, self.why.value(),
                done=lambda _made: self._said("The decision is taken back; it stays to be read."), failed=self._failed,
            )  # fmt: skip

    def _told(self) -> bool:
        self.why.show_error("" if self.why.value() else "Write what was wrong.")
        return bool(self.why.value())

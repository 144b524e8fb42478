"""The three things that can be done about an agency and a child: ask, decide not to ask, note what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.days import long_day
from hubdesk.service.forms import Gate
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.fields import ChoiceField, Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, flow, long_text
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.parts.words import Words

SHARE = 8  # of a row, so that three choices stand side by side where there is room
BASES = {
    "public_task": "Public task",
    "legal_obligation": "Legal obligation",
    "legitimate_interests": "Legitimate interests",
    "consent": "Consent",
}
CONSENT = (
    "Sought and given",
    "Not sought: it would put the child at risk",
    "Not sought: it would defeat the purpose",
    "Not sought: another lawful basis is relied on",
)
INFORMED = ("Told", "Not told: it would put somebody at risk", "Not told yet: will be told by the worker they know")
RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue"}
USUAL = "green"
# Days after which somebody usually looks again; for a decision not to ask there is no usual day.
LOOK_AGAIN = {"not_apply": 365, "consent_refused": 28}
OUTCOMES = {"answered": "They answered", "nil": "They know nothing", "refused": "Consent was refused"}


class FormPart(QWidget):
    """Fields one below the other that know what is wrong with them."""

    def __init__(self, name: str, *rows: tuple[Field, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields = [field for row in rows for field in row]
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        for row in rows:
            self.column.addWidget(row[0] if len(row) == 1 else FormRow(*((field, SHARE) for field in row)))

    def show_faults(self, faults: dict[Field, str]) -> bool:
        """Show what is wrong, go to the first fault, and tell whether there is none."""
        for field in self.fields:
            field.show_error(faults.get(field, ""))
        first = next((field for field in self.fields if faults.get(field)), None)
        if first is not None:
            first.setFocus()
        return first is None

    def clear(self) -> None:
        """Empty the fields."""
        for field in self.fields:
            field.set_value("")
            field.show_error("")


class GateForm(FormPart):
    """The proportionality gate: five short answers before a partner is asked, and how urgent it is.

    `clocks` is asked for what each rating means now. The reason is wanted only where another family is named.
    """

    def __init__(self, clocks: Ask) -> None:
        self._clocks = clocks
        self._known: Mapping[str, tuple[str, datetime | None]] = {}
        self.rating = ChoiceField("ask_rating", "How u&rgent", RATINGS, width=400)
        self.clock = Words("", "quiet", "ask_clock")
        self.reason = TextField("ask_reason", "Why the name is ne&eded", width=WIDE)
        self.purpose = TextField("ask_purpose", "What the question is &for", "One sentence the partner may read.")
        self.basis = ChoiceField("ask_basis", "Lawful &basis", BASES, unset="Choose", width=400)
        self.consent = ChoiceField("ask_consent", "C&onsent", _same(CONSENT), unset="Choose", width=400)
        self.informed = ChoiceField("ask_informed", "Is the family &told", _same(INFORMED), unset="Choose", width=400)
        why = "Why this is &necessary, and no more than that"
        self.necessity = long_text("ask_necessity", why, 3, "One or two sentences.")
        first = (self.purpose,), (self.basis, self.consent, self.informed), (self.necessity,)
        super().__init__("ask_gate", *first, (self.reason,), (self.rating,))
        self.column.addWidget(self.clock)
        flow(self)
        self.reason.hide()
        self.rating.edited.connect(self.follow_clock)

    def clear(self) -> None:
        """Empty the fields; the usual rating is chosen."""
        super().clear()
        self.rating.set_value(USUAL)
        self.reason.hide()
        self.follow_clock()

    def follow_clock(self) -> None:
        """Say by when an answer would be due if it were asked now."""
        self._clocks(done=self._say_clock)

    def ask_why(self, stops: Sequence[str]) -> None:
        """Ask why people of another family are named."""
        self.reason.show()
        self.reason.show_error(f"{' '.join(stops)} Take the name out, or write why it must stand there.")
        self.reason.setFocus()

    def _say_clock(self, clocks: Mapping[str, tuple[str, datetime | None]]) -> None:
        label, due = clocks.get(self.rating.value(), ("", None))
        by = f" Asked now, an answer is due by {long_day(due.date())}, {due:%H:%M}." if due else ""
        self.clock.setText(f"{label}.{by}" if label else "")

    def gate(self) -> Gate | None:
        """Give the gate as filled in, or show what is missing."""
        words = {
            self.purpose: "Write what the question is for.",
            self.basis: "Choose the lawful basis.",
            self.consent: "Say whether consent was sought, and why not.",
            self.informed: "Say whether the family is told, and why not.",
            self.necessity: "Write why it is necessary.",
        }
        if not self.show_faults({field: said for field, said in words.items() if not field.value()}):
            return None
        return Gate(
            purpose=self.purpose.value(),
            basis=self.basis.value(),
            consent=self.consent.value(),
            informed=self.informed.value(),
            necessity=self.necessity.value(),
        )


class NotAskForm(FormPart):
    """Why an agency is not asked, cannot know the child or may not be asked, and when somebody looks again."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self.why = long_text("not_ask_why", "&Why, and who says so", 3)
        self.review = TextField("not_ask_review", "Look &again on", "For example 14/3/2027 or 14 March.", width=240)
        super().__init__("not_ask", (self.why,), (self.review,))

    def begin(self, kind: str) -> None:
        """Offer the usual day to look again for a kind of decision, while nobody has typed one."""
        days = LOOK_AGAIN.get(kind)
        if not self.why.value():
            self.review.set_value(long_day(self._today() + timedelta(days=days)) if days else "")

    def answer(self) -> tuple[str, date] | None:
        """Give the reason and the day, or show what is wrong."""
        day = read_day(self.review.value(), "day", self._today(), coming=True)
        faults: dict[Field, str] = {}
        if not self.why.value():
            faults[self.why] = "Write why this agency is not asked."
        if day is None:
            example = long_day(self._today() + timedelta(days=28))
            faults[self.review] = f"Give the day on which somebody looks again, for example {example}."
        elif day <= self._today():
            faults[self.review] = f"{long_day(day)} is not later than today. Check the day and month."
        return (self.why.value(), day) if self.show_faults(faults) and day is not None else None


class ReplyForm(FormPart):
    """What an agency answered."""

    def __init__(self) -> None:
        self.outcome = ChoiceField("reply_outcome", "What came &back", OUTCOMES, unset="Choose", width=400)
        hint = "What they said in short. A new worry is recorded as a concern of its own."
        self.words = long_text("reply_words", "In s&hort", 3, hint)
        super().__init__("reply", (self.outcome,), (self.words,))

    def answer(self) -> tuple[str, str] | None:
        """Give the outcome and the words, or show what is missing."""
        faults: dict[Field, str] = {}
        if not self.outcome.value():
            faults[self.outcome] = "Choose what came back."
        if self.outcome.value() == "answered" and not self.words.value():
            faults[self.words] = "Write in short what they said."
        return (self.outcome.value(), self.words.value()) if self.show_faults(faults) else None


def _same(words: tuple[str, ...]) -> dict[str, str]:
    return {one: one for one in words}

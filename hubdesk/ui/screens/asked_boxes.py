"""What a person does about a request: take in what came back, change how urgent it is, take an answer back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hubdesk.domain.asked import AskedDetail
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, flowing, long_text
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.asked_words import OUTCOME, RATING, moment
from hubdesk.ui.screens.family_words import person_words

Said = Callable[[str], None]
Failed = Callable[[HubdeskError], None]
Clocks = Mapping[str, tuple[str, datetime | None]]  # by rating: what its clock counts, and when the answer is due
_ANSWER = "An answer becomes a concern of its own, so that it counts and stands in the chronology."


class AnswerBox(Box):
    """What came back; `reply` is asked with request, outcome and words. `record_requested` asks for Record."""

    record_requested = Signal(object)  # the ids of the people whom the answer is about

    def __init__(self, reply: Ask, said: Said, failed: Failed) -> None:
        super().__init__("asked_answer", "What came back")
        self._reply, self._said, self._failed, self._request_id = reply, said, failed, ""
        self.record = primary("Record the &answer", "asked_record", self._record, "Ctrl+Return")
        self.nil = secondary("They know &nothing", "asked_nil", lambda: self._take("nil"))
        self.refused = secondary("Consent re&fused", "asked_refused", lambda: self._take("refused"))
        self.only = secondary("Only note &what they said", "asked_only", lambda: self._take("answered"))
        self.words = long_text("asked_words", "Or, &in short, what they said", 2)
        self.column.addWidget(flowing(Words(_ANSWER, "quiet", "asked_answer_words")))
        self._who = QVBoxLayout()
        self._who.setSpacing(4)
        self.ticks: dict[str, Tick] = {}
        self.column.addWidget(Words("Whom the answer is about", "strong", "asked_who"))
        self.column.addLayout(self._who)
        self.column.addWidget(self.record)
        self.column.addWidget(self.words)
        self.column.addWidget(FormRow((self.nil, 4), (self.refused, 4), (self.only, 5)))

    def show_detail(self, detail: AskedDetail) -> None:
        """Begin with a request."""
        if detail.row.request.id != self._request_id:
            self.words.set_value("")
            self.words.show_error("")
            self._list(detail)
        self._request_id = detail.row.request.id

    def _list(self, detail: AskedDetail) -> None:
        """List the family with a tick each; the child who was asked about is ticked."""
        while self.ticks:
            _ident, tick = self.ticks.popitem()
            self._who.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        for place, person in enumerate(detail.people):
            tick = Tick(person_words(person, detail.on), f"asked_who_{place}", ticked=place == 0)
            self.ticks[person.id] = tick
            self._who.addWidget(tick)

    def _record(self) -> None:
        self.record_requested.emit(tuple(ident for ident, tick in self.ticks.items() if tick.isChecked()))

    def _take(self, outcome: str) -> None:
        missing = "" if outcome != "answered" or self.words.value() else "Write in short what they said."
        self.words.show_error(missing)
        if not missing:
            self._reply(
                self._request_id, outcome, self.words.value(),
                done=lambda _changes: self._taken(outcome), failed=self._failed,
            )  # fmt: skip

    def _taken(self, outcome: str) -> None:
        self.words.set_value("")
        self._said(f"{OUTCOME[outcome]}: noted. It can be taken back under Answered.")


class RateBox(Box):
    """How urgent it is; `rate` is asked with request, rating and reason, `clocks` for what each means now."""

    def __init__(self, rate: Ask, said: Said, failed: Failed) -> None:
        super().__init__("asked_rate", "How urgent it is")
        self._rate, self._said, self._failed = rate, said, failed
        self._detail: AskedDetail | None = None
        self._clocks: Clocks = {}
        self.rating = choice("asked_rating", "&Rating", RATING)
        self.clock = flowing(Words("", "quiet", "asked_clock"))
        self.reason = TextField("asked_rate_reason", "Why it &changes", width=WIDE)
        self.save = secondary("Chan&ge the rating", "asked_rate_save", self._save)
        self.rating.edited.connect(self._say_clock)
        for part in (self.rating, self.clock, self.reason, self.save):
            self.column.addWidget(part)

    def show_clocks(self, clocks: Clocks) -> None:
        """Take what each rating means."""
        self._clocks = clocks
        self._say_clock()

    def show_detail(self, detail: AskedDetail) -> None:
        """Begin with a request."""
        if self._detail is None or detail.row.request.id != self._detail.row.request.id:
            self.reason.set_value("")
            self.reason.show_error("")
        self._detail = detail
        self.rating.set_value(detail.row.request.rating)
        self._say_clock()

    def _say_clock(self) -> None:
        label, due = self._clocks.get(self.rating.value(), ("", None))
        asked = f", counted from when it was asked ({moment(self._detail.row.request.at)})" if self._detail else ""
        self.clock.setText(f"{label}. {f'Due by {moment(due)}{asked}.' if due else ''}".strip() if label else "")

    def _save(self) -> None:
        self.reason.show_error("" if self.reason.value() else "Write why the rating changes.")
        if self._detail is not None and self.reason.value():
            self._rate(
                self._detail.row.request.id, self.rating.value(), self.reason.value(),
                done=self._saved, failed=self._failed,
            )  # fmt: skip

    def _saved(self, _changes: object) -> None:
        self.reason.set_value("")
        self._said("The rating is changed; the earlier one stays to be read.")


class TakeBackBox(Box):
    """Take back what was noted; `take_back` is asked with the request and why."""

    def __init__(self, take_back: Ask, said: Said, failed: Failed) -> None:
        super().__init__("asked_back", "Noted by mistake?")
        self._take_back, self._said, self._failed, self._request_id = take_back, said, failed, ""
        self.why = TextField("asked_back_why", "Why it is ta&ken back", "The request waits again; both stay.", WIDE)
        self.save = secondary("Take it &back", "asked_back_save", self._save)
        self.column.addWidget(self.why)
        self.column.addWidget(self.save)

    def show_detail(self, detail: AskedDetail) -> None:
        """Begin with a request."""
        if detail.row.request.id != self._request_id:
            self.why.set_value("")
            self.why.show_error("")
        self._request_id = detail.row.request.id

    def _save(self) -> None:
        self.why.show_error("" if self.why.value() else "Write why it is taken back.")
        if self.why.value():
            self._take_back(
                self._request_id, self.why.value(), done=self._taken, failed=self._failed,
            )  # fmt: skip

    def _taken(self, _changes: object) -> None:
        self.why.set_value("")
        self._said("Taken back: this request waits for its answer again.")

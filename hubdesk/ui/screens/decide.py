"""Decide what happens with a family: what the score says and does not know, the decision, and its reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.fields import Field, TextField
from hubdesk.ui.parts.form_rows import choice, flow, labels, long_text
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.typed_days import clock_time, read_day
from hubdesk.ui.screens.decide_beside import Beside
from hubdesk.ui.theme import px

_WHY = "Whoever reads it next year must understand it: what you weighed, and why this and not more or less."
_REFER = "Telephone children's social care now, and confirm in writing. This decision does not send anything by itself."
_WEEKS = {"In 2 weeks": 14, "In 4 weeks": 28, "In 3 months": 91}


class DecidePage(Page):
    """`decide` is asked with family id, kind, reason, review day or None, dissent, and what the kind asks for."""

    decision_made = Signal(object)
    back_requested = Signal()

    def __init__(self, codes: CodeLists, *, decide: Ask, today: Callable[[], date] = date.today) -> None:
        super().__init__("decide", "Decide")
        self._codes, self._decide, self._today = codes, decide, today
        self._family: Family | None = None
        self.notice = Notice("decide_notice")
        self.kind = choice("decision", "&Decision", labels(codes.decisions), "Choose")
        self.reason = long_text("decision_reason", "Re&ason", 5, _WHY)
        self.review = TextField("review_on", "Look a&gain on", "For example 14/3/2027 or 14 March.", width=240)
        self.helper = TextField("decide_helper", "Who offers early &help", "For example the school. May be empty.")
        self.mdt = TextField("decide_mdt", "To which &MDT", "May be empty.")
        self.whom = TextField(
            "decide_whom", "Who was &telephoned", "Leave it empty while the call is still to be made."
        )
        self.at = TextField("decide_at", "Wh&en", "The time today, for example 14:30.", width=160)
        self.dissent = TextField("dissent", "Somebody sees it &otherwise", "Who, and what they would do. May be empty.")
        self.beside = Beside(codes)
        self.save = primary("&Save the decision", "save_decision", self._save, "Ctrl+Return")
        self.back = secondary("Back to the family", "decide_back", self.back_requested.emit, "Esc")
        self._lay_out()
        self.kind.edited.connect(self._follow)
        flow(self)
        self.setFocusProxy(self.kind.box)
        self._follow()

    def show_family(self, family: Family) -> None:
        """Begin a decision about a family as it stands; what was typed about another is cleared."""
        if self._family is None or self._family.id != family.id:
            self._clear()
        self._family = family
        self.heading.setText(f"Decide: {family.title}")
        self.beside.show_family(family)
        self.notice.hide()
        self._show_faults({})
        self._follow()

    def _lay_out(self) -> None:
        form = Scrolled("decide_scroll")
        days = QHBoxLayout()
        days.setSpacing(0)
        for words, count in _WEEKS.items():
            days.addWidget(quiet(words, f"review_in_{count}", partial(self._review_in, count)))
        days.addStretch()
        for part in (self.kind, self.helper, self.mdt, self.whom, self.at, self.reason, self.review):
            form.column.addWidget(part)
        form.column.addLayout(days)
        form.column.addWidget(self.dissent)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addWidget(self.back)
        foot.addStretch()
        self.kind.editor.setMaximumWidth(px(320))
        self.body.addWidget(self.notice)
        self.body.addWidget(SideBySide((form, 3), (self.beside, 2)), 1)
        self.body.addLayout(foot)

    def _review_in(self, days: int) -> None:
        self.review.set_value(long_day(self._today() + timedelta(days=days)))

    def _save(self) -> None:
        if self._family is None or not self.save.isEnabled():
            return
        faults = self._faults()
        self._show_faults(faults)
        if faults:
            next(field for name, field in self._fields().items() if name in faults).editor.setFocus()
            return
        self.save.setEnabled(False)
        self._decide(
            self._family.id, self.kind.value(), self.reason.value(), self._review_on(), self.dissent.value(),
            self._said(), done=self._made, failed=self._fail,
        )  # fmt: skip

    def _made(self, changes: object) -> None:
        self.save.setEnabled(True)
        self._clear()
        self.decision_made.emit(changes)

    def _fail(self, error: HubdeskError) -> None:
        self.save.setEnabled(True)
        self.notice.warn(f"{error.sentence} What you typed is still here.")

    def _faults(self) -> dict[str, str]:
        faults = {}
        if not self.kind.value():
            faults["kind"] = "Choose a decision."
        if not self.reason.value():
            faults["reason"] = "Write the reason. A decision without one cannot be understood later."
        day, needed = self._review_on(), self.kind.value() == "watch_until"
        if needed and not self.review.value():
            faults["review"] = "Say on which day somebody looks again."
        elif self.review.value() and (day is None or day <= self._today()):
            faults["review"] = "Type a day that is still to come, for example 14/3/2027."
        if self.kind.value() == "immediate_referral" and self.whom.value() and not self._called_at():
            faults["at"] = "Write the time of the call, for example 14:30."
        return faults

    def _show_faults(self, faults: dict[str, str]) -> None:
        for name, field in self._fields().items():
            field.show_error(faults.get(name, ""))

    def _fields(self) -> dict[str, Field]:
        return {"kind": self.kind, "at": self.at, "reason": self.reason, "review": self.review}

    def _review_on(self) -> date | None:
        return read_day(self.review.value(), "day", self._today(), coming=True) if self.review.value() else None

    def _said(self) -> dict[str, str]:
        match self.kind.value():
            case "early_help":
                return {"helper": self.helper.value()}
            case "escalate":
                return {"mdt": self.mdt.value()}
            case "immediate_referral" if self.whom.value():
                return {"telephoned": self.whom.value(), "telephoned_at": self._called_at()}
        return {}

    def _called_at(self) -> str:
        return clock_time(self.at.value(), datetime.combine(self._today(), time()))

    def _clear(self) -> None:
        every = (self.kind, self.helper, self.mdt, self.whom, self.at, self.reason, self.review, self.dissent)
        for field in every:
            field.set_value("")
        self._follow()

    def _follow(self) -> None:
        kind = self.kind.value()
        self.helper.setVisible(kind == "early_help")
        self.mdt.setVisible(kind == "escalate")
        for field in (self.whom, self.at):
            field.setVisible(kind == "immediate_referral")
        if self.kind.value() == "immediate_referral":
            self.notice.warn(_REFER)
        elif self.notice.sentence == _REFER:
            self.notice.hide()

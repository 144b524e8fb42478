"""Ask a partner about a child, decide not to, or note what came back: what an empty lane invites to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.domain.request import Request, standing
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.form_rows import FormRow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.screens.family_ask_forms import SHARE, GateForm, NotAskForm, ReplyForm
from hubdesk.ui.screens.family_words import person_words

_WHAT = {"ask": "Ask them", "not_ask": "Decide not to ask", "reply": "Note what came back"}
_SAVE = {"ask": "&Save the question", "not_ask": "&Save the decision", "reply": "&Save what came back"}
_SAID = {
    "ask": "The question is recorded. HubDesk sends nothing by itself: ask them in your usual way.",
    "not_ask": "The decision not to ask is recorded.",
    "reply": "What came back is recorded.",
}


class AskPage(Page):
    """`ask` takes person, agency and gate; `not_ask` person, agency, why and day; `reply` request, outcome, words."""

    partner_settled = Signal(str)  # what to say of it
    back_requested = Signal()

    def __init__(
        self,
        codes: CodeLists,
        *,
        ask: Ask,
        not_ask: Ask,
        reply: Ask,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__("ask", "Ask a partner")
        self._codes, self._ask, self._not_ask, self._reply = codes, ask, not_ask, reply
        self._family: Family | None = None
        self.notice = Notice("ask_notice")
        labels = {code: one.label for code, one in codes.agencies.items()}
        self.agency = ChoiceField("ask_agency", "A&gency", labels, width=400)
        self.child = ChoiceField("ask_child", "&Child", {}, width=400)
        self.what = ChoiceField("ask_what", "What to &do", _WHAT, width=400)
        self.gate, self.not_asked, self.came_back = GateForm(), NotAskForm(today), ReplyForm()
        self._forms = QStackedWidget()
        for form in (self.gate, self.not_asked, self.came_back):
            self._forms.addWidget(form)
        self.save = primary("&Save", "ask_save", self._send, "Ctrl+Return")
        scroll = Scrolled("ask_scroll")
        first = FormRow((self.agency, SHARE), (self.child, SHARE), (self.what, SHARE))
        for part in (first, self._forms, self.save):
            scroll.column.addWidget(part)
        self.bar.addWidget(secondary("Back to the family", "ask_back", self.back_requested.emit, "Esc"))
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)
        for field in (self.agency, self.child):
            field.edited.connect(self._propose)
        self.what.edited.connect(self._follow)
        self.setFocusProxy(self.child.box)

    def show_gap(self, family: Family, agency: str) -> None:
        """Begin with a family and an agency; the first child about whom nobody asked is chosen."""
        self._family = family
        self.heading.setText(f"Ask a partner: {family.title}")
        self.notice.hide()
        for form in (self.gate, self.not_asked, self.came_back):
            form.clear()
        self.child.box.clear()
        for child in family.children or family.people:
            self.child.box.addItem(person_words(child, family.as_of), child.id)
        self.agency.set_value(agency)
        gaps = [c.person_id for c in family.coverage if c.agency == agency and c.state in ("not_asked", "overdue")]
        self.child.set_value(gaps[0] if gaps else "")
        self._propose()

    def waiting(self) -> Request | None:
        """Find the question to this agency about this child that nobody has answered."""
        if self._family is None:
            return None
        answered = standing(self._family.replies)
        found = [
            request
            for request in self._family.requests
            if request.kind == "ask"
            and (request.agency, request.person_id) == (self.agency.value(), self.child.value())
            and request.id not in answered
        ]
        return found[-1] if found else None

    def _propose(self) -> None:
        self.what.set_value("reply" if self.waiting() else "ask")
        self._follow()

    def _follow(self) -> None:
        what = self.what.value()
        self._forms.setCurrentIndex(list(_WHAT).index(what))
        self.save.setText(_SAVE[what])
        self.save.setAccessibleName(_SAVE[what].replace("&", ""))

    def _send(self) -> None:
        who, agency, what = self.child.value(), self.agency.value(), self.what.value()

        def done(_answer: object) -> None:
            self.partner_settled.emit(_SAID[what])

        if what == "ask" and (gate := self.gate.gate()) is not None:
            self._ask(who, agency, gate, done=done, failed=self._fail)
        elif what == "not_ask" and (decided := self.not_asked.answer()) is not None:
            self._not_ask(who, agency, *decided, done=done, failed=self._fail)
        elif what == "reply":
            request = self.waiting()
            if request is None:
                self.notice.warn("Nothing was asked of this agency about this child. Ask first, then note the answer.")
            elif (answer := self.came_back.answer()) is not None:
                self._reply(request.id, *answer, done=done, failed=self._fail)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

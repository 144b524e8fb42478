"""Ask a partner about a child, decide not to, or note what came back: what an empty lane invites to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.domain.request import Request, standing
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.form_rows import FormRow, flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.family_ask_forms import SHARE, GateForm, NotAskForm, ReplyForm
from hubdesk.ui.screens.family_words import person_words
from hubdesk.ui.screens.letter_box import LetterBox

_WHAT = {
    "ask": "Ask them",
    "not_ask": "Decide not to ask",
    "not_apply": "Does not apply to this child",
    "consent_refused": "Consent was refused",
    "reply": "Note what came back",
}
_SAVE = {"ask": "&Save the question", "reply": "&Save what came back"}
_SAID = {
    "not_ask": "The decision not to ask is recorded. It comes back on Today when its day has come.",
    "not_apply": "That this agency cannot know the child is recorded. It comes back on Today when its day has come.",
    "consent_refused": "That consent was refused is recorded. It comes back on Today when its day has come.",
    "reply": "What came back is recorded.",
}


@dataclass(frozen=True, slots=True)
class AskAsks:
    """What is asked of the hub.

    `ask` takes person, agency, gate, rating and reason; `not_ask` person, agency, why, day and kind; `reply` request,
    outcome and words; the rest as the boxes say.
    """

    ask: Ask
    not_ask: Ask
    reply: Ask
    clocks: Ask
    draw: Ask
    save: Ask
    printed: Ask


class AskPage(Page):
    """After a question its letter is offered; everything else goes back to the family with a word."""

    partner_settled = Signal(str)  # what to say of it
    back_requested = Signal()

    def __init__(self, codes: CodeLists, asks: AskAsks, today: Callable[[], date] = date.today) -> None:
        super().__init__("ask", "Ask a partner")
        self._codes, self._asks = codes, asks
        self._family: Family | None = None
        self.notice = Notice("ask_notice")
        labels = {code: one.label for code, one in codes.agencies.items()}
        self.agency = ChoiceField("ask_agency", "A&gency", labels, width=400)
        self.child = ChoiceField("ask_child", "&Child", {}, width=400)
        self.what = ChoiceField("ask_what", "What to &do", _WHAT, width=400)
        self.why = flowing(Words("", "quiet", "ask_because"))
        self.gate, self.not_asked, self.came_back = GateForm(asks.clocks), NotAskForm(today), ReplyForm()
        self.save = primary("&Save", "ask_save", self._send, "Ctrl+Return")
        self.letter = LetterBox(
            "letter", draw=asks.draw, save=asks.save, printed=asks.printed, said=self.notice.say, failed=self._fail
        )
        self._lay_out()
        for field in (self.agency, self.child):
            field.edited.connect(self._propose)
        self.what.edited.connect(self._follow)
        self.setFocusProxy(self.child.box)

    def show_gap(self, family: Family, agency: str, person_id: str = "") -> None:
        """Begin with a family and an agency; the child named, or the first about whom nobody asked, is chosen."""
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
        self.child.set_value(person_id or (gaps[0] if gaps else ""))
        self._show_asked(None)
        self._propose()

    def leave(self) -> None:
        """Let go of the letter's pages: a locked window holds none."""
        self.letter.fold()

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
        where = (self.agency.value(), self.child.value())
        cells = [c for c in self._family.coverage if (c.agency, c.person_id) == where] if self._family else []
        self.why.setText(cells[0].because if cells else "")
        self.why.setVisible(bool(self.why.text()))
        self.what.set_value("reply" if self.waiting() else "ask")
        self._follow()

    def _follow(self) -> None:
        what = self.what.value()
        form = {"ask": self.gate, "reply": self.came_back}.get(what, self.not_asked)
        for one in (self.gate, self.not_asked, self.came_back):
            one.setVisible(one is form)
        if form is self.not_asked:
            self.not_asked.begin(what)
        words = _SAVE.get(what, "&Save the decision")
        self.save.setText(words)
        self.save.setAccessibleName(words.replace("&", ""))

    def _send(self) -> None:
        who, agency, what = self.child.value(), self.agency.value(), self.what.value()

        def done(_answer: object) -> None:
            self.partner_settled.emit(_SAID[what])

        if what == "ask":
            if (gate := self.gate.gate()) is not None:
                said = (gate, self.gate.rating.value(), self.gate.reason.value())
                self._asks.ask(who, agency, *said, done=self._show_asked, failed=self._not_asked)
        elif what != "reply":
            if (decided := self.not_asked.answer()) is not None:
                self._asks.not_ask(who, agency, *decided, what, done=done, failed=self._fail)
        elif (request := self.waiting()) is None:
            self.notice.warn("Nothing was asked of this agency about this child. Ask first, then note the answer.")
        elif (answer := self.came_back.answer()) is not None:
            self._asks.reply(request.id, *answer, done=done, failed=self._fail)

    def _show_asked(self, made: Request | None) -> None:
        """Offer the letter of what was asked, in place of the form."""
        for part in (self._first, self.save, self.why):
            part.setVisible(made is None)
        self.letter.setVisible(made is not None)
        if made is not None:
            self.gate.hide()
            self.letter.show_request(made.id)
            due = f" An answer is due by {long_day(made.due_at.date())}, {made.due_at:%H:%M}." if made.due_at else ""
            self.notice.say(f"The question is recorded.{due} HubDesk sends nothing by itself.")
            self.letter.look.setFocus()

    def _not_asked(self, error: HubdeskError) -> None:
        if isinstance(error, Stopped):
            self.gate.ask_why(error.stops)
        else:
            self._fail(error)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _lay_out(self) -> None:
        scroll = Scrolled("ask_scroll")
        self._first = FormRow((self.agency, SHARE), (self.child, SHARE), (self.what, SHARE))
        forms = (self.gate, self.not_asked, self.came_back)
        for part in (self._first, self.why, *forms, self.save, self.letter):
            scroll.column.addWidget(part)
        scroll.column.addStretch(1)
        self.bar.addWidget(secondary("Back to the family", "ask_back", self.back_requested.emit, "Esc"))
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)

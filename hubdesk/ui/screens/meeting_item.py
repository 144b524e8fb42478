"""One family at a meeting: its page, the lines so far, and the forms that take down what is said and agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.domain.meeting_view import ItemView
from hubdesk.domain.user import User
from hubdesk.service.forms import Draft
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.rich_list import RichList
from hubdesk.ui.parts.tabs import Tabs
from hubdesk.ui.screens.meeting_asks import MeetingAsks
from hubdesk.ui.screens.meeting_family import MeetingFamily
from hubdesk.ui.screens.meeting_forms import ActionForm, AsideForm, CorrectForm, PlaceForm, SaidForm
from hubdesk.ui.screens.meeting_words import line_entries

SAVE_AFTER = 1500  # milliseconds
Done = Callable[[object], None]


class MeetingItem(QWidget):
    """Shows one item at a time; what is half typed about it is kept as a draft under `prefix` and its id."""

    concern_requested = Signal(object, object, str, str)  # ItemView, Family, words, attendee
    moved = Signal(int)  # one place up or down

    def __init__(
        self, codes: CodeLists, asks: MeetingAsks, hub: str, me: str, today: Callable[[], date], prefix: str,
        say: Callable[[str], None], fail: Callable[[HubdeskError], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("meeting_item")
        self._codes, self._asks, self._hub, self._prefix = codes, asks, hub, prefix
        self._say_so, self._fail = say, fail
        self.item: ItemView | None = None
        self.family: Family | None = None
        self.shown = MeetingFamily(codes, hub, me)
        self.lines = RichList("meeting_lines", "What was taken down about this family")
        self.said, self.action, self.aside = SaidForm(), ActionForm(today, me), AsideForm()
        self.correct, self.place = CorrectForm(), PlaceForm()
        self._draft = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._draft.timeout.connect(self.keep_draft)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.said)

    def show_item(self, item: ItemView, writes: bool) -> None:
        """Show an item, reading its family, and a line of it that was half typed."""
        fresh = self.item is None or self.item.item.id != item.item.id
        if fresh:
            self.leave()
            self.family = None
            self.shown.forget()
        self.item = item
        self.shown.show_item(item)
        self.lines.show_entries(line_entries(item, self._codes, self._hub))
        self.lines.setVisible(bool(item.lines))
        self.lines.scrollToBottom()
        self.place.show_state(item.state)
        self.tabs.setVisible(writes)
        if fresh:
            self._asks.drafts(done=self._take_drafts)
        if item.family_id:
            self._asks.family(item.family_id, done=lambda family: self._take_family(item.item.id, family))

    def leave(self) -> None:
        """Keep what is half typed about the item, and show it no more."""
        self.keep_draft()
        self.said.clear()
        self.correct.clear()
        self.item = None

    def show_people(self, people: Sequence[tuple[str, str]], users: Sequence[User]) -> None:
        """Offer those who are here, and those who work at the hub."""
        self.said.show_people(people)
        self.aside.show_people(people)
        self.action.show_people(people, users)

    def keep_draft(self) -> None:
        """Keep a half-typed line encrypted."""
        self._draft.stop()
        words = self.said.words.value()
        if self.item is not None and words:
            fields: dict[str, object] = {"form": "meeting", "words": words, "who": self.said.who.value()}
            self._asks.save_draft(self._prefix + self.item.item.id, f"Meeting: {self.item.title}", fields)

    def let_go(self, item_id: str) -> None:
        """Let go of the draft of a line that was taken down or became a concern."""
        self._draft.stop()
        self._asks.discard_draft(self._prefix + item_id)

    def _take_family(self, item_id: str, family: Family) -> None:
        if self.item is not None and item_id == self.item.item.id:
            self.family = family
            self.shown.show_family(family)

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        if self.item is None or self.said.words.value():
            return
        own = next((one for one in drafts if one.id == self._prefix + self._id), None)
        if own is not None:
            self.said.words.set_value(str(own.fields.get("words", "")))
            self.said.who.set_value(str(own.fields.get("who", "")))

    @property
    def _id(self) -> str:
        return self.item.item.id if self.item is not None else ""

    def _say(self, words: str, who: str) -> None:
        item = self._id
        self._asks.say(item, words, who, done=lambda _row: self._taken(item), failed=self._fail)

    def _taken(self, item_id: str) -> None:
        self.let_go(item_id)
        if item_id == self._id:
            self.said.clear()
            self.said.setFocus()

    def _concern(self, words: str, who: str) -> None:
        if self.item is not None and self.family is not None:
            self.concern_requested.emit(self.item, self.family, words, who)

    def _agree(self, what: str, owner: str, due: date, who: str) -> None:
        done = self._then(self.action.clear, "The action is noted. It stands on Today when it is due.")
        self._asks.agree(self._id, what, owner, due, who, done=done, failed=self._fail)

    def _declare(self, who: str, did: str, words: str) -> None:
        done = self._then(self.aside.clear, "The conflict stands on this family's page and in the minutes.")
        self._asks.conflict(self._id, who, did, words, done=done, failed=self._fail)

    def _undeclare(self, who: str, why: str) -> None:
        own = [one.conflict.id for one in self.item.asides if one.who.id == who] if self.item is not None else []
        if own:
            done = self._then(self.aside.clear, "Taken back. What was noted first stays to be read.")
            self._asks.take_back_conflict(own[0], why, done=done, failed=self._fail)
        else:
            self._say_so("Nobody of that name stands aside from this family.")

    def _begin_correction(self, line_id: str) -> None:
        line = next((one for one in self.item.lines if one.id == line_id), None) if self.item is not None else None
        if line is None or not self.tabs.isVisible():
            return
        if line.kind == "said":
            self.correct.show_line(line.id, line.words)
            self.tabs.show_section("correct")
            self.correct.setFocus()
        else:
            self._say_so("A decision, an action or a concern is corrected where it stands, and this follows.")

    def _correct(self, line: str, words: str) -> None:
        done = self._then(self._end_correction, "The line is corrected.")
        self._asks.correct(line, words, done=done, failed=self._fail)

    def _take_back(self, line: str, why: str) -> None:
        done = self._then(self._end_correction, "The line is taken back.")
        self._asks.take_back(line, why, done=done, failed=self._fail)

    def _end_correction(self) -> None:
        self.correct.clear()
        self.tabs.show_section("said")

    def _then(self, clear: Callable[[], None], words: str) -> Done:
        def done(_answer: object) -> None:
            clear()
            self._say_so(words)

        return done

    def _fit_tabs(self, shown: str) -> None:
        """Let the form that is shown have its own height, and leave the rest to the family."""
        for name, form in self._forms.items():
            tall = QSizePolicy.Policy.Preferred if name == shown else QSizePolicy.Policy.Ignored
            form.setSizePolicy(QSizePolicy.Policy.Preferred, tall)

    def _wire(self) -> None:
        self.said.said.connect(self._say)
        self.said.concern_requested.connect(self._concern)
        self.said.edited.connect(self._draft.start)
        # A key of the whole page: it is heard whichever form is shown.
        said(QShortcut(QKeySequence("F9"), self, self.said.ask_for_concern), "Record what is said as a concern")
        self.action.agreed.connect(self._agree)
        self.aside.declared.connect(self._declare)
        self.aside.taken_back.connect(self._undeclare)
        self.lines.chosen.connect(self._begin_correction)
        self.correct.corrected.connect(self._correct)
        self.correct.taken_back.connect(self._take_back)
        self.place.moved.connect(self.moved)
        self.place.put_off.connect(lambda why: self._asks.put_off(self._id, why, failed=self._fail))
        self.place.dropped.connect(lambda why: self._asks.drop(self._id, why, failed=self._fail))
        self.place.put_back.connect(lambda: self._asks.put_back(self._id, failed=self._fail))
        self.tabs.section_shown.connect(self._fit_tabs)
        self._fit_tabs("said")

    def _lay_out(self) -> None:
        self._forms: dict[str, QWidget] = {
            "said": self.said,
            "action": self.action,
            "conflict": self.aside,
            "correct": self.correct,
            "place": self.place,
        }
        words = ("What is said", "Action", "Conflict", "Correct a line", "Place on the agenda")
        each = [(name, word, form) for word, (name, form) in zip(words, self._forms.items(), strict=True)]
        self.tabs = Tabs("meeting_do", each)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.shown, 5)
        column.addWidget(self.lines, 3)
        column.addWidget(self.tabs)

"""A hub meeting while it goes on: the agenda at the left, a page for each family, and the minutes as they talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.domain.meeting import STATES
from hubdesk.domain.meeting_view import ItemView, MeetingView
from hubdesk.domain.user import User
from hubdesk.service.forms import Draft
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.rich_list import RichList
from hubdesk.ui.parts.tabs import Tabs
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.meeting_family import MeetingFamily
from hubdesk.ui.screens.meeting_forms import ActionForm, AsideForm, PlaceForm, SaidForm
from hubdesk.ui.screens.meeting_room import RoomView
from hubdesk.ui.screens.meeting_words import ROOM, agency_label, agenda_entries, line_entries
from hubdesk.ui.theme import px

SAVE_AFTER = 1500  # milliseconds
_KEYS = "Ctrl+PgDown goes to the next family, F9 makes a concern of what is said."


@dataclass(frozen=True, slots=True)
class MeetingAsks:
    """What the page asks for; each verb with the values that its function takes after the desk."""

    read: Ask
    family: Ask
    users: Ask
    search: Ask
    open: Ask
    close: Ask
    take: Ask
    put_off: Ask
    drop: Ask
    put_back: Ask
    move: Ask
    add: Ask
    attend: Ask
    presence: Ask
    conflict: Ask
    say: Ask
    agree: Ask
    minutes: Ask
    save_draft: Ask
    drafts: Ask
    discard_draft: Ask


class MeetingPage(Page):
    """`concern_requested` asks for the record page with what is known, `decide_requested` for the decide page."""

    concern_requested = Signal(object, object, str, str)  # ItemView, Family, words, attendee
    decide_requested = Signal(object, object)  # ItemView, Family
    family_opened = Signal(str)
    back_requested = Signal()

    def __init__(
        self,
        codes: CodeLists,
        asks: MeetingAsks,
        hub: str,
        me: str,
        today: Callable[[], date] = date.today,
        draft: str = "meeting:",
    ) -> None:
        super().__init__("meeting", "Meeting")
        self._codes, self._asks, self._hub, self._prefix = codes, asks, hub, draft
        self.view: MeetingView | None = None
        self._id, self._item, self._may = "", ROOM, True
        self._family: Family | None = None
        self._users: Sequence[User] = ()
        self.notice = Notice("meeting_notice")
        self.state = Words("", "quiet", "meeting_state")
        self.open = primary("&Open the meeting", "meeting_open", self._open)
        self.next = primary("&Next family", "meeting_next", self.go_on, "Ctrl+PgDown")
        self.close_it = secondary("E&nd meeting", "meeting_close", self._close)
        self.minutes = secondary("&Minutes", "meeting_minutes", lambda: self._save_minutes("", ""))
        self.back = quiet("Back", "meeting_back", self.back_requested.emit, "Alt+Left")
        self.agenda = RichList("agenda", "Agenda")
        self.agenda.chosen.connect(self.show_item)
        self.room = RoomView(codes, hub, asks.search)
        self.family = MeetingFamily(codes, hub, me)
        self.lines = RichList("meeting_lines", "What was taken down about this family")
        self.said, self.action, self.aside = SaidForm(), ActionForm(today, me), AsideForm()
        self.place = PlaceForm()
        self.decide = secondary("&Decide", "meeting_decision", self._decide, "Ctrl+D")
        self._draft = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._draft.timeout.connect(self.keep_draft)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.agenda)

    def let(self, may: bool) -> None:
        """Show what writes only to those who may hold a meeting."""
        self._may = may

    def show_meeting(self, meeting_id: str, item_id: str = "") -> None:
        """Show a meeting by its id, at a family where one is named."""
        if meeting_id != self._id:
            self.keep_draft()
            self._item = ROOM
        self._id, self._item = meeting_id, item_id or self._item
        self.notice.hide()

    def refresh(self) -> None:
        """Read the meeting again, and who works here."""
        if not self._id:
            return
        self._asks.users(done=self._take_users)
        self._asks.read(self._id, done=self._show, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Read again where the meeting or what it points at changed."""
        if changes.kinds & {"meetings", "decisions"}:
            self._asks.read(self._id, done=self._show, failed=self._fail)

    def leave(self) -> None:
        """Keep the line that is half typed."""
        self.keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the agenda its width, or a quarter of the page where the text is large."""
        super().resizeEvent(event)
        self.agenda.setFixedWidth(min(px(256), self.width() // 4))

    def show_item(self, item_id: str) -> None:
        """Show a family, or who is here; nothing is written by looking."""
        if item_id != self._item:
            self.keep_draft()
            self._item, self._family = item_id, None
            self.said.clear()
        self._show_chosen(fresh=True)

    def go_on(self) -> None:
        """Go to the next family, and write that it is talked about now."""
        step = self._step(1)
        if step is None:
            self.notice.say("That was the last family. Close the meeting when everybody is done.")
        elif self._going_on():
            self.show_item(step)
            self._asks.take(step, done=lambda _changes: self.said.setFocus(), failed=self._fail)
        else:
            self.show_item(step)

    def go_before(self) -> None:
        """Look at the family before."""
        step = self._step(-1)
        self.show_item(step if step is not None else ROOM)

    def keep_draft(self) -> None:
        """Keep a half-typed line encrypted, or let go of one that was emptied."""
        self._draft.stop()
        item, words = self._shown_item(), self.said.words.value()
        if item is not None and words:
            fields: dict[str, object] = {"form": "meeting", "words": words, "who": self.said.who.value()}
            self._asks.save_draft(self._prefix + item.item.id, f"Meeting: {item.title}", fields)

    def _show(self, view: MeetingView) -> None:
        self.view, self._id = view, view.meeting.id
        meeting, state = view.meeting, view.standing.state
        self.heading.setText(f"{meeting.title}, {short_day(meeting.on)}")
        self.state.setText(f"{STATES[state]}. In the chair: {meeting.chair}. {_KEYS}")
        self.open.setVisible(state == "planned" and self._may)
        self.next.setVisible(state != "planned" or not self._may)
        self.close_it.setVisible(state == "open" and self._may)
        self.agenda.show_entries(agenda_entries(view))
        if self._item != ROOM and view.item(self._item) is None:
            self._item = ROOM
        self.room.show_people(view.standing.attendees, self._may and state != "closed")
        self._offer_people()
        self._show_chosen(fresh=self._family is None)

    def _show_chosen(self, fresh: bool) -> None:
        if self.view is None:
            return
        place = next((n for n, one in enumerate(agenda_entries(self.view)) if one[0] == self._item), 0)
        self.agenda.setCurrentRow(place)
        item = self._shown_item()
        self._right.setCurrentIndex(0 if item is None else 1)
        writes = self._may and self.view.standing.state != "closed"
        self.decide.setVisible(writes and item is not None)
        if item is None:
            return
        self.family.show_item(item)
        self.lines.show_entries(line_entries(item, self._codes, self._hub))
        self.lines.setVisible(bool(item.lines))
        self.lines.scrollToBottom()
        self.place.show_state(item.state)
        self.tabs.setVisible(writes)
        if fresh:
            self._family = None
            self.family.forget()
            self._asks.drafts(done=self._take_drafts)
        if item.family_id:
            self._asks.family(item.family_id, done=lambda family: self._take_family(item.item.id, family))

    def _take_family(self, item_id: str, family: Family) -> None:
        if item_id == self._item:
            self._family = family
            self.family.show_family(family)

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Put back a line that was half typed about this family, while nothing else is typed."""
        own = next((one for one in drafts if one.id == self._prefix + self._item), None)
        if own is not None and not self.said.words.value():
            self.said.words.set_value(str(own.fields.get("words", "")))
            self.said.who.set_value(str(own.fields.get("who", "")))

    def _take_users(self, users: Sequence[User]) -> None:
        self._users = users
        self._offer_people()

    def _offer_people(self) -> None:
        if self.view is None:
            return
        people = [
            (one.id, f"{one.name}, {agency_label(one, self._codes, self._hub)}")
            for one in self.view.standing.attendees
            if one.presence == "here"
        ]
        self.said.show_people(people)
        self.aside.show_people(people)
        self.action.show_people(people, self._users)

    def _shown_item(self) -> ItemView | None:
        return self.view.item(self._item) if self.view is not None and self._item != ROOM else None

    def _going_on(self) -> bool:
        return self.view is not None and self.view.standing.state == "open" and self._may

    def _step(self, by: int) -> str | None:
        if self.view is None:
            return None
        ids = [one.item.id for one in self.view.items]
        place = (ids.index(self._item) if self._item in ids else -1) + by
        return ids[place] if 0 <= place < len(ids) else None

    def _open(self) -> None:
        self._asks.open(self._id, done=lambda _changes: self._done("The meeting is open."), failed=self._fail)

    def _close(self) -> None:
        self.keep_draft()
        said = "The meeting is closed. What was not reached says so in the minutes."
        self._asks.close(self._id, done=lambda _changes: self._done(said), failed=self._fail)

    def _save_minutes(self, attendee_id: str, who: str) -> None:
        if self.view is None:
            return
        name = f"minutes-{self.view.meeting.on.isoformat()}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, "Save the minutes", name, "PDF (*.pdf)")
        if path:
            whose = f"The copy for {who}, without what they left the room for," if who else "The hub's own copy"
            said = f"{whose} is saved as {path}. It is not encrypted: keep it safe."
            done = self._then(lambda: None, said)
            self._asks.minutes(self._id, attendee_id, Path(path), done=done, failed=self._fail)

    def _say(self, words: str, who: str) -> None:
        item = self._item
        self._asks.say(item, words, who, done=lambda _row: self._taken(item), failed=self._fail)

    def _taken(self, item_id: str) -> None:
        self._draft.stop()
        self._asks.discard_draft(self._prefix + item_id)
        if item_id == self._item:
            self.said.clear()
            self.said.setFocus()

    def _concern(self, words: str, who: str) -> None:
        item = self._shown_item()
        if item is None or self._family is None:
            return
        if not self._going_on():
            self.notice.warn("Open the meeting first. What you typed is still here.")
            return
        self._draft.stop()
        self._asks.discard_draft(self._prefix + item.item.id)
        self.said.clear()
        self.concern_requested.emit(item, self._family, words, who)

    def _decide(self) -> None:
        item = self._shown_item()
        if item is not None and self._family is not None:
            self.decide_requested.emit(item, self._family)

    def _agree(self, what: str, owner: str, due: date, who: str) -> None:
        self._asks.agree(
            self._item, what, owner, due, who, failed=self._fail,
            done=self._then(self.action.clear, "The action is noted. It stands on Today when it is due."),
        )  # fmt: skip

    def _declare(self, who: str, did: str, words: str) -> None:
        self._asks.conflict(
            self._item, who, did, words, failed=self._fail,
            done=self._then(self.aside.clear, "The conflict stands on this family's page and in the minutes."),
        )  # fmt: skip

    def _move(self, by: int) -> None:
        if self.view is not None:
            ids = [one.item.id for one in self.view.items]
            self._asks.move(self._item, ids.index(self._item) + by, failed=self._fail)

    def _attend(self, name: str, agency: str, presence: str) -> None:
        values = (self._id, name, agency, presence)
        self._asks.attend(*values, done=lambda _row: self.room.clear_person(), failed=self._fail)

    def _add(self, family_id: str, why: str) -> None:
        done = self._then(self.room.clear_family, "On the agenda, as the last one.")
        self._asks.add(self._id, family_id, why, done=done, failed=self._fail)

    def _then(self, clear: Callable[[], None], words: str) -> Callable[[object], None]:
        def done(_answer: object) -> None:
            clear()
            self.notice.say(words)

        return done

    def _done(self, words: str) -> None:
        self.notice.say(words)

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _fit_tabs(self, shown: str) -> None:
        """Let the form that is shown have its own height, and leave the rest to the family."""
        forms = {"said": self.said, "action": self.action, "conflict": self.aside, "place": self.place}
        for name, form in forms.items():
            tall = QSizePolicy.Policy.Preferred if name == shown else QSizePolicy.Policy.Ignored
            form.setSizePolicy(QSizePolicy.Policy.Preferred, tall)

    def _wire(self) -> None:
        self.said.said.connect(self._say)
        self.said.concern_requested.connect(self._concern)
        self.said.edited.connect(self._draft.start)
        self.action.agreed.connect(self._agree)
        self.aside.declared.connect(self._declare)
        self.place.moved.connect(self._move)
        self.place.put_off.connect(lambda why: self._asks.put_off(self._item, why, failed=self._fail))
        self.place.dropped.connect(lambda why: self._asks.drop(self._item, why, failed=self._fail))
        self.place.put_back.connect(lambda: self._asks.put_back(self._item, failed=self._fail))
        self.room.attended.connect(self._attend)
        self.room.presence_changed.connect(lambda who, how: self._asks.presence(who, how, failed=self._fail))
        self.room.family_added.connect(self._add)
        self.room.copy_requested.connect(self._save_minutes)
        said(QShortcut(QKeySequence("Ctrl+PgUp"), self, self.go_before), "The family before")

    def _lay_out(self) -> None:
        for button in (self.open, self.next, self.decide, self.close_it, self.minutes, self.back):
            self.bar.addWidget(button)
        self.tabs = Tabs(
            "meeting_do",
            (
                ("said", "What is said", self.said),
                ("action", "Action", self.action),
                ("conflict", "Conflict", self.aside),
                ("place", "Place on the agenda", self.place),
            ),
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.family, 5)
        column.addWidget(self.lines, 3)
        column.addWidget(self.tabs)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.tabs.section_shown.connect(self._fit_tabs)
        self._fit_tabs("said")
        self._right = QStackedWidget()
        self._right.addWidget(self.room)
        self._right.addWidget(page)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.agenda)
        line.addWidget(self._right, 1)
        self.body.setSpacing(8)
        self.body.addWidget(self.state)
        self.body.addWidget(self.notice)
        self.body.addLayout(line, 1)

"""A hub meeting while it goes on: the agenda at the left, a page for each family, and the minutes as they talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Family
from hubdesk.domain.meeting import STATES
from hubdesk.domain.meeting_view import ItemView, MeetingView
from hubdesk.domain.user import User
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.rich_list import RichList
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.meeting_asks import MeetingAsks
from hubdesk.ui.screens.meeting_item import Done, MeetingItem
from hubdesk.ui.screens.meeting_room import RoomView
from hubdesk.ui.screens.meeting_words import ROOM, agency_label, agenda_entries
from hubdesk.ui.theme import px

_KEYS = "Ctrl+PgDown goes to the next family, F9 makes a concern of what is said."


class MeetingPage(Page):
    """`concern_requested` asks for the record page with what is known, `decide_requested` for the decide page."""

    concern_requested = Signal(object, object, str, str)  # ItemView, Family, words, attendee
    decide_requested = Signal(object, object)  # ItemView, Family
    back_requested = Signal()

    def __init__(
        self, codes: CodeLists, asks: MeetingAsks, hub: str, me: str, today: Callable[[], date] = date.today,
        draft: str = "meeting:",
    ) -> None:  # fmt: skip
        super().__init__("meeting", "Meeting")
        self._codes, self._asks, self._hub = codes, asks, hub
        self.view: MeetingView | None = None
        self._id, self._item, self._may = "", ROOM, True
        self._users: Sequence[User] = ()
        self.notice = Notice("meeting_notice")
        self.state = Words("", "quiet", "meeting_state")
        self.open = primary("&Open the meeting", "meeting_open", self._open)
        self.next = primary("Next &family", "meeting_next", self.go_on, "Ctrl+PgDown")
        self.decide = secondary("&Decide", "meeting_decision", self._decide, "Ctrl+D")
        self.close_it = secondary("End meetin&g", "meeting_close", self._close)
        self.minutes = secondary("Minute&s", "meeting_minutes", lambda: self._save_minutes("", ""))
        self.back = quiet("Back", "meeting_back", self.back_requested.emit, "Alt+Left")
        self.agenda = RichList("agenda", "Agenda")
        self.room = RoomView(codes, hub, asks.search, today)
        self.item = MeetingItem(codes, asks, hub, me, today, draft, self.notice.say, self._fail)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.agenda)

    def let(self, may: bool) -> None:
        """Show what writes only to those who may hold a meeting."""
        self._may = may

    def show_meeting(self, meeting_id: str, item_id: str = "") -> None:
        """Show a meeting by its id, at a family where one is named."""
        if meeting_id != self._id:
            self.item.leave()
            self._item = ROOM
        self._id, self._item = meeting_id, item_id or self._item
        self.notice.hide()

    def refresh(self) -> None:
        """Read the meeting again, and who works here."""
        if self._id:
            self._asks.users(done=self._take_users)
            self._read()

    def take_changes(self, changes: Changes) -> None:
        """Read again where the meeting or what it points at changed."""
        if self._id and changes.kinds & {"meetings", "decisions"}:
            self._read()

    def leave(self) -> None:
        """Keep the line that is half typed."""
        self.item.keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the agenda its width, or a quarter of the page where the text is large."""
        super().resizeEvent(event)
        self.agenda.setFixedWidth(min(px(256), self.width() // 4))

    def show_item(self, item_id: str) -> None:
        """Show a family, or who is here; nothing is written by looking."""
        self._item = item_id
        self._show_chosen()

    def go_on(self) -> None:
        """Go to the next family, and write that it is talked about now."""
        step = self._step(1)
        if step is None:
            self.notice.say("That was the last family. End the meeting when everybody is done.")
            return
        self.show_item(step)
        if self._going_on():
            self._asks.take(step, done=lambda _changes: self.item.setFocus(), failed=self._fail)

    def go_before(self) -> None:
        """Look at the family before."""
        step = self._step(-1)
        self.show_item(step if step is not None else ROOM)

    def _read(self) -> None:
        self._asks.read(self._id, done=self._show, failed=self._fail)

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
        self.room.show_meeting(meeting)
        self.room.show_people(view.standing.attendees, self._may and state != "closed", self._may and state == "closed")
        self._offer_people()
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.view is None:
            return
        place = next((n for n, one in enumerate(agenda_entries(self.view)) if one[0] == self._item), 0)
        self.agenda.setCurrentRow(place)
        item = self.view.item(self._item) if self._item != ROOM else None
        writes = self._may and self.view.standing.state != "closed"
        self._right.setCurrentIndex(0 if item is None else 1)
        self.decide.setVisible(writes and item is not None)
        if item is None:
            self.item.leave()
        else:
            self.item.show_item(item, writes)

    def _take_users(self, users: Sequence[User]) -> None:
        self._users = users
        self._offer_people()

    def _offer_people(self) -> None:
        if self.view is not None:
            people = [
                (one.id, f"{one.name}, {agency_label(one, self._codes, self._hub)}")
                for one in self.view.standing.attendees
                if one.presence == "here"
            ]
            self.item.show_people(people, self._users)

    def _going_on(self) -> bool:
        return self.view is not None and self.view.standing.state == "open" and self._may

    def _step(self, by: int) -> str | None:
        if self.view is None:
            return None
        ids = [one.item.id for one in self.view.items]
        place = (ids.index(self._item) if self._item in ids else -1) + by
        return ids[place] if 0 <= place < len(ids) else None

    def _open(self, why: str = "") -> None:
        self._asks.open(self._id, why, done=self._then(_nothing, "The meeting is open."), failed=self._fail)

    def _close(self) -> None:
        self.item.keep_draft()
        words = "The meeting is closed. What was not reached says so in the minutes."
        undo = partial(self._open, "Ended by mistake")
        self._asks.close(self._id, done=lambda _changes: self.notice.say(words, undo), failed=self._fail)

    def _change(self, on: date, chair: str) -> None:
        done = self._then(_nothing, "Changed. The minutes say who is in the chair.")
        self._asks.change(self._id, on, chair, done=done, failed=self._fail)

    def _save_minutes(self, attendee_id: str, who: str) -> None:
        if self.view is None:
            return
        name = f"minutes-{self.view.meeting.on.isoformat()}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, "Save the minutes", name, "PDF (*.pdf)")
        if path:
            whose = f"The copy for {who}, without what they left the room for," if who else "The hub's own copy"
            done = self._then(_nothing, f"{whose} is saved as {path}. It is not encrypted: keep it safe.")
            self._asks.minutes(self._id, attendee_id, Path(path), done=done, failed=self._fail)

    def _concern(self, item: ItemView, family: Family, words: str, who: str) -> None:
        if not self._going_on():
            self.notice.warn("Open the meeting first. What you typed is still here.")
            return
        self.item.let_go(item.item.id)
        self.item.said.clear()
        self.concern_requested.emit(item, family, words, who)

    def _decide(self) -> None:
        if not self._going_on():
            self.notice.warn("Open the meeting first.")
        elif self.item.item is not None and self.item.family is not None:
            self.decide_requested.emit(self.item.item, self.item.family)

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

    def _then(self, clear: Callable[[], None], words: str) -> Done:
        def done(_answer: object) -> None:
            clear()
            self.notice.say(words)

        return done

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)

    def _wire(self) -> None:
        self.agenda.chosen.connect(self.show_item)
        self.item.concern_requested.connect(self._concern)
        self.item.moved.connect(self._move)
        self.room.attended.connect(self._attend)
        self.room.presence_changed.connect(lambda who, how: self._asks.presence(who, how, failed=self._fail))
        self.room.family_added.connect(self._add)
        self.room.changed.connect(self._change)
        self.room.opened_again.connect(self._open)
        self.room.copy_requested.connect(self._save_minutes)
        said(QShortcut(QKeySequence("Ctrl+PgUp"), self, self.go_before), "The family before")

    def _lay_out(self) -> None:
        for button in (self.open, self.next, self.decide, self.close_it, self.minutes, self.back):
            self.bar.addWidget(button)
        self._right = QStackedWidget()
        self._right.addWidget(self.room)
        self._right.addWidget(self.item)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.agenda)
        line.addWidget(self._right, 1)
        self.body.setSpacing(8)
        self.body.addWidget(self.state)
        self.body.addWidget(self.notice)
        self.body.addLayout(line, 1)


def _nothing() -> None:
    """Nothing is left to clear."""

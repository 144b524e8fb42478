"""What is taken down about a family while it is talked about: words, an action, a conflict, or another place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.meeting import CONFLICTS
from hubdesk.domain.user import User
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice
from hubdesk.ui.parts.reason_field import ReasonField
from hubdesk.ui.parts.typed_days import read_day

_OFF = ("Seen elsewhere this week", "Nothing new since the last meeting", "Who knows them is not here")


class _Form(QWidget):
    """A row of fields with buttons below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 0, 4, 4)
        self.column.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)

    def finish(self, *buttons: QWidget) -> None:
        """Put the buttons below the fields."""
        for button in buttons:
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.column.addLayout(self.buttons)


def offer(field: ChoiceField, pairs: Sequence[tuple[str, str]], unset: str) -> None:
    """Offer other choices, keeping the one that is made."""
    kept = field.value()
    field.box.clear()
    field.box.addItem(unset, "")
    for key, words in pairs:
        field.box.addItem(words, key)
    field.set_value(kept)


class SaidForm(_Form):
    """Who said what: a line of the minutes, or a concern in one key."""

    said = Signal(str, str)  # words, attendee
    concern_requested = Signal(str, str)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__("meeting_said")
        self.who = choice("said_who", "W&ho says it", {}, "Nobody named")
        self.words = TextField("said_words", "&What is said", width=WIDE)
        self.add = secondary("Ta&ke it down", "said_add", self._add)
        self.concern = secondary("Record it as a &concern", "said_concern", self.ask_for_concern)
        self.concern.setToolTip("Record it as a concern (F9)")
        self.row = FormRow((self.who, 4), (self.words, 11))
        self.column.addWidget(self.row)
        self.finish(self.add, self.concern)
        self.words.line.returnPressed.connect(self._add)
        self.words.edited.connect(self.edited)
        self.setFocusProxy(self.words.editor)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer those who are here."""
        offer(self.who, people, "Nobody named")

    def clear(self) -> None:
        """Begin another line by the same person."""
        self.words.set_value("")
        self.row.show_fault(self.words, "")

    def _add(self) -> None:
        words = self.words.value()
        self.row.show_fault(self.words, "" if words else "Write what was said, in a sentence or two.")
        if words:
            self.said.emit(words, self.who.value())

    def ask_for_concern(self) -> None:
        """Ask for the record page with what is typed, which may be nothing yet."""
        self.concern_requested.emit(self.words.value(), self.who.value())


class ActionForm(_Form):
    """What is done next, who does it, who at the hub sees to it, and by when."""

    agreed = Signal(str, str, object, str)  # what, owner, day, attendee

    def __init__(self, today: Callable[[], date], me: str) -> None:
        super().__init__("meeting_action")
        self._today, self._me = today, me
        self.what = TextField("agreed_what", "&What is done", width=WIDE)
        self.does = choice("agreed_who", "W&ho does it", {}, "Who sees to it")
        self.owner = choice("agreed_owner", "Who sees to it", {}, "Choose")
        self.due = TextField("agreed_due", "B&y", width=160)
        self.add = secondary("Add this a&ction", "agreed_add", self._add)
        self.row = FormRow((self.what, 5), (self.does, 4), (self.owner, 3), (self.due, 2))
        self.column.addWidget(self.row)
        self.finish(self.add)
        self.due.line.returnPressed.connect(self._add)
        self.setFocusProxy(self.what.editor)

    def show_people(self, people: Sequence[tuple[str, str]], users: Sequence[User]) -> None:
        """Offer those who are here, and those who work at the hub."""
        offer(self.does, people, "Who sees to it")
        offer(self.owner, [(one.name, one.name) for one in users if one.active], "Choose")
        if not self.owner.value():
            self.owner.set_value(self._me)

    def clear(self) -> None:
        """Begin another action."""
        for field in (self.what, self.due):
            field.set_value("")

    def _add(self) -> None:
        due = read_day(self.due.value(), "day", self._today(), coming=True) if self.due.value() else None
        faults = (
            (self.what, self.what.value(), "Say what is done."),
            (self.owner, self.owner.value(), "Choose who sees to it."),
            (self.due, due, "Type the day by which it is done, for example 14 April."),
        )
        for field, value, sentence in faults:
            self.row.show_fault(field, "" if value else sentence)
        if all(value for _field, value, _sentence in faults):
            self.agreed.emit(self.what.value(), self.owner.value(), due, self.does.value())


class AsideForm(_Form):
    """Who has a conflict of interest about this family, how they know it, and whether they leave the room."""

    declared = Signal(str, str, str)  # attendee, what they did, how they know the family
    taken_back = Signal(str, str)  # attendee, why

    def __init__(self) -> None:
        super().__init__("meeting_conflict")
        self.who = choice("aside_who", "W&ho stands aside", {}, "Choose")
        self.words = TextField("aside_words", "How the&y know the family, or why it is taken back", width=WIDE)
        self.did = choice("aside_did", "&What they do", {code: words.capitalize() for code, words in CONFLICTS.items()})
        self.add = secondary("Note the &conflict", "aside_add", lambda: self._send(self._declare))
        self.undo = quiet("Ta&ke theirs back", "aside_undo", lambda: self._send(self._take_back))
        self.row = FormRow((self.who, 4), (self.words, 7), (self.did, 4))
        self.column.addWidget(self.row)
        self.finish(self.add, self.undo)
        self.setFocusProxy(self.who.editor)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer those who are here."""
        offer(self.who, people, "Choose")

    def clear(self) -> None:
        """Begin another one."""
        self.who.set_value("")
        self.words.set_value("")

    def _send(self, send: Callable[[], None]) -> None:
        faults = ((self.who, "Choose who stands aside."), (self.words, "Write it in a few words."))
        for field, sentence in faults:
            self.row.show_fault(field, "" if field.value() else sentence)
        if self.who.value() and self.words.value():
            send()

    def _declare(self) -> None:
        self.declared.emit(self.who.value(), self.did.value(), self.words.value())

    def _take_back(self) -> None:
        self.taken_back.emit(self.who.value(), self.words.value())


class CorrectForm(_Form):
    """Better words for a line that was chosen, or why it is taken back."""

    corrected = Signal(str, str)  # line, words
    taken_back = Signal(str, str)  # line, why

    def __init__(self) -> None:
        super().__init__("meeting_correct")
        self._line = ""
        self.words = TextField("correct_words", "&What was said", width=WIDE)
        self.why = TextField("correct_why", "Wh&y it is taken back", width=WIDE)
        self.row = FormRow((self.words, 9), (self.why, 6))
        self.save = secondary("&Correct the line", "correct_save", self._save)
        self.drop = secondary("Ta&ke it back", "correct_drop", self._drop)
        self.column.addWidget(self.row)
        self.finish(self.save, self.drop)
        self.setFocusProxy(self.words.editor)
        self.clear()

    def show_line(self, line: str, words: str) -> None:
        """Begin with a line of what was said."""
        self.clear()
        self._line = line
        self.words.set_value(words)
        self._offer(True)

    def clear(self) -> None:
        """Wait for a line."""
        self._line = ""
        for field in (self.words, self.why):
            field.set_value("")
            self.row.show_fault(field, "")
        self._offer(False)

    def _offer(self, some: bool) -> None:
        for part in (self.row, self.save, self.drop):
            part.setEnabled(some)

    def _save(self) -> None:
        self.row.show_fault(self.words, "" if self.words.value() else "Write what was said, or take the line back.")
        if self.words.value():
            self.corrected.emit(self._line, self.words.value())

    def _drop(self) -> None:
        self.row.show_fault(self.why, "" if self.why.value() else "Say why the line is taken back.")
        if self.why.value():
            self.taken_back.emit(self._line, self.why.value())


class PlaceForm(_Form):
    """Where a family stands on the agenda: earlier, later, put off or taken off with why, or put back."""

    moved = Signal(int)  # one place up or down
    put_off = Signal(str)
    dropped = Signal(str)
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__("meeting_place")
        self.why = ReasonField("place_why", "Wh&y it is put off or taken off", _OFF)
        self.off = secondary("&Put off", "place_put_off", lambda: self._with_why(self.put_off.emit))
        self.drop = secondary("Ta&ke off", "place_drop", lambda: self._with_why(self.dropped.emit))
        self.back = secondary("Put &back", "place_back", self.put_back.emit)
        self.up = quiet("Earlier", "place_up", lambda: self.moved.emit(-1), "Alt+Up")
        self.down = quiet("Later", "place_down", lambda: self.moved.emit(1), "Alt+Down")
        self.column.addWidget(self.why)
        self.finish(self.off, self.drop, self.back, self.up, self.down)
        self.setFocusProxy(self.why.editor)

    def show_state(self, state: str) -> None:
        """Offer what can be done with a family in this state."""
        gone = state in ("dropped", "put_off")
        self.back.setVisible(gone)
        for part in (self.off, self.drop):
            part.setVisible(not gone)
        for part in (self.up, self.down):
            part.setVisible(state != "dropped")

    def _with_why(self, emit: Callable[[str], None]) -> None:
        self.why.show_error("" if self.why.value() else "Say why. The minutes keep it.")
        if self.why.value():
            emit(self.why.value())
            self.why.set_value("")

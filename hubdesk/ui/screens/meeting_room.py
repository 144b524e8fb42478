"""Who is at a meeting, and which other family comes onto its agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.meeting import PRESENCES, Attendee, Meeting
from hubdesk.service.forms import Found
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import AS_TYPED, TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, labels
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.table import Rows, Table
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.meeting_forms import offer
from hubdesk.ui.screens.meeting_words import people_columns
from hubdesk.ui.theme import px


class RoomView(Scrolled):
    """Shown for the first entry of the agenda: the people, and a box that finds another family."""

    attended = Signal(str, str, str)  # name, agency, presence
    presence_changed = Signal(str, str)  # attendee, presence or withdrawn
    family_added = Signal(str, str)  # family id, why
    opened_again = Signal(str)  # why
    changed = Signal(object, str)  # the day, who is in the chair
    copy_requested = Signal(str, str)  # attendee and name, whose own copy of the minutes is wanted

    def __init__(self, codes: CodeLists, hub: str, search: Ask, today: Callable[[], date]) -> None:
        super().__init__("meeting_room")
        self._search, self._today = search, today
        self.model: Rows[Attendee] = Rows(people_columns(codes, hub))
        self.table = Table("meeting_people", "Who is at this meeting", self.model)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name = TextField("attendee_name", "Name", width=WIDE)
        self.name.line.setInputMethodHints(AS_TYPED)
        self.agency = choice("attendee_agency", "From", labels(codes.agencies), hub)
        self.presence = choice("attendee_presence", "T&here", PRESENCES)
        self.add = secondary("Add to the &list", "attendee_add", self._add)
        self.other = secondary("Here after all", "attendee_other", self._change)
        self.wrong = secondary("Written by mistake", "attendee_wrong", self._withdraw)
        self.copy = quiet("Save their copy of the minutes", "attendee_copy", self._copy)
        self.row = FormRow((self.name, 6), (self.agency, 5), (self.presence, 4))
        self.day = TextField("room_day", "&Day", width=WIDE)
        self.chair = TextField("room_chair", "In the &chair", width=WIDE)
        self.change = secondary("Change day or chair", "room_change", self._change_meeting)
        self.when_row = FormRow((self.day, 4), (self.chair, 6))
        self.again_why = TextField("again_why", "&Why it is opened again", "The minutes keep it.", WIDE)
        self.again = secondary("&Open it again", "room_again", self._open_again)
        self.words = TextField("add_family", "Find a famil&y", "A name, an address or an id, then Enter.", WIDE)
        self.found = choice("add_found", "Which one", {}, "Nothing was looked for")
        self.why = TextField("add_why", "&Why it is talked about", width=WIDE)
        self.put = secondary("&Put on the agenda", "add_put", self._put)
        self.find_row = FormRow((self.words, 5), (self.found, 5), (self.why, 6))
        self._lay_out()
        self.setFocusProxy(self.name.editor)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show when the meeting is, and who is in the chair."""
        self.day.set_value(long_day(meeting.on))
        self.chair.set_value(meeting.chair)

    def show_people(self, people: Sequence[Attendee], may: bool, closed: bool) -> None:
        """Show who is there; `may` says whether the list may be written to, `closed` whether it was and may again."""
        self._again.setVisible(closed)
        self.model.show_rows(people)
        self.table.setFixedHeight(px(32) * (min(len(people), 8) + 1) + px(8))
        if people:
            self.table.choose(len(people) - 1)
        for part in (self.row, self.add, self.other, self.wrong, self._more, self._when):
            part.setVisible(may)

    def clear_person(self) -> None:
        """Begin with the next person."""
        self.name.set_value("")
        self.name.editor.setFocus()

    def clear_family(self) -> None:
        """Begin with the next family."""
        for field in (self.words, self.why):
            field.set_value("")
        offer(self.found, (), "Nothing was looked for")

    def _add(self) -> None:
        self.row.show_fault(self.name, "" if self.name.value() else "Write the name of whoever is here.")
        if self.name.value():
            self.attended.emit(self.name.value(), self.agency.value(), self.presence.value())

    def _change(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.presence_changed.emit(one.id, "apologies" if one.presence == "here" else "here")

    def _withdraw(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.presence_changed.emit(one.id, "withdrawn")

    def _change_meeting(self) -> None:
        on = read_day(self.day.value(), "day", self._today(), coming=True)
        self.when_row.show_fault(self.day, "" if on else "Type a day, such as 21 March.")
        self.when_row.show_fault(self.chair, "" if self.chair.value() else "Say who is in the chair.")
        if on and self.chair.value():
            self.changed.emit(on, self.chair.value())

    def _open_again(self) -> None:
        self.again_why.show_error("" if self.again_why.value() else "Say why. The minutes keep it.")
        if self.again_why.value():
            self.opened_again.emit(self.again_why.value())
            self.again_why.set_value("")

    def _copy(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.copy_requested.emit(one.id, one.name)

    def _follow(self, one: Attendee) -> None:
        self.other.setText("Sent apologies" if one.presence == "here" else "Here after all")
        self.other.setAccessibleName(self.other.text())

    def _find(self) -> None:
        self._search(self.words.value(), done=self._show_found)

    def _show_found(self, found: Sequence[Found]) -> None:
        families = {one.family_id: f"{one.title}, {one.detail}" for one in reversed(found) if one.family_id}
        pairs = list(reversed(families.items()))
        offer(self.found, pairs, "Choose" if pairs else "Nobody like this is known")
        if pairs:
            self.found.set_value(pairs[0][0])
            self.why.editor.setFocus()

    def _put(self) -> None:
        faults = ((self.found, "Find the family first."), (self.why, "Say why it is talked about."))
        for field, sentence in faults:
            self.find_row.show_fault(field, "" if field.value() else sentence)
        if self.found.value() and self.why.value():
            self.family_added.emit(self.found.value(), self.why.value())

    def _lay_out(self) -> None:
        self._there, self._more = Box("meeting_there", "Who is here"), Box("meeting_more", "Another family")
        self._when = Box("meeting_when", "Another day, or another chair")
        self._again = Box("meeting_again", "The meeting is closed")
        self.none = Words("Note who sent apologies too: the minutes name them.", "quiet", "people_words")
        for part in (self.table, self.none, self.row):
            self._there.column.addWidget(part)
        self._there.column.addWidget(Flow(self.add, self.other, self.wrong, self.copy))
        self._more.column.addWidget(self.find_row)
        self._more.column.addWidget(self.put)
        self._when.column.addWidget(self.when_row)
        self._when.column.addWidget(self.change)
        self._again.column.addWidget(self.again_why)
        self._again.column.addWidget(self.again)
        for box in (self._there, self._more, self._when, self._again):
            self.column.addWidget(box)
        self.table.row_chosen.connect(self._follow)
        self.name.line.returnPressed.connect(self._add)
        self.words.line.returnPressed.connect(self._find)
        self.why.line.returnPressed.connect(self._put)

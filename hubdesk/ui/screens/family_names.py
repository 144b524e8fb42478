"""What else a person of a family is called, and sealing an identity apart: folded away until somebody asks."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Person
from hubdesk.domain.known_name import KINDS
from hubdesk.domain.protected import KINDS as PROTECTIONS
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import Field, TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice
from hubdesk.ui.parts.words import Words


class NamesPart(QWidget):
    """The other names and the due date of one person; `let` gives what may be done about them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("names_part")
        self._person: Person | None = None
        self._add: Ask | None = None
        self._protect: Ask | None = None
        self.words = Words("", "", "other_names")
        self.fault = Words("", "error", "names_fault")
        self.kind = choice("name_kind", "Kind of name", KINDS)
        self.name = TextField("name_text", "Name", width=WIDE)
        self.since = TextField("name_from", "Since (if known)", width=WIDE)
        self.until = TextField("name_to", "Until (if known)", width=WIDE)
        self.protection = choice("protect_kind", "Kind of protection", PROTECTIONS)
        self.reason = TextField("protect_reason", "Why, and who asked for it", width=WIDE)
        self.open_name = quiet("Add a name", "names_add", lambda: self._fold(self._name_row))
        self.open_protect = quiet("Protect this identity", "names_protect", lambda: self._fold(self._protect_row))
        keep = secondary("&Record name", "name_keep", self.keep_name)
        seal = secondary("&Seal apart", "protect_keep", self.seal)
        self._name_row = _row((self.kind, 4), (self.name, 6), (self.since, 4), (self.until, 4), button=keep)
        self._protect_row = _row((self.protection, 4), (self.reason, 10), button=seal)
        self._lay_out()

    def let(self, add_name: Ask | None, protect: Ask | None) -> None:
        """Say what the person at the desk may do: nothing where None."""
        self._add, self._protect = add_name, protect
        self.open_name.setVisible(add_name is not None)
        self.open_protect.setVisible(protect is not None)

    def show_person(self, person: Person) -> None:
        """Show what somebody else is called."""
        self._person = person
        due = [f"{'Due' if person.unborn else 'Was due'} {long_day(person.due)}"] if person.due else []
        self.words.setText(" · ".join((*due, *(one.words for one in person.names))))
        self.words.setVisible(bool(self.words.text()))
        self._fold(None)

    def keep_name(self) -> None:
        """Record the name that was typed."""
        if self._person is not None and self._add is not None:
            typed = (self.kind.value(), self.name.value(), self.since.value(), self.until.value())
            self._add(self._person.id, *typed, done=lambda _: self._fold(None), failed=self._fail)

    def seal(self) -> None:
        """Seal the identity apart."""
        if self._person is not None and self._protect is not None:
            typed = (self.protection.value(), self.reason.value())
            self._protect(self._person.id, *typed, done=lambda _: self._fold(None), failed=self._fail)

    def _fail(self, error: HubdeskError) -> None:
        self.fault.setText(error.sentence)
        self.fault.show()

    def _fold(self, wanted: QWidget | None) -> None:
        self.fault.hide()
        for field in (self.name, self.since, self.until, self.reason):
            field.set_value("")
        for row in (self._name_row, self._protect_row):
            row.setVisible(row is wanted)
        if wanted is not None:
            wanted.setFocus()

    def _lay_out(self) -> None:
        buttons = Flow()
        buttons.addWidget(self.words, grow=True)
        buttons.addWidget(self.open_name)
        buttons.addWidget(self.open_protect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(buttons)
        for part in (self._name_row, self._protect_row, self.fault):
            column.addWidget(part)
        self.let(None, None)
        self._fold(None)


def _row(*fields: tuple[Field, int], button: QWidget) -> QWidget:
    row, form = QWidget(), FormRow(*fields)
    row.setObjectName(f"{button.objectName()}_row")
    form.setObjectName(f"{button.objectName()}_fields")
    line = QVBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(form)
    line.addWidget(button)
    row.setFocusProxy(fields[0][0])
    return row

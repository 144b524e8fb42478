"""How somebody may be contacted: what stands, plainly said, and a form that is folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.contact import FIELDS, SAFETY, Contact, is_unsafe
from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.outgoing import ContactForm
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, flowing
from hubdesk.ui.parts.words import Words

_NOTHING = "Nothing is noted of how they may be contacted or who works with them."
_STOPS = "Nothing goes out about their family without a reason: no letter, no reply to who told us, no pack."


class ContactBox(Box):
    """`read` is asked with a person, `note` (None for those who may not) with person, form and reason."""

    def __init__(self, read: Ask, note: Ask | None, said: Callable[[str], None]) -> None:
        super().__init__("person_contact", "How they may be contacted, and who works with them")
        self._read, self._note, self._said, self._person = read, note, said, ""
        self.words = flowing(Words("", "", "contact_words"))
        self.warning = flowing(Words("", "strong", "contact_warning"))
        self.change = quiet("Chan&ge how they may be contacted", "contact_change", self.unfold)
        self.safety = choice("contact_safety", "Is contact sa&fe", SAFETY)
        self.typed = {field: TextField(f"contact_{field}", label, width=WIDE) for field, label in FIELDS.items()}
        self.reason = TextField("contact_reason", "Why it is noted or chan&ged", width=WIDE)
        self.fault = Words("", "error", "contact_fault")
        self.save = secondary("Sa&ve how they may be contacted", "contact_save", self._save)
        self.leave = quiet("Leave it", "contact_leave", self.fold)
        self._rows: tuple[Contact, ...] = ()
        self._lay_out()
        self.fold()

    def show_person(self, person_id: str) -> None:
        """Fetch what stands of a person."""
        if person_id != self._person:
            self.fold()
        self._person = person_id
        self._read(person_id, done=self._show, failed=lambda _error: self._show(()))

    def unfold(self) -> None:
        """Show the form, filled with what stands."""
        last = self._rows[-1] if self._rows else None
        self.safety.set_value("unsafe" if is_unsafe(self._rows) else last.safety if last else "not_known")
        for field, editor in self.typed.items():
            stands = dict.fromkeys(filter(None, (getattr(row, field) for row in self._rows)))
            editor.set_value("; ".join(stands))
        self._form(True)
        self.safety.setFocus()

    def fold(self) -> None:
        """Put the form away."""
        self.reason.set_value("")
        self._form(False)

    def _form(self, shown: bool) -> None:
        self.fault.setText("")
        self.fault.hide()
        for part in (self._first, self._second, self.reason, self.save, self.leave):
            part.setVisible(shown)
        self.words.setVisible(not shown)
        self.change.setVisible(not shown and self._note is not None)

    def _show(self, rows: tuple[Contact, ...]) -> None:
        self._rows = rows
        self.words.setText("\n".join(line for row in rows for line in contact_lines(row)) or _NOTHING)
        self.warning.setText(f"Not safe. {_STOPS}" if is_unsafe(rows) else "")
        self.warning.setVisible(is_unsafe(rows))

    def _save(self) -> None:
        if self._note is not None:
            said = {field: editor.value() for field, editor in self.typed.items()}
            form = ContactForm(self.safety.value(), **said)
            self._note(self._person, form, self.reason.value(), done=self._saved, failed=self._fail)

    def _saved(self, _changes: object) -> None:
        self.fold()
        self.show_person(self._person)
        self._said("How they may be contacted is noted. What stood before stays to be read.")

    def _fail(self, error: HubdeskError) -> None:
        self.fault.setText(error.sentence)
        self.fault.show()

    def _lay_out(self) -> None:
        fields: list[tuple[Field, int]] = [(self.typed[field], 7) for field in FIELDS]
        self._first = FormRow((self.safety, 5), *fields[:2])
        self._second = FormRow(*fields[2:])
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(self.leave)
        line.addStretch(1)
        for part in (self.warning, self.words, self.change, self._first, self._second, self.reason, self.fault):
            self.column.addWidget(part)
        self.column.addLayout(line)


def contact_lines(row: Contact) -> Sequence[str]:
    """Say what stands, a line each, and last who noted it and why."""
    said = [f"{label}: {words}" for field, label in FIELDS.items() if (words := getattr(row, field))]
    if row.safety != "not_known":
        said.insert(0, f"Contact: {SAFETY[row.safety].lower()}")
    noted = f"Noted by {row.by} on {long_day(row.at.date())}"
    return (*said, f"{noted}: {row.reason}" if row.reason else noted)

"""One person of a concern: role, names, birth and address, with the rest folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.known_name import KINDS
from hubdesk.service.forms import Candidate, PersonForm
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.fields import AS_TYPED, Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, labels, show_faults
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.record_candidates import said_born
from hubdesk.ui.screens.record_fields import name_of
from hubdesk.ui.screens.record_names import put_together, taken_apart

SEXES = {"female": "Female", "male": "Male"}
NUMBERS = ("phone", "nhs_number", "upn", "school")
MORE = (*NUMBERS, "names_kind", "other_names")


class PersonBox(QFrame):
    """The fields of one person; a later person shares the first one's address until told otherwise."""

    edited = Signal()
    reached = Signal(object)
    removal_requested = Signal(object)
    untie_requested = Signal(object)

    def __init__(self, codes: CodeLists, number: int) -> None:
        super().__init__()
        self.number = number
        self.tied: Candidate | None = None
        self.setProperty("style", "card")
        self.setObjectName(f"person_{number}")
        self.fields: dict[str, Field] = {
            "role": choice(self._name("role"), "Who", labels(codes.roles)),
            "given_name": self._text("given_name", "Given names"),
            "family_name": self._text("family_name", "Family name"),
            "date_of_birth": self._text("date_of_birth", "Date of birth"),
            "sex": choice(self._name("sex"), "Sex", SEXES, unset="Not known"),
            "address": self._text("address", "Address"),
            "postcode": self._text("postcode", "Postcode"),
            "phone": self._text("phone", "Phone"),
            "nhs_number": self._text("nhs_number", "NHS number"),
            "upn": self._text("upn", "Pupil number"),
            "school": self._text("school", "School"),
            "names_kind": choice(self._name("names_kind"), "Also known as", KINDS),
            "other_names": self._text("other_names", "Other name"),
        }
        self.same_address = Tick("", self._name("same_address"), ticked=True)
        self.more = quiet("Other name, phone, school ...", self._name("more"), self._show_more)
        self.remove = quiet("Remove", self._name("remove"), lambda: self.removal_requested.emit(self))
        self.tie_words = Words("", "strong", self._name("tie_words"))
        self.untie = quiet("Not this person", self._name("untie"), lambda: self.untie_requested.emit(self))
        self._lay_out()
        self._wire()
        self.show_tie(None)
        self.show_place(0, "")

    def show_place(self, place: int, first_name: str) -> None:
        """Take a place in the list, counted from 0, and name the person whose address is shared."""
        self._place = place
        self.setAccessibleName(f"Person {place + 1}")
        self.same_address.setText(f"Same address as {first_name or 'the first person'}")
        self.same_address.setAccessibleName(self.same_address.text())
        self.more.setAccessibleName(f"Other name, phone, NHS number and school of person {place + 1}")
        self.remove.setAccessibleName(f"Remove person {place + 1}")
        self.same_address.setVisible(place > 0)
        self._show_address()

    def form(self, first: PersonForm | None = None) -> PersonForm:
        """Give what was typed, with the first person's address where it is shared."""
        said = {name: field.value() for name, field in self.fields.items()}
        said["other_names"] = put_together(said.pop("names_kind"), said["other_names"])
        form = PersonForm(**said)
        if first is not None and self._shares_address():
            return replace(form, address=first.address, postcode=first.postcode)
        return form

    def fill(self, form: PersonForm, first: PersonForm | None = None) -> None:
        """Show a person from a draft."""
        shared = first is not None and (form.address, form.postcode) == (first.address, first.postcode)
        self.same_address.setChecked(shared)
        kind, name = taken_apart(form.other_names)
        said = asdict(form) | {"names_kind": kind, "other_names": name}
        for name, field in self.fields.items():
            field.set_value("" if shared and name in ("address", "postcode") else said[name])
        self._show_more(any(getattr(form, name) for name in (*NUMBERS, "other_names")))
        self.show_tie(None)
        self._show_address()

    def show_faults(self, faults: Mapping[str, str]) -> Field | None:
        """Show what is wrong beside each field, by its name, and give the first of them."""
        if any(name in faults for name in MORE):
            self._show_more()
        return show_faults(self.fields, faults)

    def show_tie(self, candidate: Candidate | None) -> None:
        """Show who this person was said to be, or nobody."""
        self.tied = candidate
        self.tie_words.setVisible(candidate is not None)
        self.untie.setVisible(candidate is not None)
        if candidate is not None:
            born = f", born {said_born(candidate.born)}" if candidate.born else ""
            self.tie_words.setText(f"Same person as {candidate.name}{born}")

    def name(self) -> str:
        """Say the name as typed."""
        return name_of(self.form())

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order."""
        editors = [field.editor for field in self.fields.values()]
        return [*editors, self.untie, self.same_address, self.more, self.remove]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the cursor comes to this person, so that the list beside the form follows."""
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit(self)
        return super().eventFilter(watched, event)

    def _name(self, part: str) -> str:
        return f"person_{self.number}_{part}"

    def _text(self, part: str, label: str) -> TextField:
        field = TextField(self._name(part), label, width=WIDE)
        field.line.setInputMethodHints(AS_TYPED)
        return field

    def _lay_out(self) -> None:
        get = self.fields.__getitem__
        who = FormRow(
            (get("role"), 5), (get("given_name"), 4), (get("family_name"), 4),
            (get("date_of_birth"), 3), (get("sex"), 3),
        )  # fmt: skip
        self._address = FormRow((get("address"), 3), (get("postcode"), 1))
        self._rest = FormRow(*((get(name), 1) for name in NUMBERS))
        self._names = FormRow((get("names_kind"), 4), (get("other_names"), 12))
        self._rest.hide()
        self._names.hide()
        tie = QHBoxLayout()
        tie.addWidget(self.tie_words, 1)
        tie.addWidget(self.untie)
        foot = QHBoxLayout()
        foot.addWidget(self.same_address)
        foot.addWidget(self.more)
        foot.addStretch()
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        for part in (who, self._address, self._rest, self._names):
            column.addWidget(part)
        column.addLayout(tie)
        column.addLayout(foot)

    def _wire(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self.edited)
            field.editor.installEventFilter(self)
        self.same_address.clicked.connect(self._share)

    def _share(self) -> None:
        self._show_address()
        if not self.same_address.isChecked():
            self.fields["address"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _shares_address(self) -> bool:
        return self._place > 0 and self.same_address.isChecked()

    def _show_address(self) -> None:
        self._address.setVisible(not self._shares_address())

    def _show_more(self, shown: bool = True) -> None:
        self._rest.setVisible(shown)
        self._names.setVisible(shown)
        self.more.setVisible(not shown)

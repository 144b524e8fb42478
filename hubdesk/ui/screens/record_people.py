"""The people of a concern, one box each; the first is there from the start."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.service.forms import Candidate, PersonForm
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import Field
from hubdesk.ui.screens.record_person import PersonBox

# Who usually comes next: after the child, a brother or sister, then a parent.
_NEXT_ROLE = ("subject", "parent", "sibling")


class People(QWidget):
    """Boxes for people, with a button for another."""

    edited = Signal()
    reached = Signal(object)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("people")
        self._codes = codes
        self.boxes: list[PersonBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.add = secondary("&Another person", "add_person", self.add_and_begin, "Ctrl+Shift+A")
        self._column.addWidget(self.add)
        self.fill((PersonForm(),))

    def forms(self) -> tuple[PersonForm, ...]:
        """Give everybody as typed, shared addresses filled in."""
        first = self.boxes[0].form()
        return (first, *(box.form(first) for box in self.boxes[1:]))

    def fill(self, forms: tuple[PersonForm, ...]) -> None:
        """Show these people in place of those shown."""
        while len(self.boxes) > len(forms):
            self._drop(self.boxes[-1])
        while len(self.boxes) < len(forms):
            self._append()
        for place, (box, form) in enumerate(zip(self.boxes, forms, strict=True)):
            box.fill(form, forms[0] if place else None)
        self._renumber()

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order."""
        return [*(stop for box in self.boxes for stop in box.stops()), self.add]

    def ties(self) -> dict[int, Candidate]:
        """Tell who was said to be whom, by place in the list."""
        return {place: box.tied for place, box in enumerate(self.boxes) if box.tied is not None}

    def show_faults(self, faults: Mapping[tuple[int, str], str]) -> Field | None:
        """Show what is wrong, by place and field, and give the first field with something wrong."""
        wrong = [
            box.show_faults({name: words for (at, name), words in faults.items() if at == place})
            for place, box in enumerate(self.boxes)
        ]
        return next((field for field in wrong if field is not None), None)

    def add_and_begin(self) -> PersonBox:
        """Add a person and put the cursor there."""
        box = self._append()
        box.fields["role"].set_value(_NEXT_ROLE[min(len(self.boxes) - 1, len(_NEXT_ROLE) - 1)])
        self._renumber()
        box.fields["given_name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        return box

    def _append(self) -> PersonBox:
        taken = {box.number for box in self.boxes}
        box = PersonBox(self._codes, next(number for number in count(1) if number not in taken))
        box.edited.connect(self._renumber)
        box.edited.connect(self.edited)
        box.reached.connect(self.reached)
        box.removal_requested.connect(self._remove)
        box.untie_requested.connect(self._untie)
        self.boxes.append(box)
        self._column.insertWidget(len(self.boxes) - 1, box)
        box.show()  # at once, so that the cursor can go there
        return box

    def _remove(self, box: PersonBox) -> None:
        self._drop(box)
        self._renumber()
        self.boxes[-1].fields["given_name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, box: PersonBox) -> None:
        self.boxes.remove(box)
        self._column.removeWidget(box)
        box.hide()
        box.setParent(None)
        box.deleteLater()

    def _untie(self, box: PersonBox) -> None:
        box.show_tie(None)
        self.edited.emit()

    def _renumber(self) -> None:
        name = self.boxes[0].name() if self.boxes else ""
        for place, box in enumerate(self.boxes):
            box.show_place(place, name)
            box.remove.setVisible(len(self.boxes) > 1)

"""Leave people of a family out of a pack, with the reason, before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hubdesk.domain.family import Person
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import flow, flowing
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_SAID = (
    "Who is ticked is taken out of this pack whole: their entries, their lines in drawings, their name wherever it is "
    "written. A gap that must show says [withheld]. Pieces about nobody else stay as gaps: the score counts them."
)
_HIGH = 200


class PackPeople(QWidget):
    """Closed until somebody is to be left out; `open` stands where the page puts it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pack_people")
        self.open = quiet("Lea&ve somebody out", "pack_people_open", self._turn)
        self.open.setCheckable(True)
        self.reason = TextField("pack_people_reason", "Wh&y they are left out")
        flow(self.reason)
        self.ticks: dict[str, Tick] = {}
        self._list = Scrolled("pack_people_list", 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(flowing(Words(_SAID, "quiet", "pack_people_said").in_column()))
        box.addWidget(self._list)
        box.addWidget(self.reason)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer the people of a family; nobody is left out until somebody says so."""
        for tick in self.ticks.values():
            self._list.column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {one.id: Tick(one.name or "Name not known", f"pack_leave_{one.id}") for one in people}
        for tick in self.ticks.values():
            tick.toggled.connect(lambda _on: self.edited.emit())
            self._list.column.addWidget(tick)
        high = sum(tick.sizeHint().height() for tick in self.ticks.values())
        self._list.setFixedHeight(min(px(_HIGH), high + px(12)))
        self.reason.set_value("")
        self.open.setChecked(False)
        self.open.setVisible(len(self.ticks) > 1)
        self.hide()

    def left_out(self) -> dict[str, str]:
        """Give who is left out, and why."""
        why = self.reason.value()
        return {ident: why for ident, tick in self.ticks.items() if tick.isChecked()}

    def _turn(self) -> None:
        self.setVisible(self.open.isChecked())
        if self.open.isChecked() and self.ticks:
            next(iter(self.ticks.values())).setFocus()

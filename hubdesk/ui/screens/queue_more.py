"""More to narrow the queue by: who was heard and not asked, what was told, children's ages, and where they live."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import Code
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, labels

AGES = {
    "0": ("Under 1", range(1)),
    "1": ("1 to 4", range(1, 5)),
    "5": ("5 to 10", range(5, 11)),
    "11": ("11 to 15", range(11, 16)),
    "16": ("16 and 17", range(16, 18)),
}
ORDERS = {"rank": "Most urgent", "score": "Highest score", "latest": "Latest piece"}
_PAUSE = 200  # ms after the last letter of a district
Marks = tuple[tuple[str, ...], ...]


class QueueMore(QWidget):
    """A row of choices below the filter; `edited` tells that one was made. `order` is shown where the page puts it."""

    edited = Signal()

    def __init__(self, agencies: Mapping[str, Code], kinds: Mapping[str, Code]) -> None:
        super().__init__()
        self.setObjectName("queue_more")
        self.heard = choice("queue_heard", "&Heard from", labels(agencies), "Anybody")
        self.missing = choice("queue_missing", "&Not asked", labels(agencies), "Any")
        self.kind = choice("queue_kind", "&Kind told of", labels(kinds), "Any")
        self.age = choice("queue_age", "Child’s &age", {code: words for code, (words, _) in AGES.items()}, "Any")
        self.place = TextField("queue_place", "&Postcode district", width=WIDE)
        self.order = choice("queue_order", "So&rted by", ORDERS)
        row = FormRow(*((field, 4) for field in (*self._choices(), self.place)))
        self.place.line.setPlaceholderText("ZZ1")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.edited)
        for field in (*self._choices(), self.order):
            field.edited.connect(self.edited)
        self.place.edited.connect(self._pause.start)

    def marks(self) -> Marks:
        """What families are picked out by: one of each group."""
        age = AGES.get(self.age.value())
        groups = (
            (f"heard:{self.heard.value()}",) if self.heard.value() else (),
            (f"missing:{self.missing.value()}",) if self.missing.value() else (),
            (f"kind:{self.kind.value()}",) if self.kind.value() else (),
            tuple(f"age:{years}" for years in age[1]) if age else (),
            (f"at:{self._district()}",) if self._district() else (),
        )
        return tuple(group for group in groups if group)

    def sorted_by(self) -> str:
        """The order that was chosen."""
        return self.order.value()

    def fill(self, marks: Marks, order: str) -> None:
        """Fill in what a view picks out; whoever fills it in tells what was edited."""
        self.blockSignals(True)
        said = {group[0].partition(":")[0]: group[0].partition(":")[2] for group in marks}
        for name, field in (("heard", self.heard), ("missing", self.missing), ("kind", self.kind), ("age", self.age)):
            field.set_value(said.get(name, ""))
        self.place.set_value(said.get("at", "").upper())
        self.order.set_value(order)
        self.blockSignals(False)

    def said(self) -> int:
        """Count the choices that narrow or sort."""
        return len(self.marks()) + (self.sorted_by() != "rank")

    def _district(self) -> str:
        return "".join(self.place.value().casefold().split())

    def _choices(self) -> tuple[ChoiceField, ...]:
        return self.heard, self.missing, self.kind, self.age

"""The first half of the form: who told us, what kind, how serious, what happened and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.service.forms import ConcernForm
from hubdesk.ui.parts.fields import Field, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, labels, long_text
from hubdesk.ui.parts.typed_days import example
from hubdesk.ui.screens.record_urgent import Urgent

_NO_SOURCE = "Facts first, then what you make of them. Never who told us: that has its own box below."


class What(QWidget):
    """Agency, kind, level, tripwires, what happened, and when."""

    edited = Signal()
    agency_chosen = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("what")
        self.fields: dict[str, Field] = {
            "agency": choice("agency", "A&gency that told us", labels(codes.agencies), "Choose"),
            "kind": choice("kind", "&Kind of concern", labels(codes.kinds), "Choose"),
            "level": choice("level", "&Level of need", labels(codes.levels), "Choose"),
            "narrative": long_text("narrative", "&What happened", 5, _NO_SOURCE),
            "occurred_on": TextField("occurred_on", "When it &happened", width=WIDE),
            "date_precision": choice("date_precision", "How exactly is that known", labels(codes.precisions)),
            "received_at": TextField("received_at", "When we recei&ved it", width=WIDE),
        }
        self.urgent = Urgent(codes.tripwires)
        self._lay_out()
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.urgent.edited.connect(self.edited)
        self.fields["agency"].edited.connect(lambda: self.agency_chosen.emit(self.fields["agency"].value()))
        self.fields["level"].edited.connect(self._follow)
        self.fields["date_precision"].edited.connect(self._follow)

    def values(self) -> dict[str, str]:
        """Give what was typed, by the names of the form."""
        return {name: field.value() for name, field in self.fields.items()} | {"tripwire": self.urgent.value()}

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order."""
        editors = [field.editor for field in self.fields.values()]
        return [*editors[:3], *self.urgent.ticks.values(), *editors[3:]]

    def fill(self, form: ConcernForm) -> None:
        """Show a form."""
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
        self.urgent.set_value(form.tripwire)
        self._follow()

    def _lay_out(self) -> None:
        get = self.fields.__getitem__
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(FormRow((get("agency"), 6), (get("kind"), 6), (get("level"), 6)))
        column.addWidget(self.urgent)
        column.addWidget(get("narrative"))
        column.addWidget(FormRow((get("occurred_on"), 6), (get("date_precision"), 5), (get("received_at"), 7)))

    def _follow(self) -> None:
        self.urgent.show_level(self.fields["level"].value())
        precision = self.fields["date_precision"].value()
        occurred = self.fields["occurred_on"]
        occurred.setEnabled(precision != "unknown")
        assert isinstance(occurred, TextField)
        hint = "" if precision == "unknown" else example(precision).split(",")[0].capitalize()
        occurred.line.setPlaceholderText(hint)
        received = self.fields["received_at"]
        assert isinstance(received, TextField)
        received.line.setPlaceholderText("Now")

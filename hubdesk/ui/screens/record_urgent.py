"""What stands outside any score: the list of tripwires, and the sentence that says to telephone now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hubdesk.domain.codes import Code
from hubdesk.ui.parts.form_rows import FormRow
from hubdesk.ui.parts.icons import icon
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px, roles_of

HIGHEST = "4"
TITLE = "Telephone children's social care now. Do not wait for a score."
DANGER = "A child in danger at this moment is a 999 call. Confirm in writing afterwards, and tell the MDT last."


class Urgent(QWidget):
    """The tripwires as ticks, and below them the sentence, shown as soon as one is ticked or the level is highest."""

    edited = Signal()

    def __init__(self, tripwires: Mapping[str, Code]) -> None:
        super().__init__()
        self.setObjectName("urgent")
        self._highest = False
        self.ticks = {code: self._tick(code, row.label) for code, row in tripwires.items()}
        self.warning = QFrame()
        self.warning.setObjectName("urgent_warning")
        self.warning.setProperty("style", "notice-problem")
        self.warning.setAccessibleName(f"{TITLE} {DANGER}")
        self._mark = QLabel()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Words(TITLE, "strong", "urgent_title"))
        words.addWidget(Words(DANGER, "", "urgent_danger"))
        line = QHBoxLayout(self.warning)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(16)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words("Tick if any of these is so", "strong", "tripwires_label"))
        column.addWidget(FormRow(*((tick, max(4, len(tick.text()) // 5 + 1)) for tick in self.ticks.values())))
        self.several = Words("", "quiet", "several_tripwires")
        self.several.hide()
        column.addWidget(self.several)
        column.addWidget(self.warning)
        self.warning.hide()

    def value(self) -> str:
        """Tell the gravest tripwire ticked: the list goes from grave to graver, and a concern is recorded under one."""
        return next((code for code, tick in reversed(self.ticks.items()) if tick.isChecked()), "")

    def set_value(self, tripwire: str) -> None:
        """Tick a tripwire without telling anybody."""
        for code, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(code == tripwire)
            tick.blockSignals(False)
        self._show()

    def show_level(self, level: str) -> None:
        """Follow the level that was chosen."""
        self._highest = level == HIGHEST
        self._show()

    def _tick(self, code: str, label: str) -> Tick:
        tick = Tick(label, f"tripwire_{code}")
        tick.toggled.connect(self._ticked)
        return tick

    def _ticked(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        urgent = self._highest or bool(self.value())
        several = sum(tick.isChecked() for tick in self.ticks.values()) > 1
        self.several.setText(f"Recorded under: {self.ticks[self.value()].text()}. Say the rest in what happened."
                             if several else "")  # fmt: skip
        self.several.setVisible(several)
        self._mark.setPixmap(icon("triangle-alert", roles_of(self).red).pixmap(px(24), px(24)))
        if urgent and self.warning.isHidden():
            QAccessible.updateAccessibility(QAccessibleEvent(self.warning, QAccessible.Event.Alert))
        self.warning.setVisible(urgent)

"""How the window looks and when it locks itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from hubdesk.ui.parts.form_rows import FormRow, choice
from hubdesk.ui.parts.words import Heading

THEMES = {"system": "As the computer", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
_MINUTES = (2, 5, 10, 15, 30, 60)


class LookBox(QFrame):
    """Every choice takes effect at once."""

    look_chosen = Signal(str, int)
    idle_chosen = Signal(int)

    def __init__(self, theme: str, percent: int, idle_minutes: int) -> None:
        super().__init__()
        self.setObjectName("settings_look")
        self.setProperty("style", "card")
        # A value set elsewhere that is not among the usual ones is offered too, so that showing it changes nothing.
        percents = sorted({*_PERCENTS, percent})
        minutes = sorted({*_MINUTES, idle_minutes})
        self.theme = choice("theme", "&Colours", THEMES)
        self.percent = choice("percent", "Si&ze of text", {str(p): f"{p} %" for p in percents})
        self.idle = choice("idle", "&Lock when nobody touches it for", {str(m): f"{m} minutes" for m in minutes})
        for field, value in ((self.theme, theme), (self.percent, str(percent)), (self.idle, str(idle_minutes))):
            field.set_value(value)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("How it looks", "small-heading", "look_heading"))
        column.addWidget(FormRow((self.theme, 6), (self.percent, 4), (self.idle, 7)))
        self.theme.edited.connect(self._choose_look)
        self.percent.edited.connect(self._choose_look)
        self.idle.edited.connect(lambda: self.idle_chosen.emit(int(self.idle.value())))

    def _choose_look(self) -> None:
        self.look_chosen.emit(self.theme.value(), int(self.percent.value()))

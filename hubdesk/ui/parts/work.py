"""Long work: how far it is, in words, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.words import COLUMN, Words
from hubdesk.ui.theme import px


class Work(QWidget):
    """A bar, a line of words and Stop; `show_progress` fits the `progress` of an `Ask`."""

    stop_requested = Signal()

    def __init__(self, name: str, can_stop: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = Words("", "", f"{name}_words").in_column()
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setAccessibleName("Progress")
        self._bar.setMaximumWidth(px(COLUMN))
        self._stop = secondary("&Stop", f"{name}_stop", self.stop_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._stop)
        self.let_stop(can_stop)

    def let_stop(self, can: bool) -> None:
        """Offer Stop, or not where the work now going on ends as it will."""
        self._stop.setVisible(can)

    def show_progress(self, done: int, of: int, words: str) -> None:
        """Show how far the work is; with `of` 0 nobody knows how much there is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._words.setText(words)
        self._bar.setAccessibleDescription(f"{words}, {done} of {of}" if of else words)

"""The bar that says what happened: a fact that can be undone, or a problem and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.words import Words


class Notice(QFrame):
    """Hidden until something is said; stays until it is closed, undone or replaced."""

    def __init__(self, name: str = "notice") -> None:
        super().__init__()
        self.setObjectName(name)
        self._undo: Callable[[], None] | None = None
        self._words = Words("", "", f"{name}_words")
        self._act = quiet("&Undo", f"{name}_undo", self._take_back)
        self._close = quiet("Close", f"{name}_close", self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.addWidget(self._words, 1)
        line.addWidget(self._act)
        line.addWidget(self._close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now, or an empty text."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done, with a way to undo it where there is one."""
        self._show(sentence, "notice", undo)

    def warn(self, sentence: str) -> None:
        """Say what did not happen, what is safe and what to do."""
        self._show(sentence, "notice-problem", None)

    def _show(self, sentence: str, style: str, undo: Callable[[], None] | None) -> None:
        self._undo = undo
        self._act.setVisible(undo is not None)
        self._words.setText(sentence)
        self.setProperty("style", style)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

"""What stands where there is nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hubdesk.ui.parts.words import Heading, Words


class EmptyState(QWidget):
    """A heading, a sentence, and at most one button."""

    def __init__(self, name: str, title: str, sentence: str, button: QPushButton | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("own_ring", True)  # there is nothing here to act on
        self._title = Heading(title, "heading", f"{name}_title")
        self._sentence = Words(sentence, "quiet", f"{name}_sentence").in_column()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 48, 0, 0)
        column.setSpacing(8)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button)
        self.say(title, sentence)

    def say(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")

"""Text on a page: always plain, so that nothing a partner wrote is read as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from hubdesk.ui.theme import px

COLUMN = 620  # px at 100 %: about 75 characters


class Words(QLabel):
    """A text that wraps; `style` is title, heading, small-heading, strong, quiet, small, error or empty."""

    def __init__(self, text: str = "", style: str = "", name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)  # as high as its lines, never stretched
        self.setProperty("style", style)
        self.setObjectName(name or "words")
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text and say the same to a screen reader."""
        super().setText(text)
        self.setAccessibleName(text)

    def in_column(self) -> Words:
        """Keep to the width of a readable column."""
        self.setMaximumWidth(px(COLUMN))
        return self


class Heading(Words):
    """The heading of a page (`title`), of a part of it (`heading`) or of a group (`small-heading`)."""

    def __init__(self, text: str, style: str = "title", name: str = "") -> None:
        super().__init__(text, style, name or "heading")


def hairline(upright: bool = False) -> QFrame:
    """A line between two groups."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setProperty("style", "upright-line" if upright else "line")
    return line

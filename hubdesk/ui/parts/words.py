"""Text on a page: always plain, so that nothing a partner wrote is read as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
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
        self._laid = False
        self.setProperty("style", style)
        self.setObjectName(name or "words")
        self.setText(text)

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are at a width, which is never more than the readable column."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines at the width there is: Qt would guess a width, and cut what is more."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width())) if self._laid else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again at another width."""
        super().resizeEvent(event)
        if not self._laid or event.size().width() != event.oldSize().width():
            self._laid = True
            self.updateGeometry()

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

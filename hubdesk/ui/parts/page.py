"""What every screen is: a page with a heading, buttons beside it, and a body."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.ui.parts.words import Heading

AROUND = 24
GAP = 16


class Page(QWidget):
    """A screen: `bar` is the line with the heading and its buttons, `body` what stands below it.

    The window calls `refresh` each time it shows the page, `take_changes` when a verb changed something while
    the page is shown, and `leave` before the hub is locked; a page overrides those it needs.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("own_ring", True)  # a page as a whole shows no ring
        self.heading = Heading(title, name=f"{name}_heading")
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        self.bar.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(AROUND, GAP, AROUND, AROUND)
        outer.setSpacing(GAP)
        outer.addLayout(self.bar)
        outer.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Fetch what the page shows; called each time it comes into view."""

    def take_changes(self, changes: Changes) -> None:
        """Decide whether a change elsewhere is worth fetching again for."""

    def leave(self) -> None:
        """Save what is half done; called before the hub is locked."""


class Scrolled(QScrollArea):
    """A column that scrolls: add widgets to `column`."""

    def __init__(self, name: str, gap: int = GAP) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName(f"{name}_inner")
        self.column = QVBoxLayout(inner)
        # Room on all sides for the focus ring, and on the right for the scroll bar.
        self.column.setContentsMargins(5, 5, 16, 5)
        self.column.setSpacing(gap)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inner)

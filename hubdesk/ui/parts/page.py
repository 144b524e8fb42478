"""What every screen is: a page with a heading, buttons beside it, and a body."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.room import Room
from hubdesk.ui.parts.words import Heading
from hubdesk.ui.theme import px

AROUND = 24
GAP = 16
LEAST = 128  # px at 100 % that a column needs to be scrolled in


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
        self.bar = Flow(apart=True)
        self.bar.addWidget(self.heading, grow=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        room = Room(name)
        inner = QVBoxLayout(room.inside)
        inner.setContentsMargins(AROUND, GAP, AROUND, AROUND)
        inner.setSpacing(GAP)
        inner.addWidget(self.bar)
        inner.addLayout(self.body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(room)

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
        self._whole = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewport(QWidget())  # of one that Qt makes Python asks what it is, and looks through all that Qt has
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName(f"{name}_inner")
        held = QVBoxLayout(inner)
        # Room on all sides for the focus ring, and on the right for the scroll bar.
        held.setContentsMargins(5, 5, 16, 5)
        self.column = QVBoxLayout()
        self.column.setSpacing(gap)
        held.addLayout(self.column)
        held.addStretch(1)  # no alignment at the top: with one, Qt guesses how high texts are
        self.setWidget(inner)

    def unfold(self, whole: bool) -> None:
        """Show the column whole, for the page to scroll, or scroll it by itself."""
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Need the width of what it holds, which is never scrolled sideways."""
        held = self.widget()
        if held is None:
            return QSize(0, 0)
        wide = held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, held.heightForWidth(self.width()) if self._whole else px(LEAST))

    def sizeHint(self) -> QSize:
        """Ask for no more: a column takes what is left."""
        return self.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when what it holds needs one."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

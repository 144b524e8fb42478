"""Room for a page whatever the size of text: it fills what there is, and scrolls before anything in it is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

_MARGIN = 16  # px that are shown round what has the focus


class Room(QScrollArea):
    """Put what the page holds on `inside` with a layout."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(f"{name}_inside")
        self.setWidget(self.inside)
        self.inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again when anything inside needs more or less."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the cursor is, once everything has its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_cursor)

    def _show_cursor(self) -> None:
        held, now = self.widget(), self.window().focusWidget()
        if held is not None and now is not None and held.isAncestorOf(now) and now.isVisible():
            self.ensureWidgetVisible(now, _MARGIN, _MARGIN)

    def _fit(self) -> None:
        held = self.widget()
        layout = held.layout() if held is not None else None
        if held is None or layout is None:
            return
        least, room = layout.totalMinimumSize(), self.maximumViewportSize()
        wide = max(room.width(), least.width())
        high = _height(layout, wide)
        if high > room.height():  # beside a scroll bar
            wide = max(room.width() - self.verticalScrollBar().sizeHint().width(), least.width())
            high = _height(layout, wide)
        if wide > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        held.resize(wide, max(room.height(), high))


def _height(layout: QLayout, wide: int) -> int:
    least = layout.totalMinimumSize().height()
    return max(least, layout.totalHeightForWidth(wide)) if layout.hasHeightForWidth() else least

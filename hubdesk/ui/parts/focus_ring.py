"""One ring round whatever has the focus: 3 px, on a dark line, so that it shows on any ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hubdesk.ui.theme import roles_of

_OUT = 5
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """Lies over a window and follows the focus; a widget with the property `own_ring` draws its own."""

    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the widget when it or what holds it moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, 1 px outside the widget."""
        roles = roles_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect())
        painter.setPen(QPen(QColor(roles.ring_ground), 1))
        painter.drawRoundedRect(outline.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(QColor(roles.ring), 3))
        painter.drawRoundedRect(outline.adjusted(2.5, 2.5, -2.5, -2.5), 5, 5)
        painter.end()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self):
            return
        for widget in self._watched:
            if isValid(widget):  # a widget may have gone together with the focus
                widget.removeEventFilter(self)
        self._watched = []
        while now is not None and now is not self.window():
            now.installEventFilter(self)
            self._watched.append(now)
            now = now.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._watched[0] if self._watched else None
        if target is None or not isValid(target) or target.property("own_ring") or not target.isVisible():
            self.hide()
            return
        if target.window() is not self.window():
            self.hide()
            return
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            self.hide()
            return
        spot = seen.translated(target.mapTo(self.window(), QPoint(0, 0)))  # not over what scrolled away
        self.setGeometry(spot.adjusted(-_OUT, -_OUT, _OUT, _OUT).intersected(self.window().rect()))
        self.raise_()
        self.show()
        self.update()

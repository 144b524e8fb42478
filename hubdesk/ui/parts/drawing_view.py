"""Shows a drawing of neutral shapes: painted in the theme's colours, read and walked through by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QToolTip, QWidget

from hubdesk.drawing.shapes import Drawing, Spot
from hubdesk.ui.parts.shape_painter import paint_shapes
from hubdesk.ui.parts.spoken import speak_as
from hubdesk.ui.theme import px, roles_of

_SCALE = 1.5  # px a point at 100 %, so that the smallest words of a drawing (8 points) are 12 px
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
Draw = Callable[[float], Drawing]
_NOTHING = Drawing(0, 0, (), "")


def measure(words: str, size: float, bold: bool = False) -> float:
    """Tell how wide words are in points, for whoever lays out a drawing for the window."""
    font = QFont(QApplication.font())
    font.setPixelSize(64)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return QFontMetricsF(font).horizontalAdvance(words) * size / 64


class Canvas(QWidget):
    """The drawing itself; Left and Right go from spot to spot, Enter opens one."""

    spot_opened = Signal(object)  # Spot
    spot_reached = Signal(QRectF)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("own_ring", True)
        self.drawing = _NOTHING
        self.place = -1
        self.zoom = 1.0

    @property
    def scale(self) -> float:
        """How many px a point has."""
        return _SCALE * px(100) / 100 * self.zoom

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing at its own size."""
        self.drawing = drawing
        self.place = min(self.place, len(drawing.spots) - 1)
        self.setAccessibleName(drawing.alt)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the drawing's own size."""
        return QSize(round(self.drawing.width * self.scale), round(self.drawing.height * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shapes, then the ring round the spot that has the focus."""
        roles = roles_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.scale, self.scale)
        paint_shapes(painter, self.drawing.shapes, roles)
        if self.hasFocus() and 0 <= self.place < len(self.drawing.spots):
            painter.resetTransform()
            rect = self._rect(self.drawing.spots[self.place]).adjusted(-4, -4, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(roles.ring_ground), 5))
            painter.drawRoundedRect(rect, 5, 5)
            painter.setPen(QPen(QColor(roles.ring), 3))
            painter.drawRoundedRect(rect, 5, 5)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, or open."""
        spots = self.drawing.spots
        if event.key() in _ON and spots:
            self.reach(min(self.place + 1, len(spots) - 1))
        elif event.key() in _BACK and spots:
            self.reach(max(self.place - 1, 0))
        elif event.key() == Qt.Key.Key_Home and spots:
            self.reach(0)
        elif event.key() == Qt.Key.Key_End and spots:
            self.reach(len(spots) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.place < len(spots):
            self.spot_opened.emit(spots[self.place])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first spot when one comes by keyboard."""
        super().focusInEvent(event)
        if self.drawing.spots and self.place < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reach(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the spot under the pointer."""
        spot = self._spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.reach(self.drawing.spots.index(spot))
            self.spot_opened.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be opened."""
        over = self._spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self)
            return True
        return super().event(event)

    def reach(self, place: int) -> None:
        """Stand on a spot and say what is there."""
        self.place = place
        spot = self.drawing.spots[place]
        self.setAccessibleDescription(spot.words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.spot_reached.emit(self._rect(spot))
        self.update()

    def _spot_at(self, at: QPointF) -> Spot | None:
        return self.drawing.spot_at(at.x() / self.scale, at.y() / self.scale)

    def _rect(self, spot: Spot) -> QRectF:
        part = self.scale
        return QRectF(spot.x * part, spot.y * part, spot.width * part, spot.height * part)


speak_as(Canvas, QAccessible.Role.Graphic)


class DrawingView(QScrollArea):
    """A drawing that is laid out again for the width there is; `draw` is called with a width in points."""

    spot_opened = Signal(object)  # Spot
    kind: type[Canvas] = Canvas

    def __init__(self, name: str, narrowest: float = 340) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = self.kind(f"{name}_canvas")
        self.canvas.spot_opened.connect(self.spot_opened)
        self.canvas.spot_reached.connect(self._bring_into_view)
        self.setWidget(self.canvas)
        self._narrowest = narrowest
        self._draw: Draw | None = None
        self.setFocusProxy(self.canvas)

    def minimumSizeHint(self) -> QSize:
        """Need room to look through."""
        return QSize(px(240), px(160))

    def sizeHint(self) -> QSize:
        """Ask for no more: a drawing takes what is left."""
        return self.minimumSizeHint()

    def show_drawing(self, draw: Draw) -> None:
        """Show what `draw` draws, now and at each new width."""
        self._draw = draw
        self.canvas.place = -1
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()

    def _lay_out(self) -> None:
        if getattr(self, "_draw", None) is not None:
            assert self._draw is not None
            room = (self.viewport().width() - 2) * self.canvas.zoom / self.canvas.scale
            self.canvas.show_drawing(self._draw(max(self._narrowest, room)))

    def _bring_into_view(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self.ensureVisible(centre.x(), centre.y(), round(rect.width() / 2) + 16, round(rect.height() / 2) + 16)

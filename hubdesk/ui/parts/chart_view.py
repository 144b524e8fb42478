"""Shows a chart of people: larger and smaller, dragged about, and walked from one to the next by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from hubdesk.drawing.shapes import Spot
from hubdesk.ui.parts.drawing_view import Canvas, DrawingView

LEAST, MOST, STEP = 0.4, 3.0, 1.25
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ASIDE = 2.5  # how much further off somebody is who stands aside of the way


class ChartCanvas(Canvas):
    """A drawing in which an arrow key goes to whoever stands nearest that way."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the nearest spot in the direction of the key."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None or not 0 <= self.place < len(self.drawing.spots):
            super().keyPressEvent(event)
            return
        found = nearest(self.drawing.spots, self.place, way)
        if found >= 0:
            self.reach(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open who stands there, and leave the rest to whoever moves the chart."""
        at = event.position()
        if self.drawing.spot_at(at.x() / self.scale, at.y() / self.scale) is None:
            event.ignore()
        else:
            super().mousePressEvent(event)


def nearest(spots: tuple[Spot, ...], place: int, way: tuple[int, int]) -> int:
    """Find the spot that stands nearest in a direction, or -1."""
    here = _middle(spots[place])
    best, least = -1, 0.0
    for number, spot in enumerate(spots):
        there = _middle(spot)
        ahead = (there[0] - here[0]) * way[0] + (there[1] - here[1]) * way[1]
        aside = abs((there[0] - here[0]) * way[1]) + abs((there[1] - here[1]) * way[0])
        far = ahead + aside * _ASIDE
        if number != place and ahead > 1 and (best < 0 or far < least):
            best, least = number, far
    return best


def _middle(spot: Spot) -> tuple[float, float]:
    return spot.x + spot.width / 2, spot.y + spot.height / 2


class ChartView(DrawingView):
    """Ctrl and the wheel, or + and -, make the chart larger and smaller; 0 shows all of it; dragging moves it."""

    kind = ChartCanvas

    def __init__(self, name: str, narrowest: float = 340) -> None:
        super().__init__(name, narrowest)
        self._held: QPoint | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def zoom_to(self, zoom: float, about: QPointF | None = None) -> None:
        """Show the chart so large; the place `about`, in the view, stays where it is."""
        before = self.canvas.zoom
        self.canvas.zoom = max(LEAST, min(MOST, zoom))
        still = about if about is not None else QPointF(self.viewport().rect().center())
        at = self.canvas.mapFrom(self.viewport(), still.toPoint())
        self.canvas.show_drawing(self.canvas.drawing)
        by = self.canvas.zoom / before
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(at.x() * by - still.x()))
        down.setValue(round(at.y() * by - still.y()))

    def show_all(self) -> None:
        """Make the chart as large as the view holds whole, and no larger than it was drawn."""
        drawing, scale = self.canvas.drawing, self.canvas.scale / self.canvas.zoom
        if drawing.width and drawing.height:
            room = self.viewport().size()
            fits = min(room.width() / (drawing.width * scale), room.height() / (drawing.height * scale))
            self.zoom_to(min(1.0, fits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the chart larger or smaller."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_to(self.canvas.zoom * STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_to(self.canvas.zoom / STEP)
        elif event.key() == Qt.Key.Key_0:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the chart larger or smaller under the pointer while Ctrl is held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_to(self.canvas.zoom * (STEP if turned > 0 else 1 / STEP), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the chart where nobody stands."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.globalPosition().toPoint()
            self.canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chart along."""
        if self._held is not None:
            to = event.globalPosition().toPoint()
            moved, self._held = to - self._held, to
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - moved.x())
            down.setValue(down.value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.canvas.setCursor(Qt.CursorShape.ArrowCursor)
        super().mouseReleaseEvent(event)

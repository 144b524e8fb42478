"""Line icons in the colour of the text beside them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hubdesk.domain.shipped import shipped

_DENSITY = 3  # drawn three times as large as shown, so that it is sharp on any screen


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """Draw a shipped icon in one colour; `name` is its file name without the ending, `size` in px."""
    svg = shipped(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(size * _DENSITY, size * _DENSITY)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return QIcon(pixmap)

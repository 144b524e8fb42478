"""A band as a shape and a word, so that it reads in grey, on paper and aloud."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from hubdesk.ui.theme import Roles, px, roles_of

BANDS = ("red", "amber", "green", "blue")


def band_colour(band: str, roles: Roles) -> str:
    """Find the colour of a band; quiet for a word that is no band."""
    known = {"red": roles.red, "amber": roles.amber, "green": roles.green, "blue": roles.blue}
    return known.get(band.lower(), roles.unknown)


def paint_shape(painter: QPainter, rect: QRectF, band: str, roles: Roles) -> None:
    """Paint a band's shape: octagon, triangle, circle, open circle; a dashed square for anything else."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour, centre, radius = QColor(band_colour(band, roles)), rect.center(), rect.width() / 2
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    match band.lower():
        case "red":
            corners = [(pi / 8 + turn * pi / 4) for turn in range(8)]
            painter.drawPolygon(QPolygonF([centre + QPointF(cos(a), sin(a)) * radius for a in corners]))
        case "amber":
            painter.drawPolygon(QPolygonF([QPointF(centre.x(), rect.top()), rect.bottomRight(), rect.bottomLeft()]))
        case "green":
            painter.drawEllipse(rect)
        case "blue":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        case _:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
    painter.restore()


def paint_band(painter: QPainter, rect: QRectF, band: str, font: QFont, roles: Roles) -> None:
    """Paint shape and word in a line, vertically centred."""
    size = float(px(14))
    shape = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    paint_shape(painter, shape, band, roles)
    painter.save()
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(band_colour(band, roles)))
    words = rect.adjusted(size + px(6), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, band.capitalize())
    painter.restore()


class BandMark(QWidget):
    """A band on a page."""

    def __init__(self, band: str = "", name: str = "band") -> None:
        super().__init__()
        self.setObjectName(name)
        self._band = ""
        self.show_band(band)

    def show_band(self, band: str) -> None:
        """Show another band."""
        self._band = band
        self.setAccessibleName(f"Band {band.capitalize()}" if band else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the shape, the word and the room between."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QSize(round(QFontMetricsF(font).horizontalAdvance(self._band.capitalize())) + px(24), px(20))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same again: a band is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band."""
        painter = QPainter(self)
        paint_band(painter, QRectF(self.rect()), self._band, self.font(), roles_of(self))
        painter.end()

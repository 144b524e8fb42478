"""Small labelled chips: solid where an agency was heard, dashed and hatched where nobody asked it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hubdesk.ui.theme import Roles, px, roles_of

Chips = Sequence[tuple[str, bool]]  # words, and whether the chip is a gap (hatched)


def chip_width(words: str, font: QFont) -> float:
    """Measure how wide a chip is."""
    return QFontMetricsF(font).horizontalAdvance(words) + px(12)


def paint_chip(painter: QPainter, rect: QRectF, words: str, gap: bool, roles: Roles) -> None:
    """Paint one chip; a gap has a dashed outline and a diagonal hatch behind a clear label."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(roles.unknown)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(QColor(roles.surface if gap else roles.hover))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(inner, 3, 3)
    if gap:
        faint = QColor(colour)
        faint.setAlpha(90)
        painter.setBrush(QBrush(faint, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inner, 3, 3)
        label = QRectF(inner)
        label.adjust(px(5), 1.5, -px(5), -1.5)
        painter.setBrush(QColor(roles.surface))
        painter.drawRect(label)
    pen = QPen(colour if gap else QColor(roles.edge), 1)
    if gap:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, 3, 3)
    painter.setPen(QColor(roles.text))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_chips(painter: QPainter, rect: QRectF, chips: Chips, font: QFont, roles: Roles) -> None:
    """Paint chips in rows inside a rectangle; those that do not fit are counted in the last place."""
    painter.save()
    painter.setFont(font)
    height, gap = float(px(18)), 4.0
    rows = max(1, int((rect.height() + gap) // (height + gap)))
    placed, left = _place(chips, font, rect.width(), rows, gap)
    used = (placed[-1][0] + 1) if placed else 1
    top = rect.top() + (rect.height() - used * height - (used - 1) * gap) / 2
    for row, x, width, words, hatched in placed:
        spot = QRectF(rect.left() + x, top + row * (height + gap), width, height)
        paint_chip(painter, spot, words, hatched, roles)
    if left:
        row, x, width, _words, _hatched = placed[-1] if placed else (0, 0.0, 0.0, "", False)
        painter.setPen(QColor(roles.quiet))
        spot = QRectF(rect.left() + x + width + gap, top + row * (height + gap), px(32), height)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f"+{left}")
    painter.restore()


def _place(
    chips: Chips, font: QFont, width: float, rows: int, gap: float
) -> tuple[list[tuple[int, float, float, str, bool]], int]:
    placed: list[tuple[int, float, float, str, bool]] = []
    row, x = 0, 0.0
    for number, (words, hatched) in enumerate(chips):
        wide = chip_width(words, font)
        room = width - (px(24) if row == rows - 1 and number < len(chips) - 1 else 0)
        if x + wide > room and x > 0:
            if row == rows - 1:
                return placed, len(chips) - number
            row, x = row + 1, 0.0
        placed.append((row, x, wide, words, hatched))
        x += wide + gap
    return placed, 0


class Chip(QWidget):
    """One chip on a page."""

    def __init__(self, words: str, gap: bool = False, name: str = "") -> None:
        super().__init__()
        self._words, self._gap = words, gap
        self.setObjectName(name or f"chip_{words}")
        self.setAccessibleName(f"{words}, not asked" if gap else words)

    def sizeHint(self) -> QSize:
        """Ask for as much room as the words need."""
        return QSize(round(chip_width(self._words, self.font())), px(24))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same again: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setFont(self.font())
        size = self.sizeHint()
        spot = QRectF(QPointF(0, (self.height() - size.height()) / 2), size)
        paint_chip(painter, spot, self._words, self._gap, roles_of(self))
        painter.end()

"""A tile of Today: what waits, how many, how many of these are late; a row that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hubdesk.ui.parts.band import paint_shape
from hubdesk.ui.theme import px, roles_of


class TileButton(QAbstractButton):
    """A label with a count at the right; nothing waiting is quiet, `band` puts a band's shape before what waits."""

    def __init__(self, name: str, label: str, band: str = "") -> None:
        super().__init__()
        self.setObjectName(f"tile_{name}")
        self.setText(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._band, self._count, self._late = band, 0, 0
        self.show_counts(0, 0)

    def show_counts(self, count: int, late: int) -> None:
        """Show other counts; where all are late, nothing more is said than that."""
        self._count, self._late = count, late
        said = f", {late:,} late" if late and not self._band else ""
        self.setAccessibleName(f"{self.text()}: {count:,}{said}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return QSize(px(272), px(32))

    def minimumSizeHint(self) -> QSize:
        """Ask for the label, what is late and the count."""
        wide = QFontMetricsF(self._strong()).horizontalAdvance(f"{self.text()} {self._late_words()} {self._count:,}")
        return QSize(round(wide) + px(40), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles, rect = roles_of(self), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillRect(rect, QColor(roles.selected if self.isChecked() else roles.hover))
        if self.isChecked():
            painter.fillRect(QRectF(0, 0, 4, rect.height()), QColor(roles.action))
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        waiting = self._count > 0
        if self._band and waiting:
            size = float(px(14))
            spot = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
            paint_shape(painter, spot, self._band, roles)
            inner.setLeft(inner.left() + size + px(6))
        painter.setPen(QColor(roles.text if waiting else roles.quiet))
        painter.setFont(self._strong() if waiting else self.font())
        count = f"{self._count:,}"
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(self.font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._late_words():
            before = inner.adjusted(0, 0, -QFontMetricsF(self._strong()).horizontalAdvance(count) - px(10), 0)
            painter.setPen(QColor(roles.amber))
            small = QFont(self._strong())
            small.setPixelSize(px(12))
            painter.setFont(small)
            painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._late_words())
        painter.end()

    def _late_words(self) -> str:
        return f"{self._late:,} late" if self._late and not self._band else ""

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

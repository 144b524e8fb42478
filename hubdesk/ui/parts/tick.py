"""A box to tick whose outline is seen in every theme, ticked or not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hubdesk.ui.theme import px, roles_of

_BOX = 18
_GAP = 8
_LONG = 320
_WORDS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap)


class Tick(QCheckBox):
    """A box and its words; the words are its accessible name."""

    def __init__(self, words: str, name: str, *, ticked: bool = False) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setAccessibleName(words.replace("&", ""))
        self.setChecked(ticked)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the box, a gap and the words."""
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text())
        return QSize(px(_BOX) + _GAP + words.width() + 4, max(px(24), words.height()))

    def minimumSizeHint(self) -> QSize:
        """Need as much as it asks for, or where its words are long the width at which they break."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), px(_LONG)), hint.height())

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines of its words are at a width."""
        room = QRect(0, 0, width - px(_BOX) - _GAP, 10_000)
        return max(px(24), self.fontMetrics().boundingRect(room, _WORDS, self.text()).height())

    def hitButton(self, pos: object) -> bool:
        """Take a click on the words as one on the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the tick and the words."""
        roles = roles_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = px(_BOX)
        box = QRectF(1, (self.height() - size) / 2, size, size).adjusted(0.75, 0.75, -0.75, -0.75)
        on = self.isChecked()
        edge = roles.action if on and self.isEnabled() else roles.edge
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(roles.action if on and self.isEnabled() else roles.surface))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(QColor(roles.on_action if self.isEnabled() else roles.quiet), max(2.0, size / 9)))
            at = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
            points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in at]
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(QColor(roles.text if self.isEnabled() else roles.quiet))
        words = QRectF(size + _GAP, 0, self.width() - size - _GAP, self.height())
        painter.drawText(words, _WORDS, self.text())
        painter.end()

"""How an agency stands to a child, or a request to its answer, as a shape of its own: it reads in grey and on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hubdesk.ui.parts.cells import Index, inside, paint_ground
from hubdesk.ui.theme import Roles, px

_FULL = {"heard", "answered"}
_OPEN = {"asked", "open", "due"}
SIZE = 14


def paint_state(painter: QPainter, rect: QRectF, state: str, roles: Roles) -> None:
    """Paint a state's shape into a square: full where something is known, open where an answer is awaited."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, spot = QColor(roles.text), rect.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = spot.center()
    if state in _FULL:
        painter.setBrush(ink)
        painter.drawEllipse(spot)
        if state == "answered":
            painter.setPen(QPen(QColor(roles.surface), 1.8))
            side = spot.width()
            painter.drawPolyline(
                QPolygonF(
                    [middle + QPointF(-side / 4, 0), middle + QPointF(-side / 16, side / 5),
                     middle + QPointF(side / 4, -side / 5)]
                )
            )  # fmt: skip
    elif state in _OPEN:
        painter.drawEllipse(spot)
        if state == "due":
            painter.setBrush(ink)
            painter.drawPie(spot, 90 * 16, -180 * 16)
    elif state == "overdue":
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(middle.x(), spot.top()), spot.bottomRight(), spot.bottomLeft()]))
    elif state == "nil_return":
        painter.drawEllipse(spot)
        painter.drawLine(spot.bottomLeft() + QPointF(2, -2), spot.topRight() + QPointF(-2, 2))
    elif state == "consent_refused":
        painter.drawLine(spot.topLeft() + QPointF(1, 1), spot.bottomRight() - QPointF(1, 1))
        painter.drawLine(spot.topRight() + QPointF(-1, 1), spot.bottomLeft() + QPointF(1, -1))
    elif state == "decided_not_to_ask":
        painter.drawRect(spot)
        painter.drawLine(QPointF(spot.left() + 3, middle.y()), QPointF(spot.right() - 3, middle.y()))
    elif state == "not_asked":
        painter.setBrush(QBrush(QColor(roles.unknown), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(roles.unknown), 1, Qt.PenStyle.DashLine))
        painter.drawRect(spot)
    else:  # does not apply: nothing to know
        painter.setPen(QPen(QColor(roles.quiet), 1.6))
        painter.drawLine(QPointF(spot.left() + 2, middle.y()), QPointF(spot.right() - 2, middle.y()))
    painter.restore()


class MarkedCell(QStyledItemDelegate):
    """The shape of a state beside its word; `state_of` goes from the word to the state."""

    def __init__(self, state_of: dict[str, str]) -> None:
        super().__init__()
        self._state_of = state_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        words, side = str(index.data() or ""), float(px(SIZE))
        top = rect.center().y() - side / 2
        paint_state(painter, QRectF(rect.left(), top, side, side), self._state_of.get(words, ""), roles)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(roles.text))
        painter.drawText(
            rect.adjusted(side + px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )
        painter.restore()

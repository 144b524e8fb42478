"""How a cell of a table is painted: one line, or a strong line above a quiet one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from hubdesk.ui.theme import Roles, px, roles_of

Index = QModelIndex | QPersistentModelIndex
DETAIL = Qt.ItemDataRole.UserRole + 1
MARGIN = 8


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Roles:
    """Paint what is behind a cell: selection, hairline, and the ring round the row that has the focus."""
    view = option.widget
    roles = roles_of(view) if isinstance(view, QWidget) else roles_of(QWidget())
    rect = QRectF(option.rect)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, QColor(roles.selected if chosen else roles.surface))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(roles.hairline))
    if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
        seen = [place for place in range(index.model().columnCount()) if not view.isColumnHidden(place)]
        _ring(painter, rect, index.column() == seen[0], index.column() == seen[-1], roles)
    elif chosen and index.column() == 0:
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(roles.action))
    return roles


def _ring(painter: QPainter, rect: QRectF, first: bool, last: bool, roles: Roles) -> None:
    for colour, thick in ((roles.ring_ground, 4.0), (roles.ring, 3.0)):
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), thick), QColor(colour))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick), QColor(colour))
        if first:
            painter.fillRect(QRectF(rect.left(), rect.top(), thick, rect.height()), QColor(colour))
        if last:
            painter.fillRect(QRectF(rect.right() - thick, rect.top(), thick, rect.height()), QColor(colour))


def inside(option: QStyleOptionViewItem) -> QRectF:
    """Find the part of a cell that holds its words."""
    return QRectF(option.rect).adjusted(MARGIN, 4, -MARGIN, -5)


def paint_lines(painter: QPainter, rect: QRectF, words: str, font: QFont, most: int) -> None:
    """Paint words in at most so many lines, vertically centred; what does not fit ends in an ellipsis."""
    metrics = QFontMetricsF(font)
    lines = wrap(words, font, rect.width(), most)
    top = rect.top() + (rect.height() - metrics.lineSpacing() * len(lines)) / 2
    for number, line in enumerate(lines):
        spot = QRectF(rect.left(), top + number * metrics.lineSpacing(), rect.width(), metrics.lineSpacing())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def wrap(words: str, font: QFont, width: float, most: int) -> list[str]:
    """Break words into at most so many lines of a width in px."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if len(lines) == most - 1:
            lines.append(metrics.elidedText(words[line.textStart() :], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines


class Cell(QStyledItemDelegate):
    """Words in a cell; the first line is strong where there is a second, unless `strong` says otherwise."""

    def __init__(self, lines: int = 1, strong: bool | None = None) -> None:
        super().__init__()
        self._lines, self._strong = lines, strong

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        roles = paint_ground(painter, option, index)
        words, detail = str(index.data() or ""), str(index.data(DETAIL) or "")
        rect, font = inside(option), QFont(option.font)
        painter.save()
        if bool(detail) if self._strong is None else self._strong:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QPen(QColor(roles.text)))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        if not detail and self._lines > 1:
            paint_lines(painter, rect, words, font, self._lines)
        else:
            self._paint_two(painter, rect, words, detail, QFont(option.font), side, roles)
        painter.restore()

    def _paint_two(
        self, painter: QPainter, rect: QRectF, words: str, detail: str, font: QFont,
        side: Qt.AlignmentFlag, roles: Roles,
    ) -> None:  # fmt: skip
        flags = (side & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        first = QFontMetricsF(painter.font())
        top = QRectF(rect)
        if detail:
            small = QFont(font)
            small.setPixelSize(px(12))
            high = first.lineSpacing() + QFontMetricsF(small).lineSpacing()
            top = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), first.lineSpacing())
        painter.drawText(top, flags, first.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))
        if detail:
            painter.setFont(small)
            painter.setPen(QColor(roles.quiet))
            below = QRectF(rect.left(), top.bottom(), rect.width(), QFontMetricsF(small).lineSpacing())
            said = QFontMetricsF(small).elidedText(detail, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(below, flags, said)

"""A list whose entries are several lines of formatted words, chosen by arrow keys and Enter or by a click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeyEvent, QPainter, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hubdesk.ui.theme import px

_RICH = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2
_MARGIN = 8
STRONG = 'style="font-weight:600"'  # the heaviest weight that the program ships
_BAR = 4
_LEAST = 112  # px at 100 %

_Index = QModelIndex | QPersistentModelIndex


class RichList(QListWidget):
    """Entries shown as rich text and read aloud as plain text."""

    chosen = Signal(str)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setItemDelegate(_RichDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.itemClicked.connect(self._choose)

    def minimumSizeHint(self) -> QSize:
        """Need room for an entry or two."""
        return QSize(px(_LEAST), px(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for no more: a list takes what is left."""
        return self.minimumSizeHint()

    def show_entries(self, entries: list[tuple[str, str, str]]) -> None:
        """Show entries of key, rich text and plain text, keeping the current one where it is still there."""
        current = self.currentItem()
        kept = current.data(_KEY) if current else None
        self.clear()
        for key, rich, plain in entries:
            item = QListWidgetItem(plain)
            item.setData(_RICH, rich)
            item.setData(_KEY, key)
            self.addItem(item)
            if key == kept:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current entry on Enter; every other key does what it does in a list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the entries find their height for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_KEY))


class _RichDelegate(QStyledItemDelegate):
    def __init__(self, view: RichList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, int(self._document(index, width).size().height()) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = option.rect
        palette: QPalette = option.palette
        state = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, palette.alternateBase())
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), palette.highlight())
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.translate(rect.x() + _MARGIN + _BAR, rect.y() + _MARGIN)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = palette
        document = self._document(index, rect.width())  # held, for its layout goes with it
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, index: _Index, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(self._view.font())
        document.setDocumentMargin(0)
        document.setHtml(index.data(_RICH))
        document.setTextWidth(max(80, width - 2 * _MARGIN - _BAR))
        return document

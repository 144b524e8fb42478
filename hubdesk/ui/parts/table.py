"""Tables of values: columns are data, and nothing is made for a row until it is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.theme import px

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAST = 168  # px at 100 % that a column without a width keeps while others can go
_NARROW = 96  # and when none can


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its heading, the words of a row in it, and how it is shown.

    `width` is px at 100 %, 0 for what is left over. `said` is what a screen reader and the tip say where that
    is more than the words; `paint` makes a delegate of its own; `detail` is a second, quiet line. Where there is
    no room, columns go in the order of `yields`, the highest first; 0 never goes.
    """

    name: str
    heading: str
    words: Callable[[T], str]
    width: int = 0
    right: bool = False
    yields: int = 0
    strong: bool = False
    said: Callable[[T], str] | None = None
    detail: Callable[[T], str] | None = None
    sort: Callable[[T], Any] | None = None
    paint: Callable[[], QStyledItemDelegate] | None = None


class Rows(QAbstractTableModel, Generic[T]):
    """A model of any values in columns; `ROW` gives a delegate the value itself, `DETAIL` the second line."""

    ROW = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1

    def __init__(self, columns: Sequence[Column[T]], rows: Sequence[T] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: Sequence[T] = rows

    def show_rows(self, rows: Sequence[T], columns: Sequence[Column[T]] | None = None) -> None:
        """Show other rows, and other columns where they are given."""
        self.beginResetModel()
        self.rows = rows
        self.columns = tuple(columns) if columns is not None else self.columns
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's words, its second line, what is said of it, or its whole row."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(row)
            case self.DETAIL:
                return column.detail(row) if column.detail else ""
            case self.ROW:
                return row
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._said(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a column's heading, on the side where its words stand."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def as_text(self) -> str:
        """Draw what the table shows as text, a line a row, for tests and for copying."""
        return "\n".join(" | ".join(self._said(row, column) for column in self.columns) for row in self.rows)

    def _said(self, row: T, column: Column[T]) -> str:
        if column.said is not None:
            return column.said(row)
        words = column.words(row)
        detail = column.detail(row) if column.detail else ""
        return f"{words}, {detail}" if words and detail else words or detail


class Table(QTableView):
    """A table of `Rows`: whole rows are chosen, Enter or a double click opens one (`row_opened`)."""

    row_opened = Signal(object)
    row_chosen = Signal(object)

    def __init__(self, name: str, said: str, model: Rows[Any], row_height: int = 32) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setModel(model)
        self.rows = model
        self._row_height = row_height
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("own_ring", True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegates: list[QStyledItemDelegate] = []
        self._unwanted: frozenset[str] = frozenset()
        self.dress()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def dress(self) -> None:
        """Take painters and widths from the model's columns; again after they have changed."""
        for number, before in enumerate(self._delegates):
            self.setItemDelegateForColumn(number, None)  # type: ignore[arg-type]  # None takes it away
            before.deleteLater()
        self._delegates = [column.paint() if column.paint else Cell() for column in self.rows.columns]
        for number, delegate in enumerate(self._delegates):
            delegate.setParent(self)
            self.setItemDelegateForColumn(number, delegate)
        self.fit()

    def fit(self) -> None:
        """Set heights and widths for the size of text."""
        upright = self.verticalHeader()
        upright.setMinimumSectionSize(px(16))
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(px(self._row_height))
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            stretch = column.width == 0
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            if not stretch:
                header.resizeSection(number, px(column.width))
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns that can be spared, or show them again."""
        self._give_room()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Need two rows below the headings; columns that have no room are scrolled to."""
        return QSize(px(_LEAST), px(2 * self._row_height + 40))

    def sizeHint(self) -> QSize:
        """Ask for no more: a table takes what is left."""
        return self.minimumSizeHint()

    def choose_among(self) -> None:
        """Let several rows be chosen at once."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def several(self) -> list[Any]:
        """Give the values of all chosen rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[place] for place in places]

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide columns that the person does not want, by their names."""
        self._unwanted = names
        self._give_room()

    def _give_room(self) -> None:
        columns = [pair for pair in enumerate(self.rows.columns) if pair[1].name not in self._unwanted]
        for number, column in enumerate(self.rows.columns):
            if column.name in self._unwanted:
                self.setColumnHidden(number, True)
        flexible = sum(column.width == 0 for _number, column in columns)
        free = self.viewport().width() - px(_LEAST) * flexible - sum(px(column.width) for _number, column in columns)
        for number, column in sorted(columns, key=lambda pair: -pair[1].yields):
            spared = free < 0 and column.yields > 0
            self.setColumnHidden(number, spared)
            free += px(column.width) if spared else 0
        self._share(free + px(_LEAST) * flexible, flexible)

    def _share(self, room: int, flexible: int) -> None:
        """Stretch columns over the room that is left for them, or let them be scrolled to where it is too little."""
        enough = room >= px(_NARROW) * flexible
        for number, column in enumerate(self.rows.columns):
            if column.width == 0:
                mode = QHeaderView.ResizeMode.Stretch if enough else QHeaderView.ResizeMode.Interactive
                self.horizontalHeader().setSectionResizeMode(number, mode)
                if not enough:
                    self.horizontalHeader().resizeSection(number, px(_LEAST))

    def chosen(self) -> Any:
        """Give the value of the current row, or None."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make a row the current one, if there is one."""
        if 0 <= row < self.rows.rowCount():
            # Said outright: by itself a table asks which keys are held, and with Ctrl it would choose nothing.
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row at Enter; everything else moves as tables do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self.rows.rows[index.row()])

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.rows.rows[current.row()])

"""Where a sheet comes in: a place to drop it, and a button for those who do not drag."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import roles_of

ENDINGS = (".csv", ".xlsx")
_NOT_A_SHEET = "{name} is not a CSV or XLSX sheet. Ask the partner to save it as one of these."


class SheetDrop(QWidget):
    """Takes one sheet, by drop or by choice; says so in a sentence when it is none."""

    sheet_chosen = Signal(object)
    sheet_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_drop")
        self.setAccessibleName("Drop a sheet here, or choose one")
        self.setAcceptDrops(True)
        self._over = False
        self.words = Words("Drop a CSV or XLSX sheet here, one row for each person mentioned.", "", "sheet_words")
        self.choose = secondary("&Choose a sheet", "choose_sheet", self.choose_file, "Ctrl+O")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 16, 24, 16)
        line.setSpacing(16)
        line.addWidget(self.words, 1)
        line.addWidget(self.choose)

    def choose_file(self) -> None:
        """Let the person choose a sheet."""
        name, _ = QFileDialog.getOpenFileName(self, "Choose a sheet", "", "Sheets (*.csv *.xlsx)")
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a sheet, or say why it is none."""
        if path.suffix.lower() not in ENDINGS:
            self.sheet_refused.emit(_NOT_A_SHEET.format(name=path.name))
            return
        self.words.setText(f"{path.name}, in {path.parent}")
        self.choose.setText("&Choose another")
        self.sheet_chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one local file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        self._show_over(False)
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed outline, thicker while a file hangs over it."""
        roles = roles_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 3 if self._over else 1
        painter.setPen(QPen(QColor(roles.action if self._over else roles.edge), thick, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(roles.hover if self._over else roles.surface))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

"""What became of a sheet: a sentence, the figures, and every rejected row with its reason, to be mended in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.service.forms import Imported, Rejected
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.import_words import FIELDS, figures, mend_words, outcome, rejects_words
from hubdesk.ui.theme import px


class ImportResult(QWidget):
    """Hidden until there is a result; `mend_requested` tells what was written for which cells of the rejected rows."""

    mend_requested = Signal(object)  # dict of (row, column) to value

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_result")
        self._mended: dict[tuple[int, str], str] = {}
        self.sentence = Heading("", "heading", "import_sentence")
        self.rejects = Words("", "", "rejects_words")
        self.model: Rows[Rejected] = Rows(self._columns())
        self.table = Table("rejected_rows", "Rejected rows", self.model)
        self.table.row_chosen.connect(self._show_row)
        self.mend = TextField("mend", "What should stand there", width=480)
        self.keep_mend = secondary("&Use this", "keep_mend", self._keep)
        self.mend.line.returnPressed.connect(self._keep)
        self.take_mended = primary("Take the mended rows in", "take_mended", self._take)
        self._mending = QWidget()
        self._lay_out()
        self.hide()

    def show_result(self, imported: Imported, *, tried: bool) -> None:
        """Show a result; `tried` where nothing was kept. What was mended before stays mended."""
        self.sentence.setText(outcome(imported, tried=tried))
        self._show_figures(figures(imported))
        self.rejects.setText(rejects_words(imported))
        self.rejects.setVisible(bool(imported.rejected))
        self.model.show_rows(imported.rejected)
        self.table.setVisible(bool(imported.rejected))
        self._mending.setVisible(bool(imported.rejected))
        self.table.setMinimumHeight(px(32) * (min(len(imported.rejected), 6) + 2))
        self.table.choose(0)
        self._show_count()
        self.show()

    def forget(self) -> None:
        """Hide, and let go of what was mended: another sheet is looked at."""
        self._mended = {}
        self.hide()

    def _columns(self) -> tuple[Column[Rejected], ...]:
        return (
            Column("row", "Row", lambda r: str(r.row), width=64, right=True),
            Column("column", "Column", lambda r: FIELDS.get(r.column, r.column) or "Whole row", width=160),
            Column("value", "What stands there", self._value, width=180),
            Column("reason", "What would be right", lambda r: r.reason),
        )

    def _value(self, row: Rejected) -> str:
        mended = self._mended.get((row.row, row.column))
        return (row.value or "Nothing") if mended is None else f"{mended or 'Nothing'} (mended)"

    def _show_row(self, row: Rejected) -> None:
        may = bool(row.column)
        self.mend.setEnabled(may)
        self.keep_mend.setEnabled(may)
        self.mend.set_value(self._mended.get((row.row, row.column), row.value))

    def _keep(self) -> None:
        row: Rejected | None = self.table.chosen()
        if row is None or not row.column:
            return
        self._mended[row.row, row.column] = self.mend.value()
        place = self.table.currentIndex().row()
        self.model.show_rows(self.model.rows)
        self.table.choose(min(place + 1, self.model.rowCount() - 1))
        self.mend.line.selectAll()
        self._show_count()

    def _take(self) -> None:
        self.mend_requested.emit(dict(self._mended))

    def _show_count(self) -> None:
        waiting = {row for row, column in self._mended} & {one.row for one in self.model.rows}
        self.take_mended.setEnabled(bool(waiting))
        self.take_mended.setText(mend_words(len(waiting)))

    def _lay_out(self) -> None:
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(24)
        self._figures.setVerticalSpacing(4)
        self._figures.setColumnStretch(2, 1)
        line = QHBoxLayout(self._mending)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.mend)
        line.addWidget(self.keep_mend, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        line.addWidget(self.take_mended, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.sentence)
        column.addLayout(self._figures)
        column.addWidget(self.rejects)
        column.addWidget(self.table, 1)
        column.addWidget(self._mending)
        column.addStretch()

    def _show_figures(self, pairs: tuple[tuple[str, str], ...]) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for row, (words, figure) in enumerate(pairs):
            self._figures.addWidget(Words(words, "quiet", f"figure_words_{row}"), row, 0)
            number = Words(figure, "strong", f"figure_{row}")
            number.setAccessibleName(f"{words}: {figure}")
            number.setMinimumWidth(px(80))
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._figures.addWidget(number, row, 1)

"""What became of a sheet: a sentence, the figures, and every rejected row with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hubdesk.service.forms import Imported, Rejected
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.import_words import figures, outcome, rejects_words
from hubdesk.ui.theme import px

_COLUMNS: tuple[Column[Rejected], ...] = (
    Column("row", "Row", lambda r: str(r.row), width=64, right=True),
    Column("column", "Column", lambda r: r.column or "Whole row", width=160),
    Column("value", "What stands there", lambda r: r.value or "Nothing", width=180),
    Column("reason", "What would be right", lambda r: r.reason),
)


class ImportResult(QWidget):
    """Hidden until there is a result."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_result")
        self.sentence = Heading("", "heading", "import_sentence")
        self.rejects = Words("", "", "rejects_words")
        self.model: Rows[Rejected] = Rows(_COLUMNS)
        self.table = Table("rejected_rows", "Rejected rows", self.model)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(24)
        self._figures.setVerticalSpacing(4)
        self._figures.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.sentence)
        column.addLayout(self._figures)
        column.addWidget(self.rejects)
        column.addWidget(self.table, 1)
        column.addStretch()
        self.hide()

    def show_result(self, imported: Imported, *, tried: bool) -> None:
        """Show a result; `tried` where nothing was kept."""
        self.sentence.setText(outcome(imported, tried=tried))
        self._show_figures(figures(imported))
        self.rejects.setText(rejects_words(imported))
        self.rejects.setVisible(bool(imported.rejected))
        self.model.show_rows(imported.rejected)
        self.table.setVisible(bool(imported.rejected))
        self.table.setMinimumHeight(px(32) * (min(len(imported.rejected), 6) + 2))
        self.show()

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

"""Score: the account, and beside it what helps and what nobody knows, never subtracted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.table import Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.family_ledger import LedgerRow, ledger, ledger_columns
from hubdesk.ui.theme import px

_NOT_A_FORECAST = "Points are the hub's policy, not a probability. A low score never means that a child is safe."


class ScoreSection(QWidget):
    """The account at the left, strengths and unknowns at the right."""

    concern_opened = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_score")
        self.model: Rows[LedgerRow] = Rows(ledger_columns(codes))
        self.table = Table("ledger", "How the score adds up", self.model, row_height=44)
        self.table.row_opened.connect(self._open)
        self._beside = Scrolled("score_beside", gap=8)
        self._beside.setFixedWidth(px(288))
        self.table.setMinimumSize(px(480), px(300))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide((self.table, 1), (self._beside, 0), gap=16))
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show a family's score."""
        self.model.show_rows(ledger(family.score))
        self.table.choose(1)  # the first line, below its heading
        column = self._beside.column
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for title, sentences, none in (
            ("What nobody knows", family.score.unknowns, "Nothing is marked as unknown."),
            ("What helps", family.score.strengths, "No strengths are recorded."),
        ):
            self._add(title, sentences, none)
        column.addSpacing(16)
        column.addWidget(Words(_NOT_A_FORECAST, "small", "score_policy"))
        column.addWidget(Words(f"Rules {family.score.rules_version}", "small", "score_rules"))

    def _add(self, title: str, sentences: Sequence[str], none: str) -> None:
        name = title.replace(" ", "_").lower()
        self._beside.column.addWidget(Heading(title, "small-heading", name))
        for number, sentence in enumerate(sentences or (none,)):
            style = "" if sentences else "quiet"
            self._beside.column.addWidget(Words(sentence, style, f"{name}_{number}"))
        self._beside.column.addSpacing(8)

    def _open(self, row: LedgerRow) -> None:
        if row.concern_id:
            self.concern_opened.emit(row.concern_id)

"""Chronology: every concern with its day, what happened, who told us and about whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Entry, Family
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.screens.family_words import (
    STATUS,
    day_words,
    grade_words,
    level_words,
    names_in,
    received_words,
)


class ChronologySection(QWidget):
    """Concerns, the latest first."""

    concern_opened = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_chronology")
        self._codes = codes
        self._family: Family | None = None
        self.model: Rows[Entry] = Rows(self._columns())
        self.table = Table("chronology", "What happened, the latest first", self.model, row_height=52)
        self.table.row_opened.connect(lambda entry: self.concern_opened.emit(entry.concern.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show a family's concerns."""
        self._family = family
        self.model.show_rows(tuple(reversed(family.entries)))
        self.table.choose(0)

    def choose(self, concern_id: str) -> None:
        """Make a concern the current one."""
        for place, entry in enumerate(self.model.rows):
            if entry.concern.id == concern_id:
                self.table.choose(place)

    def _columns(self) -> tuple[Column[Entry], ...]:
        codes = self._codes

        def kind(entry: Entry) -> str:
            code = entry.concern.kind
            return codes.kinds[code].label if code in codes.kinds else code

        def beside(entry: Entry) -> str:
            background = ", background" if entry.background else ""
            return STATUS.get(entry.status) or f"{level_words(entry.concern.level)}{background}"

        def who(entry: Entry) -> str:
            code = entry.concern.agency
            return codes.agencies[code].label if code in codes.agencies else code

        def people(entry: Entry) -> str:
            return names_in(entry, self._family, codes) if self._family else ""

        return (
            Column("day", "When", lambda e: day_words(e.concern), width=132,
                   detail=lambda e: received_words(e.concern), paint=lambda: Cell(strong=False)),
            Column("kind", "Kind", kind, width=176, detail=beside),
            Column("what", "What happened", _in_one_line, paint=lambda: Cell(lines=2)),
            Column("people", "About", people, width=216, yields=2, paint=lambda: Cell(lines=2)),
            Column("who", "Who told us", who, width=152, yields=1, paint=lambda: Cell(strong=False),
                   detail=lambda e: f"grade {grade_words(e.concern)}"),
        )  # fmt: skip


def _in_one_line(entry: Entry) -> str:
    return " ".join(entry.concern.narrative.split())

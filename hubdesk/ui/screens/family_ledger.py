"""The score as an account: lines, a running sum, and a total ruled twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.score import Score, ScoreLine
from hubdesk.ui.parts.cells import Cell, inside, paint_ground
from hubdesk.ui.parts.table import Column, Rows
from hubdesk.ui.screens.family_words import points_words

SECTIONS = (
    ("children", "About the children"),
    ("household", "Household and adults"),
    ("pattern", "Pattern"),
)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of the account; `kind` is heading, line or total, `sum` the running sum after it."""

    kind: str
    words: str
    line: ScoreLine | None = None
    sum: int = 0

    @property
    def concern_id(self) -> str:
        """The concern that this row is about, or an empty text."""
        return self.line.concern_id if self.line else ""


def ledger(score: Score) -> tuple[LedgerRow, ...]:
    """Write the account of a score: each section under its heading, then the total."""
    return tuple(_rows(score))


def _rows(score: Score) -> Iterator[LedgerRow]:
    running = 0
    for section, heading in SECTIONS:
        lines = [line for line in score.lines if line.section == section]
        if lines:
            yield LedgerRow("heading", heading)
        for line in lines:
            running += line.points
            yield LedgerRow("line", line.label, line, running)
    yield LedgerRow("total", f"Total as of {short_day(score.as_of)}", None, running)


def ledger_columns(codes: CodeLists) -> tuple[Column[LedgerRow], ...]:
    """List the columns of the account."""

    def day(row: LedgerRow) -> str:
        return short_day(row.line.day) if row.line and row.line.day else ""

    def who(row: LedgerRow) -> str:
        agency = row.line.agency if row.line else ""
        return codes.agencies[agency].label if agency in codes.agencies else agency

    def points(row: LedgerRow) -> str:
        return points_words(row.line.points) if row.line else ""

    def running(row: LedgerRow) -> str:
        return "" if row.kind == "heading" else points_words(row.sum)

    return (
        Column("what", "What", lambda r: r.words, detail=lambda r: r.line.because if r.line else "",
               paint=LedgerCell),
        Column("day", "When", day, width=104, paint=LedgerCell),
        Column("who", "Who told us", who, width=168, yields=1, paint=LedgerCell),
        Column("points", "Points", points, width=72, right=True, paint=LedgerCell),
        Column("sum", "Sum", running, width=72, right=True, paint=LedgerCell),
    )  # fmt: skip


class LedgerCell(Cell):
    """A cell of the account; a heading stands on the page's own ground, the total between two rules."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        row: LedgerRow = index.data(Rows.ROW)
        if row.kind == "line":
            super().paint(painter, option, index)
            return
        roles = paint_ground(painter, option, index)
        rect = QRectF(option.rect)
        painter.save()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(roles.text))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if row.kind == "total":
            painter.fillRect(QRectF(rect.left(), rect.top() + 2, rect.width(), 1), QColor(roles.text))
            for up in (7, 4):
                painter.fillRect(QRectF(rect.left(), rect.bottom() - up, rect.width(), 1), QColor(roles.text))
        painter.drawText(inside(option), side, str(index.data() or ""))
        painter.restore()

"""The columns of the queue and how the painted ones are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hubdesk.domain.codes import Code
from hubdesk.domain.days import lately, long_day
from hubdesk.domain.queue import QueueRow
from hubdesk.ui.parts.band import paint_band
from hubdesk.ui.parts.cells import Cell, inside, paint_ground
from hubdesk.ui.parts.chips import paint_chips
from hubdesk.ui.parts.strip import paint_months, say_months
from hubdesk.ui.parts.table import Column, Rows
from hubdesk.ui.screens.queue_words import STATUS, change_words, children_words
from hubdesk.ui.theme import px

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = "Tell at once"
_ROOM = 7  # chips of usual width in two lines


def queue_columns(agencies: Mapping[str, Code], day: Callable[[], date]) -> tuple[Column[QueueRow], ...]:
    """List the columns from the left; the agencies give the chips their short words, `day` is the one looked at."""
    return (
        Column("rank", "#", lambda r: str(r.rank), width=40, right=True, yields=4),
        Column("band", "Band", lambda r: r.band, width=100, said=_say_band, paint=BandCell),
        Column("family", "Family", lambda r: r.title, width=196, detail=lambda r: children_words(r.children),
               paint=lambda: Cell(strong=True)),
        Column("why", "Why now", lambda r: r.why_now, paint=lambda: Cell(lines=2)),
        Column("months", "Twelve months", lambda r: "", width=124, yields=2, said=lambda r: say_months(r.months),
               paint=MonthsCell),
        Column("agencies", "Heard and not asked", lambda r: "", width=176, yields=1,
               said=lambda r: say_agencies(r, agencies), paint=lambda: ChipsCell(agencies)),
        Column("score", "Score", lambda r: str(r.score), width=92, right=True,
               detail=lambda r: change_words(r.change), paint=lambda: Cell(strong=True)),
        Column("last", "Last received", lambda r: lately(r.last_received, day()),
               width=116, yields=3, said=_say_last,
               detail=lambda r: STATUS.get(r.status, r.status), paint=lambda: Cell(strong=False)),
    )  # fmt: skip


def _say_last(row: QueueRow) -> str:
    return ", ".join(filter(None, (long_day(row.last_received), STATUS.get(row.status, row.status))))


def say_agencies(row: QueueRow, agencies: Mapping[str, Code]) -> str:
    """Say who was heard and who was not asked."""
    heard = ", ".join(_label(code, agencies) for code in row.agencies_heard) or "nobody"
    gaps = ", ".join(_label(code, agencies) for code in row.agencies_not_asked)
    return f"Heard: {heard}. Not asked: {gaps}." if gaps else f"Heard: {heard}."


def _say_band(row: QueueRow) -> str:
    return f"{row.band.capitalize()}, {AT_ONCE.lower()}" if row.tripwire else row.band.capitalize()


def _label(code: str, agencies: Mapping[str, Code]) -> str:
    return agencies[code].label if code in agencies else code


def shown_chips(row: QueueRow, short: Callable[[str], str]) -> list[tuple[str, bool]]:
    """Choose the chips there is room for: gaps are never crowded out by agencies that were heard."""
    gaps = [(short(code), True) for code in row.agencies_not_asked]
    heard = [(short(code), False) for code in row.agencies_heard]
    room = max(2, _ROOM - len(gaps))
    if len(heard) > room:
        heard = [*heard[: room - 1], (f"+{len(heard) - room + 1}", False)]
    return heard + gaps


class BandCell(QStyledItemDelegate):
    """The band's shape and word, and below it that a tripwire must be told at once."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        row: QueueRow | None = index.data(Rows.ROW)
        if row is None:
            return
        font = QFont(option.font)
        if not row.tripwire:
            paint_band(painter, rect, row.band, font, roles)
            return
        small = QFont(font)
        small.setPixelSize(px(12))
        small.setWeight(QFont.Weight.DemiBold)
        upper = QFontMetricsF(font).lineSpacing()
        high = upper + QFontMetricsF(small).lineSpacing()
        top = rect.center().y() - high / 2
        paint_band(painter, QRectF(rect.left(), top, rect.width(), upper), row.band, font, roles)
        painter.save()
        painter.setFont(small)
        painter.setPen(QColor(roles.red))
        below = QRectF(rect.left(), top + upper, rect.width(), high - upper)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, AT_ONCE)
        painter.restore()


class MonthsCell(QStyledItemDelegate):
    """The strip of the last twelve months."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        row: QueueRow | None = index.data(Rows.ROW)
        if row is None:
            return
        spot = QRectF(rect.left(), rect.center().y() - px(14), rect.width(), px(28))
        paint_months(painter, spot, row.months, roles)


class ChipsCell(QStyledItemDelegate):
    """Agencies heard as chips, agencies not asked as hatched ones."""

    def __init__(self, agencies: Mapping[str, Code]) -> None:
        super().__init__()
        self._agencies = agencies

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        row: QueueRow | None = index.data(Rows.ROW)
        if row is None:
            return
        font = QFont(option.font)
        font.setPixelSize(px(12))
        chips = shown_chips(row, self._short)
        paint_chips(painter, rect.adjusted(0, -1, 0, 1), chips, font, roles)

    def _short(self, code: str) -> str:
        return self._agencies[code].short if code in self._agencies else code

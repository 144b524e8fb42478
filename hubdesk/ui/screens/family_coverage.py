"""Who was asked: for each agency and child, whether the hub heard, asked, or left a gap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Family, Person
from hubdesk.drawing.words import short_names
from hubdesk.ui.parts.cells import inside, paint_ground
from hubdesk.ui.parts.chips import chip_width, paint_chip
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

STATES = {
    "heard": "Heard",
    "asked": "Asked",
    "answered": "Answered",
    "nil_return": "Knows nothing",
    "overdue": "Overdue",
    "decided_not_to_ask": "Not to be asked",
    "consent_refused": "Consent refused",
    "does_not_apply": "Does not apply",
    "not_asked": "Not asked",
}

_GAP = "nobody asked, and nobody decided not to ask. Press Enter on an agency to ask or decide."
_MOST = 4  # sentences about silence above the grid
_NO_GAP = "Every agency that ought to know these children was heard, asked, or decided about."


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency and its cell for each child."""

    agency: str
    label: str
    cells: dict[str, Cell]


_AGENCY: Column[AgencyRow] = Column("agency", "Agency", lambda row: row.label, width=176)


def coverage_rows(family: Family, codes: CodeLists) -> tuple[AgencyRow, ...]:
    """Put the cells into rows, agencies with a gap first, in the order of the code list otherwise."""
    rows: dict[str, dict[str, Cell]] = {}
    for cell in family.coverage:
        rows.setdefault(cell.agency, {})[cell.person_id] = cell
    order = {code: place for place, code in enumerate(codes.agencies)}

    def key(agency: str) -> tuple[bool, int]:
        return not any(cell.state == "not_asked" for cell in rows[agency].values()), order.get(agency, len(order))

    return tuple(
        AgencyRow(code, codes.agencies[code].label if code in codes.agencies else code, rows[code])
        for code in sorted(rows, key=key)
    )


def cell_words(cell: Cell | None) -> str:
    """Say a cell: its state, its day, and why."""
    if cell is None:
        return STATES["does_not_apply"]
    since = f" {short_day(cell.since)}" if cell.since else ""
    because = f": {cell.because}" if cell.because else ""
    return f"{STATES.get(cell.state, cell.state)}{since}{because}"


class CoverageSection(QWidget):
    """The grid; its columns are the children of each family. A row opens its agency."""

    agency_opened = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_coverage")
        self._codes = codes
        self.model: Rows[AgencyRow] = Rows((_AGENCY,))
        self.table = Table("coverage", "Who was heard and asked", self.model)
        self.table.row_opened.connect(lambda row: self.agency_opened.emit(row.agency))
        self._gaps = Words("", "", "coverage_gaps")
        self._silence = Words("", "quiet", "coverage_silence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._gaps)
        column.addWidget(self._silence)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show a family's grid."""
        gaps = sum(cell.state == "not_asked" for cell in family.coverage)
        noun = "gap" if gaps == 1 else "gaps"
        self._gaps.setText(f"{gaps} {noun}: {_GAP}" if gaps else _NO_GAP)
        silent = [one.words for one in family.silence]
        more = f" And {len(silent) - _MOST} more." if len(silent) > _MOST else ""
        self._silence.setText(f"Silence: {' '.join(silent[:_MOST])}{more}" if silent else "")
        self._silence.setVisible(bool(silent))
        names, before = short_names(family.people), self.table.chosen()
        columns = [self._child_column(child, names[child.id], family) for child in family.children]
        self.model.show_rows(coverage_rows(family, self._codes), (_AGENCY, *columns))
        self.table.dress()
        self.choose(before.agency if before is not None else "")

    def choose(self, agency: str) -> None:
        """Make an agency the current one, or the first."""
        places = (place for place, row in enumerate(self.model.rows) if row.agency == agency)
        self.table.choose(next(places, 0))

    @staticmethod
    def _child_column(child: Person, name: str, family: Family) -> Column[AgencyRow]:
        return Column(
            child.id,
            f"{name}, {child.age(family.as_of)}",
            lambda row: cell_words(row.cells.get(child.id)),
            paint=lambda: StateCell(child.id),
        )


class StateCell(QStyledItemDelegate):
    """A state as a chip with its day beside it; a gap is hatched, what does not apply is only quiet words."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self._person_id = person_id

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        row: AgencyRow = index.data(Rows.ROW)
        cell = row.cells.get(self._person_id)
        font = QFont(option.font)
        font.setPixelSize(px(12))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(roles.quiet))
        left = rect.left()
        if cell is not None and cell.state != "does_not_apply":
            words = STATES.get(cell.state, cell.state)
            chip = QRectF(left, rect.center().y() - px(10), chip_width(words, font), px(20))
            paint_chip(painter, chip, words, cell.state == "not_asked", roles)
            left = chip.right() + 8
        rest = short_day(cell.since) if cell and cell.since else "" if cell else STATES["does_not_apply"]
        if cell is not None and cell.state == "does_not_apply":
            rest = STATES["does_not_apply"]
        room = rect.right() - left
        if QFontMetricsF(font).horizontalAdvance(rest) <= room:  # a day cut short would be a wrong day
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, rect.top(), room, rect.height()), side, rest)
        painter.restore()

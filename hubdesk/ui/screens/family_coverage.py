"""Who was asked: for each agency and child, whether the hub heard, asked, or left a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Family, Person
from hubdesk.drawing.words import short_names
from hubdesk.gaps import next_to_ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.cells import inside, paint_ground
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.state_mark import SIZE, paint_state
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

_MOST = 2  # sentences about silence above the grid
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


def because_words(cell: Cell) -> str:
    """Say within a sentence why an agency ought to know a child."""
    why = cell.because
    for opening, said in (("Told of in this family: ", "was told of"), ("Named in this family: ", "is named")):
        if why.startswith(opening):
            what, later, rest = why.removeprefix(opening).partition(";")
            return f"{what} {said} in this family{later}{rest}"
    return f"it {why[:1].lower()}{why[1:]}" if why.startswith("Ought") else f"{why[:1].lower()}{why[1:]}"


class CoverageSection(QWidget):
    """Whom to ask next and why, and the grid; its columns are the children of each family. A row opens its agency."""

    agency_opened = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_coverage")
        self._codes = codes
        self._next: Cell | None = None
        self.model: Rows[AgencyRow] = Rows((_AGENCY,))
        self.table = Table("coverage", "Who was heard and asked", self.model, row_height=52)
        self.table.row_opened.connect(lambda row: self.agency_opened.emit(row.agency))
        self.gaps = flowing(Words("", "strong", "coverage_gaps"))
        self.ask_next = secondary("Ask or decide", "coverage_next", self._ask_next, "Ctrl+J")
        self._silence = flowing(Words("", "quiet", "coverage_silence"))
        self._lay_out()
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show a family's grid."""
        names, before = short_names(family.people), self.table.chosen()
        waiting = next_to_ask(family.coverage)
        self._next = waiting[0] if waiting else None
        self.gaps.setText(self._next_words(waiting, names))
        self.ask_next.setVisible(bool(waiting))
        silent = [one.words for one in family.silence]
        more = f" And {len(silent) - _MOST} more." if len(silent) > _MOST else ""
        self._silence.setText(f"Silence: {' '.join(silent[:_MOST])}{more}" if silent else "")
        self._silence.setToolTip("\n".join(silent))
        self._silence.setVisible(bool(silent))
        columns = [self._child_column(child, names[child.id], family) for child in family.children]
        self.model.show_rows(coverage_rows(family, self._codes), (_AGENCY, *columns))
        self.table.dress()
        self.choose(before.agency if before is not None else "")

    def choose(self, agency: str) -> None:
        """Make an agency the current one, or the first."""
        places = (place for place, row in enumerate(self.model.rows) if row.agency == agency)
        self.table.choose(next(places, 0))

    def _next_words(self, waiting: Sequence[Cell], names: Mapping[str, str]) -> str:
        if self._next is None:
            return _NO_GAP
        cell, left = self._next, len(waiting) - 1
        label = self._codes.agencies[cell.agency].label
        words = f"Ask next: {label} about {names.get(cell.person_id, 'the child')}, because {because_words(cell)}."
        more = "1 more gap" if left == 1 else f"{left} more gaps"
        return f"{words} {more} below." if left else words

    def _ask_next(self) -> None:
        if self._next is not None:
            self.agency_opened.emit(self._next.agency)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.gaps, 1)
        top.addWidget(self.ask_next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._silence)
        column.addWidget(self.table, 1)

    @staticmethod
    def _child_column(child: Person, name: str, family: Family) -> Column[AgencyRow]:
        return Column(
            child.id,
            f"{name}, {child.age(family.as_of)}",
            lambda row: cell_words(row.cells.get(child.id)),
            paint=lambda: StateCell(child.id),
        )


class StateCell(QStyledItemDelegate):
    """A state as a shape and a word with its day, and below it why; what does not apply is only quiet words."""

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self._person_id = person_id

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        roles, rect = paint_ground(painter, option, index), inside(option)
        row: AgencyRow = index.data(Rows.ROW)
        cell = row.cells.get(self._person_id) or Cell(self._person_id, row.agency, "does_not_apply")
        strong, small = QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold if cell.state == "not_asked" else QFont.Weight.Normal)
        small.setPixelSize(px(12))
        upper, lower = QFontMetricsF(strong), QFontMetricsF(small)
        high = upper.lineSpacing() + (lower.lineSpacing() if cell.because else 0)
        line = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), upper.lineSpacing())
        side = float(px(SIZE))
        painter.save()
        paint_state(painter, QRectF(line.left(), line.center().y() - side / 2, side, side), cell.state, roles)
        line.setLeft(line.left() + side + px(6))
        since = f" {short_day(cell.since)}" if cell.since else ""
        words = STATES.get(cell.state, cell.state)
        if upper.horizontalAdvance(words + since) <= line.width():  # a day cut short would be a wrong day
            words += since
        quiet = cell.state == "does_not_apply"
        painter.setFont(strong)
        painter.setPen(QColor(roles.quiet if quiet else roles.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, flags, upper.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))
        painter.setFont(small)
        painter.setPen(QColor(roles.quiet))
        below = QRectF(line.left(), line.bottom(), line.width(), lower.lineSpacing())
        painter.drawText(below, flags, lower.elidedText(cell.because, Qt.TextElideMode.ElideRight, below.width()))
        painter.restore()

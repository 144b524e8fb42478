"""Two people as two agencies wrote them, side by side, with every letter that differs marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Spelling
from hubdesk.ui.parts.letters import compared, marked
from hubdesk.ui.parts.typed_days import read_day
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_UNSAID = "Not said"
_SEXES = {"f": "Female", "female": "Female", "m": "Male", "male": "Male"}
_TOP = Qt.AlignmentFlag.AlignTop


class PairView(QFrame):
    """A grid: what, as one agency wrote it, as the other did."""

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("pair")
        self.setProperty("style", "card")
        self._codes = codes
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 8, 24, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, px(120))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._cells: dict[str, tuple[QLabel, QLabel]] = {}
        for row, name in enumerate(self._readers()):
            self._grid.addWidget(Words(name, "quiet", f"pair_row_{row}"), row, 0, _TOP)
            self._cells[name] = (self._cell(f"left_{row}", row, 1), self._cell(f"right_{row}", row, 2))

    def show_pair(self, first: Spelling, second: Spelling) -> None:
        """Show two mentions."""
        for name, read in self._readers().items():
            left, right = read(first), read(second)
            # Who wrote it differs of course; letters are compared in what was written about the person.
            compare = bool(left and right) and name not in ("Told by", "Role") and not _one_day(left, right)
            lefts, rights = compared(left, right) if compare else (((left, False),), ((right, False),))
            same = "" if left == right or _one_day(left, right) else ", differs"
            for cell, text, runs in zip(self._cells[name], (left, right), (lefts, rights), strict=True):
                cell.setText(marked(runs) if text else _UNSAID)
                cell.setProperty("style", "" if text else "quiet")
                cell.style().unpolish(cell)
                cell.style().polish(cell)
                cell.setAccessibleName(f"{name}: {text or _UNSAID}{same}")

    def as_text(self) -> str:
        """Say what is shown, a line a row, for tests and for a screen reader."""
        return "\n".join(f"{left.accessibleName()} | {right.accessibleName()}" for left, right in self._cells.values())

    def _cell(self, name: str, row: int, column: int) -> QLabel:
        cell = QLabel()
        cell.setObjectName(f"pair_{name}")
        cell.setTextFormat(Qt.TextFormat.RichText)  # only ever given escaped text
        cell.setWordWrap(True)
        cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(cell, row, column, _TOP)
        return cell

    def _readers(self) -> dict[str, Callable[[Spelling], str]]:
        return {
            "Told by": self._told_by,
            "Given names": lambda s: s.given_name,
            "Family name": lambda s: s.family_name,
            "Date of birth": lambda s: s.date_of_birth,
            "Sex": lambda s: _SEXES.get(s.sex.casefold(), s.sex),
            "Role": lambda s: self._codes.roles[s.role].label if s.role in self._codes.roles else s.role,
            "Address": lambda s: s.address,
            "Postcode": lambda s: s.postcode,
        }

    def _told_by(self, spelling: Spelling) -> str:
        agency = self._codes.agencies.get(spelling.agency)
        label = agency.label if agency else spelling.agency
        return f"{label}, {long_day(spelling.received_on)}, {spelling.concern_ref}"


def _one_day(left: str, right: str) -> bool:
    """Tell whether two texts name the same day in other figures, so that nothing about it differs."""
    day = read_day(left, "day", date.max)
    return day is not None and day == read_day(right, "day", date.max)

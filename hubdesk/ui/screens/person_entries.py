"""The entries that are held to be one person: what was written, by whom, and how each hangs together with another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Person, Spelling
from hubdesk.service.forms import Tie
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words, hairline


class Entries(QWidget):
    """A tick for each entry that is somebody else; `why_requested` names the entry whose tie is to be shown."""

    ticked = Signal()
    why_requested = Signal(str)

    def __init__(self, codes: CodeLists, may: bool) -> None:
        super().__init__()
        self.setObjectName("entries")
        self._codes, self._may = codes, may
        self._rows: list[QWidget] = []
        self._ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_person(self, person: Person, ties: Mapping[str, Tie]) -> None:
        """Show a person's entries, newest first; nothing is ticked."""
        while self._rows:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._ticks = {}
        for place, one in enumerate(reversed(person.spellings)):
            row = self._row(place, one, ties.get(one.mention_id), len(person.spellings) > 1)
            self._rows += [row, hairline()]
            self._column.addWidget(row)
            self._column.addWidget(self._rows[-1])

    def going(self) -> tuple[str, ...]:
        """List the entries that are ticked."""
        return tuple(mention for mention, tick in self._ticks.items() if tick.isChecked())

    def tick(self, mention_id: str) -> None:
        """Tick an entry."""
        self._ticks[mention_id].setChecked(True)

    def _row(self, place: int, one: Spelling, tie: Tie | None, several: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        words = written(one)
        if several and self._may:
            tick = Tick(words, f"entry_{place}")
            tick.setAccessibleName(f"{words}, {self._told_by(one)}: this is somebody else")
            tick.toggled.connect(lambda _on: self.ticked.emit())
            self._ticks[one.mention_id] = tick
            head.addWidget(tick, 1)
        else:
            head.addWidget(Words(words, "strong", f"entry_{place}"), 1)
        if tie is not None:
            why = quiet("Why", f"entry_{place}_why", lambda: self.why_requested.emit(one.mention_id))
            why.setAccessibleName(f"Why {words} is held to be this person")
            head.addWidget(why, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(flowing(Words(self._told_by(one), "quiet", f"entry_{place}_by")))
        if tie is not None:
            column.addWidget(flowing(Words(likeness(tie, one), "quiet", f"entry_{place}_tie")))
        return row

    def _told_by(self, one: Spelling) -> str:
        agency = self._codes.agencies[one.agency].label if one.agency in self._codes.agencies else one.agency
        place = ", ".join(filter(None, (one.address, one.postcode.replace(" ", "\N{NO-BREAK SPACE}"))))
        return " · ".join(filter(None, (agency, short_day(one.received_on), one.concern_ref, place)))


def written(one: Spelling) -> str:
    """Say an entry's name and date of birth as they were written."""
    name = f"{one.given_name} {one.family_name}".strip() or "No name written"
    return f"{name}, {one.date_of_birth}" if one.date_of_birth else name


def likeness(tie: Tie, one: Spelling) -> str:
    """Say which other entry this one is most like, and how much."""
    other = tie.right if tie.left.mention_id == one.mention_id else tie.left
    if tie.answered:
        return f"Tied with {other.concern_ref} because somebody said so"
    sum_of = f"{tie.weighed.weight:+d}".replace("-", "\N{MINUS SIGN}")
    return f"Most like {other.concern_ref}, {sum_of} in all"

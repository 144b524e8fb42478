"""Who could this be: the people already known whom a half-typed person could mean, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import Code
from hubdesk.domain.days import long_day
from hubdesk.domain.line import Line
from hubdesk.service.forms import Candidate
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.rich_list import STRONG, RichList
from hubdesk.ui.parts.words import Heading, Words


class Candidates(QWidget):
    """The list beside the form; choosing an entry asks for an explicit tie."""

    tie_requested = Signal(object)

    def __init__(self, agencies: Mapping[str, Code], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidates")
        self._agencies = agencies
        self._shown: dict[str, Candidate] = {}
        self.heading = flowing(Heading("Who could this be?", "small-heading", "candidates_heading"))
        self.words = flowing(Words("", "quiet", "candidates_words"))
        self.list = RichList("candidates_list", "People who could be meant")
        self.list.chosen.connect(lambda key: self.tie_requested.emit(self._shown[key]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Show that nothing has been typed to look for."""
        words = "Type a name, a date of birth or an address, and people already known appear here."
        self._show((), "Who could this be?", words)

    def show_candidates(self, name: str, candidates: tuple[Candidate, ...], tied: str = "") -> None:
        """Show whom a person as typed could be, best first; `tied` is the one already chosen."""
        heading = f"Who could {name} be?" if name else "Who could this be?"
        if not candidates:
            self._show((), heading, "Nobody like this is known yet. Recording makes a new person.")
            return
        words = "F6 goes to the list, Enter says who it is. You may also leave it: the hub matches by itself."
        self._show(candidates, heading, words, tied)

    def _show(self, candidates: tuple[Candidate, ...], heading: str, words: str, tied: str = "") -> None:
        self._shown = {candidate.person_id: candidate for candidate in candidates}
        self.heading.setText(heading)
        self.words.setText(words)
        self.list.setVisible(bool(candidates))
        self.list.show_entries([self._entry(candidate, tied) for candidate in candidates])

    def _entry(self, candidate: Candidate, tied: str) -> tuple[str, str, str]:
        facts = facts_of(candidate, self._agencies)
        # The first line is what is thought before anything is compared: the same for everybody, so no reason.
        reasons = [_reason(line) for line in candidate.weighed.lines[1:]]
        mark = "Tied as the same person" if candidate.person_id == tied else likeness(candidate.weighed.probability)
        rich = "".join(
            [
                f"<div {STRONG}>{escape(candidate.name or 'Name not known')}</div>",
                *(f"<div>{escape(fact)}</div>" for fact in facts),
                f"<div {STRONG}>{escape(mark)}</div>",
                *(f"<div>&nbsp;&nbsp;{escape(reason)}</div>" for reason in reasons),
            ]
        )
        return candidate.person_id, rich, "\n".join([candidate.name or "Name not known", *facts, mark, *reasons])


def facts_of(candidate: Candidate, agencies: Mapping[str, Code]) -> list[str]:
    """Say what is known of a candidate: born, address, who told us and how often."""
    told = ", ".join(agencies[code].label if code in agencies else code for code in candidate.agencies)
    count = "1 concern" if candidate.concerns == 1 else f"{candidate.concerns} concerns"
    facts = [f"Born {said_born(candidate.born)}" if candidate.born else "Date of birth not known"]
    facts.append(candidate.address or "Address not known")
    facts.append(f"{count} from {told}" if told else count)
    return facts


def said_born(born: str) -> str:
    """Say a day of birth in words; what is no day is said as it stands."""
    try:
        return long_day(date.fromisoformat(born))
    except ValueError:
        return born


def likeness(probability: float) -> str:
    """Say in words how far two descriptions look like one person."""
    if probability >= 0.99:
        return "Very likely the same person"
    if probability >= 0.8:
        return "Likely the same person"
    return "Perhaps the same person" if probability >= 0.2 else "Some things are alike"


def _reason(line: Line) -> str:
    points = f"{line.points:+d}".replace("-", "\N{MINUS SIGN}")
    return f"{points} {line.label}: {line.because[:1].lower()}{line.because[1:]}"

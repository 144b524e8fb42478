"""The head of a family's page: band, score, why now, the children, and what nobody knows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.family import Family
from hubdesk.ui.parts.band import BandMark
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.family_words import person_words, points_words, unknown_words
from hubdesk.ui.screens.queue_words import change_words


class FamilyHeader(QWidget):
    """Three quiet lines under the title; a tripwire, and what staff must know before a visit, stand above them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("family_header")
        self._band = BandMark("", "family_band")
        self._score = Words("", "strong", "family_score_words")
        self._score.setWordWrap(False)
        self._why = Words("", "", "family_why")
        self._children = Words("", "", "family_children")
        self._unknown = Words("", "quiet", "family_unknown")
        self._id = Words("", "small", "family_id")
        self._id.setWordWrap(False)
        self._warnings = Words("", "strong", "family_warnings")
        self._at_once = Words("", "error", "family_tripwire")
        first = Flow(self._band, self._score, gap=16)
        first.addWidget(self._why, grow=True)
        first.addWidget(self._id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._at_once)
        column.addWidget(self._warnings)
        column.addWidget(first)
        column.addWidget(self._children)
        column.addWidget(self._unknown)

    def show_family(self, family: Family) -> None:
        """Show a family."""
        score = family.score
        self._band.show_band(score.band)
        change = change_words(score.change)
        self._score.setText(f"Score {points_words(score.total)}" + (f", {change}" if change else ""))
        self._why.setText(score.why_now)
        children = "; ".join(person_words(child, family.as_of) for child in family.children)
        self._children.setText(f"Children: {children}" if children else "No child is known by name.")
        former = f", formerly {', '.join(family.formerly)}" if family.formerly else ""
        self._id.setText(f"{family.id}{former}")
        self._unknown.setText(unknown_words(score.unknowns))
        self._unknown.setVisible(bool(score.unknowns))
        at_once = "; ".join(f"{tripwire.because} ({tripwire.concern_ref})" for tripwire in score.tripwires)
        self._warnings.setText(" ".join(family.warnings))
        self._warnings.setVisible(bool(family.warnings))
        self._at_once.setText(f"Tell children's social care at once: {at_once}." if at_once else "")
        self._at_once.setVisible(bool(at_once))

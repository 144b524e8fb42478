"""Offer what was not finished: one line for each draft, to go on with or to throw away."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hubdesk.domain.days import short_day
from hubdesk.service.forms import Draft
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.words import Words

_MOST = 5


class Offer(QFrame):
    """Hidden while there is nothing to offer."""

    resume_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.setProperty("style", "notice")
        self.words = Words("", "strong", "offer_words")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.words)
        self.hide()

    def show_drafts(self, drafts: tuple[Draft, ...], now: datetime) -> None:
        """Show the latest drafts; none hides the offer."""
        while self._rows:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        count = "1 concern" if len(drafts) == 1 else f"{len(drafts)} concerns"
        self.words.setText(f"You have {count} not finished.")
        self.setAccessibleName(self.words.text())
        for place, draft in enumerate(drafts[:_MOST]):
            self._rows.append(self._row(place, draft, now))
            self._column.addWidget(self._rows[-1])
        self.setVisible(bool(drafts))

    def _row(self, place: int, draft: Draft, now: datetime) -> QWidget:
        row = Flow()
        day = "today" if draft.saved_at.date() == now.date() else short_day(draft.saved_at.date())
        row.addWidget(Words(f"{draft.title}, {day} {draft.saved_at:%H:%M}", "", f"draft_{place}"), grow=True)
        resume = secondary("Go on with it", f"draft_{place}_resume", lambda: self.resume_requested.emit(draft))
        resume.setAccessibleName(f"Go on with {draft.title}")
        discard = quiet("Throw away", f"draft_{place}_discard", lambda: self.discard_requested.emit(draft))
        discard.setAccessibleName(f"Throw away {draft.title}")
        row.addWidget(resume)
        row.addWidget(discard)
        return row

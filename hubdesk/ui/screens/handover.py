"""Handover: what others told, decided and did since somebody's last shift, and what fell due meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.handover import Handover
from hubdesk.ui.parts.asking import Ask, Asked, Progress
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.save_button import SaveButton, Saved
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.handover_words import Line, lines_of, moment, since_words, when

_SINCE = {"": "My last shift", "1": "The last 24 hours", "3": "The last 3 days", "7": "The last 7 days"}
_SAVED = Saved(
    "Save P&DF ...", "save_handover_pdf", "handover.pdf", "It is not encrypted: keep it safe. It is saved as"
)
_NOTHING = "Nobody else has changed anything since then, and nothing fell due. What waits for you stands on Today."


class HandoverPage(Page):
    """`handover` is asked with a moment, or None for the end of the asker's own last shift."""

    family_opened = Signal(str)
    item_opened = Signal(object)  # Item
    back_requested = Signal()
    hand_over_requested = Signal()

    def __init__(self, handover: Ask) -> None:
        super().__init__("handover", "Handover")
        self._handover = handover
        self._now = datetime.now()
        self.notice = Notice("handover_notice")
        self.since = ChoiceField("handover_since", "&Since", _SINCE, width=240)
        self.said = flowing(Words("", "quiet", "handover_said").in_column())
        self.model: Rows[Line] = Rows(self._columns())
        self.table = Table("handover_table", "What changed", self.model, row_height=52)
        self.empty = EmptyState("handover_empty", "Nothing changed", _NOTHING)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        self.give = secondary("&Hand over somebody's work", "handover_give", self.hand_over_requested.emit)
        self.back = quiet("Back", "handover_back", self.back_requested.emit, "Alt+Left")
        self.bar.addWidget(self.give)
        self.bar.addWidget(self.back)
        for part in (self.notice, self.since, self.said):
            self.body.addWidget(part)
        self.body.addWidget(self._views, 1)
        self.since.edited.connect(self.refresh)
        self.table.row_opened.connect(self._open)
        self.setFocusProxy(self.table)

    def let_save(self, save: Ask) -> None:
        """Let it be written as a PDF."""

        def ask(
            *path: Path,
            done: Callable[[Any], None] | None = None,
            failed: Callable[[HubdeskError], None] | None = None,
            progress: Progress | None = None,
        ) -> Asked:
            return save(*path, self._from(), done=done, failed=failed, progress=progress)

        self.bar.insertWidget(self.bar.indexOf(self.give), SaveButton(_SAVED, ask, self.notice.say, self.notice.warn))

    def refresh(self) -> None:
        """Ask again."""
        self._handover(self._from(), done=self._show, failed=lambda error: self.notice.warn(error.sentence))

    def _from(self) -> datetime | None:
        days = self.since.value()
        return datetime.now() - timedelta(days=int(days)) if days else None

    def _show(self, shown: Handover) -> None:
        self._now = shown.until
        lines = lines_of(shown)
        self.said.setText(since_words(shown))
        self.model.show_rows(lines)
        self._views.setCurrentIndex(0 if lines else 1)
        self.table.choose(0)

    def _open(self, line: Line | None) -> None:
        if line is None or not line.opens:
            return
        if isinstance(line.opens, str):
            self.family_opened.emit(line.opens)
        else:
            self.item_opened.emit(line.opens)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("when", "When", lambda line: when(line.at, self._now), width=136, said=lambda line: moment(line.at)),
            Column("who", "Family", lambda line: line.title, width=232, detail=lambda line: line.detail,
                   paint=lambda: Cell(strong=True)),
            Column("what", "What", lambda line: line.words, said=lambda line: line.said, paint=lambda: Cell(lines=2)),
            Column("by", "By", lambda line: line.by or "Anybody", width=128, yields=1),
        )  # fmt: skip

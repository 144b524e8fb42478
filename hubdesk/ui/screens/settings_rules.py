"""The rules of the score: to their page, and the transparency record to give out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.words import Heading, Words

_WORDS = (
    "Points order the work; they are the hub's policy and no probability. The transparency record says what the score "
    "is, what it is not and by which rules it adds up. It names nobody and may be given out."
)


class RulesBox(QFrame):
    """`transparency` is asked with a file; `may_test` shows the way to versions and back-test."""

    rules_requested = Signal()

    def __init__(self, transparency: Ask, may_test: bool, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_rules")
        self.setProperty("style", "card")
        self._ask, self._notice = transparency, notice
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Rules of the score", "small-heading", "rules_heading"))
        column.addWidget(Words(_WORDS, "quiet", "rules_words").in_column())
        line = QHBoxLayout()
        line.setSpacing(8)
        if may_test:
            line.addWidget(secondary("&Rules and back-test", "open_rules", self.rules_requested.emit))
        line.addWidget(secondary("Save the transparency recor&d", "save_transparency", self._choose))
        line.addStretch()
        column.addLayout(line)

    def save_to(self, file: Path) -> None:
        """Write the transparency record."""
        self._ask(
            file, done=lambda _none: self._notice.say(f"The transparency record is at {file}."), failed=self._fail
        )

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the record", "transparency-record.pdf", "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def _fail(self, error: HubdeskError) -> None:
        self._notice.warn(error.sentence)

"""Looking after the hub: a backup, the audit trail, and whether the database is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work


class Care(QFrame):
    """`back_up` is asked with a file; `verify_audit` and `check` answer in sentences."""

    def __init__(self, back_up: Ask | None, verify_audit: Ask | None, check: Ask | None, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_care")
        self.setProperty("style", "card")
        self._back_up, self._notice = back_up, notice
        self._buttons: list[QPushButton] = []
        self.work = Work("care_work", can_stop=False)
        self.work.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Looking after the hub", "small-heading", "care_heading"))
        words = "A backup is two encrypted files that open with the passphrases of today. Keep it elsewhere."
        column.addWidget(Words(words, "quiet", "care_words").in_column())
        line = QHBoxLayout()
        line.setSpacing(8)
        if back_up is not None:
            self._buttons.append(secondary("&Back up", "back_up", self._choose))
        if verify_audit is not None:
            run = verify_audit
            self._buttons.append(secondary("Check the aud&it trail", "verify_audit", lambda: self._ask(run)))
        if check is not None:
            whole = check
            self._buttons.append(secondary("Check that the hub is &whole", "check_hub", lambda: self._ask(whole)))
        for button in self._buttons:
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self.work)

    def back_up_to(self, file: Path) -> None:
        """Write a backup."""
        if self._back_up is not None:
            self._hold(True)
            self._back_up(file, done=lambda _none: self._say(f"Backed up to {file} and the key file beside it."),
                          failed=self._fail)  # fmt: skip

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Back up the hub", "hubdesk-backup.db", "HubDesk (*.db)")
        if name:
            self.back_up_to(Path(name))

    def _ask(self, ask: Ask) -> None:
        self._hold(True)
        ask(done=self._say, failed=self._fail)

    def _say(self, said: str | tuple[str, ...]) -> None:
        self._hold(False)
        self._notice.say(said if isinstance(said, str) else " ".join(said))

    def _fail(self, error: HubdeskError) -> None:
        self._hold(False)
        self._notice.warn(error.sentence)

    def _hold(self, held: bool) -> None:
        self.work.show_progress(0, 0, "Working")
        self.work.setVisible(held)
        for button in self._buttons:
            button.setEnabled(not held)

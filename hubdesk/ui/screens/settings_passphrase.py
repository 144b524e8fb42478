"""Change one's own passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.passphrase import NewPassphrase
from hubdesk.ui.parts.words import Heading


class PassphraseBox(QFrame):
    """`change` is asked with the old passphrase and the new one."""

    def __init__(self, change: Ask, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_passphrase")
        self.setProperty("style", "card")
        self._change, self._notice = change, notice
        self.old = TextField("old_passphrase", "Passphrase of toda&y", secret=True)
        self.new = NewPassphrase("new_passphrase", "&New passphrase")
        self.save = secondary("Change the passphrase", "change_passphrase", self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Your passphrase", "small-heading", "passphrase_heading"))
        for part in (self.old, self.new, self.save):
            column.addWidget(part)

    def _save(self) -> None:
        self.old.show_error("" if self.old.value() else "Type the passphrase you sign in with today.")
        new = self.new.check()
        if not self.old.value():
            self.old.setFocus()
        elif new:
            self.save.setEnabled(False)
            self._change(self.old.value(), new, done=self._changed, failed=self._fail)

    def _changed(self, _answer: object) -> None:
        self.save.setEnabled(True)
        self._clear()
        self._notice.say("Your passphrase is changed. The next time you sign in, use the new one.")

    def _fail(self, error: HubdeskError) -> None:
        self.save.setEnabled(True)
        self.old.show_error(error.sentence)
        self.old.setFocus()

    def _clear(self) -> None:
        self.old.set_value("")
        for name in ("new_passphrase_first", "new_passphrase_again"):
            field = self.new.findChild(TextField, name)
            if isinstance(field, TextField):
                field.set_value("")

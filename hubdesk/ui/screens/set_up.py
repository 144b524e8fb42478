"""Set up a hub on this workstation: its name, the first person, a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.gate import Gate
from hubdesk.ui.parts.passphrase import NewPassphrase
from hubdesk.ui.parts.words import Words


class SetUpPage(Gate):
    """A form; `set_up` is asked with hub, user and passphrase and answers with the recovery key."""

    hub_made = Signal(str)  # the recovery key
    back_requested = Signal()

    def __init__(self, set_up: Ask) -> None:
        super().__init__("set_up", "Set up this workstation")
        self._ask = set_up
        self._hub = TextField("set_up_hub", "&Name of the hub", "For example the area it looks after.")
        self._user = TextField("set_up_user", "&Your name", "You are its first administrator. Others can be added.")
        self._passphrase = NewPassphrase("set_up_passphrase")
        self._problem = Words("", "error", "set_up_problem")
        self._problem.hide()
        self._make = primary("&Set up", "set_up_make", self._send)
        line = QHBoxLayout()
        line.addWidget(self._make)
        line.addWidget(quiet("Back", "set_up_back", self.back_requested.emit))
        line.addStretch(1)
        for part in (self._hub, self._user, self._passphrase, self._problem):
            self.column.addWidget(part)
        self.column.addLayout(line)
        self.setFocusProxy(self._hub.editor)

    def _send(self) -> None:
        hub, user = self._hub.value(), self._user.value()
        self._hub.show_error("" if hub else "Give the hub a name, for example the area it looks after.")
        self._user.show_error("" if user else "Give your name, as colleagues know it.")
        passphrase = self._passphrase.check()
        if not user:
            self._user.setFocus()
        if not hub:
            self._hub.setFocus()
        if hub and user and passphrase:
            self._problem.hide()
            self._make.setEnabled(False)
            self._make.setText("Setting up")
            self._ask(hub, user, passphrase, done=self.hub_made.emit, failed=self._fail)

    def _fail(self, error: HubdeskError) -> None:
        self._make.setEnabled(True)
        self._make.setText("&Set up")
        self._problem.setText(error.sentence)
        self._problem.show()

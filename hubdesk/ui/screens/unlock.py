"""Unlock the hub: who is there, and their passphrase, or the recovery key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.gate import Gate
from hubdesk.ui.parts.passphrase import NewPassphrase
from hubdesk.ui.parts.words import Words


class UnlockPage(Gate):
    """`users` gives names; `unlock` takes user and passphrase, `recover` key, user and new passphrase."""

    unlocked = Signal()
    demo_requested = Signal()

    def __init__(self, users: Ask, unlock: Ask, recover: Ask, last_user: str = "", why: str = "") -> None:
        super().__init__("unlock", "Unlock", why)
        self._ask_unlock, self._ask_recover, self._last = unlock, recover, last_user
        self._user = ChoiceField("unlock_user", "&Name", {}, width=496)
        self._passphrase = TextField("unlock_passphrase", "&Passphrase", secret=True)
        self._passphrase.line.returnPressed.connect(self._send)
        self._key = TextField("unlock_key", "Recovery &key", "Groups of letters and digits, as printed.")
        self._new = NewPassphrase("unlock_new", "New &passphrase")
        self._recovery = QWidget()
        self._recovery.setObjectName("unlock_recovery")
        inner = QVBoxLayout(self._recovery)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self._key)
        inner.addWidget(self._new)
        self._recovery.hide()
        self._problem = Words("", "error", "unlock_problem")
        self._problem.hide()
        self._go = primary("&Unlock", "unlock_go", self._send)
        self._other = quiet("Use the &recovery key", "unlock_other", self._switch)
        line = QHBoxLayout()
        line.addWidget(self._go)
        line.addWidget(self._other)
        line.addWidget(quiet("&Demo hub", "unlock_demo", self.demo_requested.emit))
        line.addStretch(1)
        for part in (self._user, self._passphrase, self._recovery, self._problem):
            self.column.addWidget(part)
        self.column.addLayout(line)
        self.setFocusProxy(self._passphrase.editor)
        users(done=self._name_users, failed=self._fail)

    def _name_users(self, names: Sequence[str]) -> None:
        self._user.box.clear()
        for name in names:
            self._user.box.addItem(name, name)
        self._user.set_value(self._last)

    def _send(self) -> None:
        if not self._go.isEnabled():
            return
        if self._recovery.isHidden():
            self._passphrase.show_error("" if self._passphrase.value() else "Type your passphrase.")
            if self._passphrase.value():
                self._wait(True)
                self._ask_unlock(self._user.value(), self._passphrase.value(), done=self._open, failed=self._fail)
            return
        self._key.show_error("" if self._key.value() else "Type the recovery key as it is printed.")
        new = self._new.check()
        if self._key.value() and new:
            self._wait(True)
            self._ask_recover(self._key.value(), self._user.value(), new, done=self._open, failed=self._fail)

    def _open(self, _answer: object) -> None:
        self.unlocked.emit()

    def _fail(self, error: HubdeskError) -> None:
        self._wait(False)
        self._problem.setText(error.sentence)
        self._problem.show()
        field: QLineEdit = self._passphrase.line if self._recovery.isHidden() else self._key.line
        field.selectAll()
        field.setFocus()

    def _wait(self, waiting: bool) -> None:
        self._problem.hide()
        self._go.setEnabled(not waiting)
        self._go.setText("Opening" if waiting else "&Unlock")

    def _switch(self) -> None:
        recovering = self._recovery.isHidden()
        self._recovery.setVisible(recovering)
        self._passphrase.setVisible(not recovering)
        self._problem.hide()
        self._other.setText("Use a &passphrase" if recovering else "Use the &recovery key")
        self._other.setAccessibleName(self._other.text().replace("&", ""))
        (self._key if recovering else self._passphrase).setFocus()

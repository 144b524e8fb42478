"""Under whose names a pack goes out: who signed, signing as oneself, and what to do where the family has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.service.forms import MadePack
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import flow, flowing
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.pack_words import SIGNERS, signatures

_OR = "Make a newer pack, or write in a few words why this one is signed all the same, and sign again."


class PackSigning(QWidget):
    """`sign_requested` carries the reason, empty where none was asked for."""

    sign_requested = Signal(str)
    newer_requested = Signal()

    def __init__(self, may_sign: bool, may_renew: bool) -> None:
        super().__init__()
        self.setObjectName("pack_signing")
        self._may_sign, self._may_renew = may_sign, may_renew
        self.signed = flowing(Words("", "", "pack_signed"))
        self.sign = secondary("Sig&n as myself", "sign_pack", lambda: self.sign_requested.emit(self.reason.value()))
        self.newer = secondary("Make a ne&wer pack", "newer_pack", self.newer_requested.emit)
        self.reason = TextField("sign_reason", "Why it is signed &although the family has changed")
        flow(self.reason)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.signed, 1)
        line.addWidget(self.newer)
        line.addWidget(self.sign)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line)
        whole.addWidget(self.reason)
        self.reason.hide()

    def show_made(self, made: MadePack, kept: bool) -> None:
        """Say who signed; a pack that was `kept` before may be made anew."""
        self.signed.setText(signatures(made))
        self.sign.setVisible(self._may_sign and len(made.pack.signed_by) < SIGNERS)
        self.newer.setVisible(self._may_renew and kept)
        self.ask_why(())

    def ask_why(self, news: Sequence[str]) -> None:
        """Say what changed since the pack was made, and ask why it is signed all the same."""
        self.reason.setVisible(bool(news))
        self.reason.show_error(f"{' '.join(news)} {_OR}" if news else "")
        if news:
            self.newer.setVisible(self._may_renew)
            self.reason.setFocus()
        else:
            self.reason.set_value("")

    def let(self, on: bool) -> None:
        """Let buttons be pressed, or not while something is under way."""
        self.sign.setEnabled(on)
        self.newer.setEnabled(on)

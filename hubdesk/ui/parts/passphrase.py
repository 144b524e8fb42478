"""A new passphrase, typed twice, with an honest word about how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words

SHORTEST = 12
_HINT = (
    f"At least {SHORTEST} characters. Four or more words that do not belong together are easier to remember "
    "and harder to guess than symbols."
)


def judge(passphrase: str) -> str:
    """Say what is wrong with a new passphrase, or nothing; no rule can know more than length and variety."""
    if len(passphrase) < SHORTEST:
        return f"This has {len(passphrase)} characters. Use at least {SHORTEST}."
    if len(set(passphrase.casefold())) < 6:
        return "This repeats a few characters. Use several different words."
    return ""


class NewPassphrase(QWidget):
    """Two fields and a tick that shows what is typed."""

    edited = Signal()

    def __init__(
        self, name: str, label: str = "&Passphrase", again: str = "Passphrase a&gain", show: str = "S&how what I type"
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._first = TextField(f"{name}_first", label, _HINT, secret=True)
        self._again = TextField(f"{name}_again", again, secret=True)
        self._told = Words("", "quiet", f"{name}_told")
        shown = Tick(show, f"{name}_show")
        shown.toggled.connect(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._first, self._told, self._again, shown):
            column.addWidget(part)
        self._told.hide()
        self._first.edited.connect(self._tell)
        self._first.edited.connect(self.edited)
        self._again.edited.connect(self.edited)

    def check(self) -> str:
        """Show what is wrong at the field where it is; give the passphrase, or an empty text."""
        first, again = self._first.value(), self._again.value()
        wrong = judge(first)
        self._first.show_error(wrong)
        self._again.show_error("" if wrong or first == again else "The two are not the same. Type it again.")
        if wrong:
            self._first.setFocus()
        elif first != again:
            self._again.setFocus()
        return first if not wrong and first == again else ""

    def _tell(self) -> None:
        typed = self._first.value()
        self._told.setVisible(bool(typed))
        self._told.setText(judge(typed) or f"{len(typed)} characters: long enough. Nobody can reset it for you.")

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._first, self._again):
            field.line.setEchoMode(mode)

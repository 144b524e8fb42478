"""Take down a call in twenty seconds: who, the number and the words; it waits on Today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet
from hubdesk.ui.parts.fields import AS_TYPED, LongTextField, TextField
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.words import Words

SAID = "Noted. The call waits on Today until somebody makes a concern of it."


class NotePage(Page):
    """`take` is asked with caller, number and words; what was typed when the page is left is taken down too."""

    note_taken = Signal(str)
    back_requested = Signal()

    def __init__(self, take: Ask) -> None:
        super().__init__("note", "Note a call")
        self._take = take
        self.caller = TextField("note_caller", "&Who rings", "Kept apart, as who told us always is.")
        self.number = TextField("note_number", "Num&ber")
        self.words = LongTextField("note_words", "What they sa&y", "Names and days as you hear them.")
        self.save = primary("N&ote it", "note_save", self.take_down, "Ctrl+Return")
        back = quiet("Back", "note_back", self.back_requested.emit, "Alt+Left")
        for field in (self.caller, self.number):
            field.line.setInputMethodHints(AS_TYPED)
        for part in (self.caller, self.number, self.words):
            self.body.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(back)
        line.addWidget(Words("Ctrl+Enter notes it.", "quiet", "note_keys"), 1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.setFocusProxy(self.caller.editor)
        said(QShortcut(QKeySequence("Ctrl+Enter"), self, self.take_down), "Take the call down")
        flow(self)

    def take_down(self) -> None:
        """Keep the note."""
        self.save.setEnabled(False)
        self._take(*self._said(), done=lambda _changes: self._taken(), failed=self._fail)

    def leave(self) -> None:
        """Keep what is half taken down."""
        if self.words.value():
            self._take(*self._said(), done=lambda _changes: self._clear(), failed=self._fail)

    def _said(self) -> tuple[str, str, str]:
        return self.caller.value(), self.number.value(), self.words.value()

    def _taken(self) -> None:
        self._clear()
        self.note_taken.emit(SAID)

    def _clear(self) -> None:
        self.save.setEnabled(True)
        for field in (self.caller, self.number, self.words):
            field.set_value("")
            field.show_error("")

    def _fail(self, error: HubdeskError) -> None:
        self.save.setEnabled(True)
        self.words.show_error(error.sentence)
        self.words.setFocus()

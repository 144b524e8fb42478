"""Say in a sentence what came of something on Today: a call that becomes no concern, or children who were found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.today import Item
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet
from hubdesk.ui.parts.fields import LongTextField
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.words import Words

TITLES = {"note": "Let this call go", "children": "Who are the children?"}
_HINTS = {
    "note": "Say why no concern is made of it. The note is kept.",
    "children": "Say what you found out, and where it is recorded. Record each child as a concern's person first.",
}
_SAID = {"note": "The call is let go, and kept with the reason.", "children": "Noted. It no longer waits."}


class SettlePage(Page):
    """`settle` is asked with the kind of item, its id and the words."""

    item_settled = Signal(str)
    back_requested = Signal()

    def __init__(self, settle: Ask) -> None:
        super().__init__("settle", "Say what came of it")
        self._settle = settle
        self._item: Item | None = None
        self.about = Words("", "", "settle_about").in_column()
        self.words = LongTextField("settle_words", "&What came of it", lines=4)
        self.save = primary("&Save", "settle_save", self.send, "Ctrl+Return")
        back = quiet("Back", "settle_back", self.back_requested.emit, "Alt+Left")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(back)
        line.addStretch(1)
        self.body.addWidget(self.about)
        self.body.addWidget(self.words)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.setFocusProxy(self.words.editor)
        said(QShortcut(QKeySequence("Ctrl+Enter"), self, self.send), "Keep what is written")
        flow(self)

    def show_item(self, item: Item) -> None:
        """Begin with an item of Today."""
        self._item = item
        self.heading.setText(TITLES[item.kind])
        self.setAccessibleName(TITLES[item.kind])
        self.about.setText(f"{item.title}: {item.words}")
        self.words.set_hint(_HINTS[item.kind])
        self.words.set_value("")
        self.words.show_error("")

    def send(self) -> None:
        """Keep what came of it."""
        item = self._item
        if item is not None:
            self._settle(
                item.kind, item.id, self.words.value(), done=lambda _changes: self._done(item), failed=self._fail
            )

    def _done(self, item: Item) -> None:
        self._item = None
        self.item_settled.emit(_SAID[item.kind])

    def _fail(self, error: HubdeskError) -> None:
        self.words.show_error(error.sentence)
        self.words.setFocus()

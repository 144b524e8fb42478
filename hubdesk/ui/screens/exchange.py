"""Exchange with headquarters: what goes out, what was acknowledged, and whose key seals it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import Exported, Receipts
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.exchange_words import exported_words, receipts_words

_OUT = (
    "Writes what is new since the last receipt into one file, signed by this hub and sealed so that only headquarters "
    "can open it. Choose a stick or a shared folder."
)
_IN = "Reads the receipts that headquarters sent back, so that the next file holds only what they do not have yet."
_KEY = "Before the first export: the file with headquarters' public key. Ring them and compare its fingerprint."


class ExchangePage(Page):
    """`export` and `take_receipts` are asked with a folder; `enrol`, where given, with headquarters' file."""

    bundle_exported = Signal(object)
    receipts_taken = Signal(object)

    def __init__(self, *, export: Ask, take_receipts: Ask, enrol: Ask | None = None) -> None:
        super().__init__("exchange", "Exchange with headquarters")
        self._export, self._receipts, self._enrol = export, take_receipts, enrol
        self.notice = Notice("exchange_notice")
        self.work = Work("exchange_work", can_stop=False)
        self.work.hide()
        self.sent = Words("", "strong", "exchange_sent")
        self.taken = Words("", "strong", "exchange_taken")
        self.enrolled = Words("", "strong", "exchange_enrolled")
        self.export = primary("E&xport to a folder", "export_bundle", self._choose_export)
        self.take = secondary("Ta&ke in receipts", "take_receipts", self._choose_receipts)
        self.enrol = secondary("Enrol &headquarters", "enrol_headquarters", self._choose_key)
        scroll = Scrolled("exchange_scroll")
        scroll.column.addWidget(_card("What goes out", _OUT, self.export, self.sent))
        scroll.column.addWidget(_card("What came back", _IN, self.take, self.taken))
        if enrol is not None:
            scroll.column.addWidget(_card("Headquarters' key", _KEY, self.enrol, self.enrolled))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.work)
        self.body.addWidget(scroll, 1)
        flow(self)
        self.setFocusProxy(self.export)

    def export_to(self, folder: Path) -> None:
        """Write a bundle into a folder."""
        self._ask(self._export, folder, "Writing what is new", self._exported)

    def take_from(self, folder: Path) -> None:
        """Take in the receipts that lie in a folder."""
        self._ask(self._receipts, folder, "Reading receipts", self._taken)

    def enrol_from(self, file: Path) -> None:
        """Take headquarters' key from its file."""
        if self._enrol is not None:
            self._ask(self._enrol, file, "Reading headquarters' key", self._enrolled)

    def _choose_export(self) -> None:
        self._choose_folder("Export to a folder", self.export_to)

    def _choose_receipts(self) -> None:
        self._choose_folder("The folder with the receipts", self.take_from)

    def _choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        if name := QFileDialog.getExistingDirectory(self, title):
            then(Path(name))

    def _choose_key(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Headquarters' file")
        if name:
            self.enrol_from(Path(name))

    def _ask(self, ask: Ask, path: Path, words: str, done: Callable[..., None]) -> None:
        self.notice.hide()
        self._hold(True)
        self.work.show_progress(0, 0, words)
        ask(path, done=done, failed=self._fail, progress=self.work.show_progress)

    def _exported(self, exported: Exported) -> None:
        self._hold(False)
        self.sent.setText(exported_words(exported))
        self.notice.say(exported_words(exported))
        self.bundle_exported.emit(exported)

    def _taken(self, receipts: Receipts) -> None:
        self._hold(False)
        self.taken.setText(receipts_words(receipts))
        self.notice.say(receipts_words(receipts))
        self.receipts_taken.emit(receipts)

    def _enrolled(self, answer: object) -> None:
        self._hold(False)
        words = answer if isinstance(answer, str) else "Headquarters is enrolled: files are now sealed for them."
        self.enrolled.setText(words)
        self.notice.say(words)

    def _fail(self, error: HubdeskError) -> None:
        self._hold(False)
        self.notice.warn(error.sentence)

    def _hold(self, held: bool) -> None:
        self.work.setVisible(held)
        for button in (self.export, self.take, self.enrol):
            button.setEnabled(not held)


def _card(title: str, words: str, button: QPushButton, said: Words) -> QFrame:
    card = QFrame()
    card.setObjectName(f"{button.objectName()}_card")
    card.setProperty("style", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(8)
    column.addWidget(Heading(title, "small-heading", f"{button.objectName()}_heading"))
    column.addWidget(Words(words, "quiet", f"{button.objectName()}_words").in_column())
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(button)
    line.addWidget(said, 1)
    column.addLayout(line)
    return card

"""Write to whoever told us: the letter, ways to send it, and a person's word that it was sent, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.feedback import Letter
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import WIDE, choice, flow, flowing
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

WAYS = {"letter": "By letter", "e-mail": "By e-mail", "telephone": "By telephone", "in person": "In person"}
_NEVER = "It holds the hub's own sentences, the day and the reference, and nothing that anybody told. Nobody is named."


class LetterPage(Page):
    """`letter` is asked with concern, kind and reason, `save` with letter and path, `sent` with a letter and a way."""

    letter_settled = Signal(str)
    back_requested = Signal()

    def __init__(self, no_letter: Mapping[str, str], *, letter: Ask, save: Ask, sent: Ask, none: Ask) -> None:
        super().__init__("letter", "Write to whoever told us")
        self._letter, self._save_letter, self._sent, self._none = letter, save, sent, none
        self._concern, self._kind = "", ""
        self.written: Letter | None = None
        self.notice = Notice("letter_notice")
        self.subject = Heading("", "small-heading", "letter_subject")
        self.text = flowing(Words("", "", "letter_text").in_column())
        self.save = secondary("Save as &PDF or text", "save_letter", self._save)
        self.reason = TextField("letter_reason", "Wh&y it may go out all the same", width=WIDE)
        flow(self.reason)
        self.go_on = secondary("Write it all the sa&me", "letter_go_on", self._write)
        self.how = choice("letter_how", "&How it was sent", WAYS)
        self.sent = primary("I have &sent it", "letter_sent", self._mark)
        self.why = choice("letter_why", "Or: why nobody is &written to", no_letter, "Choose")
        self.none = secondary("Note that no&thing is sent", "letter_none", self._note_none)
        self.back = secondary("Back to Today", "letter_back", self.back_requested.emit, "Esc")
        self._lay_out()
        self.setFocusProxy(self.how.box)

    def show_concern(self, concern_id: str, kind: str) -> None:
        """Write the letter of a kind about a concern."""
        self._concern, self._kind, self.written = concern_id, kind, None
        self.reason.set_value("")
        words = "Say that it has arrived" if kind == "acknowledgement" else "Say what came of it"
        self.heading.setText(words)
        self.notice.hide()
        self.why.set_value("")
        self._fill(None)
        self._write()

    def _write(self) -> None:
        self._letter(self._concern, self._kind, self.reason.value(), done=self._fill, failed=self._not_written)

    def _not_written(self, error: HubdeskError) -> None:
        if isinstance(error, Stopped):
            self._ask_why(error.stops)
        else:
            self._fail(error)

    def _ask_why(self, stops: tuple[str, ...]) -> None:
        for part in (self.reason, self.go_on):
            part.setVisible(bool(stops))
        self.reason.show_error(" ".join(stops))
        if stops:
            self.reason.setFocus()

    def _fill(self, written: Letter | None) -> None:
        self.written = written
        self._ask_why(())
        self.subject.setText(written.subject if written else "")
        self.text.setText(written.text if written else "")
        for part in (self.save, self.sent):
            part.setEnabled(written is not None)

    def _save(self) -> None:
        if self.written is None:
            return
        name = f"{self.written.kind}-{self.written.reference}.pdf"
        where, _ = QFileDialog.getSaveFileName(self, "Save the letter", name, "PDF (*.pdf);;Text (*.txt)")
        if where:
            self._save_letter(self.written, Path(where), done=lambda _none: self._saved(where), failed=self._fail)

    def _saved(self, where: str) -> None:
        self.notice.say(f"The letter is at {where}. Send it, then say here that you have.")

    def _mark(self) -> None:
        if self.written is not None and self.sent.isEnabled():
            self.sent.setEnabled(False)
            self._sent(
                self.written, self.how.value(),
                done=lambda _changes: self.letter_settled.emit("Noted as sent."), failed=self._fail,
            )  # fmt: skip

    def _note_none(self) -> None:
        self.why.show_error("" if self.why.value() else "Choose why nobody is written to.")
        if self.why.value():
            said = "Noted that nobody is written to."
            self._none(
                self._concern, self.why.value(), done=lambda _changes: self.letter_settled.emit(said), failed=self._fail
            )

    def _fail(self, error: HubdeskError) -> None:
        self.sent.setEnabled(self.written is not None)
        self.notice.warn(error.sentence)

    def _lay_out(self) -> None:
        paper = QFrame()
        paper.setObjectName("letter_paper")
        paper.setProperty("style", "card")
        column = QVBoxLayout(paper)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.subject)
        column.addWidget(self.text)
        left = Scrolled("letter_scroll", 8)
        left.column.addWidget(self.reason)
        left.column.addWidget(self.go_on)
        left.column.addWidget(flowing(Words(_NEVER, "quiet", "letter_never").in_column()))
        left.column.addWidget(paper)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        for part in (self.save, self.how, self.sent):
            right.addWidget(part)
        right.addSpacing(24)
        right.addWidget(self.why)
        right.addWidget(self.none)
        right.addStretch(1)
        self.bar.addWidget(self.back)
        for field in (self.how, self.why):
            field.setFixedWidth(px(320))
        left.setMinimumWidth(px(400))
        self.body.addWidget(self.notice)
        self.body.addWidget(SideBySide((left, 1), (beside, 0)), 1)

"""The letter that asks a partner, or a reminder: look at it, save it, print it; a reason where one is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.service.outgoing import RequestLetter, Stopped
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import WIDE, choice, flow, flowing
from hubdesk.ui.parts.pdf_print import DPI, PdfPrint
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_TITLES = {"letter": "The letter", "reminder": "Remind them"}
_WORDS = {
    "letter": "It says what is asked, why and by when, with a slip to send back. Nothing that anybody told is in it.",
    "reminder": "A letter that says what was asked and when it was due; or note here that you reminded them.",
}
_HOWS = {"telephone": "By telephone", "e-mail": "By e-mail", "in person": "In person"}
_SENT = "HubDesk sends nothing by itself: send it in your usual way."
_NEEDED = "Write in a few words why it may go out all the same."


class LetterBox(Box):
    """`draw` is asked with request, kind and reason, `save` with letter and path, `printed` with the letter.

    `said` takes what was done, `failed` what was not; `note`, asked with request and way, only reminders have.
    """

    looked = Signal()  # the pages are open

    def __init__(
        self,
        kind: str,
        *,
        draw: Ask,
        save: Ask,
        printed: Ask,
        said: Callable[[str], None],
        failed: Callable[[HubdeskError], None],
        note: Ask | None = None,
    ) -> None:
        super().__init__(f"request_{kind}", _TITLES[kind])
        self.kind, self._request_id = kind, ""
        self._draw, self._keep, self._note_printed, self._note = draw, save, printed, note
        self._said, self._failed = said, failed
        self._job: PdfPrint | None = None
        self.words = flowing(Words(_WORDS[kind], "quiet", f"{kind}_words"))
        self.reason = TextField(f"{kind}_reason", "&Why it may go out all the same", width=WIDE)
        flow(self.reason)
        # Where both letters stand on one page, only the first has underlined letters.
        said_of = [word if kind == "letter" else word.replace("&", "") for word in ("&Look at it", "Save as P&DF")]
        self.look = secondary(said_of[0], f"{kind}_look", lambda: self._drawn(self._show))
        self.save = secondary(said_of[1], f"{kind}_save", lambda: self._drawn(self._save_as))
        self.print = secondary("&Print" if kind == "letter" else "Print", f"{kind}_print", self._print_it)
        self.view = PdfView(f"{kind}_view", f"The pages of the {kind}", self)
        self.how = choice(f"{kind}_how", "Or reminded an&other way", _HOWS)
        self.noted = secondary("No&te it", f"{kind}_noted", self._note_it)
        self._lay_out(note is not None)

    def show_request(self, request_id: str, stops: tuple[str, ...] = ()) -> None:
        """Begin with a request; `stops` say why it takes a reason, where it does."""
        if request_id != self._request_id:
            self.reason.set_value("")
        self._request_id = request_id
        self.fold()
        self._ask_why(stops)

    def fold(self) -> None:
        """Let go of the pages."""
        self.view.clear()
        self.view.hide()

    def print_to(self, letter: RequestLetter, printer: QPrinter) -> None:
        """Print on a printer; the job is named by the kind of letter and nobody's name."""
        self.view.show_pdf(letter.pdf)
        printer.setResolution(DPI)
        printer.setDocName(f"HubDesk {letter.kind}")
        self._job = PdfPrint(self.view.pages, printer, self)
        self._job.failed.connect(lambda sentence: self._failed(HubdeskError(sentence)))
        self._job.printed.connect(lambda _count: self._printed(letter))
        self._job.start()

    def save_to(self, letter: RequestLetter, path: Path) -> None:
        """Save the letter at a path."""
        words = f"The {letter.kind} is at {path}. {_SENT}"
        self._keep(letter, path, done=lambda _changes: self._said(words), failed=self._failed)

    def _drawn(self, then: Callable[[RequestLetter], None]) -> None:
        if self._request_id:
            self._draw(self._request_id, self.kind, self.reason.value(), done=then, failed=self._not_drawn)

    def _not_drawn(self, error: HubdeskError) -> None:
        if isinstance(error, Stopped):
            self._ask_why(error.stops)
            self.reason.setFocus()
        else:
            self._failed(error)

    def _ask_why(self, stops: tuple[str, ...]) -> None:
        self.reason.setVisible(bool(stops))
        self.reason.show_error(f"{' '.join(stops)} {_NEEDED}" if stops else "")

    def _show(self, letter: RequestLetter) -> None:
        self.view.show_pdf(letter.pdf)
        self.view.show()
        self.view.setFocus()
        self.looked.emit()

    def _save_as(self, letter: RequestLetter) -> None:
        name = f"{letter.kind}-{letter.request_id[-6:]}.pdf"
        where, _ = QFileDialog.getSaveFileName(self, f"Save the {letter.kind}", name, "PDF (*.pdf)")
        if where:
            self.save_to(letter, Path(where))

    def _print_it(self) -> None:
        self._drawn(self._print)

    def _print(self, letter: RequestLetter) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_to(letter, printer)

    def _printed(self, letter: RequestLetter) -> None:
        words = f"The {letter.kind} went to the printer. The computer's print system holds a copy until it has printed."
        self._note_printed(letter, done=lambda _changes: self._said(words), failed=self._failed)

    def _note_it(self) -> None:
        if self._note is not None:
            self._note(
                self._request_id, self.how.value(),
                done=lambda _changes: self._said("The reminder is noted."), failed=self._failed,
            )  # fmt: skip

    def _lay_out(self, noted: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.look, self.save, self.print):
            line.addWidget(button)
        line.addStretch(1)
        self.view.setMinimumHeight(px(480))
        self.view.hide()
        self.column.addWidget(self.words)
        self.column.addWidget(self.reason)
        self.column.addLayout(line)
        self.column.addWidget(self.view)
        self.how.setFixedWidth(px(240))
        self.column.addWidget(self.how)
        self.column.addWidget(self.noted)
        self.reason.hide()
        for part in (self.how, self.noted):
            part.setVisible(noted)

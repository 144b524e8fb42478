"""Make a pack for one recipient, read it inside the window, sign, print or save it; none of it lies on the disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import choice, flow, labels
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.pdf_print import DPI, PdfPrint
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.parts.words import Words
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.pack_tools import PackTools
from hubdesk.ui.screens.pack_words import file_name, signatures
from hubdesk.ui.theme import px


class PackPage(Page):
    """`make_pack` takes family id, recipient, reason and kind, `save_pack` pack and path, the rest the pack."""

    pack_made = Signal(object)
    back_requested = Signal()

    def __init__(
        self, codes: CodeLists, *, make_pack: Ask, save_pack: Ask, note_printed: Ask, sign: Ask | None = None
    ) -> None:
        super().__init__("pack", "Pack")
        self._make_pack, self._save_pack, self._note_printed, self._sign = make_pack, save_pack, note_printed, sign
        self._family_id = ""
        self._job: PdfPrint | None = None
        self.made: MadePack | None = None
        self.notice = Notice("pack_notice")
        self.recipient = choice("recipient", "Who is it &for", labels(codes.recipients))
        self.recipient.editor.setFixedWidth(px(280))
        self.kind = choice("pack_kind", "&What is made", PACK_KINDS)
        self.kind.editor.setFixedWidth(px(280))
        self.make = primary("Ma&ke the pack", "make_pack", self.make_pack, "Ctrl+Return")
        self.reason = TextField("pack_reason", "Why it may go out all the &same")
        flow(self.reason)
        self.reason.hide()
        self.back = secondary("Back to the family", "pack_back", self.back_requested.emit, "Esc")
        self.signed = Words("", "", "pack_signed")
        self.sign = secondary("Sig&n as myself", "sign_pack", self._sign_it)
        self.work = Work("pack_work", can_stop=False)
        self.tools = PackTools()
        self.view = PdfView("pack_view", "The pack's pages", self)
        self._lay_out()
        self._wire()
        self._show_made(None)

    def show_family(self, family_id: str, title: str) -> None:
        """Begin with a family; a pack of another one is let go."""
        if family_id != self._family_id:
            self._family_id = family_id
            self._ask_why(())
            self._show_made(None)
        self.heading.setText(f"Pack: {title}")
        self.notice.hide()

    def leave(self) -> None:
        """Let go of the pages: a locked window holds no pack."""
        self._show_made(None)

    def make_pack(self) -> None:
        """Make a pack of the family as it stands now."""
        if not self._family_id or not self.make.isEnabled():
            return
        self.notice.hide()
        self._wait("Drawing the pages")
        self._make_pack(
            self._family_id, self.recipient.value(), self.reason.value(), self.kind.value(), done=self._take,
            failed=self._fail, progress=self.work.show_progress,
        )  # fmt: skip

    def save_as(self) -> None:
        """Ask where to save, and save; the name offered is the pack's number and nobody's name."""
        if self.made is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Save the pack", file_name(self.made.pack), "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the pack at a path."""
        self._save_pack(
            self.made, path, failed=self._fail,
            done=lambda _none: self.notice.say(f"Saved as {path}. This copy is not encrypted: keep it safe."),
        )  # fmt: skip

    def print_pack(self) -> None:
        """Ask for a printer, and print."""
        if self.made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.view.pages.pageCount())
        if dialog.exec():
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print on a printer; the job is named by the pack's number."""
        if self.made is None:
            return
        made = self.made
        printer.setResolution(DPI)
        printer.setDocName(made.pack.number)
        self.tools.print.setEnabled(False)
        self._job = PdfPrint(self.view.pages, printer, self)
        self._job.page_printed.connect(lambda page, of: self.notice.say(f"Printing page {page} of {of}."))
        self._job.failed.connect(self._not_printed)
        self._job.printed.connect(lambda count: self._printed(made, count))
        self._job.start()

    def _printed(self, made: MadePack, count: int) -> None:
        self.tools.print.setEnabled(True)
        pages = "1 page" if count == 1 else f"{count} pages"
        self.notice.say(f"{pages} went to the printer. The computer's print system holds a copy until it has printed.")
        self._note_printed(made)

    def _not_printed(self, sentence: str) -> None:
        self.tools.print.setEnabled(True)
        self.notice.warn(sentence)

    def _sign_it(self) -> None:
        if self._sign is not None and self.made is not None:
            self._wait("Signing")
            self._sign(self.made, done=self._take, failed=self._fail)

    def _take(self, made: MadePack) -> None:
        self._end()
        self._show_made(made)
        self.pack_made.emit(made)

    def _fail(self, error: HubdeskError) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._ask_why(error.stops)
        else:
            self.notice.warn(error.sentence)

    def _ask_why(self, stops: tuple[str, ...]) -> None:
        """Ask for a reason where contact is not safe."""
        self.reason.setVisible(bool(stops))
        self.reason.show_error(f"{' '.join(stops)} Write in a few words why, and make the pack again." if stops else "")
        if stops:
            self.reason.setFocus()
        else:
            self.reason.set_value("")

    def _wait(self, words: str) -> None:
        self.work.show_progress(0, 0, words)
        self.work.show()
        self.make.setEnabled(False)
        self.sign.setEnabled(False)

    def _end(self) -> None:
        self.work.hide()
        self.make.setEnabled(True)
        self.sign.setEnabled(True)

    def _show_made(self, made: MadePack | None) -> None:
        self.made = made
        shown = made is not None
        for part in (self.tools, self.view, self.signed):
            part.setVisible(shown)
        self.sign.setVisible(shown and self._sign is not None and len(made.pack.signed_by) < 2 if made else False)
        self.make.setText("Ma&ke it again" if shown else "Ma&ke the pack")
        if made is None:
            self.view.clear()
            return
        self.signed.setText(signatures(made.pack))
        self.view.show_pdf(made.pdf)
        self.view.setFocus()

    def _wire(self) -> None:
        for field in (self.recipient, self.kind):
            field.edited.connect(lambda: self._show_made(None))
        self.view.page_shown.connect(self.tools.show_page)
        self.view.zoom_shown.connect(self.tools.show_zoom)
        self.tools.page_requested.connect(self.view.go)
        self.tools.larger_requested.connect(self.view.zoom_in)
        self.tools.smaller_requested.connect(self.view.zoom_out)
        self.tools.fit_requested.connect(self.view.fit)
        self.tools.print_requested.connect(self.print_pack)
        self.tools.save_requested.connect(self.save_as)
        self.setFocusProxy(self.recipient.box)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.recipient)
        head.addWidget(self.kind)
        for button in (self.make, self.back):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(2)
        sign = QHBoxLayout()
        sign.setSpacing(16)
        sign.addWidget(self.signed, 1)
        sign.addWidget(self.sign)
        self.body.addWidget(self.notice)
        self.body.addLayout(head)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.work)
        self.body.addLayout(sign)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.view, 1)
        self.body.addStretch()
        self.work.hide()

"""A pack on its way out of the window: saved where somebody wants it, or printed, each as a copy of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import MadePack
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.lp_print import LpPrint, print_job
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.pdf_print import DPI, PdfPrint
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.screens.pack_tools import PackTools
from hubdesk.ui.screens.pack_words import SIGNERS, copy_words, file_name


class PackPaper(QObject):
    """`save` takes pack and path, `copy` the number of a signed pack, `printed` the pack as it was printed."""

    def __init__(
        self,
        page: QWidget,
        view: PdfView,
        tools: PackTools,
        notice: Notice,
        *,
        save: Ask,
        copy: Ask,
        printed: Ask,
        failed: Callable[[HubdeskError], None],
    ) -> None:
        super().__init__(page)
        self._failed = failed
        self._page, self._view, self._tools, self._notice = page, view, tools, notice
        self._save, self._copy, self._note = save, copy, printed
        self.job: PdfPrint | LpPrint | None = None

    def ask_and_save(self, made: MadePack) -> None:
        """Ask where to save; the name offered is the pack's number and nobody's name."""
        name, _ = QFileDialog.getSaveFileName(self._page, "Save the pack", file_name(made.pack), "PDF (*.pdf)")
        if name:
            self.save(made, Path(name))

    def save(self, made: MadePack, path: Path) -> None:
        """Save a pack at a path."""

        def say(left: MadePack) -> None:
            self._notice.say(f"{copy_words(left)} is saved as {path}. It is not encrypted: keep it safe.")

        self._save(made, path, done=say, failed=self._failed)

    def ask_and_print(self, made: MadePack) -> None:
        """Ask for a printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page)
        dialog.setMinMax(1, self._view.pages.pageCount())
        if dialog.exec():
            self.print(made, printer)

    def print(self, made: MadePack, printer: QPrinter) -> None:
        """Print on a printer; the job is named by the pack's number. A signed pack is drawn as its next copy first."""
        self._tools.print.setEnabled(False)
        if len(made.pack.signed_by) < SIGNERS:
            self._start(made, printer)
            return
        self._copy(made.pack.number, done=lambda copied: self._start_copy(copied, printer), failed=self._fail)

    def _start_copy(self, copied: MadePack, printer: QPrinter) -> None:
        self._view.show_pdf(copied.pdf)
        self._start(copied, printer)

    def _start(self, made: MadePack, printer: QPrinter) -> None:
        printer.setResolution(DPI)
        printer.setDocName(made.pack.number)
        self.job = print_job(self._view.pages, made.pdf, printer, self)
        self.job.page_printed.connect(lambda page, of: self._notice.say(f"Printing page {page} of {of}."))
        self.job.failed.connect(self._not_printed)
        self.job.printed.connect(lambda count: self._printed(made, count))
        self.job.start()

    def _printed(self, made: MadePack, count: int) -> None:
        self._tools.print.setEnabled(True)
        pages = "1 page" if count == 1 else f"{count} pages"
        self._notice.say(f"{pages} went to the printer. The computer's print system holds a copy until it has printed.")
        self._note(made, failed=self._fail)

    def _not_printed(self, sentence: str) -> None:
        self._tools.print.setEnabled(True)
        self._notice.warn(sentence)

    def _fail(self, error: HubdeskError) -> None:
        self._tools.print.setEnabled(True)
        self._failed(error)

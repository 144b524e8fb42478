"""Hand a PDF to Linux's own print system as it is: letters stay letters there, where a drawn page is all dots."""

from __future__ import annotations

import shutil
import sys

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from hubdesk.ui.parts.pdf_print import PdfPrint

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_FAILED = (
    "The print system did not take the pages. Check the printer, or choose another, and print again. It was not noted "
    "as printed."
)


class LpPrint(QObject):
    """One print job, given to `lp` through a pipe, so that no file of it is written here."""

    page_printed = Signal(int, int)
    printed = Signal(int)
    failed = Signal(str)

    def __init__(self, pdf: bytes, pages: int, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf, self._ended = pdf, False
        first, last = printer.fromPage() or 1, printer.toPage() or pages
        self._count = min(last, pages) - first + 1
        self._words = lp_words(printer)
        self._process = QProcess(self)
        self._process.started.connect(self._hand_over)
        self._process.finished.connect(lambda code, _status: self._end(code == 0))
        self._process.errorOccurred.connect(lambda _error: self._end(False))

    def start(self) -> None:
        """Begin; `printed` tells how many pages went, `failed` why none did."""
        self._process.start("lp", self._words)

    def _hand_over(self) -> None:
        self._process.write(QByteArray(self._pdf))
        self._process.closeWriteChannel()

    def _end(self, went: bool) -> None:
        if self._ended:
            return
        self._ended = True
        if went:
            self.printed.emit(self._count)
        else:
            self.failed.emit(_FAILED)


def lp_words(printer: QPrinter) -> list[str]:
    """Say to `lp` what was chosen for a printer; the job is named as the document is."""
    words = ["-d", printer.printerName(), "-t", printer.docName(), "-n", str(printer.copyCount()), "-o", "media=A4"]
    if sides := _SIDES.get(printer.duplex()):
        words += ["-o", f"sides={sides}"]
    if printer.fromPage():
        words += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return words


def takes_pdf(printer: QPrinter) -> bool:
    """Whether a real printer was chosen on a system that prints a PDF as it is."""
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat and bool(printer.printerName())
    return native and sys.platform.startswith("linux") and shutil.which("lp") is not None


def print_job(pages: QPdfDocument, pdf: bytes, printer: QPrinter, parent: QObject) -> PdfPrint | LpPrint:
    """Make the job that keeps most of a page on this system: its letters, or 300 dots an inch."""
    if takes_pdf(printer):
        return LpPrint(pdf, pages.pageCount(), printer, parent)
    return PdfPrint(pages, printer, parent)

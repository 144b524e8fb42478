"""A report on its way out: with a reason, small numbers hidden unless it stays inside, saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.pdf_print import DPI, PdfPrint
from hubdesk.ui.parts.reason_field import ReasonField
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Heading, Words

REASONS = ("For the hub's board", "For the safeguarding partnership", "For supervision", "For an inspection")
_HIDDEN = (
    'In a copy 1 to 4 is given as "under 5", every other count is rounded to the nearest 5, and days that rest on '
    "fewer than 5 are not shown, so that nobody can be made out."
)
_JOB = "Report"


class ReportLeave(QWidget):
    """`days` gives the period, or None where it cannot be read."""

    def __init__(self, notice: Notice, days: Callable[[], tuple[date, date] | None]) -> None:
        super().__init__()
        self.setObjectName("report_leave")
        self._notice, self._days = notice, days
        self._save_ask: Ask | None = None
        self._print_ask: Ask | None = None
        self.job: PdfPrint | None = None
        self.reason = ReasonField("report_reason", "Rea&son", REASONS, "Why it leaves HubDesk. It is kept.")
        self.exact = Tick("Exact fi&gures: this copy stays inside the hub", "report_exact")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for words, name, act in (
            ("Save P&DF ...", "report_pdf", lambda: self._choose("report.pdf", "PDF (*.pdf)")),
            ("Sa&ve CSV ...", "report_csv", lambda: self._choose("report.csv", "CSV (*.csv)")),
            ("Print ...", "report_print", self._choose_printer),
        ):
            buttons.addWidget(secondary(words, name, act))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("Take a copy", "small-heading", "report_leave_heading"))
        column.addWidget(Words(_HIDDEN, "quiet", "report_hidden").in_column())
        column.addWidget(self.reason)
        column.addWidget(self.exact)
        column.addLayout(buttons)

    def let(self, save: Ask, printing: Ask) -> None:
        """Let copies be taken."""
        self._save_ask, self._print_ask = save, printing

    def save_to(self, path: Path) -> None:
        """Save at a path, as CSV by its ending, else as PDF."""
        days = self._ready()
        if days is None or self._save_ask is None:
            return
        said = f"The report is saved as {path}. It is not encrypted, and names nobody."
        self._save_ask(
            *days, path, self.reason.value(), self.exact.isChecked(),
            done=lambda _report: self._notice.say(said), failed=self._fail,
        )  # fmt: skip

    def print_to(self, printer: QPrinter) -> None:
        """Print on a printer."""
        days = self._ready()
        if days is None or self._print_ask is None:
            return
        self._print_ask(
            *days, self.reason.value(), self.exact.isChecked(),
            done=lambda pdf: self._start(pdf, printer), failed=self._fail,
        )  # fmt: skip

    def _ready(self) -> tuple[date, date] | None:
        self._notice.hide()
        missing = "" if self.reason.value() else "Say why the report leaves HubDesk."
        self.reason.show_error(missing)
        if missing:
            self.reason.setFocus()
            return None
        return self._days()

    def _choose(self, name: str, kind: str) -> None:
        if self._ready() is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, "Save the report", name, kind)
        if path:
            self.save_to(Path(path))

    def _choose_printer(self) -> None:
        if self._ready() is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_to(printer)

    def _start(self, pdf: bytes, printer: QPrinter) -> None:
        pages = QPdfDocument(self)
        buffer = QBuffer(pages)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        pages.load(buffer)
        printer.setResolution(DPI)
        printer.setDocName(_JOB)
        self.job = PdfPrint(pages, printer, self)
        self.job.printed.connect(lambda count: self._notice.say(f"The report is printed: {count} pages."))
        self.job.failed.connect(self._notice.warn)
        for over in (self.job.printed, self.job.failed):
            over.connect(lambda _what: pages.deleteLater())
        self.job.start()

    def _fail(self, error: HubdeskError) -> None:
        self._notice.warn(error.sentence)

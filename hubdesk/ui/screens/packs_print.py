"""Print a morning's packs: the cover sheet first, then each pack as a job of its own under its number."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from hubdesk.service.forms import MadePack
from hubdesk.service.pack_pile import Pile
from hubdesk.ui.parts.lp_print import LpPrint, print_job
from hubdesk.ui.parts.pdf_print import DPI, PdfPrint

_SHEET = "Cover sheet of packs"


class PilePrint(QObject):
    """Goes on to the next only when the one before went; what failed says which, and what went before it stays."""

    begun = Signal(str, int, int)
    pack_printed = Signal(object)  # MadePack
    printed = Signal(int)
    failed = Signal(str)

    def __init__(self, pile: Pile, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._left: list[tuple[str, bytes, MadePack | None]] = [
            (_SHEET, pile.sheet, None), *((one.pack.number, one.pdf, one) for one in pile.packs)
        ]  # fmt: skip
        self._of = len(self._left)
        self._pages = QPdfDocument()
        self._buffer = QBuffer(self._pages)
        self._job: PdfPrint | LpPrint | None = None

    def start(self) -> None:
        """Begin with the cover sheet."""
        self._next()

    def _next(self) -> None:
        self._pages.close()
        self._buffer.close()
        if not self._left:
            self._buffer.setData(QByteArray())
            self.printed.emit(self._of - 1)
            return
        name, pdf, made = self._left.pop(0)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        self._printer.setResolution(DPI)
        self._printer.setDocName(name)
        self.begun.emit(name, self._of - len(self._left), self._of)
        self._job = print_job(self._pages, pdf, self._printer, self)
        self._job.failed.connect(lambda sentence: self.failed.emit(f"{name} was not printed. {sentence}"))
        self._job.printed.connect(lambda _count: self._went(made))
        self._job.start()

    def _went(self, made: MadePack | None) -> None:
        if made is not None:
            self.pack_printed.emit(made)
        self._next()

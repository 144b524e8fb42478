"""Print the pages of a PDF that is in memory, drawn at the printer's own fineness, one page at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrinter

DPI = 300
_GONE = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class PdfPrint(QObject):
    """One print job: pages are drawn in a thread of their own and put on paper as they come."""

    page_printed = Signal(int, int)
    printed = Signal(int)
    failed = Signal(str)

    def __init__(self, pages: QPdfDocument, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setDocument(pages)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._draw)
        first = max(1, printer.fromPage() or 1) - 1
        last = min(pages.pageCount(), printer.toPage() or pages.pageCount()) - 1
        self._numbers = range(first, last + 1)

    def start(self) -> None:
        """Begin; `printed` tells how many pages went, `failed` why none did."""
        self._printer.setFullPage(True)
        if not len(self._numbers) or not self._painter.begin(self._printer):
            self.failed.emit("The printer did not take the pages. Check that it is switched on, or choose another.")
            return
        self._ask(self._numbers.start)

    def _ask(self, number: int) -> None:
        points = self._pages.pagePointSize(number)
        size = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
        self._renderer.requestPage(number, size)

    def _draw(self, number: int, size: QSize, image: QImage, options: QPdfDocumentRenderOptions, request: int) -> None:
        paper = self._painter.viewport()
        fitted = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (paper.width() - fitted.width()) // 2, (paper.height() - fitted.height()) // 2
        self._painter.drawImage(QRect(left, top, fitted.width(), fitted.height()), image)
        self.page_printed.emit(number - self._numbers.start + 1, len(self._numbers))
        last = number + 1 not in self._numbers
        went = self._painter.end() if last else self._printer.newPage()
        if not went or self._printer.printerState() in _GONE:
            if self._painter.isActive():
                self._painter.end()
            self.failed.emit(
                f"The printer stopped after page {number - self._numbers.start + 1} of {len(self._numbers)}. "
                "Check it and what lies in it, and print again. It was not noted as printed."
            )
        elif last:
            self.printed.emit(len(self._numbers))
        else:
            self._ask(number + 1)

"""A PDF shown from memory: pages, zoom and keys, and nothing of it on the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.spoken import speak_as

_LARGEST_FIT = 1.5
_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PdfView(QPdfView):
    """Pages one below the other; tells which page is in view and how large it is shown."""

    page_shown = Signal(int, int)
    zoom_shown = Signal(int)

    def __init__(self, name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        # No child of the view: closing, it tells its view, which as its parent would be half gone by then.
        self._pages = QPdfDocument()
        self._buffer = QBuffer(self._pages)  # pages are read from it to the last, so it goes with the document
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pageNavigator().currentPageChanged.connect(self._tell_page)
        self.zoomFactorChanged.connect(self._tell_zoom)
        here = Qt.ShortcutContext.WidgetShortcut  # as in a drawing, and two views may stand beside each other
        for key, words, step in (
            ("+", "Larger", self.zoom_in), ("=", "Larger", self.zoom_in), ("-", "Smaller", self.zoom_out),
            ("0", "As wide as the page", self.fit),
        ):  # fmt: skip
            said(QShortcut(QKeySequence(key), self, step, context=here), words)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF from its bytes, from its first page."""
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        self._tell_page(0)
        self.fit()

    def clear(self) -> None:
        """Show nothing and let go of the bytes."""
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.page_shown.emit(0, 0)

    @property
    def pages(self) -> QPdfDocument:
        """The document shown, for printing."""
        return self._pages

    def go(self, page: int) -> None:
        """Go to a page, counted from 1; beyond the ends is the last or the first."""
        last = self._pages.pageCount()
        if last:
            self.pageNavigator().jump(max(1, min(page, last)) - 1, QPointF())

    def fit(self) -> None:
        """Show pages as wide as the view, but no larger than is good to read on a wide screen."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        if self._factor() > _LARGEST_FIT:
            self._zoom(_LARGEST_FIT)
        else:
            self.zoom_shown.emit(0)

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self._zoom(next((step for step in _STEPS if step > self._factor() + 0.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self._zoom(next((step for step in reversed(_STEPS) if step < self._factor() - 0.01), _STEPS[0]))

    def _zoom(self, factor: float) -> None:
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(factor)
        self._tell_zoom(factor)

    def _factor(self) -> float:
        if self.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        width = self._pages.pagePointSize(0).width() * self.logicalDpiX() / 72
        return self.viewport().width() / width if width else 1.0

    def _tell_page(self, page: int) -> None:
        self.page_shown.emit(page + 1 if self._pages.pageCount() else 0, self._pages.pageCount())

    def _tell_zoom(self, factor: float) -> None:
        self.zoom_shown.emit(round(factor * 100))


speak_as(PdfView, QAccessible.Role.Document)

"""A file as it can be shown without running anything: words, a picture, a PDF's pages; of others what they are."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.domain.attachment import PDF, Seen, size_words
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

LARGEST_PICTURE = 64_000_000  # points: what no camera of a telephone makes, and what would stop the window
_TALLEST = 10_000
_CANNOT = "HubDesk cannot show this file. It is kept whole, and is listed with its hash."
_READ = ("png", "jpeg", "gif", "bmp", "webp", "tiff")


class FileView(QFrame):
    """Shows one file; Escape or Close says that it is no longer wanted."""

    close_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("style", "card")
        self.title = flowing(Heading("", "small-heading", f"{name}_title"))
        self.facts = flowing(Words("", "quiet", f"{name}_facts"))
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = quiet("Close the file", f"{name}_close", self.close_requested.emit)
        self.words = QPlainTextEdit()
        self.words.setObjectName(f"{name}_words")
        self.words.setAccessibleName("What the file says")
        self.words.setReadOnly(True)
        self.words.setAcceptDrops(False)
        self._picture = QLabel()
        self._picture.setObjectName(f"{name}_picture")
        self._pictures = Scrolled(f"{name}_pictures")
        self._pictures.column.addWidget(self._picture)
        self._pages: PdfView | None = None
        self._wanted, self._decoded = "", _Decoded()
        self._nothing = flowing(Words("", "quiet", f"{name}_nothing"))
        self._views = QStackedWidget()
        for view in (self.words, self._pictures, self._nothing):
            self._views.addWidget(view)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self._views, 1)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_requested.emit, context=here)
        said(close, "Close the file")

    def show_file(self, seen: Seen) -> None:
        """Show a file from memory."""
        one = seen.attachment
        self.title.setText(one.name)
        self.setAccessibleName(f"{one.kind}: {one.name}")
        self.facts.setText(f"{one.kind}, {size_words(one.size)}\nSHA-256 {_in_fours(one.sha256)}")
        shown = self._view_of(seen)
        shown.setAccessibleName(f"What {one.name} says" if shown is self.words else one.name)
        self._views.setCurrentWidget(shown)

    def forget(self) -> None:
        """Show nothing and let go of what was shown."""
        self._wanted = ""
        self.words.clear()
        self._picture.clear()
        if self._pages is not None:
            self._pages.clear()

    def _view_of(self, seen: Seen) -> QWidget:
        self.forget()
        if seen.words:
            self.words.setPlainText(seen.words)
            return self.words
        if seen.data and seen.attachment.media == PDF:
            if self._pages is None:
                self._pages = PdfView(f"{self.objectName()}_pages", "Pages", self)
                self._views.addWidget(self._pages)
            self._pages.show_pdf(seen.data)
            return self._pages
        if seen.data and seen.attachment.media != PDF:
            self._decode(seen)
            return self._pictures
        self._nothing.setText(_CANNOT)
        return self._nothing

    def _decode(self, seen: Seen) -> None:
        """Decode a picture beside the window's thread, which must not stand still for a large one."""
        self._wanted, width = seen.attachment.id, max(px(240), self.width() - px(64))
        self._decoded = decoded = _Decoded()
        decoded.done.connect(self._show_picture)
        QThreadPool.globalInstance().start(lambda: decoded.done.emit(seen.attachment.id, picture_of(seen.data, width)))

    def _show_picture(self, attachment_id: str, picture: QImage) -> None:
        if attachment_id != self._wanted:
            return  # another file is looked at since
        if picture.isNull():
            self._nothing.setText(_CANNOT)
            self._views.setCurrentWidget(self._nothing)
        else:
            self._picture.setPixmap(QPixmap.fromImage(picture))


class _Decoded(QObject):
    done = Signal(str, object)


def picture_of(data: bytes, width: int) -> QImage:
    """Decode a picture no wider than `width`; an empty one where it is too large or cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    kind = bytes(reader.format().data()).decode()
    if kind not in _READ or not size.isValid() or size.width() * size.height() > LARGEST_PICTURE:
        return QImage()
    if size.width() > width:
        reader.setScaledSize(size.scaled(QSize(width, _TALLEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _in_fours(sha256: str) -> str:
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))

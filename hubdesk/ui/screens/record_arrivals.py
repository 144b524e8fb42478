"""What comes with the concern that is being typed: dropped, pasted or chosen, kept with its draft, shown beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from hubdesk.domain.attachment import Attachment, Mail, Seen
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.arriving import Given, given_in
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.file_list import FileList
from hubdesk.ui.parts.file_view import FileView

if TYPE_CHECKING:
    from hubdesk.service.attach import Arrived

HINT = "Drop or paste a file here, or"


@dataclass(frozen=True, slots=True)
class FileAsks:
    """Verbs: keep a file with a draft, list those of one, let one go, and open one to be shown."""

    attach: Ask
    files: Ask
    remove: Ask
    see: Ask


class Arrivals(QWidget):
    """The list of the files of a draft; `add` stands in the bar of the page, `view` beside the form."""

    mail_came = Signal(object, str)  # Mail, name of the file
    said = Signal(str)
    refused = Signal(str)
    came = Signal()
    view_changed = Signal(bool)

    def __init__(self, asks: FileAsks, draft_id: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("arrivals")
        self._asks, self._draft_id = asks, draft_id
        self.add = secondary("A&dd a file", "add_file", self.choose, "Ctrl+O")
        self.list = FileList("files", "Remove")
        self.view = FileView("file_view")
        self.view.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.look_requested.connect(self.look)
        self.list.other_requested.connect(self._remove)
        self.view.close_requested.connect(self.close_view)

    @property
    def some(self) -> bool:
        """Whether any file hangs on the draft."""
        return bool(self.list.files)

    def choose(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self, "Choose what came with the concern")
        self.take((Path(name).name, Path(name)) for name in names)

    def take(self, given: Iterable[Given]) -> None:
        """Keep files with the draft, one after the other."""
        draft_id = self._draft_id()
        for name, source in given:
            self._asks.attach(
                draft_id, name, source,
                done=lambda came: self._kept(came, draft_id),
                failed=lambda error: self.refused.emit(error.sentence),
            )  # fmt: skip

    def show_draft(self) -> None:
        """Show the files of the draft that the form is now saved under."""
        self.close_view()
        self._list(self._draft_id())

    def forget(self) -> None:
        """Begin without files."""
        self.close_view()
        self.list.show_files(())

    def look(self, one: Attachment) -> None:
        """Show a file beside the form."""
        self._asks.see(one.id, done=self._see)

    def close_view(self) -> None:
        """Show the people again in place of the file."""
        self.view.hide()
        self.view.forget()
        self.view_changed.emit(False)

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order."""
        return self.list.stops()

    def watch(self, page: QWidget) -> None:
        """Take what is dropped anywhere on a page, or pasted while any part of it has the focus."""
        self._page = page
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._reach)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped or pasted; words go where they were meant to go."""
        if isinstance(event, QDropEvent) and watched is self._page:
            given = given_in(event.mimeData())
            if given:
                event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.take(given)
            return bool(given)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self.paste()
        return super().eventFilter(watched, event)

    def paste(self) -> bool:
        """Take the files or the picture that was copied, and tell whether there was any."""
        given = given_in(QGuiApplication.clipboard().mimeData())
        self.take(given)
        return bool(given)

    def _reach(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._page.isAncestorOf(now):
            now.installEventFilter(self)

    def _kept(self, came: Arrived, draft_id: str) -> None:
        if draft_id != self._draft_id():
            return  # somebody has gone on to another concern since; it is with its draft
        self._list(draft_id)
        self.came.emit()
        if isinstance(came.mail, Mail):
            self.mail_came.emit(came.mail, came.attachment.name)
        else:
            self.said.emit(f"{came.attachment.name} is kept with this concern, encrypted.")

    def _list(self, draft_id: str) -> None:
        def show(files: tuple[Attachment, ...]) -> None:
            if draft_id == self._draft_id():
                self.list.show_files(files)

        self._asks.files(draft_id, done=show)

    def _see(self, seen: Seen) -> None:
        self.view_changed.emit(True)
        self.view.show()
        self.view.show_file(seen)
        self.view.close_button.setFocus()

    def _remove(self, one: Attachment) -> None:
        def gone(_changes: object) -> None:
            self.show_draft()
            self.said.emit(f"{one.name} is no longer kept with this concern. Add it again to have it back.")

        self._asks.remove(one.id, done=gone, failed=self._fail)

    def _fail(self, error: HubdeskError) -> None:
        self.refused.emit(error.sentence)

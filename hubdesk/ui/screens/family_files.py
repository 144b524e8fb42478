"""The files that came with a concern: looked at in its place, added, and taken back with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hubdesk.domain.attachment import Attachment, Seen
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Entry
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.file_list import FileList
from hubdesk.ui.parts.file_view import FileView
from hubdesk.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class ConcernFileAsks:
    """Verbs: open a file to be shown, keep one with a concern, and take one back; None where somebody may only look."""

    see: Ask
    attach: Ask | None
    take_back: Ask | None


class ConcernFiles(QWidget):
    """The list; `view` stands in place of the concern's facts while a file is looked at."""

    said = Signal(str)
    looking = Signal(bool)
    asking = Signal(object)  # the widget that is to be seen

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("concern_files")
        self._asks: ConcernFileAsks | None = None
        self._concern, self._going = "", ""
        self.title = Words("Files that came with it", "small", "concern_files_title")
        self.list = FileList("concern_file", "Take back")
        self.add = quiet("Add a file", "concern_add_file", self.choose)
        self.reason = TextField("file_reason", "Why does it not belong here?", "It is kept with the file.")
        self.save = secondary("&Take it back", "file_take_back", self._take_back)
        self.view = FileView("concern_file_view")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for part in (self.title, self.list, self.reason, self.save, self.add):
            column.addWidget(part)
        self.list.look_requested.connect(lambda one: self._asks and self._asks.see(one.id, done=self._see))
        self.list.other_requested.connect(self._begin)
        self.view.close_requested.connect(self.close_view)
        self.hide()

    def let(self, asks: ConcernFileAsks) -> None:
        """Take the verbs, as far as the person who is signed in may use them."""
        self._asks = asks

    def show_entry(self, entry: Entry, *, now: bool) -> None:
        """Show the files of a concern; `now` where it is seen as it is today, and can be changed."""
        may = now and self._asks is not None and self._asks.attach is not None
        if entry.concern.id != self._concern:
            self.close_view()
        self._concern, self._going = entry.concern.id, ""
        self.list.show_files(entry.attachments)
        self.title.setVisible(bool(entry.attachments))
        self.add.setVisible(may)
        for button in self.list.others():
            button.setVisible(may)
        for part in (self.reason, self.save):
            part.hide()
        self.setVisible(self._asks is not None and (may or bool(entry.attachments)))

    def choose(self) -> None:
        """Let the person choose files to be kept with the concern."""
        names, _ = QFileDialog.getOpenFileNames(self, "Choose what came with the concern")
        for name in names:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep a file with the concern."""
        if self._asks is not None and self._asks.attach is not None:
            self._asks.attach(
                self._concern, path.name, path, done=lambda _came: self.said.emit(f"{path.name} is kept, encrypted."),
                failed=lambda error: self.said.emit(error.sentence),
            )  # fmt: skip

    def close_view(self) -> None:
        """Show the concern again."""
        self.view.forget()
        self.looking.emit(False)

    def _see(self, seen: Seen) -> None:
        self.looking.emit(True)
        self.view.show_file(seen)
        self.view.close_button.setFocus()

    def _begin(self, one: Attachment) -> None:
        self._going = one.id
        self.reason.set_value("")
        self.reason.show_error("")
        self.save.setText(f"Take {one.name} back")
        self.save.setAccessibleName(self.save.text())
        for part in (self.reason, self.save):
            part.show()
        self.reason.setFocus()
        self.asking.emit(self.save)

    def _take_back(self) -> None:
        if self._asks is not None and self._asks.take_back is not None:
            self._asks.take_back(
                self._going, self.reason.value(), done=lambda _changes: self._taken_back(), failed=self._fail
            )

    def _taken_back(self) -> None:
        for part in (self.reason, self.save):
            part.hide()
        self.said.emit("Taken back. The file is kept, and no pack lists it.")

    def _fail(self, error: HubdeskError) -> None:
        self.reason.show_error(error.sentence)
        self.reason.setFocus()

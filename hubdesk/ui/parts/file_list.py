"""Files of a concern, one line each, with a way to look at each and another that the page chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hubdesk.domain.attachment import Attachment, size_words
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.words import Words


class FileList(QWidget):
    """Hidden while there is none; `other` is the word on the second button, empty for no such button."""

    look_requested = Signal(object)
    other_requested = Signal(object)

    def __init__(self, name: str, other: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Files")
        self._other = other
        self.files: tuple[Attachment, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show files in the order in which they came."""
        self.files = tuple(files)
        while self._rows:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for place, one in enumerate(files):
            self._rows.append(self._row(place, one))
            self._column.addWidget(self._rows[-1])
        self.setVisible(bool(files))

    def stops(self) -> list[QWidget]:
        """List what Tab goes through."""
        return [button for row in self._rows for button in row.findChildren(QWidget) if button.focusPolicy()]

    def others(self) -> list[QPushButton]:
        """List the second buttons."""
        return [
            one for row in self._rows for one in row.findChildren(QPushButton) if one.objectName().endswith("_other")
        ]

    def _row(self, place: int, one: Attachment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        name = f"{self.objectName()}_{place}"
        words = f"{one.name} · {one.kind}, {size_words(one.size)}"
        if one.taken_back:
            words = f"{words} · Taken back: {one.taken_back}"
        line.addWidget(flowing(Words(words, "quiet" if one.taken_back else "", name)), 1)
        look = secondary("Look", f"{name}_look", lambda: self.look_requested.emit(one))
        look.setAccessibleName(f"Look at {one.name}")
        line.addWidget(look)
        if self._other and not one.taken_back:
            other = quiet(self._other, f"{name}_other", lambda: self.other_requested.emit(one))
            other.setAccessibleName(f"{self._other}: {one.name}")
            line.addWidget(other)
        return row

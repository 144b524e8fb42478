"""What was said about who is whom, a line each, with the button that takes it back or gives it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.answer import Said
from hubdesk.drawing.said import said_words, undo_id
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.words import Heading, Words

_MOST = 12


class SaidList(QWidget):
    """Hidden while nothing was said; `undo_requested` names the stroke to be taken back."""

    undo_requested = Signal(str)

    def __init__(self, name: str, title: str, may: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._may = name, may
        self._rows: list[QWidget] = []
        self._shown: tuple[Said, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Heading(title, "small-heading", f"{name}_heading"))
        self.hide()

    def show_said(self, said: Sequence[Said]) -> None:
        """Show what was said, newest first."""
        self._shown = tuple(said)
        while self._rows:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, one in enumerate(said[:_MOST]):
            self._rows.append(self._row(place, one))
            self._column.addWidget(self._rows[-1])
        self.setVisible(bool(said))

    def as_text(self) -> str:
        """Give what is shown, a line each, for tests."""
        return "\n".join(said_words(one) for one in self._shown)

    def _row(self, place: int, one: Said) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = flowing(Words(said_words(one), "" if one.stands else "quiet", f"{self._name}_{place}"))
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        if self._may:
            act = "Undo" if one.stands else "Give again"
            button = quiet(act, f"{self._name}_{place}_undo", lambda: self.undo_requested.emit(undo_id(one)))
            button.setAccessibleName(f"{act}: {said_words(one)}")
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

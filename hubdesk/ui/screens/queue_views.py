"""Ways of looking at the queue that are kept under a name, and the list written out as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.queue import Narrowed, SavedView
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.words import Words
from hubdesk.ui.theme import px

_WHOLE = "All families"
_WIDE, _ORDER = 240, 168
_PLAIN = "The file is not encrypted: keep it where only those may read it who need it."


@dataclass(frozen=True, slots=True)
class ViewAsks:
    """`saved` lists views, `keep` takes a view, `drop` a name; `write` day, narrowing, families, path and reason."""

    saved: Ask
    keep: Ask
    drop: Ask
    write: Ask


class QueueViews(QWidget):
    """Choose a view, keep the present one or let one go; `chosen` tells the view that was chosen, or None for all."""

    chosen = Signal(object)

    def __init__(self, asks: ViewAsks, now: Callable[[], tuple[Narrowed, tuple[str, ...]]], order: QWidget) -> None:
        super().__init__()
        self.setObjectName("queue_views")
        self._asks, self._now = asks, now
        self._views: dict[str, SavedView] = {}
        self.view = ChoiceField("queue_view", "&View", {}, unset=_WHOLE)
        self.name = TextField("view_name", "Keep this vie&w as", width=320)
        self.keep = secondary("Keep", "keep_view", self._keep)
        self.drop = quiet("Let it &go", "drop_view", self._drop)
        self.name.line.returnPressed.connect(self._keep)
        self.name.edited.connect(self._let)
        self.view.edited.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        order.setFixedWidth(px(_ORDER))
        self.name.setMaximumWidth(px(_WIDE))
        for part in (order, self.view, self.drop, self.name, self.keep):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        self._let()

    def refresh(self) -> None:
        """Fetch the views that are kept."""
        self._asks.saved(done=self._show)

    def _show(self, views: Sequence[SavedView], at: str | None = None) -> None:
        at = self.view.value() if at is None else at
        self._views = {view.name: view for view in views}
        box = self.view.box
        box.clear()
        box.addItem(_WHOLE, "")
        for name in self._views:
            box.addItem(name, name)
        self.view.set_value(at)
        self._let()

    def _choose(self) -> None:
        self._let()
        self.chosen.emit(self._views.get(self.view.value()))

    def _keep(self) -> None:
        narrowed, columns = self._now()
        name = " ".join(self.name.value().split())

        def kept(_changes: object) -> None:
            self.name.set_value("")
            self._asks.saved(done=lambda views: self._show(views, name))

        if name:
            self._asks.keep(SavedView(name, narrowed, columns), done=kept)

    def _drop(self) -> None:
        def dropped(_changes: object) -> None:
            self._asks.saved(done=lambda views: self._show(views, ""))

        self._asks.drop(self.view.value(), done=dropped)

    def _let(self) -> None:
        self.keep.setEnabled(bool(self.name.value()))
        self.drop.setVisible(bool(self.view.value()))


class QueueWrite(QWidget):
    """Say why the list leaves HubDesk, and where it goes; `write_requested` tells path and reason."""

    write_requested = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queue_write")
        self.words = Words("", "strong", "write_words")
        self.reason = TextField("write_reason", "Why the list leaves Hub&Desk", _PLAIN)
        self.go = secondary("Choose where to wr&ite it", "choose_where", self._choose)
        self.reason.edited.connect(self._let)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.reason)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(quiet("Do not", "write_cancel", self.hide), 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(line)
        self._let()
        self.hide()

    def begin(self, families: int) -> None:
        """Ask for a list of so many families."""
        self.words.setText("1 family as a CSV file" if families == 1 else f"{families:,} families as a CSV file")
        self.reason.set_value("")
        self._let()
        self.show()
        self.reason.setFocus()

    def _let(self) -> None:
        self.go.setEnabled(bool(self.reason.value()))

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Write the queue", "queue.csv", "CSV files (*.csv)")
        if name:
            self.write_requested.emit(Path(name), self.reason.value())

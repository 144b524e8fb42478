"""The search box: finds people, families, concerns and commands as one types, and opens or does what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from hubdesk.domain.days import short_day
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.commands import Command, before, meant
from hubdesk.ui.parts.icons import icon
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.theme import px, roles_of

if TYPE_CHECKING:
    from hubdesk.service.forms import Found

COMMAND = "command"
_WAIT = 60  # ms after the last key, so that a word typed fast is looked up once
KINDS = {"person": "Person", "family": "Family", "concern": "Concern", "meeting": "Meeting", COMMAND: "Do"}


def _columns() -> tuple[Column[Found], ...]:
    return (
        Column("kind", "What", lambda f: KINDS.get(f.kind, f.kind.capitalize()), width=80),
        Column("title", "Who or what", lambda f: f.title, detail=lambda f: f.detail),
        Column("day", "When", lambda f: short_day(f.day) if f.day else "", width=112),
    )


class SearchBox(QLineEdit):
    """A box with its answers below it; Down goes into the answers, Enter opens, Escape closes them."""

    found_opened = Signal(object)  # Found

    def __init__(self, ask: Ask, commands: Callable[[], Sequence[Command]] = tuple) -> None:
        super().__init__()
        self._commands = commands
        self.setObjectName("search")
        self.setAccessibleName("Search for people, families, concerns and what to do")
        self.setPlaceholderText("Search people, families, concerns (Ctrl+K)")
        self.setClearButtonEnabled(True)
        self._ask = ask
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._look)
        self._answers: Rows[Found] = Rows(_columns())
        self._panel: QFrame | None = None
        self._table: Table | None = None
        self.textEdited.connect(self._typed)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the answers, open the first, or close them."""
        shown = self._panel is not None and self._panel.isVisible() and self._table is not None
        if shown and self._table and event.key() == Qt.Key.Key_Down:
            self._table.choose(max(0, self._table.currentIndex().row()))
            self._table.setFocus()
        elif shown and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._answers.rows:
            self._open(self._answers.rows[0])
        elif event.key() == Qt.Key.Key_Escape:
            self._hide()
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the answers by Escape, or by Up from the first."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._table is not None:
            first = self._table.currentIndex().row() == 0
            if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and first):
                if event.key() == Qt.Key.Key_Escape:
                    self._hide()
                self.setFocus()
                return True
        if event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._close_when_left)
        return False

    def focusOutEvent(self, event: QEvent) -> None:
        """Close the answers when the focus goes elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self._close_when_left)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._hide()

    def _look(self) -> None:
        words = self.text().strip()
        if words:
            self._ask(words, done=self._show)

    def _show(self, found: Sequence[Found]) -> None:
        if not self.text().strip() or not self.isVisible():
            return
        from hubdesk.service.forms import Found  # the window starts without it

        table = self._make_panel()
        typed = self.text()
        todo = tuple(Found(COMMAND, one.words, "", one.words, one.key) for one in meant(typed, self._commands()))
        found = (*todo, *found) if before(typed, [one.title for one in found]) else (*found, *todo)
        self._answers.show_rows(found)
        if not found:
            nothing = Found("", "", "", "Nothing found", "Try another spelling, a street, or a reference")
            self._answers.show_rows((nothing,))
        panel = self._panel
        assert panel is not None
        rows = min(8, max(1, len(found)))
        width = max(self.width(), px(560))
        spot = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        room = self.window().size() - QSize(spot.x() + 8, spot.y() + 8)
        panel.resize(QSize(width, px(44) * rows + 8).boundedTo(room))
        panel.move(spot)
        table.setGeometry(panel.rect().adjusted(3, 3, -3, -3))
        panel.raise_()
        panel.show()

    def _make_panel(self) -> Table:
        if self._table is None or self._panel is None:
            # A child of the window, not a window of its own: keys stay here while somebody types.
            self._panel = QFrame(self.window())
            self._panel.setObjectName("answers_panel")
            self.destroyed.connect(self._panel.deleteLater)
            self._table = Table("answers", "What was found", self._answers, row_height=44)
            self._table.setParent(self._panel)
            self._table.horizontalHeader().hide()
            self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._table.row_opened.connect(self._open)
            self._table.clicked.connect(lambda index: self._open(self._answers.rows[index.row()]))
            self._table.installEventFilter(self)
        return self._table

    def _open(self, found: Found) -> None:
        if found.kind:
            self._hide()
            self.clear()
            if found.kind == COMMAND:
                next(one for one in self._commands() if one.words == found.id).act()
            else:
                self.found_opened.emit(found)

    def _close_when_left(self) -> None:
        if self._table is not None and not self._table.hasFocus() and not self.hasFocus():
            self._hide()

    def _hide(self) -> None:
        if self._panel is not None:
            self._panel.hide()

    def _dress(self) -> None:
        if hasattr(self, "_icon"):
            self._icon.setIcon(icon("search", roles_of(self).quiet))

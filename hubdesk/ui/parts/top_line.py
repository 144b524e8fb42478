"""The line at the top: search, the hub's name, the marking, who is signed in, and Lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.commands import Command
from hubdesk.ui.parts.icons import icon
from hubdesk.ui.parts.search_box import SearchBox
from hubdesk.ui.theme import px, roles_of

MARKING = "OFFICIAL-SENSITIVE"
DEMO = "DEMO: made-up people"


class TopLine(QWidget):
    """What is true of the whole window, always in the same place."""

    lock_requested = Signal()
    found_opened = Signal(object)  # Found

    def __init__(self, search: Ask, commands: Callable[[], Sequence[Command]]) -> None:
        super().__init__()
        self.setObjectName("top_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchBox(search, commands)
        self.search.found_opened.connect(self.found_opened)
        self._demo = _label("demo_mark", DEMO)
        self._hub = _label("hub_name", "", "strong")
        self._user = _label("user_name", "", "quiet")
        self._lock = quiet("Lock", "lock_button", self.lock_requested.emit)
        self._lock.setToolTip("Lock (Ctrl+L)")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(16)
        line.addWidget(self.search, 4)
        line.addStretch(1)
        for part in (self._demo, self._hub, _label("marking", MARKING), self._user, self._lock):
            line.addWidget(part)
        self._dress()

    def show_hub(self, hub: str, user: str, demo: bool) -> None:
        """Show whose desk this is."""
        self._hub.setText(hub)
        self._hub.setAccessibleName(f"Hub {hub}")
        self._user.setText(user)
        self._user.setAccessibleName(f"Signed in as {user}")
        self._demo.setVisible(demo)
        self.search.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let go of what the window's title says too, where there is no room for it."""
        super().resizeEvent(event)
        width = self.width()
        self._demo.setText(DEMO if width >= px(1100) else "DEMO")
        self._user.setVisible(width >= px(760))
        self._hub.setVisible(width >= px(640))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def _dress(self) -> None:
        if hasattr(self, "_lock"):
            self._lock.setIcon(icon("lock", roles_of(self).action))
            self.search.setMinimumWidth(px(144))
            self.search.setMaximumWidth(px(480))


def _label(name: str, words: str, style: str = "") -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(words)
    label.setProperty("style", style)
    return label

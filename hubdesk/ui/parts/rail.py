"""The rail on the left: an icon and a word for each place that exists."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hubdesk.ui.parts.icons import icon
from hubdesk.ui.theme import px, roles_of

_HIGH = 58  # px at 100 % of a place with its word below its icon


def rail_key(number: int) -> str:
    """Name the key of a place by its number from 0; the tenth is Ctrl+0."""
    return f"Ctrl+{(number + 1) % 10}"


class Rail(QWidget):
    """Places from top to bottom, ten at most; Ctrl+1, Ctrl+2 ... Ctrl+0 go to them."""

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Places")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QToolButton, str]] = {}
        self._words: dict[QToolButton, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 1, 4)
        self._column.setSpacing(0)  # ten places at 150 % in a window 720 high
        self._column.addStretch(1)

    def show_places(self, places: Iterable[tuple[str, str, str]]) -> None:
        """Show places, each a name, a word with its mnemonic and an icon."""
        for button, _icon in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.deleteLater()
        self._buttons, self._words = {}, {}
        for number, (name, word, picture) in enumerate(places):
            button = self._make(name, word, rail_key(number))
            self._buttons[name], self._words[button] = (button, picture), word
            self._column.insertWidget(number, button)
        self._dress()

    def yield_letters(self, taken: frozenset[str]) -> None:
        """Give up letters that the page answers to: with Ctrl and its number a place is reached from anywhere."""
        for button, words in self._words.items():
            letter = words[words.find("&") + 1].casefold() if "&" in words else ""
            button.setText(words.replace("&", "") if letter in taken else words)

    def mark(self, name: str) -> None:
        """Mark where the person is."""
        if name in self._buttons:
            self._buttons[name][0].setChecked(True)
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside smaller icons where they have no room below them."""
        super().resizeEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in another theme or size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._dress()

    def _make(self, name: str, word: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"go_to_{name}")
        button.setText(word)
        button.setAccessibleName(word.replace("&", ""))
        button.setToolTip(f"{word.replace('&', '')} ({key})")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # a key of its own: the button's would take the place of the underlined letter
        QShortcut(QKeySequence(key), button).activated.connect(button.click)
        button.clicked.connect(lambda _checked=False: self.place_chosen.emit(name))
        self._group.addButton(button)
        return button

    def _dress(self) -> None:
        roles = roles_of(self)
        self.setFixedWidth(px(88))
        under = px(_HIGH) * len(self._buttons) <= self.height()
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if under else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        size = px(22 if under else 14)
        for button, picture in self._buttons.values():
            colour = roles.action if button.isChecked() else roles.text
            button.setIcon(icon(picture, colour))
            button.setIconSize(QSize(size, size))
            button.setToolButtonStyle(style)

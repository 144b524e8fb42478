"""Buttons: a verb on each, one primary button a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy


def primary(words: str, name: str, pressed: Callable[[], object] | None = None, key: str = "") -> QPushButton:
    """The one button that does what the page is for; `words` may hold a mnemonic, `key` a shortcut."""
    return _button(words, name, "primary", pressed, key)


def secondary(words: str, name: str, pressed: Callable[[], object] | None = None, key: str = "") -> QPushButton:
    """A button that does something else that the page offers."""
    return _button(words, name, "secondary", pressed, key)


def quiet(words: str, name: str, pressed: Callable[[], object] | None = None, key: str = "") -> QPushButton:
    """A button that looks like a link: goes somewhere, or does something small."""
    return _button(words, name, "quiet", pressed, key)


def _button(words: str, name: str, style: str, pressed: Callable[[], object] | None, key: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.replace("&", ""))
    button.setProperty("style", style)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(True)  # Enter presses the button that has the focus
    if key:
        # a key of its own: the button's would take the place of the underlined letter
        QShortcut(QKeySequence(key), button).activated.connect(button.click)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words.replace('&', '')} ({shown})")
    if pressed is not None:
        # Qt tells whether the button is checked; nobody who is called needs that.
        button.clicked.connect(lambda _checked=False: pressed())
    return button

"""The keys of a part of the window, read from the shortcuts themselves, so that no list of them can go stale."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_LETTER = re.compile(r"&(\w)")
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key, what it does, and on which page; `where` is empty for one that works anywhere."""

    key: str
    words: str
    where: str


def said(shortcut: QShortcut, words: str) -> QShortcut:
    """Say what a shortcut does that is no button's own."""
    shortcut.setWhatsThis(words)
    return shortcut


def keys_of(part: QWidget, where: str, without: tuple[QWidget, ...] = ()) -> list[KeyLine]:
    """List the keys of a part, those of pages inside it (`without`) left out."""
    found: dict[str, KeyLine] = {}
    for shortcut in part.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and not any(page is owner or page.isAncestorOf(owner) for page in without):
            words = shortcut.whatsThis() or (owner.accessibleName() if isinstance(owner, QAbstractButton) else "")
            found.setdefault(_text(shortcut.key()), KeyLine(_text(shortcut.key()), words, where))
    for action in part.actions():
        _add(found, action, where)
    return list(found.values())


def letters_of(part: QWidget) -> frozenset[str]:
    """Give the letters that what is seen of a part answers to with Alt."""
    buttons = [button.text() for button in part.findChildren(QAbstractButton) if button.isVisible()]
    labels = [label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.buddy() is not None]
    return frozenset(letter.casefold() for words in (*buttons, *labels) for letter in _LETTER.findall(words))


def _add(found: dict[str, KeyLine], action: QAction, where: str) -> None:
    if not action.shortcut().isEmpty():
        found.setdefault(_text(action.shortcut()), KeyLine(_text(action.shortcut()), action.whatsThis(), where))


def _text(key: QKeySequence) -> str:
    return key.toString(_NATIVE)

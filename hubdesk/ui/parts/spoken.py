"""What painted parts are to a screen reader: Qt takes a widget that it does not know for a mere holder of others."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
_ROLES: dict[type[QWidget], QAccessible.Role] = {}
_installed: list[object] = []


def speak_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Say what the widgets of a class, and of those made from it, are."""
    _ROLES[kind] = role
    if not _installed:
        _installed.append(_face)
        QAccessible.installFactory(_face)


def _face(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = next((role for kind, role in _ROLES.items() if isinstance(thing, kind)), None)
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None

"""Calls into Qt that return nothing must not use up Python's None, on any version of either."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_a_hundred_thousand_calls_leave_none_alive(qtbot: QtBot) -> None:
    thing = QObject()
    for number in range(100_000):
        thing.setObjectName(str(number))
        thing.blockSignals(False)
    assert (thing.parent(), thing.signalsBlocked()) == (None, False)

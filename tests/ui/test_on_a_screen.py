"""The program on a real X screen, worked by a real keyboard and mouse (xdotool)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.app import App

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool presses the keys and there is none here"),
]


def _do(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=30)


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, tmp_path / "hub.db", tmp_path / "demo" / "hub.db", tmp_path)
    made.window.resize(1280, 720)
    made.start()
    qtbot.addWidget(made.window)
    qtbot.waitExposed(made.window)
    _do("windowfocus", "--sync", str(int(made.window.winId())))
    yield made
    made.window.close()


def _see(qtbot: QtBot, app: App, name: str) -> QWidget:
    def shown() -> None:
        found = app.window.findChild(QWidget, name)
        assert found is not None and found.isVisible(), name

    qtbot.waitUntil(shown, timeout=60_000)
    return app.window.findChild(QWidget, name)


def _click(widget: QWidget) -> None:
    middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    _do("mousemove", str(middle.x()), str(middle.y()), "click", "1")


def test_a_newcomer_tries_the_demo_and_opens_a_family(qtbot: QtBot, app: App) -> None:
    _click(_see(qtbot, app, "welcome_demo"))
    _see(qtbot, app, "today")
    _do("key", "alt+m")
    _see(qtbot, app, "review")
    _do("key", "ctrl+1")
    _see(qtbot, app, "today")
    _click(_see(qtbot, app, "go_to_queue"))
    _see(qtbot, app, "queue")
    table = app.window.findChild(QTableView, "queue_table")
    qtbot.waitUntil(lambda: table.model().rowCount() > 100 and table.hasFocus(), timeout=60_000)
    _do("key", "Down", "Down", "Return")
    _see(qtbot, app, "family")
    _do("key", "ctrl+k")
    box = app.window.findChild(QLineEdit, "search")
    qtbot.waitUntil(box.hasFocus, timeout=10_000)
    _do("type", "--delay", "20", "ash")
    qtbot.waitUntil(lambda: box.text() == "ash", timeout=10_000)
    _do("key", "Escape", "ctrl+l")
    _see(qtbot, app, "welcome")

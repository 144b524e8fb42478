"""The program on a real X screen, worked by a real keyboard and mouse (xdotool)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.app import App
from hubdesk.ui.parts.tile import TileButton
from hubdesk.ui.screens.record import RecordPage
from tests.mails import mail

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
    _click(_see(qtbot, app, "tour_end"))
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


# Another program's window, from which a file is dragged.
_SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Source(QLabel):
    def mouseMoveEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

app = QApplication([])
source = Source("a file")
source.setWindowFlag(Qt.WindowType.FramelessWindowHint)
source.setGeometry(1400, 300, 200, 200)
source.show()
QTimer.singleShot(500, lambda: print("shown", flush=True))  # once the screen has it
app.exec()
"""


def test_a_call_is_noted_from_anywhere_and_a_file_is_dragged_in(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    _click(_see(qtbot, app, "welcome_demo"))
    _click(_see(qtbot, app, "tour_end"))
    _see(qtbot, app, "today")
    _do("key", "ctrl+shift+n")
    _click(_see(qtbot, app, "note_words_editor"))
    _do("type", "--delay", "20", "Came hungry")
    _do("key", "ctrl+Return")
    _see(qtbot, app, "today")
    tile = app.window.findChild(TileButton, "tile_note")
    qtbot.waitUntil(lambda: "1" in tile.accessibleName(), timeout=60_000)
    _click(tile)
    qtbot.waitUntil(lambda: app.window.findChild(QWidget, "today_let_go").isVisible(), timeout=60_000)
    _click(_see(qtbot, app, "today_open"))
    narrative = _see(qtbot, app, "narrative_editor")
    assert isinstance(narrative, QPlainTextEdit)
    qtbot.waitUntil(lambda: narrative.toPlainText() == "Came hungry", timeout=60_000)
    file = tmp_path / "worry.eml"
    file.write_bytes(mail())
    with subprocess.Popen([sys.executable, "-c", _SOURCE, str(file)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        to = narrative.mapToGlobal(QPoint(100, 30))
        way = [(1500, 400), (1480, 410), (1400, 420), (to.x(), to.y()), (to.x() + 4, to.y())]
        moves = [("mousemove", str(x), str(y), "sleep", "0.3") for x, y in way]
        words = (
            *moves[0],
            "mousedown",
            "1",
            "sleep",
            "0.3",
            *(word for move in moves[1:] for word in move),
            "mouseup",
            "1",
        )
        with subprocess.Popen(["xdotool", *words]) as drag:  # the page must answer while the file hangs over it
            qtbot.waitUntil(lambda: drag.poll() is not None, timeout=60_000)
        page = app.window.page
        assert isinstance(page, RecordPage)
        qtbot.waitUntil(lambda: [one.name for one in page.arrivals.list.files] == ["worry.eml"], timeout=20_000)
        other.terminate()  # it gives the file away only after it was let go, so it stays until then
    assert narrative.toPlainText() == "Came hungry"
    page.keeper.pause()

"""The whole program with a real hub: set up, recovery key, queue, lock, unlock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.app import App
from hubdesk.ui.offers import GO, offers
from hubdesk.ui.parts.table import Rows, Table
from tests.ui import audit

SOON = 20_000
GOOD = "four plain words apart"


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, tmp_path / "hub.db", tmp_path / "demo" / "hub.db", tmp_path)
    made.start()
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


def _see(qtbot: QtBot, app: App, name: str) -> None:
    def shown() -> bool:
        found = app.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    qtbot.waitUntil(shown, timeout=SOON)


def _type(qtbot: QtBot, app: App, name: str, words: str) -> None:
    qtbot.keyClicks(app.window.findChild(QLineEdit, name), words)


def _click(app: App, name: str) -> None:
    app.window.findChild(QPushButton, name).click()


def _set_up(qtbot: QtBot, app: App) -> None:
    _see(qtbot, app, "welcome")
    _click(app, "welcome_set_up")
    _type(qtbot, app, "set_up_hub_editor", "Moorside")
    _type(qtbot, app, "set_up_user_editor", "Sam Officer")
    for name in ("set_up_passphrase_first_editor", "set_up_passphrase_again_editor"):
        _type(qtbot, app, name, GOOD)
    _click(app, "set_up_make")
    _see(qtbot, app, "recovery_key")
    app.window.findChild(QCheckBox, "recovery_key_tick").click()
    _click(app, "recovery_key_on")
    _see(qtbot, app, "today")


def test_a_workstation_is_set_up_locked_and_unlocked_again(qtbot: QtBot, app: App) -> None:
    _set_up(qtbot, app)
    assert app.window.findChild(QLabel, "user_name").text() == "Sam Officer"
    assert not app.window.findChild(QLabel, "demo_mark").isVisible()
    app.window.show_place("queue")
    _see(qtbot, app, "queue_empty")
    app.window.findChild(QAction, "lock").trigger()
    _see(qtbot, app, "unlock")
    assert not app.window.findChild(QWidget, "queue").isVisible()
    qtbot.waitUntil(lambda: app.window.findChild(QWidget, "unlock_user_editor").count() == 1)
    _type(qtbot, app, "unlock_passphrase_editor", GOOD)
    qtbot.keyClick(app.window.findChild(QLineEdit, "unlock_passphrase_editor"), Qt.Key.Key_Return)
    _see(qtbot, app, "queue")


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, app: App, qapp: QApplication, tmp_path: Path) -> None:
    _set_up(qtbot, app)
    app.window.resize(960, 655)  # the screenless platform's screen holds no wider one
    app.window.show_place("import")
    app.window.close()
    again = App(qapp, tmp_path / "hub.db", tmp_path / "demo" / "hub.db", tmp_path)
    again.start()
    qtbot.addWidget(again.window)
    assert (again.window.width(), again.window.height()) == (960, 655)
    _see(qtbot, again, "unlock")
    qtbot.waitUntil(lambda: again.window.findChild(QWidget, "unlock_user_editor").count() == 1)
    _type(qtbot, again, "unlock_passphrase_editor", GOOD)
    qtbot.keyClick(again.window.findChild(QLineEdit, "unlock_passphrase_editor"), Qt.Key.Key_Return)
    _see(qtbot, again, "import")
    again.window.close()


class Strays(QObject):
    """Watches for anything but the window that comes up on the screen."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__()
        self.window, self.seen = window, list[str]()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [watched.objectName() or repr(watched)] if watched is not self.window else []
        return False


def test_no_page_comes_up_in_pieces_of_its_own(qtbot: QtBot, app: App, qapp: QApplication) -> None:
    _set_up(qtbot, app)
    strays = Strays(qapp, app.window)
    for name in app.window._places:
        app.window.show_place(name)
        assert app.window.findChild(QWidget, name).isVisible()
    assert strays.seen == []
    qapp.removeEventFilter(strays)


def test_every_place_of_the_rail_opens_by_its_key(qtbot: QtBot, app: App) -> None:
    _set_up(qtbot, app)
    names = ["today", "queue", "record", "import", "review", "asked", "ledger", "reports", "exchange", "settings"]
    for name in names:
        app.window.show_place(name)
        _see(qtbot, app, name)
    assert app.window.notice.sentence == ""
    rail = [app.window.findChild(QToolButton, f"go_to_{name}") for name in names]
    keys = [button.findChild(QShortcut).key().toString() for button in rail]
    assert keys == [f"Ctrl+{number % 10}" for number in range(1, len(names) + 1)]
    app.window.show_place("today")  # which answers to none of their letters
    letters = [button.shortcut().toString() for button in rail]
    assert all(letter.startswith("Alt+") for letter in letters)
    assert len(set(letters)) == len(letters)
    app.window.show_place("settings")
    plain = [letter for letter, button in zip(letters, rail, strict=True) if "&" not in button.text()]
    answers = set(audit.letters(app.window.page))
    assert plain == [letter for letter in letters if letter[-1].casefold() in answers]
    assert plain


def _ask_for(qtbot: QtBot, app: App, words: str) -> Table:
    box = app.window.findChild(QLineEdit, "search")
    box.setFocus()
    qtbot.keyClicks(box, words)

    def found() -> None:
        table = app.window.findChild(Table, "answers")
        assert table is not None and table.isVisible() and table.model().rowCount()

    qtbot.waitUntil(found, timeout=SOON)
    return app.window.findChild(Table, "answers")


def test_what_to_do_is_found_by_its_words_and_done_by_enter(qtbot: QtBot, app: App) -> None:
    _set_up(qtbot, app)
    box = app.window.findChild(QLineEdit, "search")
    table = _ask_for(qtbot, app, "rec con")
    assert [table.model().index(0, column).data() for column in range(2)] == ["Do", "Record a concern"]
    assert table.model().index(0, 1).data(Rows.DETAIL) == "Ctrl+3"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    _see(qtbot, app, "record")
    assert box.text() == "" and not table.isVisible()
    _ask_for(qtbot, app, "dark")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert app.look.theme == "dark"
    _ask_for(qtbot, app, "larger")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert app.look.percent == 125
    _ask_for(qtbot, app, "lock")
    qtbot.keyClick(app.window.findChild(QLineEdit, "search"), Qt.Key.Key_Return)
    _see(qtbot, app, "unlock")


def test_every_command_does_something_and_no_two_have_the_same_words(qtbot: QtBot, app: App) -> None:
    _set_up(qtbot, app)
    every = offers(app._wires)
    commands = {one.words: one for one in every}
    assert len(commands) == len(every)
    for name, words in GO.items():
        commands[words].act()
        _see(qtbot, app, name)
    assert {place.name for place in app.window._places.values() if place.rail or place.key} <= set(GO)

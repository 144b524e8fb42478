"""The sheet of keys: read from the window itself, complete, and left by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hubdesk.service.desk import Desk
from hubdesk.service.set_up import set_up
from hubdesk.store.database import close
from hubdesk.ui.look import Look
from hubdesk.ui.places import Wires, places_of
from hubdesk.ui.records import Records
from hubdesk.ui.screens.keys import KeysPage
from hubdesk.ui.window import Window
from tests.service.hubs import PASSPHRASE, QUICK, Clock
from tests.ui.asks import answered
from tests.ui.test_requests_window import AtOnce

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield made
    close(made.database)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Window:
    made = Window(qapp, answered(lambda words: ()))
    qtbot.addWidget(made)
    records = cast(Records, AtOnce(desk))
    wires = Wires(
        records, made, desk.codes, desk.user,
        look=Look, show_look=lambda _theme, _percent: None, set_idle=lambda _minutes: None,
    )  # fmt: skip
    made.set_places(places_of(wires))
    made.open_frame(desk.hub, desk.user.name, False)
    made.show()
    return made


def test_every_key_of_every_page_says_what_it_does(window: Window):
    for name in window._places:
        window.place(name)
    lines = window.keys()
    assert [line for line in lines if not line.words] == []
    assert {"Ctrl+K", "Ctrl+L", "Ctrl+1", "F1"} <= {line.key for line in lines if not line.where}
    assert len({(line.key, line.where) for line in lines}) == len(lines)


def test_f1_shows_the_keys_of_the_page_before_and_esc_goes_back(qtbot: QtBot, window: Window):
    window.show_place("queue")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.page
    assert isinstance(page, KeysPage)
    shown = page.model.as_text().splitlines()
    assert "Ctrl+K | Search | Anywhere" in shown and "Ctrl+F | Filter the queue | Queue" in shown
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is window.place("queue")

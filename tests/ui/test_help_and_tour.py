"""Help at each page from the handbook's own text, and the five steps over the demo hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hubdesk.domain.handbook import sections, shipped_handbook
from hubdesk.ui.app import App
from hubdesk.ui.look import read_look
from hubdesk.ui.screens.help import ABOUT, HelpPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SOON = 60_000


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, tmp_path / "hub.db", tmp_path / "demo" / "hub.db", tmp_path)
    made.window.resize(1280, 720)
    made.start()
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    with qtbot.waitActive(made.window):
        made.window.show()
    made.window.findChild(type(made.window.tour.on), "welcome_demo").click()
    qtbot.waitUntil(lambda: made.window.page is not None, timeout=SOON)
    yield made
    made.window.close()


def test_the_handbook_comes_in_sections_without_pictures_and_links():
    text = "# A\n\nBefore\n\n## One\n\nSee [two](#two).\n\n![A picture](a.png)\n\n## Two\n\nMore.\n"
    assert sections(text) == {"One": "See two.", "Two": "More."}


def test_the_demo_leads_round_in_five_steps_once(qtbot: QtBot, app: App, tmp_path: Path):
    tour, window = app.window.tour, app.window
    assert tour.isVisible() and "step 1 of 5" in tour.title.text()
    seen = []
    for number in range(5):
        assert f"step {number + 1} of 5" in tour.title.text()
        if number == 2:
            qtbot.waitUntil(lambda: window.page.objectName() == "family", timeout=SOON)
        seen.append(window.page.objectName())
        qtbot.waitUntil(tour.on.hasFocus)
        qtbot.keyClick(tour.on, Qt.Key.Key_Space)
    assert seen == ["today", "queue", "family", "record", "today"]
    assert not tour.isVisible()
    assert read_look(tmp_path).shown_round


def test_it_goes_back_and_ends_by_escape_and_begins_again_from_help(qtbot: QtBot, app: App):
    tour = app.window.tour
    tour.on.click()
    tour.back.click()
    assert "step 1 of 5" in tour.title.text()
    qtbot.keyClick(tour.on, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    app.window.show_place("help").tour.click()
    assert tour.isVisible() and app.window.page.objectName() == "today"


def test_every_page_has_a_section_and_shift_f1_opens_it(qtbot: QtBot, app: App):
    app.window.tour.stop()
    handbook = shipped_handbook()
    for name in app.window._places:
        assert name == "help" or ABOUT.get(name) in handbook, name
        if name == "help":
            continue
        app.window.show_place(name)
        qtbot.keyClick(app.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        page = app.window.page
        assert isinstance(page, HelpPage)
        assert page.section.value() == ABOUT[name]
        first = re.findall(r"\w+", handbook[ABOUT[name]])[:6]
        assert re.findall(r"\w+", page.text.toPlainText())[:6] == first
        qtbot.keyClick(page.text, Qt.Key.Key_Escape)
        assert app.window.page.objectName() == name

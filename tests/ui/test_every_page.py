"""Every page of the window, by keyboard, to a screen reader and at each size of text: nothing lost, nothing cut."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.app import App
from tests.ui import audit
from tests.ui.scenes import gates, scenes
from tests.ui.stage import Stage, furnish

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 720)
FAMILIES = 24
MANY = 24  # widgets that are seen on any page, rail and top line with them
SIGHT = (audit.cut, audit.covered, audit.sideways)


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The whole program over a hub in which something has happened; its window is hidden between tests."""
    folder = tmp_path_factory.mktemp("every_page")
    known = furnish(folder / "hub.db", FAMILIES)
    app = App(qapp, folder / "hub.db", folder / "demo" / "hub.db", folder)
    app.look = replace(app.look, shown_round=True)  # or the tour would stand on every page
    app.start()
    made = Stage(app, qapp, known, folder)
    made.sign_in()
    app.window.hide()
    yield made
    app.window.close()
    app.window.deleteLater()


@pytest.fixture
def shown(qtbot: QtBot, stage: Stage) -> Iterator[Stage]:
    window = stage.app.window
    window.resize(*SIZE)
    # The screenless platform holds a window that was hidden for the active one, and makes it active no more: so
    # another one is it in between.
    other = QWidget()
    qtbot.addWidget(other)
    for each in (other, window):
        each.show()
        each.activateWindow()
        qtbot.waitUntil(each.isActiveWindow)
    other.hide()
    yield stage
    window.hide()


def look_over(stage: Stage, *checks: Callable[[QWidget], list[str]], at: str = "each") -> list[str]:
    """Go to each scene, or to one of each `place` or of each of the `rail`, and list what is wrong there."""
    window, faults = stage.app.window, list[str]()
    every = {scene.name if at == "each" else scene.place: scene for scene in scenes(window)}
    for scene in every.values():
        if at == "rail" and not window._places[scene.place].rail:
            continue
        scene.go(stage)
        assert sum(1 for _one in audit.visible(window)) > MANY, scene.name
        faults += [f"{scene.name}: {fault}" for check in checks for fault in check(window)]
    stage.app.window.tour.stop()
    return faults


def test_every_page_can_be_read_aloud_and_worked_by_keyboard(shown: Stage) -> None:
    assert look_over(shown, audit.unnamed, audit.doubled, audit.out_of_reach, *SIGHT) == []


@pytest.mark.parametrize(("percent", "at"), [(80, "rail"), (150, "place"), (200, "each")])  # the least room last
def test_nothing_is_cut_at_any_size_of_text(shown: Stage, percent: int, at: str) -> None:
    shown.app.window.show_place("settings")
    shown.app.show_look("light", percent)
    try:
        assert look_over(shown, *SIGHT, at=at) == []
    finally:
        shown.app.window.show_place("settings")
        shown.app.show_look("light", 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_pages_before_an_open_hub_too(shown: Stage, percent: int) -> None:
    shown.app.show_look("light", percent)
    window, faults = shown.app.window, list[str]()
    for name in gates(shown):
        for check in (audit.unnamed, audit.doubled, audit.out_of_reach, *SIGHT):
            faults += [f"{name}: {fault}" for fault in check(window)]
    shown.app.window.show_place("settings")
    shown.app.show_look("light", 100)
    assert faults == []


def test_every_picture_of_the_window_can_be_made_again(shown: Stage) -> None:
    script = ast.parse((ROOT / "packaging" / "pictures.py").read_text(encoding="utf-8"))
    values = [node.value for node in script.body if isinstance(node, ast.Assign) and _named(node) == "PICTURES"]
    pictures = ast.literal_eval(values[0])
    assert set(pictures.values()) <= {scene.name for scene in scenes(shown.app.window)}
    there = {file.stem for file in (ROOT / "docs" / "pictures").glob("*.png") if not file.stem.startswith("pack-")}
    assert there == {*pictures, "welcome", "set-up", "unlock"} - {"pack-preview"}


def _named(node: ast.Assign) -> str:
    return node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""


def test_every_place_has_a_scene(shown: Stage) -> None:
    assert {scene.place for scene in scenes(shown.app.window)} == set(shown.app.window._places)


@pytest.fixture
def wrong(qtbot: QtBot) -> Iterator[QWidget]:
    """A page on which everything is wrong that can be."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line = QHBoxLayout()
    column.addLayout(line)
    mute = QLineEdit()
    mute.setObjectName("mute")
    line.addWidget(mute)
    for name in ("one", "other"):
        button = QPushButton("&Save the whole of it")
        button.setObjectName(name)
        line.addWidget(button)
    far = QPushButton("Far", page)
    far.setObjectName("far")
    far.setGeometry(900, 10, 80, 30)
    short = QLabel("These words need more room than they have")
    short.setObjectName("short")
    short.setFixedWidth(40)
    column.addWidget(short)
    page.resize(800, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page


def test_what_looks_for_faults_finds_them(wrong: QWidget) -> None:
    assert any("'mute'" in fault for fault in audit.unnamed(wrong))
    assert [fault.split(":")[0] for fault in audit.doubled(wrong)] == ["Alt+S"]
    assert any("'short'" in fault and "wide" in fault for fault in audit.cut(wrong))
    assert any("'far'" in fault and "outside" in fault for fault in audit.cut(wrong))

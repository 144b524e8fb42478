"""The frame: search as one types, the idle lock, notices with undo, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.forms import Found
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.queue import QueuePage
from hubdesk.ui.window import Place, Window
from tests.builders import moore_and_hart
from tests.ui.asks import answered
from tests.ui.queue_rows import DAY, Kept, asks_of, some_rows

FOUND = (
    Found("person", "P-1", "F-1", "Hugh Moore", "4 Jul 2010, 14 Tannery Row"),
    Found("concern", "C-1", "F-1", "PPN-26-00183: Domestic abuse", "Called by a third party", date(2026, 1, 9)),
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    codes = shipped_codes()
    made = Window(qapp, answered(lambda words: FOUND if words.startswith("moo") else ()))
    qtbot.addWidget(made)
    family = FamilyPage(answered(lambda _id, _day: moore_and_hart()), codes)
    family.show_family(Wanted("F-1"))
    queue = QueuePage(*asks_of(some_rows(9)), Kept().asks(), codes, lambda: DAY)
    made.set_places(
        (
            Place("queue", "&Queue", "list-ordered", lambda: queue),
            Place("family", "Family", "users", lambda: family, rail=False, under="queue"),
        )
    )
    made.resize(1280, 720)
    made.open_frame("Moorside", "Sam Officer", demo=True)
    made.show()
    made.show_place("queue")
    yield made


def _search(qtbot: QtBot, window: Window, words: str) -> QTableView:
    window.top.search.setFocus()
    qtbot.keyClicks(window.top.search, words)
    qtbot.waitUntil(lambda: window.findChild(QTableView, "answers") is not None)
    table = window.findChild(QTableView, "answers")
    qtbot.waitUntil(table.isVisible)
    return table


def test_enter_in_the_search_box_opens_the_first_that_was_found(qtbot: QtBot, window: Window) -> None:
    _search(qtbot, window, "moore")
    with qtbot.waitSignal(window.found_opened) as opened:
        qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert opened.args == [FOUND[0]]
    assert window.top.search.text() == ""


def test_down_goes_into_the_answers_and_enter_opens_one(qtbot: QtBot, window: Window) -> None:
    table = _search(qtbot, window, "moore")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.found_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [FOUND[1]]


def test_nothing_found_is_said_and_opens_nothing(qtbot: QtBot, window: Window) -> None:
    table = _search(qtbot, window, "zz")
    assert "Nothing found" in str(table.model().index(0, 1).data())
    with qtbot.assertNotEmitted(window.found_opened):
        qtbot.keyClick(window.top.search, Qt.Key.Key_Return)


def test_the_window_locks_itself_when_nobody_touches_it(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.lock_requested):
        window.set_idle(0)


def test_a_notice_stays_until_it_is_undone(qtbot: QtBot, window: Window) -> None:
    undone: list[bool] = []
    window.notice.say("The decision is recorded.", lambda: undone.append(True))
    assert window.notice.sentence == "The decision is recorded."
    window.findChild(QAbstractButton, "notice_undo").click()
    assert (undone, window.notice.sentence) == ([True], "")


def test_a_page_outside_the_rail_marks_the_place_it_belongs_to(window: Window) -> None:
    window.show_place("family")
    assert window.findChild(QAbstractButton, "go_to_queue").isChecked()


def test_everything_that_can_be_used_has_a_name_for_a_screen_reader(window: Window) -> None:
    window.show_place("family")
    kinds = (QAbstractButton, QLineEdit, QComboBox, QDateEdit, QPlainTextEdit, QTableView)
    parts = [part for part in window.findChildren(QWidget) if isinstance(part, kinds)]
    own = [part for part in parts if not part.objectName().startswith("qt_") and part.objectName() != ""]
    assert [part.objectName() for part in own if not part.accessibleName()] == []
    assert len(own) > 20


def test_the_number_of_a_place_goes_there(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_place("family")
    assert not window.place("queue").isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.place("queue").isVisible()


def test_a_new_page_comes_in_turns_and_shows_what_it_was_prepared_for(qtbot: QtBot, window: Window) -> None:
    prepared: list[object] = []
    window.come_to("family", prepared.append)
    assert window.page is window.place("queue") and prepared == []  # nothing yet: keys are still taken
    qtbot.waitUntil(lambda: window.page is not window.place("queue"))
    assert isinstance(window.page, FamilyPage) and prepared == [window.page]
    window.come_to("queue")
    assert isinstance(window.page, QueuePage)  # one that was made before comes at once


def test_whoever_goes_elsewhere_or_locks_meanwhile_is_not_fetched_back(qtbot: QtBot, window: Window) -> None:
    window.come_to("family")
    window.show_place("queue")
    window.come_to("family")
    gate = QWidget()
    window.show_gate(gate)
    later: list[bool] = []
    QTimer.singleShot(50, window, lambda: later.append(True))  # long after all turns
    qtbot.waitUntil(lambda: later == [True])
    assert window.page is None and gate.isVisible() and window.rail_place == "queue"

"""The queue with real widgets: what stands in it, narrowing, opening, and a hundred thousand rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.queue import QueueRow
from hubdesk.ui.screens.queue import QueuePage
from hubdesk.ui.screens.queue_columns import shown_chips
from hubdesk.ui.screens.queue_list import listed
from tests.ui.asks import answered
from tests.ui.queue_rows import DAY, FIRST, some_rows

Shown = Callable[[int], QueuePage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(count: int) -> QueuePage:
        codes = shipped_codes()
        queue = listed(some_rows(count), codes.agencies)
        page = QueuePage(answered(lambda _day: queue), codes.agencies, lambda: DAY)
        qtbot.addWidget(page)
        page.resize(1192, 670)
        page.show()
        page.refresh()
        return page

    return show


def _titles(page: QueuePage) -> list[str]:
    return [row.title for row in page.model.rows]


def _type(qtbot: QtBot, page: QueuePage, words: str) -> None:
    box = page.findChild(QLineEdit, "queue_words")
    box.clear()
    qtbot.keyClicks(box, words)


def test_a_row_says_everything_it_shows(shown: Shown) -> None:
    assert shown(1).model.as_text() == (
        "1 | Red, tell at once"
        " | Moore and Hart family, Ava Moore, 7; Ben Hart, 14 months; Name not known, 3 weeks"
        " | Three agencies in five weeks, and the gap between them is closing: police, school and health visitor."
        " | 11 concerns in 7 months of the last twelve, highest level 4"
        " | Heard: Police, School, Health visitor, Housing. Not asked: GP, Substance service."
        " | 64, +18 in 7 days | 18 Mar 2026"
    )


def test_an_empty_queue_says_what_to_do(shown: Shown) -> None:
    page = shown(0)
    assert not page.table.isVisible()
    assert "Record a concern" in page.findChild(type(page._empty), "queue_empty").accessibleName()


def test_words_narrow_to_rows_that_hold_them_all(qtbot: QtBot, shown: Shown) -> None:
    page = shown(40)
    _type(qtbot, page, "nowak ref-00001")
    assert [row.rank for row in page.model.rows] == [2]
    _type(qtbot, page, "nobody by that name")
    assert page.model.rowCount() == 0
    assert not page.table.isVisible()


def test_bands_and_status_narrow_too(qtbot: QtBot, shown: Shown) -> None:
    page = shown(40)
    page.findChild(QComboBox, "queue_band").setCurrentText("Red")
    assert _titles(page) == ["Moore and Hart family"]
    page.findChild(QComboBox, "queue_band").setCurrentText("Any")
    page.findChild(QComboBox, "queue_status").setCurrentText("Closed or watching")
    assert {row.status for row in page.model.rows} == {"closed", "watching"}


def test_enter_opens_the_family_of_the_current_row(qtbot: QtBot, shown: Shown) -> None:
    page = shown(5)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.family_opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [page.model.rows[1].family_id, None]


def test_a_past_day_is_asked_for_and_said(qtbot: QtBot) -> None:
    asked: list[date | None] = []
    codes = shipped_codes()

    def queue(day: date | None) -> object:
        asked.append(day)
        return listed(some_rows(2), codes.agencies)

    page = QueuePage(answered(queue), codes.agencies, lambda: DAY)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.findChild(QDateEdit, "queue_day").setDate(QDate(2026, 1, 5))
    assert asked == [None, date(2026, 1, 5)]
    assert page._past.text() == "As of 5 January 2026: only what had been received by then."


def test_a_change_keeps_the_family_that_was_chosen(shown: Shown) -> None:
    page = shown(20)
    page.table.choose(7)
    before: QueueRow = page.table.chosen()
    page.take_changes(Changes(frozenset({"concerns"})))
    assert page.table.chosen().family_id == before.family_id


def test_a_hundred_thousand_rows_make_no_widget_for_any_of_them(qtbot: QtBot, shown: Shown) -> None:
    few = len(shown(3).findChildren(object))
    page = shown(100_000)
    qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.table.grab()
    assert page.table.chosen().rank == 100_000
    assert len(page.findChildren(object)) == few


def test_gaps_are_never_crowded_out_by_agencies_that_were_heard() -> None:
    row = replace(FIRST, agencies_heard=tuple(shipped_codes().agencies)[:14], agencies_not_asked=("gp", "fire"))
    chips = shown_chips(row, str.upper)
    assert chips[-3:] == [("+10", False), ("GP", True), ("FIRE", True)]
    assert len(chips) == 7

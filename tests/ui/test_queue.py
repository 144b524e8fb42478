"""The queue with real widgets: what stands in it, narrowing, opening, and a hundred thousand rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.queue import PAGE, QueueRow, QueueView
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.screens.queue import QueuePage
from hubdesk.ui.screens.queue_columns import shown_chips
from tests.ui.asks import answered
from tests.ui.queue_rows import DAY, FIRST, Kept, asks_of, some_rows

Shown = Callable[[int], QueuePage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(count: int) -> QueuePage:
        codes = shipped_codes()
        page = QueuePage(*asks_of(some_rows(count)), Kept().asks(), codes, lambda: DAY)
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
        " | 64, +18 in 7 days | 18 March 2026"
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

    def queue(day: date | None, *_values: object) -> QueueView:
        asked.append(day)
        return QueueView(2, {}, 2, some_rows(2))

    page = QueuePage(answered(queue), answered(queue), answered(queue), Kept().asks(), codes, lambda: DAY)
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


def test_a_hundred_thousand_rows_are_fetched_only_where_somebody_looks(qtbot: QtBot, shown: Shown) -> None:
    few = len(shown(3).findChildren(object))
    page = shown(100_000)
    assert page.model.rowCount() == 100_000
    assert page.model.rows[PAGE] is None
    with qtbot.waitSignal(page.model.dataChanged):
        qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        page.table.grab()
    assert page.table.chosen().rank == 100_000
    assert sum(row is not None for row in page.model.rows) <= 3 * PAGE
    assert len(page.findChildren(object)) <= few + 3  # nothing is made for a row; a scroll bar may make something


def test_what_was_scrolled_past_long_ago_is_let_go(qtbot: QtBot, shown: Shown) -> None:
    page = shown(100_000)
    for place in range(0, 30 * PAGE, PAGE):
        page.table.choose(place)
        page.table.grab()
        qtbot.waitUntil(lambda: page.table.chosen() is not None)
    assert page.table.chosen().rank == 29 * PAGE + 1
    assert sum(row is not None for row in page.model.rows) <= 20 * PAGE


def test_a_page_of_the_queue_as_it_was_is_not_shown_in_the_new_one(qtbot: QtBot) -> None:
    late: list[Callable[[], None]] = []
    opened, narrowed, page_of = asks_of(some_rows(500))

    def slow(*values: object, done: Callable[[object], None], **_more: object) -> object:
        late.append(lambda: page_of(*values, done=done))
        return None

    codes = shipped_codes()
    page = QueuePage(opened, narrowed, cast(Ask, slow), Kept().asks(), codes, lambda: DAY)
    qtbot.addWidget(page)
    page.resize(1192, 670)
    page.show()
    page.refresh()
    page.table.choose(300)
    page.table.grab()
    qtbot.waitUntil(lambda: bool(late))
    _type(qtbot, page, "nowak")
    for answer in late:
        answer()
    assert {row.title for row in page.model.rows if row is not None} == {"Nowak family"}


def test_gaps_are_never_crowded_out_by_agencies_that_were_heard() -> None:
    row = replace(FIRST, agencies_heard=tuple(shipped_codes().agencies)[:14], agencies_not_asked=("gp", "fire"))
    chips = shown_chips(row, str.upper)
    assert chips[-3:] == [("+10", False), ("GP", True), ("FIRE", True)]
    assert len(chips) == 7

"""The queue picked out, sorted, kept as a view, its columns chosen, and written out, with real widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.queue import Narrowed, SavedView
from hubdesk.ui.parts.tab_order import go_on
from hubdesk.ui.screens.queue import QueuePage
from tests.ui.queue_rows import DAY, Kept, asks_of, some_rows


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def page(qtbot: QtBot, kept: Kept) -> QueuePage:
    page = QueuePage(*asks_of(some_rows(40)), kept.asks(), shipped_codes(), lambda: DAY)
    qtbot.addWidget(page)
    page.resize(1192, 670)
    page.show()
    page.refresh()
    press(page, "queue_show_more")
    return page


def press(page: QueuePage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def choose(page: QueuePage, name: str, words: str) -> None:
    box = page.findChild(QComboBox, f"{name}_editor")
    assert box is not None, name
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def marks(page: QueuePage) -> set[str]:
    return {mark for row in page.model.rows for mark in row.marks}


def test_families_are_picked_out_by_who_was_heard_and_how_old_children_are(page: QueuePage):
    choose(page, "queue_heard", "Police")
    choose(page, "queue_age", "5 to 10")
    assert 0 < page.model.rowCount() < 40
    assert {mark for mark in marks(page) if mark.startswith("heard")} == {"heard:police"}
    assert {mark for mark in marks(page) if mark.startswith("age")} <= {f"age:{years}" for years in range(5, 11)}


def test_a_district_is_typed(qtbot: QtBot, page: QueuePage):
    qtbot.keyClicks(page.findChild(QLineEdit, "queue_place_editor"), "ZZ1")
    qtbot.waitUntil(lambda: {mark for mark in marks(page) if mark.startswith("at")} == {"at:zz1"})


def test_a_view_is_kept_chosen_again_and_let_go(qtbot: QtBot, page: QueuePage, kept: Kept):
    choose(page, "queue_heard", "Police")
    page.findChild(QWidget, "columns_button").menu().actions()[0].trigger()
    qtbot.keyClicks(page.findChild(QLineEdit, "view_name_editor"), "Police only")
    press(page, "keep_view")
    [view] = kept.views.values()
    assert view == SavedView("Police only", Narrowed(marks=(("heard:police",),)), view.columns)
    assert "rank" not in view.columns and "score" in view.columns
    choose(page, "queue_view", "All families")
    assert page.model.rowCount() == 40 and not page.table.isColumnHidden(1)
    choose(page, "queue_view", "Police only")
    assert page.model.rowCount() == 20 and page.table.isColumnHidden(0)
    press(page, "drop_view")
    assert kept.views == {}


def test_a_heading_sorts(page: QueuePage):
    header = page.table.horizontalHeader()
    header.sectionClicked.emit([column.name for column in page.model.columns].index("score"))
    assert page.findChild(QComboBox, "queue_order_editor").currentText() == "Highest score"
    press(page, "queue_show_more")
    assert page.findChild(QPushButton, "queue_show_more").text() == "&More (1)"


def test_chosen_families_are_written_out_with_a_reason(
    qtbot: QtBot, page: QueuePage, kept: Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    there = tmp_path / "queue.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(there), ""))
    model = page.table.selectionModel()
    for row in (1, 3):
        model.select(
            page.model.index(row, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        )
    press(page, "queue_list")
    write = page.findChild(QPushButton, "choose_where")
    assert not write.isEnabled()
    qtbot.keyClicks(page.findChild(QLineEdit, "write_reason_editor"), "Weekly supervision")
    qtbot.mouseClick(write, Qt.MouseButton.LeftButton)
    [(_day, _narrowed, families, path, reason)] = kept.written
    assert (path, reason) == (there, "Weekly supervision")
    assert families == tuple(page.model.rows[row].family_id for row in (0, 1, 3))
    assert page.notice.sentence.startswith("3 families written to")


def test_tab_goes_through_what_was_opened_where_it_stands(qtbot: QtBot, page: QueuePage):
    page.filter.more.setFocus()
    stops = [page.filter.more]
    while stops[-1] is not page.table and len(stops) < 20:
        assert go_on(page, forward=True)
        stops.append(page.focusWidget())
    assert [stop.objectName() for stop in stops] == [
        "queue_show_more", "queue_heard_editor", "queue_missing_editor", "queue_kind_editor", "queue_age_editor",
        "queue_place_editor", "queue_order_editor", "queue_view_editor", "view_name_editor", "queue_table",
    ]  # fmt: skip

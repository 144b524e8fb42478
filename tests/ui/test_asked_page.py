"""The list of requests in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hubdesk.domain.asked import AskedRow
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.ui.screens.asked import AskedPage
from tests.records import reply, request
from tests.ui.asks import answered

ROW = AskedRow(request(), "Isla Hart", "F-1", "Hart family", "overdue")
DONE = AskedRow(request(2, due_at=None), "Isla Hart", "F-1", "Hart family", "answered", reply(1, words="Not with us"))


@pytest.fixture
def asked() -> list[Any]:
    return []


@pytest.fixture
def page(qtbot: QtBot, asked: list[Any]) -> AskedPage:
    def listed(which: str) -> tuple[AskedRow, ...]:
        asked.append(which)
        return {"open": (ROW,), "answered": (DONE,)}.get(which, ())

    made = AskedPage(shipped_codes(), asked=answered(listed), letter=answered(lambda *said: asked.append(said)))
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    made.refresh()
    return made


def _choose(page: AskedPage, place: int) -> None:
    page.show_field.box.setCurrentIndex(place)
    page.show_field.box.activated.emit(place)


def _row(page: AskedPage) -> list[str]:
    return [column.words(page.model.rows[0]) for column in page.model.columns]


def test_each_list_is_asked_for_and_an_empty_one_says_where_to_begin(page: AskedPage, asked: list[Any]) -> None:
    assert _row(page)[:4] == ["12 Mar 2026, 17:00", "Overdue", "GP", "Isla Hart"]
    _choose(page, 3)
    assert _row(page)[-1] == "They know nothing, 9 Mar 2026: Not with us"
    _choose(page, 1)
    assert page.empty.isVisible()
    page.take_changes(Changes(frozenset({"requests"})))
    page.take_changes(Changes(frozenset({"drafts"})))
    assert asked == ["open", "answered", "due", "due"]


def test_a_row_opens_its_family_and_gives_its_letter(
    qtbot: QtBot, page: AskedPage, asked: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.family_opened) as opened:
        page.table.row_opened.emit(ROW)
    assert opened.args == ["F-1"]
    where = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(where), ""))
    page.reason.set_value("Another address")
    page.save.click()
    assert asked[-1] == (ROW.request.id, where, "Another address")
    assert "letter.pdf" in page.notice.sentence

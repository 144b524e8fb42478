"""Requests in the window: the list, one beside it, and all that is done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hubdesk.domain.asked import AskedDetail, AskedRow, AskedShown, Reminder
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.request import Rated
from hubdesk.packs.letter import draw_letter
from hubdesk.service.outgoing import RequestLetter, Stopped
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.asked import AskedPage
from hubdesk.ui.screens.asked_detail import AskedAsks
from hubdesk.ui.screens.record_answer import answer_form
from tests.records import person, reply, request
from tests.ui.asks import answered

WIDE, NARROW = (1192, 670), (900, 670)
ROW = AskedRow(request(rating="green"), "Isla Hart", "F-1", "Hart family", "overdue")
NEXT = AskedRow(request(3, "school", due_at=None), "Isla Hart", "F-1", "Hart family", "open")
DONE = AskedRow(request(2, due_at=None), "Isla Hart", "F-1", "Hart family", "answered", reply(1, words="Not with us"))
ISLA, HUGH = person("Isla Hart", date(2012, 5, 1), sex="F"), person("Hugh Moore")
RATED = Rated("g1", ROW.request.id, "green", "Green: by tomorrow", None, datetime(2026, 3, 5, 10, 15), "Priya Nair")
REMINDED = Reminder("j1", ROW.request.id, "telephone", datetime(2026, 3, 13, 9), "Priya Nair")


class Hub:
    """Answers as a hub would, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.stops: tuple[str, ...] = ()
        self.count = 0

    def listed(self, which: str, most: int) -> AskedShown:
        self.asked.append(("list", which))
        rows = {"open": (ROW, NEXT), "answered": (DONE,)}.get(which, ())
        return AskedShown(rows[:most], self.count or len(rows))

    def detail(self, request_id: str) -> AskedDetail:
        row = next(one for one in (ROW, NEXT, DONE) if one.request.id == request_id)
        replies = (row.reply,) if row.reply else ()
        return AskedDetail(row, date(2026, 3, 14), (RATED,), replies, (REMINDED,), None, (ISLA, HUGH), stops=self.stops)

    def draw(self, request_id: str, kind: str, reason: str) -> RequestLetter:
        if self.stops and not reason:
            raise Stopped("Contact is not safe.", self.stops)
        pdf = draw_letter("Moorside", date(2026, 3, 14), "Request", ["Made up"])
        return RequestLetter(request_id, "gp", kind, "{}", pdf, reason)

    def note(self, what: str) -> Any:
        return answered(lambda *values: self.asked.append((what, *values)))

    def done(self) -> list[tuple[Any, ...]]:
        return [one for one in self.asked if one[0] != "list"]


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def page(qtbot: QtBot, hub: Hub) -> AskedPage:
    asks = AskedAsks(
        detail=answered(hub.detail),
        clocks=answered(lambda at: {"red": ("Red: within 2 hours", at.replace(hour=12)), "blue": ("Blue: none", None)}),
        reply=hub.note("reply"),
        take_back=hub.note("take_back"),
        rate=hub.note("rate"),
        draw=answered(hub.draw),
        save=hub.note("save"),
        printed=hub.note("printed"),
        remind=hub.note("remind"),
    )
    made = AskedPage(shipped_codes(), asked=answered(hub.listed), asks=asks)
    qtbot.addWidget(made)
    made.resize(*WIDE)
    made.show()
    made.refresh()
    return made


def _choose(page: AskedPage, place: int) -> None:
    page.show_field.box.setCurrentIndex(place)
    page.show_field.box.activated.emit(place)


def _facts(page: AskedPage) -> str:
    return "\n".join(part.text() for part in page.view.findChildren(Words) if part.isVisible())


def test_each_list_is_asked_for_and_an_empty_one_says_where_to_begin(page: AskedPage, hub: Hub) -> None:
    assert [column.words(page.model.rows[0]) for column in page.model.columns] == [
        "12 Mar 2026, 17:00", "Overdue", "GP", "Hart family", "5 Mar 2026",
        "Safeguarding and promoting the welfare of a child",
    ]  # fmt: skip
    _choose(page, 3)
    assert page.model.columns[-1].words(page.model.rows[0]) == "They know nothing, 9 Mar 2026: Not with us"
    _choose(page, 1)
    assert page.empty.isVisible()
    page.take_changes(Changes(frozenset({"requests"})))
    page.take_changes(Changes(frozenset({"drafts"})))
    assert [which for _, which in hub.asked] == ["open", "answered", "due", "due"]


def test_a_list_that_is_cut_short_says_so(page: AskedPage, hub: Hub) -> None:
    said = page.findChild(Words, "asked_count")
    assert not said.isVisible()
    hub.count = 10_003
    page.refresh()
    assert said.text() == "The first 2 of 10,003. The rest comes as these are answered."
    assert said.isVisible()


def test_enter_opens_a_request_beside_the_list_and_esc_closes_it(qtbot: QtBot, page: AskedPage) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.view.isVisible()
    assert page.table.isVisible()
    for said in ("GP about Isla Hart", "Overdue. 12 March 2026, 17:00", "Green: by tomorrow. 5 March 2026, 10:15",
                 "13 March 2026, 09:00, by telephone, by Priya Nair", ROW.request.necessity):  # fmt: skip
        assert said in _facts(page)
    page.resize(*NARROW)
    assert page.view.isVisible()
    assert not page.table.isVisible()
    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.answer.record.hasFocus)
    qtbot.keyClick(page.view.answer.record, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert not page.view.isVisible()


def test_the_list_points_at_the_request_that_is_open(page: AskedPage) -> None:
    page.show_request(NEXT.request.id)
    assert page.table.chosen() == NEXT
    page.refresh()
    assert page.table.chosen() == NEXT


def test_the_open_request_follows_the_list(qtbot: QtBot, page: AskedPage) -> None:
    page.show_request(ROW.request.id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.view.heading.text() == "School about Isla Hart"
    qtbot.waitUntil(lambda: "No answer is awaited" in _facts(page))


def test_the_answer_is_recorded_about_whom_is_ticked(qtbot: QtBot, page: AskedPage) -> None:
    page.show_request(ROW.request.id)
    assert [tick.isChecked() for tick in page.view.answer.ticks.values()] == [True, False]
    page.view.answer.ticks[HUGH.id].setChecked(True)
    with qtbot.waitSignal(page.answer_requested) as wanted:
        page.view.answer.record.click()
    detail, ids = wanted.args
    form, ties = answer_form(detail, ids)
    assert (form.agency, form.answers) == ("gp", ROW.request.id)
    assert [(one.given_name, one.sex, one.address) for one in form.people] == [
        ("Isla", "female", ""),
        ("Hugh", "male", ""),
    ]
    assert [ties[place].person_id for place in (0, 1)] == [ISLA.id, HUGH.id]


def test_what_came_back_is_noted_and_taken_back(page: AskedPage, hub: Hub) -> None:
    page.show_request(ROW.request.id)
    page.view.answer.only.click()
    assert page.view.answer.words.error == "Write in short what they said."
    page.view.answer.nil.click()
    assert hub.done() == [("reply", ROW.request.id, "nil", "")]
    assert page.notice.sentence == "They know nothing: noted. It can be taken back under Answered."
    _choose(page, 3)
    page.show_request(DONE.request.id)
    assert not page.view.answer.isVisible()
    page.view.back.save.click()
    assert page.view.back.why.error == "Write why it is taken back."
    page.view.back.why.set_value("Another child")
    page.view.back.save.click()
    assert hub.done()[-1] == ("take_back", DONE.request.id, "Another child")


def test_a_rating_changes_with_its_reason_and_says_its_clock(page: AskedPage, hub: Hub) -> None:
    page.show_request(ROW.request.id)
    box = page.view.rate
    box.rating.set_value("red")
    box.rating.edited.emit()
    assert box.clock.text() == (
        "Red: within 2 hours. Due by 5 March 2026, 12:15, counted from when it was asked (5 March 2026, 10:15)."
    )
    box.rating.set_value("blue")
    box.rating.edited.emit()
    assert box.clock.text() == "Blue: none."
    box.rating.set_value("red")
    box.save.click()
    assert box.reason.error == "Write why the rating changes."
    box.reason.set_value("A second injury")
    box.save.click()
    assert hub.done() == [("rate", ROW.request.id, "red", "A second injury")]


def test_letters_are_looked_at_saved_and_printed(
    qtbot: QtBot, page: AskedPage, hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.show_request(ROW.request.id)
    page.view.letter.look.click()
    assert page.view.letter.view.isVisible()
    assert page.view.letter.view.pages.pageCount() == 1
    page.leave()
    assert page.view.letter.view.pages.pageCount() == 0
    where = tmp_path / "reminder.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(where), ""))
    page.view.remind.save.click()
    what, letter, path = hub.done()[0]
    assert (what, letter.kind, path) == ("save", "reminder", where)
    page.view.remind.noted.click()
    assert hub.done()[-1] == ("remind", ROW.request.id, "telephone")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    page.view.letter.print_to(letter, printer)
    qtbot.waitUntil(lambda: hub.done()[-1] == ("printed", letter))


def test_unsafe_contact_is_said_and_takes_a_reason(
    page: AskedPage, hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hub.stops = ("Contact with Isla Hart is marked as not safe.",)
    page.show_request(ROW.request.id)
    letter = page.view.letter
    assert letter.reason.isVisible()
    assert letter.reason.error.startswith("Contact with Isla Hart is marked as not safe.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "l.pdf"), ""))
    letter.save.click()
    assert hub.done() == []
    letter.reason.set_value("The GP is at another address")
    letter.save.click()
    assert hub.done()[0][1].reason == "The GP is at another address"


def test_who_may_only_read_sees_no_buttons_that_change_anything(page: AskedPage) -> None:
    page.let_write(False)
    page.show_request(ROW.request.id)
    view = page.view
    assert [part.isVisible() for part in (view.answer, view.rate, view.letter, view.remind, view.back)] == [False] * 5
    assert "GP about Isla Hart" in _facts(page)


def test_a_child_nobody_can_name_any_more_can_still_be_read(page: AskedPage) -> None:
    detail = AskedDetail(replace(ROW, family_id=""), date(2026, 3, 14), (), (), (), None, ())
    page.view.show_detail(detail)
    page.view.show()
    assert page.view.answer.ticks == {}
    assert not page.view.family.isVisible()
    assert answer_form(detail, ())[0].people[0].given_name == ""

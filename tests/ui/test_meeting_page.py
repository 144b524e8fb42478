"""A hub meeting through the whole window over a real hub: planned out of the queue, held, and its minutes saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.today import Item
from hubdesk.service.desk import Desk
from hubdesk.service.drafts import drafts
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.store.database import close
from hubdesk.ui.look import Look
from hubdesk.ui.places import Wires, places_of
from hubdesk.ui.records import Records
from hubdesk.ui.screens.decide import DecidePage
from hubdesk.ui.screens.meeting import MeetingPage
from hubdesk.ui.screens.meeting_words import ROOM
from hubdesk.ui.screens.meetings import MeetingsPage
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.screens.today import TodayPage
from hubdesk.ui.verbs import search
from hubdesk.ui.window import Window
from tests.packs.reading import needs_poppler, pages_of
from tests.service.hubs import FORM, PASSPHRASE, QUICK, QUILLON
from tests.ui.asks import answered

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SOON = (date.today() + timedelta(days=9)).strftime("%d/%m/%Y")


class AtOnce:
    """Runs each job where it is asked for, and announces what it changed, as the records thread would."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.window = desk, cast(Window, None)

    def run(
        self,
        job: Callable[[Desk], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        latest: str = "",
    ) -> Any:
        def told(answer: Any) -> None:
            if done is not None:
                done(answer)
            changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None)
            if isinstance(changes, Changes) and changes.kinds:
                self.window.take_changes(changes)

        return answered(lambda: job(self.desk))(done=told, failed=failed)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, cost=QUICK).desk
    record_concern(made, replace(FORM, tripwire="disclosure"))
    other = replace(
        QUILLON, given_name="Bo", family_name="Examplesson", date_of_birth="2019-03-04", address="9 Far Row"
    )
    record_concern(made, replace(FORM, people=(other,), narrative="Seen alone at the shops.", tripwire="disclosure"))
    yield made
    close(made.database)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Window:
    records = AtOnce(desk)
    made = records.window = Window(qapp, answered(lambda words: search(desk, words)))
    qtbot.addWidget(made)
    wires = Wires(
        cast(Records, records), made, desk.codes, desk.user, look=Look, show_look=lambda _theme, _percent: None,
        set_idle=lambda _minutes: None,
    )  # fmt: skip
    made.set_places(places_of(wires))
    made.open_frame(desk.hub, desk.user.name, demo=False)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.fixture
def page(window: Window) -> MeetingPage:
    """A meeting that is planned from Today's button, with a health visitor, and open."""
    today = cast(TodayPage, window.show_place("today"))
    today.findChild(QPushButton, "today_meeting").click()
    plan = cast(MeetingsPage, window.page)
    assert plan.forward.count() == 2
    plan.save.click()
    page = cast(MeetingPage, window.page)
    page.room.name.set_value("Grace Hill")
    page.room.agency.set_value("health_visitor")
    page.room.add.click()
    page.open.click()
    return page


def who(page: MeetingPage, name: str = "Grace Hill") -> str:
    assert page.view is not None
    return next(one.id for one in page.view.standing.attendees if one.name == name)


def in_front(window: Window, qtbot: QtBot) -> None:
    """Make the window the active one: no other hears a shortcut."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def said(page: MeetingPage) -> list[str]:
    return [page.item.lines.item(row).text() for row in range(page.item.lines.count())]


def agenda(page: MeetingPage) -> list[str]:
    return [page.agenda.item(row).text() for row in range(page.agenda.count())]


def test_next_goes_through_the_families_and_what_is_said_is_taken_down(
    page: MeetingPage, window: Window, qtbot: QtBot
) -> None:
    assert agenda(page)[0] == "Who is here. 2 people here"
    in_front(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "Talked about now" in agenda(page)[1]
    page.item.said.who.set_value(who(page))
    page.item.said.words.set_value("Thinner than in January")
    qtbot.keyClick(page.item.said.words.editor, Qt.Key.Key_Return)
    assert "Grace Hill, Health visitor. Thinner than in January" in said(page)[0]
    assert page.item.said.words.value() == ""
    page.go_on()
    page.go_on()
    assert "last family" in page.notice.sentence
    assert "Talked about · 1 line" in agenda(page)[1]


def test_a_concern_in_one_key_comes_back_to_the_meeting(
    page: MeetingPage, window: Window, desk: Desk, qtbot: QtBot
) -> None:
    page.go_on()
    assert page.view is not None
    page.item.said.who.set_value(who(page))
    page.item.said.words.set_value("Asleep in class on Mondays")
    page.item.tabs.show_section("action")
    in_front(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    record = cast(RecordPage, window.page)
    form = record.form.form()
    assert (form.agency, form.narrative) == ("health_visitor", "Asleep in class on Mondays")
    assert form.people[0].family_name == page.view.items[0].title.removesuffix(" family")
    record.form.what.fields["kind"].set_value("neglect")
    record.form.what.fields["level"].set_value("2")
    record.save_next.click()
    assert window.page is page
    assert "noted in the minutes" in page.notice.sentence
    assert "concern D" in said(page)[0] and "Asleep in class" in said(page)[0]
    assert drafts(desk) == ()


def test_a_decision_and_an_action_are_taken_down_in_place(page: MeetingPage, window: Window) -> None:
    page.go_on()
    page.item.action.what.set_value("Weigh her")
    page.item.action.due.set_value(SOON)
    page.item.action.add.click()
    assert "Record the decision first" in page.notice.sentence
    assert page.item.action.what.value() == "Weigh her"
    page.decide.click()
    decide = cast(DecidePage, window.page)
    decide.kind.set_value("escalate")
    decide.reason.set_value("Three agencies agree")
    decide.save.click()
    assert window.page is page
    page.item.action.does.set_value(who(page))
    page.item.action.add.click()
    assert [line.split(" ", 2)[-1].strip().split(":")[0].split(" for")[0] for line in said(page)] == [
        "Decision",
        "Action",
    ]
    assert page.item.action.what.value() == ""


def test_a_conflict_stands_on_the_page_and_whoever_is_signed_in_is_warned(page: MeetingPage) -> None:
    page.go_on()
    for name, words in (("Grace Hill", "Her neighbours"), ("Ann", "Her cousin")):
        page.item.aside.who.set_value(who(page, name))
        page.item.aside.words.set_value(words)
        page.item.aside.add.click()
    words = page.item.shown.aside.text()
    assert words.startswith("You declared a conflict about this family.")
    assert "Grace Hill, Health visitor, left the room. Her neighbours" in words
    page.go_on()
    assert not page.item.shown.aside.isVisible()


def test_a_line_is_corrected_and_taken_back_with_why(page: MeetingPage, qtbot: QtBot) -> None:
    page.go_on()
    page.item.said.words.set_value("Thiner than in Janury")
    page.item.said.add.click()
    page.item.lines.setCurrentRow(0)
    qtbot.keyClick(page.item.lines, Qt.Key.Key_Return)
    assert page.item.correct.words.value() == "Thiner than in Janury"
    page.item.correct.words.set_value("Thinner than in January")
    page.item.correct.save.click()
    assert said(page)[0].endswith("Thinner than in January")
    page.item.lines.setCurrentRow(0)
    qtbot.keyClick(page.item.lines, Qt.Key.Key_Return)
    page.item.correct.drop.click()
    assert page.item.correct.row.fault(page.item.correct.why) == "Say why the line is taken back."
    page.item.correct.why.set_value("Said of another child")
    page.item.correct.drop.click()
    assert said(page) == []


def test_a_conflict_is_taken_back_and_the_chair_changes(page: MeetingPage) -> None:
    page.go_on()
    for button, words in ((page.item.aside.add, "Her neighbours"), (page.item.aside.undo, "Another family")):
        page.item.aside.who.set_value(who(page))
        page.item.aside.words.set_value(words)
        button.click()
    assert not page.item.shown.aside.isVisible()
    page.show_item(ROOM)
    page.room.chair.set_value("Cleo Marsh")
    page.room.change.click()
    assert "In the chair: Cleo Marsh" in page.state.text()


def test_a_meeting_that_was_ended_is_opened_again(page: MeetingPage) -> None:
    page.close_it.click()
    page.notice.findChild(QPushButton, "meeting_notice_undo").click()
    assert page.state.text().startswith("Going on")
    page.close_it.click()
    page.room.again.click()
    assert page.room.again_why.error == "Say why. The minutes keep it."
    page.room.again_why.set_value("Housing came late")
    page.room.again.click()
    assert page.state.text().startswith("Going on")
    assert page.close_it.isVisible()


def test_a_half_typed_line_is_kept_and_comes_back(page: MeetingPage, window: Window, desk: Desk) -> None:
    page.go_on()
    assert page.view is not None
    item = page.view.items[0].item.id
    page.item.said.words.set_value("Half a sen")
    page.go_on()
    assert page.item.said.words.value() == ""
    page.go_before()
    assert page.item.said.words.value() == "Half a sen"
    page.show_item(ROOM)
    kept = drafts(desk)[0]
    cast(TodayPage, window.show_place("today")).item_opened.emit(Item("draft", kept.id, kept.title, ""))
    assert window.page is page and page.item.said.words.value() == "Half a sen"
    page.item.said.add.click()
    assert drafts(desk) == ()
    assert page.view.item(item) is not None


def test_the_agenda_is_put_in_order_and_a_family_is_taken_off_with_why(page: MeetingPage) -> None:
    assert page.view is not None
    first, second = (one.item.id for one in page.view.items)
    page.show_item(first)
    page.item.place.down.click()
    assert [one.item.id for one in page.view.items] == [second, first]
    page.item.place.drop.click()
    assert page.item.place.why.error == "Say why. The minutes keep it."
    page.item.place.why.set_value("Seen on Tuesday")
    page.item.place.drop.click()
    assert agenda(page)[-1].endswith("Taken off: Seen on Tuesday")
    page.item.place.back.click()
    assert [one.item.id for one in page.view.items] == [second, first]


def test_another_family_is_found_and_put_on_the_agenda(page: MeetingPage, qtbot: QtBot) -> None:
    page.show_item(ROOM)
    page.room.words.set_value("Quillon Testerby")
    qtbot.keyClick(page.room.words.editor, Qt.Key.Key_Return)
    page.room.put.click()
    assert page.room.find_row.fault(page.room.why) == "Say why it is talked about."
    page.room.why.set_value("The school rang this morning")
    page.room.put.click()
    assert len(agenda(page)) == 4


@needs_poppler
def test_the_minutes_are_saved_whole_and_for_one_without_what_they_left_the_room_for(
    page: MeetingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.go_on()
    page.item.aside.who.set_value(who(page))
    page.item.aside.words.set_value("Her neighbours")
    page.item.aside.add.click()
    page.item.said.words.set_value("A letter was read out")
    page.item.said.add.click()
    page.close_it.click()
    assert not page.item.tabs.isVisible()
    own, hers = tmp_path / "own.pdf", tmp_path / "hers.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own), ""))
    page.minutes.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(hers), ""))
    page.show_item(ROOM)
    page.room.table.choose(1)
    page.room.copy.click()
    assert "The copy for Grace Hill" in page.notice.sentence
    assert "A letter was read out" in "".join(pages_of(own.read_bytes(), tmp_path))
    assert "A letter was read out" not in "".join(pages_of(hers.read_bytes(), tmp_path))

"""Requests through the whole window over a real hub: from Today, through Record, and back to the request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.today import Item
from hubdesk.service.ask import ask, decide_not_to_ask
from hubdesk.service.asked_detail import asked_detail
from hubdesk.service.desk import Desk
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.service.today import today_list
from hubdesk.store import concerns, people
from hubdesk.store.database import close
from hubdesk.ui.look import Look
from hubdesk.ui.places import Wires, places_of
from hubdesk.ui.records import Records
from hubdesk.ui.screens.asked import AskedPage
from hubdesk.ui.screens.family import FamilyPage
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.screens.today import TodayPage
from hubdesk.ui.window import Window
from tests.service.hubs import FORM, GATE, PASSPHRASE, QUICK, Clock
from tests.ui.asks import answered

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class AtOnce:
    """Runs each job where it is asked for, as the records thread would in its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def run(
        self,
        job: Callable[[Desk], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        latest: str = "",
    ) -> Any:
        return answered(lambda: job(self.desk))(done=done, failed=failed)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield made
    close(made.database)


@pytest.fixture
def child(desk: Desk) -> str:
    kept = record_concern(desk, FORM)
    return people.persons_of(desk.database, kept.family_ids)[kept.family_ids[0]][0]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Window:
    made = Window(qapp, answered(lambda words: ()))
    qtbot.addWidget(made)
    wires = Wires(
        cast(Records, AtOnce(desk)),
        made,
        desk.codes,
        desk.user,
        look=Look,
        show_look=lambda _theme, _percent: None,
        set_idle=lambda _minutes: None,
    )
    made.set_places(places_of(wires))
    made.open_frame(desk.hub, desk.user.name, demo=False)
    made.resize(1280, 720)
    made.show()
    return made


def _open(window: Window, item: Item) -> None:
    cast(TodayPage, window.show_place("today")).item_opened.emit(item)


def test_an_overdue_request_opens_from_today_and_its_answer_comes_back_to_it(
    desk: Desk, child: str, window: Window
) -> None:
    made = ask(desk, child, "gp", GATE, "red")
    (item,) = today_list(desk, "request")
    _open(window, item)
    page = cast(AskedPage, window.page)
    assert page.view.isVisible()
    assert page.view.detail is not None
    assert page.view.detail.row.request.id == made.id
    page.view.answer.record.click()
    record = cast(RecordPage, window.page)
    assert record.objectName() == "record"
    typed = record.form.form()
    assert (typed.agency, typed.answers, typed.people[0].given_name) == ("gp", made.id, "Quillon")
    assert "GP answers about Quillon Testerby" in record.notice.sentence
    record.form.what.fields["kind"].set_value("was_not_brought")
    record.form.what.fields["level"].set_value("2")
    record.form.what.fields["narrative"].set_value("Was not brought twice since January.")
    record.form.what.fields["received_at"].set_value("14/3/2026 11:30")
    record.save_next.click()
    assert window.page is page
    detail = asked_detail(desk, made.id)
    assert (detail.row.state, bool(detail.concern_ref)) == ("answered", True)
    assert f"recorded as {detail.concern_ref}" in page.notice.sentence
    assert page.view.back.isVisible()
    assert concerns.count(desk.database) == 2
    answered_by = next(one for one in detail.replies if one.outcome == "answered")
    mentions = concerns.told(desk.database, [answered_by.concern_id])[answered_by.concern_id].mentions
    assert set(people.person_of(desk.database, [m.id for m in mentions]).values()) == {child}


def test_an_agency_not_asked_comes_back_on_its_day_and_opens_who_was_asked(
    desk: Desk, child: str, window: Window
) -> None:
    decide_not_to_ask(desk, child, "housing", "They own the house", date(2026, 3, 20))
    assert today_list(desk, "review") == ()
    cast(Clock, desk.clock).days(6)
    (item,) = today_list(desk, "review")
    assert item.words == "Housing is not asked: They own the house"
    _open(window, item)
    page = cast(FamilyPage, window.page)
    assert page.tabs.shown == "coverage"
    assert page.coverage.table.chosen().agency == "housing"

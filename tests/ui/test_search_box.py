"""The search box under a fast typist, on a real encrypted hub behind the real records thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.ui import verbs, verbs_of_people
from hubdesk.ui.parts.search_box import SearchBox
from hubdesk.ui.parts.table import Table
from hubdesk.ui.records import Records
from tests.service.hubs import PASSPHRASE, QUICK, Clock, opened
from tests.ui.typist import type_words

NAMES = ("Zoë O\u2019Hara", "Łucja Świerczycka", "Răzvan Dumitrănescu", "Quillon Testerby")


@pytest.fixture
def records(qtbot: QtBot, tmp_path: Path) -> Iterator[Records]:
    path = tmp_path / "hub.db"
    desk = set_up(path, "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    people = tuple(PersonForm("subject", *name.split(), "2015-02-11") for name in NAMES)
    record_concern(desk, ConcernForm("school", "neglect", "2", "Came without a coat.", people))
    lock(desk)
    made = Records()
    with qtbot.waitSignal(made.busy_changed):
        made.open(lambda: opened(path))
    yield made
    made.close(lock)
    made.stop()


@pytest.fixture
def frame(qtbot: QtBot, records: Records) -> QWidget:
    frame = QWidget()
    box = SearchBox(verbs.asking(records, verbs_of_people.find_people, "find_people"))
    QVBoxLayout(frame).addWidget(box)
    qtbot.addWidget(frame)
    frame.resize(700, 500)
    with qtbot.waitExposed(frame):
        frame.show()
    return frame


@pytest.mark.parametrize("name", NAMES)
def test_typing_faster_than_anybody_finds_whoever_was_meant(qtbot: QtBot, frame: QWidget, name: str) -> None:
    box = frame.findChild(SearchBox)
    box.setFocus()
    for _ in range(20):  # answers to the first letters come while later ones are typed and taken back
        type_words(box, name)
        type_words(box, "\b" * len(name))
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.wait(5)
        box.setFocus()
    type_words(box, name)
    table = frame.findChild(Table, "answers")

    def found() -> None:
        answers = frame.findChild(Table, "answers")
        assert answers is not None and answers.isVisible()
        assert answers.model().index(0, 1).data() == name

    qtbot.waitUntil(found)
    with qtbot.waitSignal(box.found_opened) as opened_:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened_.args[0].title == name
    assert box.text() == "" and (table is None or not table.isVisible())


def test_a_page_that_goes_while_answers_are_on_their_way_takes_them_with_it(qtbot: QtBot, frame: QWidget) -> None:
    box = frame.findChild(SearchBox)
    box.setFocus()
    type_words(box, NAMES[0])
    qtbot.waitUntil(lambda: frame.findChild(Table, "answers") is not None)
    type_words(box, " and on")
    with qtbot.waitSignal(box.destroyed):
        box.setParent(None)
        box.deleteLater()
    qtbot.waitUntil(lambda: frame.findChild(Table, "answers") is None)

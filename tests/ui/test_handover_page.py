"""Handover in the window: what others did since a shift, opened from its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.follow_up import add_action
from hubdesk.service.handover import handover, save_handover
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.store.database import close
from hubdesk.ui.parts.save_button import SaveButton
from hubdesk.ui.screens.handover import HandoverPage
from tests.service.hubs import FORM, PASSPHRASE, QUICK, ROWS, Clock, take
from tests.ui.answers import Verb

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ann left at noon; Ben worked on the next morning, and what he promised is late by now."""
    clock = Clock()
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=clock, cost=QUICK).desk
    take(made, ROWS)
    first = queue(made)[0]
    clock.now += timedelta(hours=20)
    ann, made.user = made.user, replace(made.user, name="Ben")
    record_concern(made, FORM)
    decided = decide(made, first.family_id, "early_help", "A plan", said={"helper": "The family hub"})
    add_action(made, decided.decision.id, "Visit them", "Ann", made.today())
    clock.days(1)
    made.user = ann
    yield made
    close(made.database)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> HandoverPage:
    made = HandoverPage(Verb(lambda since: handover(desk, since)))
    made.let_save(Verb(lambda path, since: save_handover(desk, path, since)))
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    made.refresh()
    return made


def test_each_family_says_what_was_done_and_what_fell_due_follows(page: HandoverPage, desk: Desk) -> None:
    assert page.said.text() == "What others did since 14 March 2026, 12:00 (2 days ago), when your last shift ended."
    new, decided, due = page.model.rows
    assert (new.title, new.detail, new.words) == ("Testerby family", "Blue, new", "School: neglect, level 2")
    assert decided.words == "A decision was followed up. Decided: offer early help"
    assert (due.detail, due.words, due.by) == ("Fell due", "Visit them", "Ann")
    assert page.model.as_text().splitlines()[0].startswith("15 March 2026, 08:00 | ")


def test_a_line_opens_its_family_or_what_fell_due(qtbot: QtBot, page: HandoverPage) -> None:
    new, _, due = page.model.rows
    with qtbot.waitSignal(page.family_opened) as family:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert family.args == [new.opens]
    page.table.choose(2)
    with qtbot.waitSignal(page.item_opened) as item:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert item.args == [due.opens]


def test_another_time_is_asked_for_and_nothing_is_said_to_be_nothing(page: HandoverPage, desk: Desk) -> None:
    desk.clock.days(30)  # type: ignore[attr-defined]  # the clock of these tests
    page.since.set_value("1")
    page.refresh()
    assert "when your last shift ended" not in page.said.text()
    assert page.empty.isVisible() and not page.table.isVisible()


def test_it_is_saved_for_whoever_comes_on(page: HandoverPage, tmp_path: Path) -> None:
    button = page.findChild(SaveButton)
    assert isinstance(button, SaveButton)
    button.save_to(tmp_path / "handover.pdf")
    assert (tmp_path / "handover.pdf").read_bytes().startswith(b"%PDF")
    assert page.notice.sentence.startswith("It is not encrypted: keep it safe.")

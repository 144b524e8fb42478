"""A concern beside its list, on a real encrypted hub: its files, and taking it back when it was about somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.attach import attach
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Recorded
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.store import concerns
from hubdesk.store.database import close
from hubdesk.ui import verbs, verbs_of_arrivals, verbs_of_the_rules
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.family_files import ConcernFileAsks
from tests.mails import BODY, PNG, mail
from tests.service.hubs import FORM, PASSPHRASE, QUICK, Clock
from tests.ui.asks import answered


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Desk]:
    desk = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield desk
    close(desk.database)


@pytest.fixture
def told(hub: Desk) -> Recorded:
    recorded = record_concern(hub, FORM)
    attach(hub, recorded.ref, "worry.eml", mail())
    return recorded


@pytest.fixture
def page(qtbot: QtBot, hub: Desk, told: Recorded) -> FamilyPage:
    def ask(verb: Any) -> Any:
        return answered(partial(verb, hub))

    made = FamilyPage(ask(verbs.read_family), shipped_codes(), ask(verbs_of_the_rules.mark))
    arrivals = verbs_of_arrivals
    made.detail.files.let(ConcernFileAsks(ask(arrivals.see), ask(arrivals.attach), ask(arrivals.take_back)))
    made.concern_marked.connect(lambda _said: made.refresh())
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    made.show_family(Wanted(told.family_ids[0], told.concern_id))
    made.refresh()
    return made


def find(page: QWidget, kind: type[Any], name: str) -> Any:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def said(page: FamilyPage) -> str:
    QApplication.processEvents()  # what was made since the page was shown is shown when its layout comes round
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisible())


def test_a_file_is_looked_at_in_place_of_the_concern(page: FamilyPage, tmp_path: Path) -> None:
    assert "worry.eml · E-mail" in said(page)
    find(page, QPushButton, "concern_file_0_look").click()
    assert BODY in find(page, QPlainTextEdit, "concern_file_view_words").toPlainText()
    assert not find(page.detail, QWidget, "concern_facts").isVisible()
    page.detail.files.view.close_button.click()
    assert find(page.detail, QWidget, "concern_facts").isVisible()
    (tmp_path / "peg.png").write_bytes(PNG)
    page.detail.files.take(tmp_path / "peg.png")
    assert "peg.png · Picture" in said(page)


def test_a_file_is_taken_back_with_a_reason(page: FamilyPage) -> None:
    find(page, QPushButton, "concern_file_0_other").click()
    page.detail.files.save.click()
    assert page.detail.files.reason.error.startswith("Give the reason")
    page.detail.files.reason.set_value("It is about another child")
    page.detail.files.save.click()
    assert "Taken back: It is about another child" in said(page)
    assert page.detail.files.list.others() == []


def test_who_may_only_look_sees_files_and_no_button(page: FamilyPage, hub: Desk) -> None:
    page.detail.files.let(ConcernFileAsks(answered(partial(verbs_of_arrivals.see, hub)), None, None))
    page.refresh()
    assert "worry.eml" in said(page)
    assert find(page, QPushButton, "concern_file_0_look").isVisible()
    assert not any(button.isVisible() for button in (page.detail.files.add, *page.detail.files.list.others()))


def test_a_concern_entered_on_the_wrong_person_is_taken_back_and_says_so(
    page: FamilyPage, hub: Desk, told: Recorded
) -> None:
    box = page.detail.mark
    assert box is not None
    box.open.click()
    box.what.set_value("wrong")
    box.what.edited.emit()
    box.save.click()
    assert box.reason.error.startswith("Give the reason")
    box.reason.set_value("It was Quentin next door")
    box.save.click()
    assert concerns.told(hub.database, [told.concern_id])[told.concern_id].status == "retracted"
    assert "Entered on the wrong person. It was Quentin next door" in said(page)

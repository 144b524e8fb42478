"""Other names in the record form and on a family's page, unborn children in words, and sealing from the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Family
from hubdesk.domain.known_name import read_names
from hubdesk.domain.protected import Protection, Unsealed
from hubdesk.service.forms import PersonForm
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.family_words import person_words
from hubdesk.ui.screens.record_names import put_together, taken_apart
from hubdesk.ui.screens.record_person import PersonBox
from hubdesk.ui.screens.settings_protected import ProtectedAsks, ProtectedBox
from tests.builders import AS_OF, concern, mention, moore_and_hart, person
from tests.ui.asks import answered

NAMES = "known as Bo Examplesson (2019-05-01); married name Ann Sample"


def _home() -> Family:
    unborn = replace(person("Unborn", None, spellings=()), due=date(2026, 8, 3), child=True)
    hugh, *rest = moore_and_hart().people
    return moore_and_hart(people=(replace(hugh, names=read_names(NAMES)), unborn, *rest))


@pytest.fixture
def page(qtbot: QtBot) -> FamilyPage:
    made = FamilyPage(answered(lambda _id, _day: _home()), shipped_codes())
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    made.show_family(Wanted("F-1"))
    made.refresh()
    made.tabs.show_section("people")
    return made


def test_names_stand_with_kind_and_days_and_the_unborn_with_their_day(page: FamilyPage) -> None:
    said = "Known as: Bo Examplesson (from 1 May 2019) · Married name: Ann Sample"
    assert page.people.names.words.text() == said
    page.people.table.choose(1)
    assert page.people.names.words.text() == "Due 3 August 2026"
    assert person_words(_home().people[1], AS_OF) == "Unborn, due 3 August 2026"


def test_what_nobody_may_do_is_not_offered(page: FamilyPage) -> None:
    assert page.people.names.open_name.isHidden() and page.people.names.open_protect.isHidden()


def test_a_name_is_recorded_and_an_identity_sealed_from_the_page(page: FamilyPage) -> None:
    asked: list[tuple[str, ...]] = []

    def refuse(*values: str) -> Changes:
        asked.append(values)
        raise Refused("Say why this identity is protected, and who asked for it.")

    part = page.people.names
    part.let(answered(lambda *values: asked.append(values)), answered(refuse))
    part.open_name.click()
    part.findChild(QComboBox, "name_kind_editor").setCurrentIndex(2)
    part.findChild(QLineEdit, "name_text_editor").setText("Hugh Sample")
    part.findChild(QPushButton, "name_keep").click()
    who = _home().people[0].id
    assert asked == [(who, "married", "Hugh Sample", "", "")]
    part.open_protect.click()
    part.findChild(QPushButton, "protect_keep").click()
    assert part.fault.isVisible() and "who asked for it" in part.fault.text()


@pytest.mark.parametrize("text", ["", "known as Bo Examplesson", NAMES, "carer's name Bo Sampleton"])
def test_the_form_gives_back_the_names_it_was_filled_with(qtbot: QtBot, text: str) -> None:
    box = PersonBox(shipped_codes(), 1)
    qtbot.addWidget(box)
    box.fill(PersonForm("subject", "Robert", "Testerby", other_names=text))
    assert read_names(box.form().other_names) == read_names(text)
    assert read_names(put_together(*taken_apart(text))) == read_names(text)


def test_a_protected_identity_is_listed_without_a_name_and_opened_for_a_reason(qtbot: QtBot) -> None:
    asked: list[tuple[str, ...]] = []
    made = Protection("i-1", "adoption", datetime(2026, 3, 14, 12), "Ann", "order", 1)

    def look(*values: str) -> Unsealed:
        asked.append(values)
        if not values[1]:
            raise Refused("Say why you need to see a protected identity.")
        return Unsealed(made, ((mention(1, given_name="Zebulon"), concern(1)),))

    notice = Notice("notice")
    asks = ProtectedAsks(answered(lambda: (made,)), answered(look), answered(lambda *values: asked.append(values)))
    box = ProtectedBox(asks, notice)
    for widget in (notice, box):
        qtbot.addWidget(widget)
    box.refresh()
    assert box.which.box.currentText() == "Adoption, since 14 March 2026, 1 entry, by Ann"
    box.look.click()
    assert box.seen.text() == "" and asked == [("i-1", "")]
    box.reason.set_value("The court asks")
    box.look.click()
    assert "Zebulon" in box.seen.text()
    box.end.click()
    assert "Zebulon" not in box.seen.text()  # what was opened is closed again

"""Other names in the record form and on a family's page, unborn children in words, and sealing from the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Family
from hubdesk.domain.known_name import read_names
from hubdesk.service.forms import PersonForm
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.family_words import person_words
from hubdesk.ui.screens.record_names import put_together, taken_apart
from hubdesk.ui.screens.record_person import PersonBox
from tests.builders import AS_OF, moore_and_hart, person
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

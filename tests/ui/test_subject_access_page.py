"""A subject access copy in the window, the weekly list and the form on paper: asked for where people look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.family import Family
from hubdesk.service.desk import Desk
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.store.database import close
from hubdesk.ui.look import Look
from hubdesk.ui.parts.save_button import SaveButton
from hubdesk.ui.places import Wires, places_of
from hubdesk.ui.records import Records
from hubdesk.ui.screens.family_words import everything_done
from hubdesk.ui.screens.pack_preview import PackPage
from hubdesk.ui.screens.person import PersonPage
from hubdesk.ui.screens.settings import SettingsPage
from hubdesk.ui.screens.subject_access import SubjectAccessPage
from hubdesk.ui.window import Window
from tests.builders import moore_and_hart
from tests.records import pack
from tests.service.hubs import FORM, PASSPHRASE, QUICK, Clock
from tests.ui.answers import Verb, refuse
from tests.ui.asks import answered
from tests.ui.test_keys_page import AtOnce

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
MADE = MadePack(pack(17), b"", Changes())


def pieces(family: Family) -> Callable[[str], object]:
    person = family.people[0]
    return lambda _id: (person, tuple(entry for entry in family.entries if person.id in dict(entry.people)))


def shown(qtbot: QtBot, make: Verb) -> SubjectAccessPage:
    page = SubjectAccessPage(shipped_codes(), pieces=Verb(pieces(moore_and_hart())), make=make)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.show_person("P-1")
    page.refresh()
    return page


def test_what_is_withheld_given_and_further_words_go_to_the_verb(qtbot: QtBot):
    make = Verb(lambda *values: MADE)
    page = shown(qtbot, make)
    person = moore_and_hart().people[0]
    assert page.heading.text() == f"Subject access: {person.name}" and len(page.pieces) > 5
    first = page.pieces[0]
    assert first.reason.isHidden()
    first.tick.setChecked(True)
    assert not first.reason.isHidden()
    first.reason.set_value("He is hurt by who asks")
    page.asked_by.set_value("parent")
    page.also.set_value("Mick, Shelley ,")
    page.looked.setChecked(True)
    with qtbot.waitSignal(page.copy_made):
        page.make.click()
    (asked,) = make.asked
    assert asked[:4] == (person.id, "parent", {first.ref: "He is hurt by who asks"}, ("all",))
    assert [words.strip() for words in asked[4]] == ["Mick", "Shelley"] and asked[5] == ""
    assert page.person is None and page.pieces == []


def test_a_refusal_keeps_what_was_chosen_and_unsafe_contact_asks_why(qtbot: QtBot):
    refusal: list[Exception] = [Refused("Look at each piece first."), Stopped("Not safe.", ("Contact is not safe.",))]
    page = shown(qtbot, Verb(lambda *values: refuse(refusal.pop(0))()))
    page.pieces[0].tick.setChecked(True)
    page.make.click()
    assert page.notice.sentence == "Look at each piece first." and page.pieces[0].tick.isChecked()
    assert page.make.isEnabled() and page.reason.isHidden()
    page.make.click()
    assert not page.reason.isHidden() and page.pieces[0].tick.isChecked()


def test_a_lock_lets_go_of_every_word(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: MADE))
    page.leave()
    assert page.pieces == [] and page.person is None and "Moore" not in page.heading.text()


def test_a_button_saves_or_says_why_not(qtbot: QtBot, tmp_path: Path):
    from hubdesk.ui.screens.settings_paper import FORM

    said: list[str] = []
    for ask in (Verb(lambda path: None), Verb(refuse(Known("The disk is full.")))):
        button = SaveButton(FORM, ask, said.append, said.append)
        qtbot.addWidget(button)
        button.save_to(tmp_path / "form.pdf")
        assert ask.asked == [(tmp_path / "form.pdf",)]
    assert said == [f"Print some before they are needed. It is saved as {tmp_path / 'form.pdf'}.", "The disk is full."]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    record_concern(made, FORM)
    yield made
    close(made.database)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Window:
    made = Window(qapp, answered(lambda words: ()))
    qtbot.addWidget(made)
    wires = Wires(
        cast(Records, AtOnce(desk)), made, desk.codes, desk.user,
        look=Look, show_look=lambda _theme, _percent: None, set_idle=lambda _minutes: None,
    )  # fmt: skip
    made.set_places(places_of(wires))
    made.open_frame(desk.hub, desk.user.name, False)
    made.show()
    return made


def test_from_a_persons_page_to_the_copy_ready_to_be_signed(window: Window, desk: Desk):
    from hubdesk.service.family import family
    from hubdesk.service.queue import queue

    person = family(desk, queue(desk)[0].family_id).people[0]
    page = cast(PersonPage, window.place("person"))
    page.show_person(person.id)
    window.show_place("person")
    page.copy.click()
    copy = cast(SubjectAccessPage, window.place("subject_access"))
    assert copy.isVisible() and [piece.ref for piece in copy.pieces]
    copy.make.click()
    made = cast(PackPage, window.place("pack")).made
    assert made is not None and made.pack.kind == "subject_access" and made.pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("place", "name"), [("queue", "save_weekly"), ("record", "save_form"), ("settings", "save_form")]
)
def test_lists_and_forms_are_saved_from_where_people_look(window: Window, tmp_path: Path, place: str, name: str):
    page = window.place(place)
    window.show_place(place)
    button = page.findChild(QPushButton, name)
    assert button is not None
    holder = button.parentWidget()
    assert isinstance(holder, SaveButton)
    holder.save_to(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    told = page.notice.sentence if isinstance(page, SettingsPage) else window.notice.sentence
    assert str(tmp_path / "out.pdf") in told


def test_what_was_done_says_of_what_kind_a_pack_was():
    made = (
        pack(1, kind="subject_access", recipient="subject_access"),
        pack(2, kind="referral", recipient="school"),
        pack(3),
    )
    said = [one.what for one in everything_done(replace(moore_and_hart(), packs=made), shipped_codes())]
    assert {
        "Subject access copy 2026-0001-7F3A for Subject access",
        "One-page referral 2026-0002-7F3A for School",
        "Pack 2026-0003-7F3A for Multidisciplinary team",
    } <= set(said)

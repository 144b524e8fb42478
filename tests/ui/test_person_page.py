"""The page of one person, on a real encrypted hub: why they are one, parting, joining, and taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Found
from hubdesk.service.safe_contact import contact_of
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.store import people
from hubdesk.store.database import close
from hubdesk.ui import verbs_of_people as who
from hubdesk.ui.parts.table import Table
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.screens.person import PersonPage
from tests.builders import moore_and_hart
from tests.service.hubs import PASSPHRASE, QUICK, ROWS, Clock, copied, grouping, opened, take
from tests.ui.asks import answered


def asks(desk: Desk) -> dict[str, Any]:
    def ask(verb: Callable[..., Any]) -> Any:
        return answered(partial(verb, desk))

    return {
        "who_is": ask(who.who_is),
        "split": ask(who.split),
        "merge": ask(who.merge),
        "undo": ask(who.undo),
        "find": ask(who.find_people),
        "contact": ask(who.contact_of),
        "note_contact": ask(who.note_contact),
    }


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "hub.db"
    desk = set_up(path, "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    take(desk, ROWS)
    lock(desk)
    return path


@pytest.fixture
def demo(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    desk = opened(copied(filled, tmp_path / "hub.db"))
    yield desk
    close(desk.database)


@pytest.fixture
def twice(demo: Desk) -> str:
    """Somebody who is named three times or more."""
    owned = people.mentions_of(demo.database, set(people.every_person(demo.database).values()))
    return max(sorted(owned), key=lambda person: len(owned[person]))


@pytest.fixture
def page(qtbot: QtBot, demo: Desk, twice: str) -> PersonPage:
    made = PersonPage(shipped_codes(), **asks(demo))
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.activateWindow()
    with qtbot.waitExposed(made):
        made.show()
    made.show_person(twice)
    made.refresh()
    return made


def labels(page: PersonPage, name: str) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.objectName().startswith(name) and one.isVisible()]


def test_every_entry_is_shown_with_what_ties_it(page: PersonPage) -> None:
    assert page.known is not None
    entries = page.known.person.spellings
    assert len(page.findChildren(Tick)) == len(entries) > 2
    assert page.about.text().startswith(f"Named {len(entries)} times by ")
    said = " ".join(labels(page, "entry_"))
    assert all(one.concern_ref in said for one in entries)
    assert said.count("Most like") == len(entries)
    page.findChild(QPushButton, "entry_0_why").click()
    assert entries[-1].concern_ref in page.why.text()
    assert page.weight.isVisible() and page.pair.isVisible()


def test_an_entry_is_parted_with_a_reason_and_taken_back(
    qtbot: QtBot,
    page: PersonPage,
    demo: Desk,
    twice: str,
) -> None:
    before = grouping(demo)
    assert not page.part.isEnabled()
    tick = page.findChildren(Tick)[0]
    tick.setChecked(True)
    (going,) = page.entries.going()
    assert page.part.isEnabled()
    page.part.click()
    assert page.notice.sentence.startswith("Say why they are not the same person")
    assert page.entries.going() == (going,)
    page.reason.set_value("Brothers, sisters or twins")
    page.part.click()
    assert page.notice.sentence == "Kept apart. Nothing is lost."
    assert people.person_of(demo.database, [going])[going] != twice
    assert "Kept apart by Ann" in page.said.as_text() and "(Brothers, sisters or twins)" in page.said.as_text()
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert grouping(demo) == before
    assert "Taken back by Ann" in page.said.as_text()


def test_two_people_are_joined_and_an_earlier_answer_is_taken_back_only_when_asked(
    page: PersonPage,
    demo: Desk,
    twice: str,
) -> None:
    owned = people.mentions_of(demo.database, set(people.every_person(demo.database).values()))
    other = next(person for person in sorted(owned) if person != twice)
    (found,) = (one for one in who.find_people(demo, who.who_is(demo, other).person.name) if one.id == other)
    before = grouping(demo)
    assert not page.join.isEnabled()
    page.choose_other(found)
    page.reason.set_value("An agency confirmed it")
    page.join.click()
    assert page.notice.sentence == "One person now. Nothing is lost."
    assert page.known is not None
    assert {one.mention_id for one in page.known.person.spellings} == {*owned[twice], *owned[other]}
    assert grouping(demo) != before
    for mention in owned[other]:
        page.entries.tick(mention)
    page.reason.set_value("Entered on the wrong person")
    page.part.click()
    assert "are the same person, and that stands" in page.notice.sentence
    assert grouping(demo) != before
    page.go_on.click()
    assert page.notice.sentence == "Kept apart. Nothing is lost."
    assert page.go_on.isHidden()
    assert grouping(demo) == before


def test_how_somebody_may_be_contacted_is_noted_and_stands_plainly(page: PersonPage, demo: Desk, twice: str) -> None:
    box = page.contact
    assert box.words.text() == "Nothing is noted of how they may be contacted or who works with them."
    assert not box.safety.isVisible()
    box.change.click()
    box.safety.set_value("unsafe")
    box.save.click()
    assert "Write the safe way to contact them" in box.fault.text()
    box.typed["way"].set_value("Through the school only")
    box.typed["staff_safety"].set_value("Visit in pairs")
    box.save.click()
    assert box.warning.isVisible()
    assert "Contact: not safe\nSafe way to contact: Through the school only\nWarning for staff: Visit in pairs" in (
        box.words.text()
    )
    assert [row.safety for row in contact_of(demo, twice)] == ["unsafe"]
    box.change.click()
    assert box.typed["way"].value() == "Through the school only"
    box.leave.click()
    assert not box.safety.isVisible()


def test_who_may_only_read_sees_why_and_no_button(qtbot: QtBot, demo: Desk, twice: str) -> None:
    made = PersonPage(shipped_codes(), **{**asks(demo), "note_contact": None}, may=False)
    qtbot.addWidget(made)
    made.show()
    made.show_person(twice)
    made.refresh()
    assert made.findChildren(Tick) == []
    hidden = (made.part, made.join, made.search, made.reason, made.contact.change)
    assert not any(part.isVisible() for part in hidden)
    qtbot.waitUntil(lambda: bool(labels(made, "entry_")))


def test_the_familys_people_open_it(qtbot: QtBot) -> None:
    from hubdesk.ui.screens.family_people import PeopleSection

    section = PeopleSection(shipped_codes())
    qtbot.addWidget(section)
    section.show_family(moore_and_hart())
    with qtbot.waitSignal(section.person_opened) as opened:
        section.who.click()
    assert opened.args == [moore_and_hart().people[0].id]


def test_the_other_person_is_found_by_typing(qtbot: QtBot, page: PersonPage, demo: Desk, twice: str) -> None:
    other = next(person for person in sorted(set(people.every_person(demo.database).values())) if person != twice)
    name = who.who_is(demo, other).person.name
    page.search.setText(name)
    page.search.textEdited.emit(name)
    qtbot.waitUntil(
        lambda: page.findChild(Table, "answers") is not None and page.findChild(Table, "answers").isVisible()
    )
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.join.isEnabled()
    assert page.chosen.text().startswith("The same as ")


def test_who_belongs_to_a_person_is_recorded_said_and_taken_back(qtbot: QtBot, page: PersonPage, demo: Desk) -> None:
    def ask(verb: Callable[..., Any]) -> Any:
        return answered(partial(verb, demo))

    box = page.relations
    box.let(ask(who.relations_of), ask(who.relate), ask(who.take_back_relation))
    assert page.known is not None
    box.show_person(page.known.person.id)
    assert "Nobody has recorded" in box.words.text()
    other = next(p for p in people.every_person(demo.database).values() if p != page.known.person.id)
    qtbot.mouseClick(box.change, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert "Find the other person first" in box.fault.text()
    box.kind.set_value("sibling")
    box.search.found_opened.emit(Found("person", other, "", "Somebody", "4 Sample Row"))
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert "who said so" in box.fault.text()
    box.source.set_value("The school")
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    said = box.findChild(QLabel, "relation_0")
    assert said is not None and "is a sibling of" in said.text() and "The school; recorded by Ann" in said.text()
    qtbot.mouseClick(page.findChild(QPushButton, "relation_0_back"), Qt.MouseButton.LeftButton)
    box.why.set_value("They are cousins")
    qtbot.mouseClick(box.end, Qt.MouseButton.LeftButton)
    assert box.words.isVisibleTo(box) and not box.end.isVisibleTo(box)

"""Marking a concern beside its list: what is asked for, what is shown of it, and how one event is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Discussed, Family
from hubdesk.domain.incident import Incident, Joined
from hubdesk.drawing.lanes import lanes
from hubdesk.drawing.shapes import Line
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.family_concern import concern_facts
from tests.builders import amendment, moore_and_hart
from tests.ui.answers import Verb, refuse
from tests.ui.asks import answered

CODES = shipped_codes()


def told_twice() -> Family:
    """Two pieces of the family's record told by different agencies, held to be one event."""
    family = moore_and_hart()
    first = family.entries[-2].concern
    second = next(e.concern for e in reversed(family.entries) if e.concern.agency != first.agency)
    why = Joined(first.id, second.id, "words", ("crockery", "kitchen", "smashed"))
    return replace(family, score=replace(family.score, incidents=(Incident((first.id, second.id), (why,)),)))


@pytest.fixture
def mark() -> Verb:
    return Verb(lambda *_values: Changes())


@pytest.fixture
def page(qtbot: QtBot, mark: Verb) -> FamilyPage:
    made = FamilyPage(answered(lambda _id, _day: told_twice()), CODES, mark)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    made.show_family(Wanted(told_twice().id))
    made.refresh()
    return made


def press(page: FamilyPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and button.isVisible()
    button.click()


def test_what_is_said_of_two_concerns_is_asked_for_with_its_reason(page: FamilyPage, mark: Verb) -> None:
    first, second = told_twice().score.incidents[0].concern_ids
    page.show_concern(first)
    box = page.detail.mark
    assert box is not None
    press(page, "mark_open")
    box.what.set_value("two")
    box.other.set_value(second)
    box.reason.set_value("Two evenings")
    said = []
    page.concern_marked.connect(said.append)
    press(page, "mark_save")
    assert mark.asked == [("two", first, second, "Two evenings")]
    assert said == ["Noted: they tell of two events."]
    assert not box.reason.isVisible()


def test_taking_back_needs_no_other_concern_and_a_refusal_is_said_at_the_reason(page: FamilyPage, mark: Verb) -> None:
    first = told_twice().score.incidents[0].concern_ids[0]
    page.show_concern(first)
    box = page.detail.mark
    assert box is not None
    press(page, "mark_open")
    assert box.other.isVisible()
    box.what.set_value("retract")
    box.what.edited.emit()
    assert not box.other.isVisible()
    mark.job = refuse(Refused("Give the reason. Whoever reads it next year must understand it."))
    press(page, "mark_save")
    assert mark.asked == [("retract", first, "", "")]
    assert box.reason.error.startswith("Give the reason.")


def test_a_concern_says_who_marked_it_and_what_else_told_of_the_event() -> None:
    family = told_twice()
    first, second = (entry for entry in family.entries if entry.concern.id in family.score.incidents[0].concern_ids)
    facts = dict(concern_facts(second, family, CODES))
    assert first.concern.ref in facts["One event"]
    assert "Both say crockery, kitchen, smashed." in facts["One event"]
    marked = replace(first, status="retracted", marked=amendment(at=datetime(2026, 3, 9, 11), reason="Another pupil."))
    said = dict(concern_facts(marked, family, CODES))["Standing"]
    assert said == ("Taken back: it counts for nothing and is kept. Priya Nair, 9 March 2026: Another pupil.")


def test_who_may_not_mark_and_who_looks_at_a_day_gone_by_sees_no_way_to(qtbot: QtBot, page: FamilyPage) -> None:
    first = told_twice().score.incidents[0].concern_ids[0]
    page.show_family(Wanted(told_twice().id, first, as_of=told_twice().as_of))
    page.refresh()
    assert page.detail.isVisible() and page.detail.mark is not None and not page.detail.mark.isVisible()
    other = FamilyPage(answered(lambda _id, _day: told_twice()), CODES)
    qtbot.addWidget(other)
    assert other.detail.mark is None


def test_pieces_of_one_event_are_tied_in_the_timeline() -> None:
    ties = [s for s in lanes(told_twice(), CODES, 700).shapes if isinstance(s, Line) and s.role == "action"]
    assert ties and all(isinstance(s.x1, float) for s in ties)
    assert not [s for s in lanes(moore_and_hart(), CODES, 700).shapes if isinstance(s, Line) and s.role == "action"]
    spoken = [spot.words for spot in lanes(told_twice(), CODES, 700).spots if "told more than once" in spot.words]
    assert len(spoken) == 2


def test_what_is_background_is_marked_with_a_reason_and_taken_back(page: FamilyPage, mark: Verb) -> None:
    family = told_twice()
    entry = family.entries[-2]
    box = page.detail.mark
    assert box is not None
    page.show_concern(entry.concern.id)
    press(page, "mark_open")
    box.what.set_value("background")
    box.reason.set_value("Told again in full later")
    press(page, "mark_save")
    assert mark.asked == [("background", entry.concern.id, "", "Told again in full later")]
    box.show_entry(replace(entry, background=True), family)
    offered = {box.what.box.itemData(place) for place in range(box.what.box.count())}
    assert "significant" in offered and "background" not in offered


def test_a_meeting_that_talked_about_the_family_is_listed_and_opens(qtbot: QtBot, page: FamilyPage) -> None:
    meeting = Discussed("m1", "i1", date(2026, 3, 12), "Hub meeting", "Ann", "taken", "Three agencies")
    page.done.show_family(replace(told_twice(), meetings=(meeting,)))
    place = next(number for number, row in enumerate(page.done.model.rows) if row.opens[0])
    assert page.done.model.rows[place].what == "Hub meeting: talked about"
    with qtbot.waitSignal(page.done.meeting_opened) as opened:
        page.done.table.row_opened.emit(page.done.model.rows[place])
    assert opened.args == ["m1", "i1"]
    page.done.meeting_opened.connect(lambda *_ids: pytest.fail("a decision opens no meeting"))
    page.done.table.row_opened.emit(next(row for row in page.done.model.rows if not row.opens[0]))

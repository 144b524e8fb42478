"""The page of a family with real widgets and a whole made-up family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.line import total
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.family import FamilyPage, Wanted
from hubdesk.ui.screens.family_ledger import ledger
from tests.builders import crowded_family, moore_and_hart
from tests.ui.asks import answered


@pytest.fixture
def page(qtbot: QtBot) -> FamilyPage:
    made = FamilyPage(answered(lambda _id, _day: moore_and_hart()), shipped_codes())
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    made.show_family(Wanted(moore_and_hart().id))
    made.refresh()
    return made


def test_the_head_says_band_score_children_and_what_nobody_knows(page: FamilyPage) -> None:
    said = [part.accessibleName() for part in page.header.findChildren(QWidget) if part.accessibleName()]
    assert page.heading.text() == "Moore and Hart family"
    assert "Band Red" in said
    assert any(words.startswith("Children: Hugh Moore, 15; Amy Moore, 14") for words in said)
    assert any("And 1 more, under Score." in words for words in said)


def test_what_staff_must_know_stands_above_everything(page: FamilyPage) -> None:
    said = page.header.findChild(Words, "family_warnings")
    assert not said.isVisible()
    page.header.show_family(replace(moore_and_hart(), warnings=("Contact with Mona Moore is not safe.",)))
    assert said.isVisible()
    assert said.text() == "Contact with Mona Moore is not safe."


def test_the_account_adds_up_line_by_line(page: FamilyPage) -> None:
    score = moore_and_hart().score
    rows = ledger(score)
    sums = [row.sum for row in rows if row.kind == "line"]
    points = [row.line.points for row in rows if row.line is not None]
    assert [sum(points[: place + 1]) for place in range(len(points))] == sums
    assert rows[-1].sum == score.total == total(score.lines)
    assert {row.line for row in rows if row.line} == set(score.lines)


def test_enter_on_a_line_of_the_account_opens_its_concern_and_escape_closes_it(qtbot: QtBot, page: FamilyPage) -> None:
    page.tabs.show_section("score")
    page.score.table.choose(1)
    concern_id = page.score.table.chosen().concern_id
    qtbot.keyClick(page.score.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert page.detail.concern_id == concern_id
    page.detail.close_requested.emit()
    assert page.detail.isHidden()
    assert page.tabs.isVisible()


def test_a_concern_opens_in_place_of_its_list_where_the_window_is_narrow_and_beside_it_where_wide(
    page: FamilyPage,
) -> None:
    concern_id = moore_and_hart().entries[0].concern.id
    page.show_concern(concern_id)
    assert not page.tabs.isVisible()
    page.resize(1700, 900)
    assert page.tabs.isVisible()
    assert page.detail.isVisible()


def test_the_reporter_is_never_shown_with_a_concern(page: FamilyPage) -> None:
    for entry in moore_and_hart().entries:
        page.show_concern(entry.concern.id)
        words = " ".join(part.accessibleName() for part in page.detail.findChildren(QWidget))
        assert not entry.concern.reporter or entry.concern.reporter not in words


def test_the_timeline_is_walked_by_keyboard_and_read_aloud(qtbot: QtBot, page: FamilyPage) -> None:
    canvas = page.timeline.view.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    spot = canvas.drawing.spots[1]
    assert canvas.accessibleDescription() == spot.words
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert page.detail.concern_id == spot.concern_ids[0]


def test_a_lane_nobody_asked_invites_to_ask_those_who_may(qtbot: QtBot, page: FamilyPage) -> None:
    gap = next(spot for spot in page.timeline.view.canvas.drawing.spots if not spot.concern_ids)
    with qtbot.waitSignal(page.ask_requested) as asked:
        page.timeline.view.spot_opened.emit(gap)
    assert asked.args == [page.family, gap.agency]
    page.let(decide=True, hand_up=True, record=True, ask=False)
    page.timeline.view.spot_opened.emit(gap)
    assert page.tabs.shown == "coverage"


def test_the_grid_says_each_gap(page: FamilyPage) -> None:
    page.tabs.show_section("coverage")
    table = page.coverage.table
    assert table.rows.as_text().splitlines()[0].startswith("School nurse | Not asked: Aged 15 | Not asked")


def test_chronology_has_every_concern_the_latest_first(page: FamilyPage) -> None:
    family = moore_and_hart()
    shown = [entry.concern.id for entry in page.chronology.model.rows]
    assert shown == [entry.concern.id for entry in reversed(family.entries)]


def test_people_show_how_they_were_written(page: FamilyPage) -> None:
    page.tabs.show_section("people")
    assert "Hughie Moore" in page.people.spellings.as_text()


def test_buttons_ask_with_the_family_and_hide_from_those_who_may_not(qtbot: QtBot, page: FamilyPage) -> None:
    with qtbot.waitSignal(page.decide_requested) as asked:
        page.findChild(QPushButton, "family_decide").click()
    assert asked.args == [page.family]
    page.let(decide=False, hand_up=True, record=False, ask=False)
    shown = [
        name for name in ("family_decide", "family_pack", "family_record") if page.findChild(QWidget, name).isVisible()
    ]
    assert shown == ["family_pack"]


def test_a_person_who_was_looked_for_is_pointed_at(page: FamilyPage) -> None:
    last = moore_and_hart().people[-1]
    page.show_family(Wanted(moore_and_hart().id, person_id=last.id))
    page.refresh()
    assert page.tabs.shown == "people"
    assert page.people.table.chosen().id == last.id


def test_a_family_as_of_a_past_day_says_so(page: FamilyPage) -> None:
    page.show_family(Wanted(moore_and_hart().id, as_of=date(2026, 1, 5)))
    page.refresh()
    assert page.findChild(QWidget, "family_past").accessibleName().startswith("As of 5 January 2026")


def test_every_part_has_a_name_to_find_it_by(page: FamilyPage) -> None:
    own = [
        part
        for part in page.findChildren(QWidget)
        if not part.objectName() and type(part).__module__.startswith("hubdesk")
    ]
    assert own == []


def test_a_crowded_family_shows_all_its_concerns(qtbot: QtBot) -> None:
    made = FamilyPage(answered(lambda _id, _day: crowded_family(200)), shipped_codes())
    qtbot.addWidget(made)
    made.show_family(Wanted("F-1"))
    made.resize(1192, 670)
    made.show()
    made.refresh()
    assert made.chronology.model.rowCount() == 200
    ids = {concern_id for spot in made.timeline.view.canvas.drawing.spots for concern_id in spot.concern_ids}
    assert len(ids) == 200


def test_a_section_reached_by_key_has_the_focus(qtbot: QtBot, page: FamilyPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.shown == "chronology"
    assert page.focusWidget() is page.chronology.table


def test_the_grid_takes_another_family_with_fewer_children_while_it_has_the_focus(
    qtbot: QtBot, page: FamilyPage
) -> None:
    page.tabs.show_section("coverage")
    page.coverage.table.setFocus()
    family = moore_and_hart()
    fewer = replace(family, people=tuple(one for one in family.people if one.name != "Isla Hart"))
    page.coverage.show_family(fewer)
    page.coverage.table.grab()
    assert page.coverage.model.columnCount() == 3
    assert page.coverage.table.hasFocus()

"""Reviewing matches: one pair at a time, by keys, with undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.answer import Said, Turn
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.family import GreyPair
from hubdesk.service.forms import Review, Tied
from hubdesk.ui.parts.letters import compared, marked
from hubdesk.ui.screens.review import ReviewPage
from tests.records import grey_pair
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PAIR = grey_pair()
NOW = datetime(2026, 3, 14, 12, 0)


class Desk:
    """Pairs that wait, until they are answered."""

    def __init__(self, qtbot: QtBot, pairs: tuple[GreyPair, ...] = (PAIR,), answer: Any = None) -> None:
        self.waiting = list(pairs)
        self.mine: list[Said] = []
        self.answer = Verb(answer or self._answered)
        self.undo = Verb(self._undone)
        self.page = ReviewPage(
            shipped_codes(),
            review=Verb(lambda _limit: Review(tuple(self.waiting), len(self.waiting), tuple(self.mine))),
            answer=self.answer,
            undo=self.undo,
        )
        qtbot.addWidget(self.page)
        self.page.activateWindow()
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.refresh()

    def _answered(self, _left: str, _right: str, verdict: str, reason: str) -> Tied:
        self.waiting.pop(0)
        said = Said(f"a-{len(self.mine)}", verdict, NOW, "Ann", reason, "Hugh Moore (R1)", "Hew More (R2)", 0, True)
        self.mine.insert(0, said)
        return Tied(said.id, ("P-7",), Changes(frozenset({"answers", "persons"}), frozenset({said.id, "P-7"})))

    def _undone(self, stroke: str) -> Tied:
        self.waiting.insert(0, PAIR)
        turn = Turn("u-1", True, NOW, "Ann")
        self.mine = [replace(s, stands=False, turns=(turn,)) if s.id == stroke else s for s in self.mine]
        return Tied("u-1", ("P-7",), Changes(frozenset({"answers"}), frozenset({"u-1"})))


def test_two_people_stand_side_by_side_with_what_differs_said(qtbot: QtBot):
    page = Desk(qtbot).page
    rows = page.pair.as_text().splitlines()
    assert f"Given names: {PAIR.left.given_name}, differs | Given names: Hew, differs" in rows
    assert any(row.startswith("Date of birth:") and "Not said" in row for row in rows)
    assert page.findChild(QLabel, "weight_points_0").accessibleName() == "Starting point: -30 against"


def test_one_day_in_other_figures_is_no_difference(qtbot: QtBot):
    left = replace(PAIR.left, date_of_birth="2024-12-11", sex="F")
    right = replace(PAIR.right, date_of_birth="11/12/2024", sex="f")
    text = Desk(qtbot, (replace(PAIR, left=left, right=right),)).page.pair.as_text()
    assert "Date of birth: 2024-12-11 | Date of birth: 11/12/2024" in text
    assert "Sex: Female | Sex: Female" in text


@pytest.mark.parametrize(
    ("key", "verdict"), [(Qt.Key.Key_S, "same"), (Qt.Key.Key_N, "not_same"), (Qt.Key.Key_C, "cannot_tell")]
)
def test_a_key_answers_and_another_takes_it_back(qtbot: QtBot, key: Qt.Key, verdict: str):
    desk = Desk(qtbot)
    qtbot.keyClick(desk.page, key)
    assert desk.answer.asked == [(PAIR.left.mention_id, PAIR.right.mention_id, verdict, "")]
    assert not desk.page.empty.isHidden()
    qtbot.keyClick(desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.undo.asked == [("a-0",)]
    assert desk.page.empty.isHidden()
    qtbot.keyClick(desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.undo.asked) == 1
    assert "Taken back by Ann on 14 Mar 2026." in desk.page.mine.as_text()


def test_what_is_left_and_what_was_answered_today_is_said(qtbot: QtBot):
    desk = Desk(qtbot, (PAIR, PAIR))
    assert desk.page.count.text() == "2 left, the most useful question first."
    assert desk.page.mine.isHidden()
    desk.page.reason.set_value("Same parents or siblings")
    qtbot.keyClick(desk.page, Qt.Key.Key_S)
    assert desk.page.count.text() == "1 left, the most useful question first."
    words = "Joined by Ann on 14 Mar 2026: Hugh Moore (R1), Hew More (R2) (Same parents or siblings)."
    assert desk.page.mine.as_text() == words
    button = desk.page.findChild(QPushButton, "answered_today_0_undo")
    assert button.accessibleName() == f"Undo: {words}"
    button.click()
    qtbot.waitUntil(lambda: desk.page.findChild(QPushButton, "answered_today_0_undo").text() == "Give again")
    desk.page.findChild(QPushButton, "answered_today_0_undo").click()
    assert desk.undo.asked == [("a-0",), ("u-1",)]


def test_letters_typed_as_a_reason_answer_nothing(qtbot: QtBot):
    desk = Desk(qtbot)
    desk.page.reason.box.setFocus()
    qtbot.keyClicks(desk.page.reason.box, "sncu")
    assert desk.answer.asked == []
    assert desk.page.reason.value() == "sncu"


def test_after_a_click_the_next_key_answers_again(qtbot: QtBot):
    desk = Desk(qtbot, (PAIR, PAIR))
    desk.page.same.click()
    qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_N)
    assert [asked[2] for asked in desk.answer.asked] == ["same", "not_same"]


def test_an_answer_that_is_not_kept_leaves_the_pair(qtbot: QtBot):
    desk = Desk(qtbot, answer=refuse(Known("The disk is full.")))
    qtbot.keyClick(desk.page, Qt.Key.Key_S)
    assert desk.page.notice.sentence == "The disk is full."
    assert desk.page.same.isEnabled() and desk.page.empty.isHidden()


def test_what_differs_is_marked_without_colour():
    left, right = compared("Catherine", "Kathryn")
    heavy = '<u style="font-weight:600">'
    assert marked(left) == f"{heavy}C</u>ath{heavy}e</u>r{heavy}i</u>n{heavy}e</u>"
    assert "".join(run for run, _ in right) == "Kathryn"
    assert marked((("<b>", False),)) == "&lt;b&gt;"


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_letter_is_lost_or_made_up_by_comparing(left: str, right: str):
    for text, runs in zip((left, right), compared(left, right), strict=True):
        assert "".join(run for run, _ in runs) == text


@given(st.text(max_size=20))
def test_a_text_does_not_differ_from_itself(text: str):
    left, right = compared(text, text)
    assert not any(differs for _, differs in left + right)

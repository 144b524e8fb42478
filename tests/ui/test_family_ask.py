"""Asking a partner: the gate, the decision not to ask, and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.coverage import STATES, Cell, Silence
from hubdesk.service.forms import Gate
from hubdesk.service.outgoing import RequestLetter, Stopped
from hubdesk.ui.parts.state_mark import paint_state
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.family_ask import AskAsks, AskPage
from hubdesk.ui.screens.family_coverage import CoverageSection
from hubdesk.ui.theme import roles_of
from tests.builders import AS_OF, moore_and_hart, reply
from tests.records import request
from tests.ui.asks import answered

Asked = list[tuple[Any, ...]]
DUE = datetime(2026, 3, 23, 17, 0)


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def page(qtbot: QtBot, asked: Asked) -> AskPage:
    def note(what: str) -> Any:
        return answered(lambda *values: asked.append((what, *values)))

    def draw(request_id: str, kind: str, reason: str) -> RequestLetter:
        return RequestLetter(request_id, "gp", kind, "{}", b"", reason)

    def ask(who: str, agency: str, gate: Gate, rating: str, reason: str) -> Any:
        if "Perdita" in gate.purpose and not reason:
            raise Stopped("Somebody is named.", ("Perdita Examplesson is named.",))
        asked.append(("ask", who, agency, gate, rating, reason))
        return request(7, agency, due_at=DUE)

    asks = AskAsks(
        ask=answered(ask),
        not_ask=note("not_ask"),
        reply=note("reply"),
        clocks=answered(lambda: {"green": ("Green: by tomorrow", DUE), "blue": ("Blue: no answer is awaited", None)}),
        draw=answered(draw),
        save=note("save"),
        printed=note("printed"),
    )
    made = AskPage(shipped_codes(), asks, today=lambda: AS_OF)
    qtbot.addWidget(made)
    made.resize(1192, 670)
    made.show()
    return made


def _save(page: AskPage) -> None:
    page.findChild(QPushButton, "ask_save").click()


def _errors(page: AskPage) -> list[str]:
    errors = [part for part in page.findChildren(QWidget) if part.property("style") == "error" and part.isVisible()]
    return [part.accessibleName() for part in errors]


def test_an_empty_lane_begins_with_the_child_about_whom_nobody_asked(page: AskPage) -> None:
    family = moore_and_hart()
    page.show_gap(family, "youth_justice")
    assert (page.agency.value(), page.child.value(), page.what.value()) == (
        "youth_justice",
        family.children[0].id,
        "ask",
    )


def test_nothing_is_asked_before_the_gate_is_filled_in(page: AskPage, asked: Asked) -> None:
    page.show_gap(moore_and_hart(), "gp")
    _save(page)
    assert _errors(page) == [
        "Write what the question is for.",
        "Choose the lawful basis.",
        "Say whether consent was sought, and why not.",
        "Say whether the family is told, and why not.",
        "Write why it is necessary.",
    ]
    assert asked == []


def _fill(page: AskPage, purpose: str) -> None:
    page.gate.purpose.set_value(purpose)
    page.gate.basis.set_value("public_task")
    for field in (page.gate.consent, page.gate.informed):
        field.box.setCurrentIndex(1)
    page.gate.necessity.set_value("Three missed appointments cannot be understood otherwise.")


def test_a_filled_gate_is_asked_and_its_letter_is_offered(
    page: AskPage, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.show_gap(moore_and_hart(), "gp")
    _fill(page, "Whether Hugh was brought to his appointments")
    assert not page.letter.isVisible()
    _save(page)
    what, who, agency, gate, rating, reason = asked[0]
    assert (what, who, agency, rating, reason) == ("ask", page.child.value(), "gp", "green", "")
    assert gate == Gate(
        "Whether Hugh was brought to his appointments",
        "public_task",
        page.gate.consent.value(),
        page.gate.informed.value(),
        "Three missed appointments cannot be understood otherwise.",
    )
    assert page.notice.sentence == (
        "The question is recorded. An answer is due by 23 March 2026, 17:00. HubDesk sends nothing by itself."
    )
    assert page.letter.isVisible()
    assert not page.gate.isVisible()
    where = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(where), ""))
    page.letter.save.click()
    assert asked[-1] == ("save", RequestLetter(request(7).id, "gp", "letter", "{}", b"", ""), where)
    assert "letter.pdf" in page.notice.sentence


def test_by_when_an_answer_is_due_is_said_while_the_rating_is_chosen(page: AskPage) -> None:
    page.show_gap(moore_and_hart(), "gp")
    assert page.gate.clock.text() == "Green: by tomorrow. Asked now, an answer is due by 23 March 2026, 17:00."
    page.gate.rating.set_value("blue")
    page.gate.rating.edited.emit()
    assert page.gate.clock.text() == "Blue: no answer is awaited."


def test_naming_another_family_takes_a_reason_before_it_is_asked(page: AskPage, asked: Asked) -> None:
    page.show_gap(moore_and_hart(), "gp")
    assert not page.gate.reason.isVisible()
    _fill(page, "Whether he plays with Perdita Examplesson")
    _save(page)
    assert asked == []
    assert _errors(page) == [
        "Perdita Examplesson is named. Take the name out, or write why it must stand there.",
    ]
    page.gate.reason.set_value("She lives with them")
    _save(page)
    assert asked[0][-1] == "She lives with them"


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("not_apply", date(2027, 3, 20), "cannot know the child"),
        ("consent_refused", date(2026, 4, 17), "consent was refused"),
    ],
)
def test_other_decisions_offer_a_day_to_look_again(
    qtbot: QtBot, page: AskPage, asked: Asked, kind: str, day: date, said: str
) -> None:
    page.show_gap(moore_and_hart(), "gp")
    page.what.set_value(kind)
    page.what.edited.emit()
    page.not_asked.why.set_value("Registered abroad")
    with qtbot.waitSignal(page.partner_settled) as settled:
        _save(page)
    assert said in settled.args[0]
    assert asked == [("not_ask", page.child.value(), "gp", "Registered abroad", day, kind)]


def test_not_asking_needs_a_reason_and_a_day_to_come(page: AskPage, asked: Asked) -> None:
    page.show_gap(moore_and_hart(), "school_nurse")
    page.what.set_value("not_ask")
    page.what.edited.emit()
    page.not_asked.why.set_value("The school itself has told us twice")
    page.not_asked.review.set_value("1/1/2026")
    _save(page)
    assert _errors(page) == ["1 January 2026 is not later than today. Check the day and month."]
    page.not_asked.review.set_value("1/6/2026")
    _save(page)
    assert asked == [
        (
            "not_ask",
            page.child.value(),
            "school_nurse",
            "The school itself has told us twice",
            date(2026, 6, 1),
            "not_ask",
        )
    ]


def test_what_came_back_is_proposed_where_a_question_waits(page: AskPage, asked: Asked) -> None:
    family = moore_and_hart()
    waiting = next(one for one in family.requests if one.agency == "housing")
    page.show_gap(family, "housing")
    page.child.set_value(waiting.person_id)
    page.child.edited.emit()
    assert page.what.value() == "reply"
    page.came_back.outcome.set_value("nil")
    _save(page)
    assert asked == [("reply", waiting.id, "nil", "")]


def test_an_answer_that_was_taken_back_leaves_its_question_waiting(page: AskPage) -> None:
    family = moore_and_hart()
    answered_gp = next(one for one in family.requests if one.id == family.replies[0].request_id)
    page.show_gap(family, answered_gp.agency)
    page.child.set_value(answered_gp.person_id)
    before = page.waiting()
    back = reply(99, answered_gp.id, outcome="withdrawn", at=family.replies[0].at + timedelta(days=1))
    page.show_gap(replace(family, replies=(*family.replies, back)), answered_gp.agency)
    page.child.set_value(answered_gp.person_id)
    assert before is None
    assert page.waiting() == answered_gp


def test_silence_is_said_above_the_grid(qtbot: QtBot) -> None:
    section = CoverageSection(shipped_codes())
    qtbot.addWidget(section)
    section.resize(1192, 670)
    section.show()
    words = section.findChild(Words, "coverage_silence")
    section.show_family(moore_and_hart())
    assert not words.isVisible()
    lines = tuple(Silence("no_voice", "", f"Sentence {number}.") for number in range(6))
    section.show_family(replace(moore_and_hart(), silence=lines))
    assert words.isVisible()
    assert words.text() == "Silence: Sentence 0. Sentence 1. And 4 more."
    assert "Sentence 5." in words.toolTip()


def test_whom_to_ask_next_is_said_with_the_reason_and_opened_with_one_key(qtbot: QtBot) -> None:
    section = CoverageSection(shipped_codes())
    qtbot.addWidget(section)
    section.resize(1192, 670)
    section.show()
    family = moore_and_hart()
    hugh, isla = family.children[0], family.children[-1]
    cells = (
        Cell(hugh.id, "school", "heard", date(2026, 3, 2), "Ought to know every child of this age"),
        Cell(hugh.id, "gp", "not_asked", None, "Ought to know every child of this age; last heard on 3 Mar 2024"),
        Cell(isla.id, "police", "not_asked", None, "Named in this family: a partner of a parent"),
    )
    section.show_family(replace(family, coverage=cells))
    assert section.gaps.text() == (
        f"Ask next: Police about {isla.name.split()[0]}, because a partner of a parent is named in this family. "
        "1 more gap below."
    )
    section.activateWindow()
    section.table.setFocus()
    qtbot.waitUntil(section.table.hasFocus)
    with qtbot.waitSignal(section.agency_opened) as opened:
        qtbot.keyClick(section.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["police"]
    section.show_family(replace(family, coverage=cells[1:2]))
    assert section.gaps.text().endswith("because it ought to know every child of this age; last heard on 3 Mar 2024.")
    section.show_family(replace(family, coverage=cells[:1]))
    assert not section.ask_next.isVisible()
    assert section.gaps.text().startswith("Every agency that ought to know")


def test_every_state_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    drawn = set()
    for state in STATES:
        picture = QImage(16, 16, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_state(painter, QRectF(1, 1, 14, 14), state, roles_of(view))
        painter.end()
        drawn.add(bytes(picture.constBits()))
    assert len(drawn) == len(STATES)

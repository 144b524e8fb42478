"""Deciding: the score and its gaps beside it, and never without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Refused
from hubdesk.ui.screens.decide import DecidePage
from hubdesk.ui.screens.decide_words import says, unknown
from tests.builders import moore_and_hart
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = date(2026, 3, 20)
FAMILY = moore_and_hart()


def shown(qtbot: QtBot, verb: Verb) -> DecidePage:
    page = DecidePage(shipped_codes(), decide=verb, today=lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    page.show_family(FAMILY)
    return page


def test_what_the_score_says_and_does_not_know_stands_beside_the_decision(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: Changes()))
    labels = [label.text() for label in page.beside.findChildren(QLabel)]
    for sentence in (*says(FAMILY), *unknown(FAMILY, shipped_codes())):
        assert sentence in labels
    assert says(FAMILY)[0].startswith(f"{FAMILY.score.total} points (")


def test_a_low_score_is_never_called_safe():
    known = replace(FAMILY, coverage=(), score=replace(FAMILY.score, unknowns=()))
    assert "does not mean safe" in unknown(known, shipped_codes())[0]


def test_a_decision_needs_a_kind_and_a_reason(qtbot: QtBot):
    verb = Verb(lambda *values: Changes())
    page = shown(qtbot, verb)
    page.save.click()
    assert (page.kind.error, page.reason.error) == (
        "Choose a decision.", "Write the reason. A decision without one cannot be understood later.",
    )  # fmt: skip
    assert verb.asked == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Say on which day somebody looks again."),
     ("20/3/2026", "Type a day that is still to come, for example 14/3/2027."),
     ("soon", "Type a day that is still to come, for example 14/3/2027.")],
)  # fmt: skip
def test_watching_needs_a_day_to_come(qtbot: QtBot, typed: str, said: str):
    page = shown(qtbot, Verb(lambda *values: Changes()))
    page.kind.set_value("watch_until")
    page.reason.set_value("The aunt visits every day.")
    page.review.set_value(typed)
    page.save.click()
    assert page.review.error == said


def test_a_decision_is_made_with_its_reason_review_day_and_dissent(qtbot: QtBot):
    verb = Verb(lambda *values: Changes())
    page = shown(qtbot, verb)
    page.kind.set_value("watch_until")
    page.reason.set_value("The aunt visits every day.")
    page.review.set_value("14 April")
    page.dissent.set_value("The school would escalate.")
    with qtbot.waitSignal(page.decision_made):
        page.save.click()
    reason, dissent = "The aunt visits every day.", "The school would escalate."
    assert verb.asked == [(FAMILY.id, "watch_until", reason, date(2026, 4, 14), dissent, {})]
    assert page.reason.value() == ""


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [("early_help", {"helper": "School"}, {"helper": "School"}), ("escalate", {"mdt": "North"}, {"mdt": "North"}),
     ("immediate_referral", {"whom": "Kim", "at": "14.30"},
      {"telephoned": "Kim", "telephoned_at": "2026-03-20T14:30:00"}),
     ("no_further_action", {"helper": "School"}, {})],
)  # fmt: skip
def test_each_kind_asks_for_its_own(qtbot: QtBot, kind: str, typed: dict[str, str], said: dict[str, str]):
    verb = Verb(lambda *values: Changes())
    page = shown(qtbot, verb)
    page.kind.set_value(kind)
    page.kind.edited.emit()
    asked = {"helper": page.helper, "mdt": page.mdt, "whom": page.whom, "at": page.at}
    for name, words in typed.items():
        asked[name].set_value(words)
    assert all(field.isVisible() == (name in typed and bool(said)) for name, field in asked.items())
    page.reason.set_value("A bruise on a baby.")
    page.save.click()
    assert verb.asked[0][-1] == said


def test_a_call_is_written_down_with_its_time(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: Changes()))
    page.kind.set_value("immediate_referral")
    page.reason.set_value("A bruise on a baby.")
    page.whom.set_value("Kim")
    page.save.click()
    assert page.at.error == "Write the time of the call, for example 14:30."


def test_weeks_are_one_press_away(qtbot: QtBot):
    page = shown(qtbot, Verb(lambda *values: Changes()))
    page._review_in(14)
    assert page.review.value() == "3 April 2026"


def test_a_referral_is_telephoned_and_a_refusal_keeps_what_was_typed(qtbot: QtBot):
    page = shown(qtbot, Verb(refuse(Refused("Kim may not record a decision."))))
    page.kind.set_value("immediate_referral")
    page.kind.edited.emit()
    assert page.notice.sentence.startswith("Telephone children's social care now")
    page.reason.set_value("A bruise on a baby.")
    page.save.click()
    assert page.notice.sentence == "Kim may not record a decision. What you typed is still here."
    assert page.reason.value() == "A bruise on a baby."

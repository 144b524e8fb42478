"""Rules and back-test in the window: proposed, compared, run, stopped and taken into use with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.backtest import Backtest, Group, Outcome, Tally, WeekLooks
from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Cancelled, Known
from hubdesk.drawing.compare import compared
from hubdesk.drawing.shapes import Line, Rect, Text
from hubdesk.drawing.shapes import Path as Outline
from hubdesk.service.rules import Difference, RulesVersion
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.screens.backtest import BacktestPage
from hubdesk.ui.screens.settings_rules import RulesBox
from tests.ui.answers import Verb, refuse

TODAY = date(2026, 3, 14)
NOW = RulesVersion("2026.2", "HubDesk", "Shipped", "Ann", datetime(2026, 1, 2, 9), True, "")
NEXT = replace(NOW, version="2027.1", by="Ben", in_use=False)
DIFFERENCE = Difference("household most", "80", "60")


def tally(version: str, *leads: int) -> Tally:
    weeks = tuple(WeekLooks(TODAY - timedelta(days=7 * (40 - n)), 2, n % 3) for n in range(40))
    missed = tuple(Outcome(f"F-{n}", TODAY, "escalate") for n in range(10 - len(leads)))
    return Tally(version, weeks, 10, tuple(sorted(leads)), missed, frozenset())


GROUPS = (Group("White British", 120, (40, 41), 8, (6, None)), Group("Together", 14, (None, 5), 0, (0, 0)))
FOUND = Backtest(
    TODAY - timedelta(days=280), TODAY, 2, tally("2026.2", 20, 60, 100, 180), tally("2027.1", 40, 90), GROUPS
)


class Wired:
    """A page with verbs that keep what they were asked."""

    def __init__(self, qtbot: QtBot, *, later: bool = False) -> None:
        self.versions = Verb(lambda: (NOW, NEXT))
        self.propose = Verb(lambda _file: Changes(frozenset({"rules"}), frozenset({"2027.1"})))
        self.compare = Verb(lambda version: (DIFFERENCE,) if version == "2027.1" else ())
        self.backtest = Verb(lambda *_values: FOUND, later=later)
        self.accept = Verb(lambda _version, _reason: Changes())
        self.page = BacktestPage(
            versions=self.versions, propose=self.propose, compare=self.compare, backtest=self.backtest,
            accept=self.accept, today=lambda: TODAY,
        )  # fmt: skip
        qtbot.addWidget(self.page)
        self.page.resize(1192, 900)
        self.page.show()
        self.page.refresh()

    def press(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert button is not None
        button.click()


def test_a_version_that_waits_is_shown_first_with_what_differs(qtbot: QtBot) -> None:
    page = Wired(qtbot).page
    assert page.version.value() == "2027.1"
    assert page.result.table.rows.as_text() == "Household most | 80 | 60"
    assert not page.result.picture.isVisible() and not page.result.accept.isVisible()
    page.version.set_value("2026.2")
    page.version.edited.emit()
    assert page.result.same.text() == "The figures are those that are in use."


def test_a_backtest_is_asked_for_and_shown_before_anybody_can_accept(qtbot: QtBot) -> None:
    wired = Wired(qtbot)
    wired.press("backtest_run")
    assert wired.backtest.asked == [("2027.1", date(2024, 3, 14), TODAY, 4)]
    result = wired.page.result
    assert result.picture.isVisible() and result.accept.isVisible()
    assert "before 4 of 10 outcomes" in result.picture.canvas.accessibleName()
    assert result.audit.rows.as_text().splitlines() == [
        "White British | 120 | 40 | 41 | 8 | 6 | Fewer than 5",
        "Together | 14 | Fewer than 5 | 5 | 0 | 0 | 0",
    ]
    wired.press("accept_rules")
    assert "Give the reason" in result.reason.error and wired.accept.asked == []
    result.reason.set_value("First words weighed too much")
    wired.press("accept_rules")
    assert wired.accept.asked == [("2027.1", "First words weighed too much")]
    assert wired.page.notice.sentence == "Version 2027.1 is in use. Every family is scored by it."


def test_what_was_typed_wrongly_is_said_at_its_field(qtbot: QtBot) -> None:
    wired = Wired(qtbot)
    wired.page.first.set_value("14/3/2024")
    wired.page.capacity.set_value("0")
    wired.press("backtest_run")
    assert wired.backtest.asked == []
    assert wired.page.first.error == "14/3/2024 is not a day. Write it as 2026-03-14."
    assert wired.page.capacity.error == "Write a number of 1 or more."


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    wired = Wired(qtbot, later=True)
    wired.press("backtest_run")
    assert wired.page.work.isVisible() and not wired.page.run.isEnabled()
    wired.backtest.progress(3, 100, "Replaying weeks")
    wired.press("backtest_work_stop")
    assert wired.backtest.held[0].cancelled
    wired.backtest.job = refuse(Cancelled("The back-test was stopped. Nothing was changed."))
    wired.backtest.deliver()
    assert wired.page.notice.sentence == "The back-test was stopped. Nothing was changed."
    assert wired.page.run.isEnabled() and not wired.page.work.isVisible()


def test_a_proposal_is_kept_or_refused_in_words(qtbot: QtBot) -> None:
    wired = Wired(qtbot)
    wired.page.propose_from(Path("next.toml"))
    assert wired.propose.asked == [(Path("next.toml"),)]
    assert wired.page.notice.sentence == "Version 2027.1 is kept as a proposal. Nothing has changed yet."
    wired.propose.job = refuse(Known("The rules in next.toml, line 3 (version) cannot be used."))
    wired.page.propose_from(Path("next.toml"))
    assert "line 3" in wired.page.notice.sentence


@pytest.mark.parametrize("found", [FOUND, replace(FOUND, proposed=Tally("2027.1", (), 0, (), (), frozenset()))])
@pytest.mark.parametrize("width", [360.0, 700.0])
def test_the_picture_stays_in_its_box_and_has_both_panels(found: Backtest, width: float) -> None:
    drawn = compared(found, width)
    texts = [shape for shape in drawn.shapes if isinstance(shape, Text)]
    assert {"In use: 2026.2", "Proposed: 2027.1"} <= {text.words for text in texts}
    for shape in drawn.shapes:
        match shape:
            case Line():
                points = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
            case Rect():
                points = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Outline():
                points = [(step[-2], step[-1]) for step in shape.steps]
            case _:
                points = [(shape.x, shape.y)]
        assert all(0 <= x <= width + 0.01 and 0 <= y <= drawn.height for x, y in points)


def test_the_record_is_saved_and_only_who_may_sees_the_way_to_the_rules(qtbot: QtBot) -> None:
    save, notice = Verb(lambda _file: None), Notice("n")
    box, other = RulesBox(save, True, notice), RulesBox(save, False, notice)
    for one in (box, other, notice):
        qtbot.addWidget(one)
    box.save_to(Path("record.pdf"))
    assert save.asked == [(Path("record.pdf"),)]
    assert notice.sentence == "The transparency record is at record.pdf."
    with qtbot.waitSignal(box.rules_requested):
        box.findChild(QPushButton, "open_rules").click()
    assert other.findChild(QPushButton, "open_rules") is None

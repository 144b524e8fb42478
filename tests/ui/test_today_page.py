"""Today, the ledger, one decision, letters and handing over: real pages over a real hub."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.today import TILES, Item
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Recorded
from hubdesk.service.outgoing import ContactForm
from hubdesk.service.record import record_concern
from hubdesk.service.safe_contact import note_contact
from hubdesk.service.set_up import set_up
from hubdesk.service.users import add_user
from hubdesk.store import people, users
from hubdesk.store.database import close
from hubdesk.ui import verbs_of_decisions as verbs
from hubdesk.ui import verbs_of_the_hub as hub
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.table import Rows
from hubdesk.ui.screens.decision import DecisionPage
from hubdesk.ui.screens.hand_over import HandOverPage
from hubdesk.ui.screens.ledger import LedgerPage
from hubdesk.ui.screens.letter import LetterPage
from hubdesk.ui.screens.today import TodayPage
from hubdesk.ui.screens.today_words import GROUPS, OPENS, SAID, due_words, late_words
from tests.service.hubs import FORM, NOON, PASSPHRASE, QUICK, Clock
from tests.ui.asks import answered

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Asks = Callable[[Callable[..., Any]], Ask]
POLICY = shipped_decision_policy()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=clock, cost=QUICK).desk
    add_user(made, "Ben", "staff", PASSPHRASE, cost=QUICK)
    yield made
    close(made.database)


@pytest.fixture
def ask(desk: Desk) -> Asks:
    return lambda verb: answered(partial(verb, desk))


@pytest.fixture
def told(desk: Desk) -> Recorded:
    return record_concern(desk, FORM)


def become(desk: Desk, name: str) -> None:
    known = users.by_name(desk.database, name)
    assert known is not None
    desk.user = known


def today_page(qtbot: QtBot, ask: Asks) -> TodayPage:
    page = TodayPage(ask(verbs.today), ask(verbs.today_list), ask(verbs.close_action))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def decision_page(qtbot: QtBot, ask: Asks) -> DecisionPage:
    page = DecisionPage(
        shipped_codes(), POLICY.outcomes, read=ask(verbs.ledger_row), read_of_action=ask(verbs.decision_of_action),
        step=ask(verbs.take_step), outcome=ask(verbs.record_outcome), add_action=ask(verbs.add_action),
        close_action=ask(verbs.close_action), correct=ask(verbs.correct_decision),
        withdraw=ask(verbs.withdraw_decision), users=ask(hub.users), today=NOON.date, now=lambda: NOON,
    )  # fmt: skip
    qtbot.addWidget(page)
    page.show()
    return page


def shown(page: TodayPage) -> dict[str, str]:
    said = (tile.accessibleName().split(": ") for tile in page.tiles.values())
    return {name: counts for name, counts in said if counts != "0"}


def test_every_tile_has_its_place_words_and_a_button() -> None:
    assert [name for _title, names in GROUPS for name in names] == list(TILES)
    assert SAID.keys() == OPENS.keys() == TILES.keys()


def test_the_first_list_is_that_of_what_waits_and_a_tile_leads_to_its_own(
    qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded, clock: Clock
) -> None:
    clock.days(3)
    page = today_page(qtbot, ask)
    assert page.heading.text() == "Today, Tuesday 17 March 2026"
    assert shown(page) == {"Replies to who told us": "1, 1 late"}
    assert page.list_heading.text() == "Replies to who told us"
    assert page.model.as_text() == (
        f"16 March 2026, 1 day late | Testerby family | Say that {told.ref} has arrived (School). | Ann"
    )
    page.tiles["match"].click()
    assert page.empty.isVisible()
    assert page.empty.accessibleName().endswith(SAID["match"][1])
    assert not page.open.isVisible()


def test_opening_an_item_says_which_and_reading_never_takes_it_away(
    qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded
) -> None:
    page = today_page(qtbot, ask)
    with qtbot.waitSignal(page.item_opened) as opened:
        page.open.click()
    assert (opened.args[0].kind, opened.args[0].id) == ("acknowledgement", told.concern_id)
    page.refresh()
    assert shown(page) == {"Replies to who told us": "1"}


def test_an_action_ends_by_being_done(qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded) -> None:
    made = decide(desk, told.family_ids[0], "early_help", "The school leads.").decision
    verbs.add_action(desk, made.id, "Visit them", "Ann", NOON.date())
    page = today_page(qtbot, ask)
    page.tiles["action"].click()
    assert page.model.as_text() == "Today, 14 March 2026 | Testerby family | Visit them | Ann"
    page.done.click()
    page.refresh()
    assert "Actions" not in shown(page)


@pytest.mark.parametrize(
    ("due", "late", "said"),
    [(datetime(2026, 3, 14, 17), False, ("Today, 17:00", "")),
     (datetime(2026, 3, 15, 9), False, ("Tomorrow, 09:00", "")),
     (date(2026, 3, 12), True, ("12 Mar 2026", "2 days late")),
     (datetime(2026, 3, 14, 9), True, ("Today, 09:00", "late")),
     (None, False, ("", ""))],
)  # fmt: skip
def test_when_something_is_due(due: date | None, late: bool, said: tuple[str, str]) -> None:
    item = Item("action", "1", "", "", due, late)
    assert (due_words(item, NOON), late_words(item, NOON)) == said


def test_the_ledger_shows_what_came_back_and_narrows_by_kind(
    qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded, clock: Clock
) -> None:
    page = LedgerPage(shipped_codes(), POLICY.outcomes, ask(verbs.ledger), today=lambda: clock().date())
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.empty.isVisible()
    made = decide(desk, told.family_ids[0], "no_further_action", "Explained by the school.").decision
    clock.days(5)
    back = record_concern(desk, replace(FORM, agency="gp", occurred_on="2026-03-18"))
    page.refresh()
    assert page.model.as_text() == (
        "No further action, 14 March 2026, Ann | Testerby family | Explained by the school."
        f" | Came back: GP, neglect, 19 Mar 2026 ({back.ref})."
    )
    assert page.model.index(0, 0).data(Rows.DETAIL) == "5 days ago, Ann"
    with qtbot.waitSignal(page.decision_opened) as opened:
        page.table.row_opened.emit(page.table.chosen())
    assert opened.args == [made.id]
    page.kind.set_value("escalate")
    page.refresh()
    assert (page.empty.isVisible(), page.kind.value()) == (True, "escalate")


def test_a_referral_is_finished_by_two_people_on_its_page(qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded) -> None:
    made = decide(desk, told.family_ids[0], "immediate_referral", "A bruise.").decision
    page = decision_page(qtbot, ask)
    page.show_decision(made.id, "today")
    call, confirm, countersign = page.steps
    assert all(box.isVisible() for box in page.steps)
    call.take.click()
    assert call.whom.error == "Write who was telephoned."
    call.whom.set_value("Kim at the front door")
    call.at.set_value("11:40")
    call.take.click()
    confirm.take.click()
    countersign.take.click()
    assert "A second person countersigns" in page.notice.sentence
    become(desk, "Ben")
    countersign.take.click()
    assert not any(box.isVisible() for box in page.steps)
    text = [label.text() for label in page.findChildren(type(page.heading).__bases__[0])]
    assert "14 March 2026, 11:40, Ann. Kim at the front door" in text
    assert "14 March 2026, 12:00, Ben" in text


def test_what_came_back_is_asked_for_whole(qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded) -> None:
    made = decide(desk, told.family_ids[0], "escalate", "Third agency").decision
    page = decision_page(qtbot, ask)
    page.show_decision(made.id, "ledger")
    page.outcome.save.click()
    assert page.outcome.told.error == "Write what the family was told, or why not."
    page.outcome.kind.set_value("returned")
    page.outcome.words.set_value("Not enough yet.")
    page.outcome.told.set_value("By telephone, by the head teacher.")
    page.outcome.save.click()
    assert page.row is not None
    outcome = page.row.followed.outcome_of(made.id)
    assert outcome is not None
    assert (outcome.kind, outcome.on) == ("returned", NOON.date())
    assert page.outcome.title.text() == "Something else came back"


def test_a_decision_gets_actions_is_corrected_and_taken_back(
    qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded
) -> None:
    made = decide(desk, told.family_ids[0], "early_help", "The school leads.").decision
    page = decision_page(qtbot, ask)
    page.show_decision(made.id, "ledger")
    assert not page.outcome.isVisible()
    page.action_box.what.set_value("Visit them")
    page.action_box.owner.set_value("Ben")
    page.action_box.due.set_value("20 March")
    page.action_box.save.click()
    assert page.action_box.model.as_text() == "Visit them | Ben | 20 Mar 2026 | "
    page.action_box.end.click()
    assert page.action_box.model.as_text() == "Visit them | Ben | 20 Mar 2026 | Done 14 Mar 2026"
    page.correct.save.click()
    assert page.correct.why.error == "Write what was wrong."
    page.correct.reason.set_value("The nursery leads.")
    page.correct.why.set_value("Not the school")
    page.correct.save.click()
    page.show_decision(told.family_ids[0], "ledger")
    assert page.row is not None
    assert (page.row.decision.reason, page.row.decision.corrects) == ("The nursery leads.", made.id)
    assert len(page.action_box.model.rows) == 1
    page.correct.why.set_value("Another family was meant")
    with qtbot.waitSignal(page.back_requested) as back:
        page.correct.gone.click()
    assert back.args == ["ledger"]


def test_a_reply_waits_for_a_reason_where_contact_is_not_safe(
    qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded
) -> None:
    person = next(iter(people.every_person(desk.database).values()))
    note_contact(desk, person, ContactForm("unsafe", way="Through the school only"))
    page = LetterPage(
        POLICY.no_letter, letter=ask(verbs.letter), save=ask(verbs.save_letter), sent=ask(verbs.mark_sent),
        none=ask(verbs.no_letter),
    )  # fmt: skip
    qtbot.addWidget(page)
    page.show()
    page.show_concern(told.concern_id, "acknowledgement")
    assert page.written is None
    assert "is marked as not safe" in page.reason.error
    page.reason.set_value("The school tells her itself")
    page.go_on.click()
    assert page.written is not None
    assert not page.reason.isVisible()


def test_a_letter_is_sent_by_a_person_or_not_at_all(qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded) -> None:
    page = LetterPage(
        POLICY.no_letter, letter=ask(verbs.letter), save=ask(verbs.save_letter), sent=ask(verbs.mark_sent),
        none=ask(verbs.no_letter),
    )  # fmt: skip
    qtbot.addWidget(page)
    page.show()
    page.show_concern(told.concern_id, "acknowledgement")
    assert told.ref in page.text.text()
    page.how.set_value("e-mail")
    with qtbot.waitSignal(page.letter_settled) as settled:
        page.sent.click()
    assert settled.args == ["Noted as sent."]
    page.show_concern(told.concern_id, "outcome")
    assert page.notice.sentence.startswith("Nobody has decided since this arrived")
    assert not page.sent.isEnabled()
    page.none.click()
    assert page.why.error == "Choose why nobody is written to."
    page.why.set_value("unsafe")
    with qtbot.waitSignal(page.letter_settled):
        page.none.click()
    page.show_concern(told.concern_id, "outcome")
    assert page.notice.sentence.startswith("It is not safe to contact them")


def test_somebodys_work_is_handed_over_together(qtbot: QtBot, ask: Asks, desk: Desk, told: Recorded) -> None:
    page = HandOverPage(users=ask(hub.users), hand_over=ask(verbs.hand_over))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.save.click()
    assert (page.left_by.error, page.reason.error) != ("", "")
    page.left_by.set_value("Ann")
    page.taken_by.set_value("Ben")
    page.reason.set_value("Leave until April")
    with qtbot.waitSignal(page.handed_over) as done:
        page.save.click()
    assert done.args == ["2 open items went from Ann to Ben."]
    assert {item.owner for item in verbs.today_list(desk, "letter")} == {"Ben"}

"""What follows a decision: corrections by new rows, actions, referrals finished by two people, what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hubdesk.domain.decision import in_force
from hubdesk.domain.errors import Refused
from hubdesk.service.decide import correct_decision, decide, known_decision, withdraw_decision
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.follow_up import add_action, close_action, confirm_in_writing, countersign, note_call
from hubdesk.service.hand_over import hand_over
from hubdesk.service.ledger import ledger, ledger_row
from hubdesk.service.outcome import record_outcome
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.today import today, today_list
from hubdesk.service.users import add_user
from hubdesk.store import audit, users
from tests.service.hubs import FORM, NOON, PASSPHRASE, QUICK, Clock

LATER = date(2026, 6, 1)


def become(desk: Desk, name: str) -> None:
    """Go on as somebody else who works here."""
    known = users.by_name(desk.database, name)
    assert known is not None
    desk.user = known


@pytest.fixture
def desk(empty: Desk) -> Desk:
    add_user(empty, "Ben", "staff", PASSPHRASE, cost=QUICK)
    return empty


@pytest.fixture
def told(desk: Desk) -> str:
    return record_concern(desk, FORM).family_ids[0]


def status(desk: Desk) -> str:
    return queue(desk)[0].status


def test_each_kind_asks_for_its_own(desk: Desk, told: str) -> None:
    made = decide(desk, told, "early_help", "The school leads.", said={"helper": "School"}, owner="Ben").decision
    assert (made.owner, made.said) == ("Ben", {"helper": "School"})
    with pytest.raises(Refused, match="Escalate does not ask for helper"):
        decide(desk, told, "escalate", "Third agency", said={"helper": "School"})
    with pytest.raises(Refused, match="Say who was telephoned"):
        decide(desk, told, "immediate_referral", "A bruise", said={"telephoned_at": "2026-03-14 11:00"})
    with pytest.raises(Refused, match="still to come"):
        decide(desk, told, "immediate_referral", "A bruise", said={"telephoned": "Kim", "telephoned_at": "2026-03-15"})
    with pytest.raises(Refused, match="nobody called Nobody"):
        decide(desk, told, "escalate", "Third agency", owner="Nobody")


def test_a_correction_is_a_new_row_and_does_not_swallow_what_came_between(desk: Desk, told: str, clock: Clock) -> None:
    first = decide(desk, told, "no_further_action", "Explained by the school.").decision
    assert status(desk) == "closed"
    clock.days(2)
    record_concern(desk, replace(FORM, narrative="Hungry again.", occurred_on="2026-03-16"))
    assert status(desk) == "returned"
    clock.days(2)
    second = correct_decision(desk, first.id, reason="Explained by the nurse.", why="Wrong agency").decision
    assert status(desk) == "returned"
    assert [one.reason for one in in_force(family(desk, told).decisions)] == ["Explained by the nurse."]
    assert {one.id for one in family(desk, told).decisions} == {first.id, second.id}
    with pytest.raises(Refused, match="corrected since"):
        known_decision(desk, first.id)
    withdraw_decision(desk, second.id, "Written on another family")
    assert status(desk) == "open"
    assert ledger(desk).rows == ()


def test_as_of_a_day_a_correction_is_not_seen_before_it_was_made(desk: Desk, told: str, clock: Clock) -> None:
    first = decide(desk, told, "no_further_action", "Explained.").decision
    clock.days(3)
    correct_decision(desk, first.id, kind="escalate", why="Wrong line")
    then = family(desk, told, NOON.date() + timedelta(days=1))
    assert [one.kind for one in in_force(then.decisions)] == ["no_further_action"]
    assert status(desk) == "escalated"


def test_the_ledger_says_what_brought_a_closed_matter_back(desk: Desk, told: str, clock: Clock) -> None:
    decide(desk, told, "no_further_action", "Explained.")
    assert ledger(desk).rows[0].back == ()
    clock.days(5)
    new = record_concern(desk, replace(FORM, narrative="Hungry again.", agency="gp", occurred_on="2026-03-18"))
    row = ledger(desk, "no_further_action").rows[0]
    assert [(one.ref, one.agency, one.received_on) for one in row.back] == [(new.ref, "gp", date(2026, 3, 19))]
    assert (row.family_id, ledger(desk).counts) == (told, {"no_further_action": 1})
    assert ledger(desk, "escalate").rows == ()
    assert today(desk).tile("returned").count == 1
    assert today_list(desk, "returned")[0].family_id == told


def test_a_referral_is_never_held_and_finished_by_two_people(desk: Desk, told: str, clock: Clock) -> None:
    made = decide(desk, told, "immediate_referral", "A bruise on a baby.").decision
    assert status(desk) == "escalated"
    assert today(desk).tile("referral").count == 3
    note_call(desk, made.id, "Kim at the front door", "2026-03-14 11:50")
    with pytest.raises(Refused, match="A second person countersigns"):
        countersign(desk, made.id)
    confirm_in_writing(desk, told)
    become(desk, "Ben")
    assert [one.words for one in today_list(desk, "referral")] == [
        "Ann referred them on 14 Mar 2026: a second person countersigns."
    ]
    countersign(desk, made.id)
    assert today(desk).tile("referral").count == 0
    with pytest.raises(Refused, match="countersigned already"):
        countersign(desk, made.id)
    steps = ledger_row(desk, made.id).followed
    assert [step.kind for step in steps.steps_of(made.id)] == ["telephoned", "confirmed", "countersigned"]
    # a correction keeps what was done, and asks for nothing again
    clock.days(1)
    corrected = correct_decision(desk, made.id, reason="A bruise on the arm of a baby.", why="Which part").decision
    assert today(desk).tile("referral").count == 0
    assert ledger_row(desk, corrected.id).followed.took(corrected.id, "countersigned") is not None


def test_a_call_that_was_made_is_not_asked_for_again(desk: Desk, told: str) -> None:
    said = {"telephoned": "Kim", "telephoned_at": "2026-03-14 11:00"}
    decide(desk, told, "immediate_referral", "A bruise.", said=said)
    assert {one.kind for one in today_list(desk, "referral")} == {"confirm", "countersign"}


def test_an_outcome_closes_the_loop_and_a_later_one_stands_in_its_place(desk: Desk, told: str, clock: Clock) -> None:
    with pytest.raises(Refused, match="was not handed up"):
        record_outcome(desk, told, "returned", NOON.date(), "Not enough.", "By telephone")
    made = decide(desk, told, "escalate", "Third agency", said={"mdt": "North"}).decision
    assert today(desk).tile("mdt").count == 1
    with pytest.raises(Refused, match="not before the family was handed up"):
        record_outcome(desk, told, "returned", date(2026, 3, 1), "Not enough.", "By telephone")
    with pytest.raises(Refused, match="what the family was told"):
        record_outcome(desk, told, "returned", NOON.date(), "Not enough.", " ")
    clock.days(3)
    record_outcome(desk, told, "returned", NOON.date(), "Not enough.", "By telephone", "The nurse would have kept it")
    assert today(desk).tile("mdt").count == 0
    record_outcome(desk, made.id, "taken_on", desk.today(), "An assessment.", "Visited", "")
    shown = family(desk, told).follow_ups
    back = shown.outcome_of(made.id)
    assert back is not None
    assert (back.kind, back.corrects, len(shown.outcomes)) == ("taken_on", shown.outcomes[0].id, 2)
    assert family(desk, told, NOON.date()).follow_ups.outcomes == ()


def test_an_action_has_an_owner_and_a_day_and_ends_by_being_done(desk: Desk, told: str, clock: Clock) -> None:
    made = decide(desk, told, "early_help", "The school leads.").decision
    with pytest.raises(Refused, match="by which it is to be done"):
        add_action(desk, made.id, "Visit", "Ben", date(2026, 3, 1))
    visit = add_action(desk, made.id, "Visit them", "Ben", date(2026, 3, 17))
    call = add_action(desk, told, "Call the school", "Ann", LATER)
    assert [(one.id, one.late) for one in today_list(desk, "action")] == []  # the 14th is a Saturday: Monday is next
    clock.days(4)
    assert [(one.id, one.owner, one.late) for one in today_list(desk, "action")] == [(visit.id, "Ben", True)]
    close_action(desk, visit.id)
    with pytest.raises(Refused, match="closed already"):
        close_action(desk, visit.id)
    with pytest.raises(Refused, match="why the action is dropped"):
        close_action(desk, call.id, dropped=True)
    close_action(desk, call.id, "They moved away", dropped=True)
    assert today(desk).tile("action").count == 0


def test_looking_again_is_due_on_its_day_and_ends_with_the_next_decision(desk: Desk, told: str, clock: Clock) -> None:
    decide(desk, told, "watch_until", "The aunt visits.", date(2026, 3, 20))
    assert today(desk).tile("review").count == 0
    clock.days(8)
    assert (today(desk).tile("review").count, today(desk).tile("review").late) == (1, 1)
    assert [one.due for one in today_list(desk, "review")] == [date(2026, 3, 20)]
    decide(desk, told, "no_further_action", "All well.")
    assert today(desk).tile("review").count == 0


def test_what_is_open_goes_over_together(desk: Desk, told: str, clock: Clock) -> None:
    made = decide(desk, told, "watch_until", "The aunt visits.", date(2026, 3, 20)).decision
    add_action(desk, made.id, "Visit them", "Ann", date(2026, 3, 20))
    with pytest.raises(Refused, match="Nothing is open with Ben"):
        hand_over(desk, "Ben", "Ann", "Leave")
    with pytest.raises(Refused, match="why the work is handed over"):
        hand_over(desk, "Ann", "Ben", " ")
    before = len(list(audit.every(desk.database)))
    done = hand_over(desk, "Ann", "Ben", "Leave until April")
    assert done.items == 4  # look again, the action, and two letters that are owed
    assert "hand_over" in [entry.verb for entry in list(audit.every(desk.database))[before:]]
    clock.days(8)
    assert {one.owner for name in ("review", "action", "letter") for one in today_list(desk, name)} == {"Ben"}
    back = hand_over(desk, "Ben", "Ann", "Back again")
    assert back.items == done.items


def test_a_withdrawn_decision_leaves_nothing_waiting(desk: Desk, told: str) -> None:
    made = decide(desk, told, "immediate_referral", "A bruise.").decision
    assert (today(desk).tile("referral").count, today(desk).tile("mdt").count) == (3, 1)
    withdraw_decision(desk, made.id, "Another family was meant")
    assert (today(desk).tile("referral").count, today(desk).tile("mdt").count) == (0, 0)


def test_a_raised_family_waits_until_somebody_decides_however_long(desk: Desk, told: str, clock: Clock) -> None:
    assert today(desk).tile("raised").count == 0
    clock.days(9)
    for agency, kind in (("gp", "was_not_brought"), ("police", "domestic_abuse"), ("housing", "home_conditions")):
        record_concern(desk, replace(FORM, agency=agency, kind=kind, level="3", narrative=f"By {agency}."))
    raised = today_list(desk, "raised")
    assert [one.family_id for one in raised] == [told]
    assert raised[0].words.startswith("From Blue to ")
    clock.days(20)  # the change of seven days has long gone
    assert today(desk).tile("raised").count == 1
    decide(desk, told, "ask_partners", "The school should know.")
    assert today(desk).tile("raised").count == 0
    clock.days(300)
    assert today(desk).tile("raised").count == 0
    for agency in ("school_nurse", "hospital", "neighbour"):
        form = replace(FORM, agency=agency, kind="physical_harm", level="3", narrative=f"Again, by {agency}.")
        record_concern(desk, replace(form, occurred_on=desk.today().isoformat()))
    assert today(desk).tile("raised").count == 1

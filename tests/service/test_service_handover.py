"""What changed since a shift: others' work family by family, with the band then, and what fell due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hubdesk.domain.handover import Handover
from hubdesk.service.ask import ask, take_reply
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.follow_up import add_action
from hubdesk.service.forms import PersonForm
from hubdesk.service.handover import handover, save_handover
from hubdesk.service.mark import retract
from hubdesk.service.meeting import plan_meeting
from hubdesk.service.pack import make_pack
from hubdesk.service.protect import protect
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.store import audit, people
from tests.service.hubs import FORM, GATE, NOON, ROWS, Clock, acting, take


@pytest.fixture
def left(demo: Desk, clock: Clock) -> Desk:
    """Ann left the desk at noon; a manager works on the next day."""
    queue(demo)
    clock.days(1)
    acting(demo, "manager")
    return demo


def _seen_by_ann(desk: Desk, clock: Clock) -> Handover:
    clock.now += timedelta(hours=5)
    desk.user = replace(desk.user, name="Ann", role="manager")
    return handover(desk)


def _said(shown: Handover, family_id: str) -> list[str]:
    return [done.words for one in shown.families if one.family_id == family_id for done in one.happenings]


def test_what_others_did_about_a_family_is_said_with_its_band_then(left: Desk, clock: Clock) -> None:
    first = queue(left)[-1]
    child = people.persons_of(left.database, [first.family_id])[first.family_id][0]
    made = record_concern(left, replace(FORM, level="4"), {0: child})
    (family_id,) = made.family_ids
    asked = ask(left, child, "gp", GATE)
    take_reply(left, asked.id, "nil")
    decide(left, family_id, "early_help", "A plan is needed", said={"helper": "The family hub"})
    make_pack(left, family_id, "mdt")
    retract(left, made.ref, "Entered on the wrong person")
    shown = _seen_by_ann(left, clock)
    assert shown.own and shown.since == NOON
    assert _said(shown, family_id) == [
        "A concern was taken back",
        "A pack was made",
        "Decided: offer early help",
        "GP knows nothing",
        "GP was asked",
        "School: neglect, level 4",
        "Somebody said who is whom",
    ]
    (one,) = shown.families
    assert one.before == first.band
    assert {done.by for done in one.happenings} == {"Manager"}


def test_who_rose_comes_first_and_a_new_family_is_said_to_be_new(left: Desk, clock: Clock) -> None:
    last = queue(left)[-1]
    stays = people.persons_of(left.database, [last.family_id])[last.family_id][0]
    record_concern(left, replace(FORM, kind="other", level="1"), {0: stays})
    other = PersonForm("subject", "Odalys", "Sampleton", "2018-06-03", "F", "19 Other Street", "ZZ9 9ZZ")
    (rose,) = record_concern(left, replace(FORM, level="4", people=(other,))).family_ids
    shown = _seen_by_ann(left, clock)
    assert [(one.family_id, one.before, one.urgent) for one in shown.families] == [
        (rose, "", True),
        (last.family_id, last.band, False),
    ]


def test_ones_own_work_is_left_out_and_so_is_what_was_there_before(demo: Desk, clock: Clock) -> None:
    clock.days(1)
    record_concern(demo, FORM)
    clock.now += timedelta(hours=5)
    shown = handover(demo)
    assert (shown.families, shown.rest, shown.more) == ((), (), 0)


def test_a_shift_ends_before_four_hours_of_nothing_and_not_at_each_lock(left: Desk, clock: Clock) -> None:
    left.user = replace(left.user, name="Ann")
    for _ in range(3):
        queue(left)
        clock.now += timedelta(hours=3)
    assert handover(left).since == NOON
    clock.now += timedelta(hours=4)
    assert handover(left).since == clock.now - timedelta(hours=4)


def test_whoever_never_worked_here_reads_of_the_last_day_and_anybody_of_any_time(left: Desk, clock: Clock) -> None:
    acting(left, "staff")
    shown = handover(left)
    assert not shown.own and shown.since == clock.now - timedelta(days=1)
    assert handover(left, NOON - timedelta(days=7)).families != ()


def test_what_is_of_no_family_stands_apart_and_once(left: Desk, clock: Clock) -> None:
    plan_meeting(left, left.today(), "Manager", ())
    plan_meeting(left, left.today() + timedelta(days=7), "Manager", ())
    shown = _seen_by_ann(left, clock)
    assert [one.words for one in shown.rest] == ["A hub meeting was written up"]
    assert shown.families == ()


def test_what_fell_due_since_is_said_and_what_was_late_before_is_not(left: Desk, clock: Clock) -> None:
    family_id = queue(left)[0].family_id
    made = decide(left, family_id, "early_help", "A plan is needed", said={"helper": "The family hub"})
    tomorrow = left.today() + timedelta(days=1)
    add_action(left, made.decision.id, "Visit", "Ann", tomorrow)
    clock.days(2)
    shown = _seen_by_ann(left, clock)
    assert [(item.kind, item.due) for item in shown.due] == [("action", tomorrow)]
    clock.days(1)
    assert [item.kind for item in handover(left).due] == []


def test_a_protected_identity_is_not_spoken_of(left: Desk, clock: Clock) -> None:
    made = record_concern(left, FORM)
    (family_id,) = made.family_ids
    child = people.persons_of(left.database, [family_id])[family_id][0]
    protect(left, child, "adoption", "An adoption")
    shown = _seen_by_ann(left, clock)
    assert _said(shown, family_id) == []
    assert all("Quillon" not in one.title for one in shown.families)


def test_more_than_anybody_reads_is_counted(left: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubdesk.service.handover.MOST", 2)
    take(left, [{**row, "concern_ref": f"again {row['concern_ref']}"} for row in ROWS[:40]], "another partner")
    shown = _seen_by_ann(left, clock)
    assert len(shown.families) == 2 and shown.more > 0


def test_it_is_written_whole_and_logged(left: Desk, clock: Clock, tmp_path: Path) -> None:
    record_concern(left, FORM)
    clock.now += timedelta(hours=5)
    left.user = replace(left.user, name="Ann")
    shown = save_handover(left, tmp_path / "handover.pdf")
    assert (tmp_path / "handover.pdf").read_bytes().startswith(b"%PDF")
    entry = [one for one in audit.every(left.database) if one.verb == "save_handover"][-1]
    assert entry.reason == "disclosure: handover"
    assert set(entry.about) == {one.family_id for one in shown.families}

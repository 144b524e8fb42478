"""Hub meetings: the agenda from the queue, who was there and who stood aside, what was said and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hubdesk.domain.days import long_day
from hubdesk.domain.errors import Refused
from hubdesk.domain.meeting_view import ItemView, MeetingView, Proposed
from hubdesk.service import protect as sealing
from hubdesk.service.combine import merge
from hubdesk.service.decide import correct_decision, decide, withdraw_decision
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.follow_up import close_action
from hubdesk.service.meeting import (
    add_item,
    change_meeting,
    close_meeting,
    drop_item,
    move_item,
    open_meeting,
    plan_meeting,
    put_back,
    put_off,
    take_item,
)
from hubdesk.service.meeting_agenda import propose_agenda
from hubdesk.service.meeting_minute import act_there, correct_minute, decide_there, take_back_minute, take_minute
from hubdesk.service.meeting_room import change_attendee, declare_conflict, note_attendee, take_back_conflict
from hubdesk.service.meeting_view import meeting, meetings_held
from hubdesk.service.minutes import words_of
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.search import search
from hubdesk.service.today import today_list
from hubdesk.store import meetings
from tests.service.hubs import FORM, NOON, Clock

TODAY = NOON.date()


@pytest.fixture
def held(demo: Desk) -> str:
    """A meeting that is open, with the first three families that are put forward and a health visitor."""
    ident = plan_meeting(demo, TODAY, "Ann", propose_agenda(demo)[:3]).id
    note_attendee(demo, ident, "Grace Hill", "health_visitor")
    open_meeting(demo, ident)
    return ident


def first(desk: Desk, ident: str) -> ItemView:
    return meeting(desk, ident).items[0]


def who(desk: Desk, ident: str, name: str = "Grace Hill") -> str:
    return next(one.id for one in meeting(desk, ident).standing.attendees if one.name == name)


def titles(view: MeetingView) -> list[str]:
    return [one.title for one in view.items]


def test_the_queue_and_today_put_families_forward_with_why(demo: Desk, clock: Clock) -> None:
    rows = {row.family_id: row for row in queue(demo)}
    quiet = [row for row in rows.values() if row.band in ("green", "blue")]
    decide(demo, quiet[0].family_id, "watch_until", "Quieter since", TODAY + timedelta(days=7))
    decide(demo, quiet[1].family_id, "escalate", "Five agencies")
    clock.days(7)
    forward = {one.family_id: one for one in propose_agenda(demo, 60)}
    assert "To look again" in forward[quiet[0].family_id].why
    assert "Quieter since" in forward[quiet[0].family_id].why
    assert "no word" in forward[quiet[1].family_id].why or "came back" in forward[quiet[1].family_id].why
    urgent = [item.family_id for item in today_list(demo, "urgent")]
    assert [one.family_id for one in propose_agenda(demo, 60)][: len(urgent)] == urgent
    assert all(forward[ident].why.startswith("Tripwire or level 4.") for ident in urgent)
    bands = [rows[one.family_id].band for one in propose_agenda(demo, 60) if one.family_id in rows]
    assert {"red", "amber"} & set(bands)
    assert len(forward) == len(propose_agenda(demo, 60))
    assert len(propose_agenda(demo, 2)) == 2


def test_a_person_adds_drops_with_a_reason_and_puts_into_order(demo: Desk, held: str) -> None:
    before = meeting(demo, held)
    ids = [one.item.id for one in before.items]
    move_item(demo, ids[2], 0)
    assert [one.item.id for one in meeting(demo, held).items] == [ids[2], ids[0], ids[1]]
    other = next(row for row in queue(demo) if row.family_id not in {one.family_id for one in before.items})
    with pytest.raises(Refused, match="why this family"):
        add_item(demo, held, Proposed(other.family_id, other.title, other.band, " "))
    added = add_item(demo, held, Proposed(other.family_id, other.title, other.band, "The school rang this morning"))
    with pytest.raises(Refused, match="The minutes keep it"):
        drop_item(demo, ids[0], "")
    drop_item(demo, ids[0], "Seen on Tuesday")
    after = meeting(demo, held)
    assert [one.item.id for one in after.items] == [ids[2], ids[1], added.id]
    assert [(one.item.id, one.reason) for one in after.dropped] == [(ids[0], "Seen on Tuesday")]
    with pytest.raises(Refused, match="off the agenda"):
        move_item(demo, ids[0], 0)
    put_back(demo, ids[0])
    assert ids[0] in [one.item.id for one in meeting(demo, held).items]


def test_items_are_taken_and_put_off_and_the_meeting_knows_where_it_is(demo: Desk, held: str) -> None:
    ids = [one.item.id for one in meeting(demo, held).items]
    take_item(demo, ids[0])
    assert meeting(demo, held).standing.current == ids[0]
    take_item(demo, ids[1])
    with pytest.raises(Refused, match="next meeting reads it"):
        put_off(demo, ids[1], "")
    put_off(demo, ids[1], "The school is not here")
    view = meeting(demo, held)
    assert [one.state for one in view.items] == ["taken", "put_off", "waiting"]
    assert view.items[1].reason == "The school is not here"
    assert view.standing.current == ""
    close_meeting(demo, held)
    row = meetings_held(demo)[0]
    assert (row.state, row.families, row.reached) == ("closed", 3, 1)


def test_what_was_put_off_or_not_reached_comes_forward_at_the_next_meeting(demo: Desk, clock: Clock) -> None:
    quiet = [row for row in queue(demo) if row.band not in ("red", "amber") and not row.tripwire][:3]
    agenda = tuple(Proposed(row.family_id, row.title, row.band, "Asked for") for row in quiet)
    ident = plan_meeting(demo, TODAY, "Ann", agenda).id
    open_meeting(demo, ident)
    ids = [one.item.id for one in meeting(demo, ident).items]
    take_item(demo, ids[0])
    put_off(demo, ids[1], "The school is not here")
    close_meeting(demo, ident)
    forward = {one.family_id: one.why for one in propose_agenda(demo, 60)}
    assert forward[quiet[1].family_id].startswith("Put off on 14 Mar 2026: The school is not here.")
    assert forward[quiet[2].family_id].startswith("Not reached on 14 Mar 2026.")
    assert quiet[0].family_id not in forward


def test_nothing_is_written_before_a_meeting_is_open_or_after_it_is_closed(demo: Desk) -> None:
    ident = plan_meeting(demo, TODAY + timedelta(days=3), "Ann", propose_agenda(demo)[:1]).id
    item = first(demo, ident).item.id
    with pytest.raises(Refused, match="Open the meeting first"):
        take_minute(demo, item, "Thinner")
    open_meeting(demo, ident)
    close_meeting(demo, ident)
    with pytest.raises(Refused, match="closed"):
        take_minute(demo, item, "Thinner")
    with pytest.raises(Refused, match="why it is opened again"):
        open_meeting(demo, ident)
    open_meeting(demo, ident, "Housing came late")
    take_minute(demo, item, "Thinner")
    assert [line.words for line in first(demo, ident).lines] == ["Thinner"]


def test_a_meeting_is_moved_and_chaired_by_somebody_else_under_its_own_id(demo: Desk) -> None:
    ident = plan_meeting(demo, TODAY, "Ann", ()).id
    with pytest.raises(Refused, match="past"):
        change_meeting(demo, ident, TODAY - timedelta(days=1))
    change_meeting(demo, ident, TODAY + timedelta(days=7), "Ben")
    change_meeting(demo, ident, chair="Cleo")
    found = meeting(demo, (TODAY + timedelta(days=7)).isoformat()).meeting
    assert (found.id, found.on, found.chair) == (ident, TODAY + timedelta(days=7), "Cleo")
    with pytest.raises(Refused, match="no meeting"):
        meeting(demo, TODAY.isoformat())


def test_attendance_is_corrected_and_who_spoke_stays(demo: Desk, held: str) -> None:
    with pytest.raises(Refused, match="on the list already"):
        note_attendee(demo, held, "grace hill", "health_visitor")
    with pytest.raises(Refused, match="not an agency"):
        note_attendee(demo, held, "Tom", "the council")
    late = note_attendee(demo, held, "Kim Lee", "school", "apologies").id
    change_attendee(demo, late, "here")
    assert [(one.name, one.presence) for one in meeting(demo, held).standing.attendees][-1] == ("Kim Lee", "here")
    take_minute(demo, first(demo, held).item.id, "Hungry on Mondays", late)
    with pytest.raises(Refused, match="stands in the minutes"):
        change_attendee(demo, late, "withdrawn")
    wrong = note_attendee(demo, held, "Somebody Else", "housing").id
    change_attendee(demo, wrong, "withdrawn")
    assert "Somebody Else" not in [one.name for one in meeting(demo, held).standing.attendees]


def test_a_conflict_stands_on_its_family_alone(demo: Desk, held: str) -> None:
    one, other = (view.item.id for view in meeting(demo, held).items[:2])
    grace = who(demo, held)
    with pytest.raises(Refused, match="how they know"):
        declare_conflict(demo, one, grace, "left", "")
    declared = declare_conflict(demo, one, grace, "left", "Her sister's neighbours")
    with pytest.raises(Refused, match="declared this already"):
        declare_conflict(demo, one, grace, "stayed", "Again")
    view = meeting(demo, held)
    aside = next(v for v in view.items if v.item.id == one).asides
    assert [(a.who.name, a.conflict.kind, a.conflict.words) for a in aside] == [
        ("Grace Hill", "left", "Her sister's neighbours")
    ]
    assert next(v for v in view.items if v.item.id == other).asides == ()
    take_back_conflict(demo, declared.id, "Another family of that name")
    assert first(demo, held).asides == ()


def test_what_was_said_is_corrected_by_a_new_row_and_taken_back_with_why(demo: Desk, held: str) -> None:
    item = first(demo, held).item.id
    said = take_minute(demo, item, "Thiner than in Janury", who(demo, held)).id
    correct_minute(demo, said, "Thinner than in January")
    line = first(demo, held).lines[0]
    assert (line.id, line.words) == (said, "Thinner than in January")
    assert line.who is not None and line.who.name == "Grace Hill"
    rows = meetings.of_meeting(demo.database, held).entries
    assert [row.words for row in rows] == ["Thiner than in Janury", "Thinner than in January"]
    with pytest.raises(Refused, match="why the line"):
        take_back_minute(demo, said, "")
    take_back_minute(demo, said, "Said of another child")
    assert first(demo, held).lines == ()


def test_a_decision_and_an_action_are_the_ordinary_ones_and_the_minutes_follow_them(demo: Desk, held: str) -> None:
    view = first(demo, held)
    with pytest.raises(Refused, match="decision first"):
        act_there(demo, view.item.id, "Visit", "Ann", TODAY + timedelta(days=2))
    made = decide_there(demo, view.item.id, "early_help", "Three agencies agree", said={"helper": "Family centre"})
    agreed = act_there(demo, view.item.id, "Weigh her", "Ann", TODAY + timedelta(days=2), who(demo, held))
    assert made.decision.id in [one.id for one in family(demo, view.family_id).decisions]
    assert agreed.id in [item.id for item in today_list(demo, "action")]
    lines = first(demo, held).lines
    assert [line.kind for line in lines] == ["decision", "action"]
    assert lines[1].who is not None and lines[1].who.name == "Grace Hill"
    correct_decision(demo, made.decision.id, reason="Four agencies agree", why="Miscounted")
    close_action(demo, agreed.id)
    lines = first(demo, held).lines
    assert lines[0].words == "Four agencies agree"
    assert lines[1].note == "Done on 14 Mar 2026"
    withdraw_decision(demo, view.family_id, "Another family")
    assert first(demo, held).lines[0].note == "Taken back since"


def test_an_action_follows_an_earlier_decision_where_the_meeting_made_none(demo: Desk, held: str) -> None:
    view = first(demo, held)
    earlier = decide(demo, view.family_id, "escalate", "Five agencies").decision
    agreed = act_there(demo, view.item.id, "Ring the MDT", "Ann", TODAY + timedelta(days=1))
    assert agreed.decision_id == earlier.id


def test_what_a_partner_says_becomes_a_concern_and_the_minutes_point_at_it(demo: Desk, held: str) -> None:
    item = first(demo, held).item.id
    form = replace(FORM, said_at=f"{item} {who(demo, held)}")
    kept = record_concern(demo, form)
    line = first(demo, held).lines[0]
    assert (line.kind, line.ref, line.words) == ("concern", kept.ref, FORM.narrative)
    assert line.who is not None and line.who.name == "Grace Hill"
    assert "meetings" in kept.changes.kinds
    close_meeting(demo, held)
    record_concern(demo, replace(form, narrative="Written up after the meeting"))
    assert len(first(demo, held).lines) == 2


def test_their_copy_names_no_family_they_left_the_room_for_reached_or_not(demo: Desk, held: str) -> None:
    view = meeting(demo, held)
    taken, off, seen = view.items
    for one in (taken, off):
        declare_conflict(demo, one.item.id, who(demo, held), "left", "Her neighbours")
    declare_conflict(demo, seen.item.id, who(demo, held), "stayed", "Taught the eldest")
    for one in (taken, seen):
        take_minute(demo, one.item.id, f"Said of {one.title}")
    put_off(demo, off.item.id, "The school is not here")
    view = meeting(demo, held)
    turns = meetings.of_meeting(demo.database, held).turns
    own = words_of(demo, view, turns)
    hers = words_of(demo, view, turns, view.standing.attendee(who(demo, held)))
    assert {one.title for one in own.families} == {taken.title, seen.title}
    assert off.title in [title for title, _ in own.left]
    told = repr((hers.families, hers.left))
    assert [title for title in (taken.title, off.title) if title in told] == []
    assert f"Said of {seen.title}" in told
    assert own.state == "Draft: the meeting is not closed."


def test_an_item_follows_its_people_when_families_become_one(demo: Desk, held: str) -> None:
    view = meeting(demo, held)
    one, other = view.items[0], view.items[1]
    left, right = (family(demo, v.family_id).children[0].spellings[0].mention_id for v in (one, other))
    merge(demo, (left, right), "One child under two names")
    after = meeting(demo, held)
    assert after.items[0].family_id == after.items[1].family_id != ""


def test_words_about_a_family_with_somebody_protected_are_covered(demo: Desk, held: str) -> None:
    view = first(demo, held)
    child = family(demo, view.family_id).children[0].id
    take_minute(demo, view.item.id, "She goes to another school under another name")
    declare_conflict(demo, view.item.id, who(demo, held), "left", "Knows the new name")
    sealing.protect(demo, child, "witness", "Asked for by the court")
    after = first(demo, held)
    assert "restricted" in after.lines[0].words
    assert "restricted" in after.item.why
    assert "restricted" in after.asides[0].conflict.words
    assert child not in after.item.person_ids


def test_a_past_day_or_no_chair_is_refused(demo: Desk) -> None:
    with pytest.raises(Refused, match="past"):
        plan_meeting(demo, date(2026, 3, 13), "Ann", ())
    with pytest.raises(Refused, match="who chairs"):
        plan_meeting(demo, TODAY, " ", ())
    assert meetings_held(demo) == ()


def test_a_meeting_is_found_by_its_title_and_day(demo: Desk) -> None:
    ident = plan_meeting(demo, TODAY, "Ann", (), "Winter panel").id
    assert [(one.kind, one.id) for one in search(demo, "winter")] == [("meeting", ident)]
    assert ("meeting", ident) in [(one.kind, one.id) for one in search(demo, f"panel {long_day(TODAY)}")]
    change_meeting(demo, ident, TODAY + timedelta(days=7))
    (found,) = [one for one in search(demo, "winter panel") if one.kind == "meeting"]
    assert found.day == TODAY + timedelta(days=7)
    assert [one for one in search(demo, "winters") if one.kind == "meeting"] == []


def test_a_familys_page_names_the_meetings_that_talked_about_it(demo: Desk, clock: Clock, held: str) -> None:
    one = first(demo, held)
    take_item(demo, one.item.id)
    (found,) = family(demo, one.family_id).meetings
    assert (found.meeting_id, found.item_id, found.on, found.state) == (held, one.item.id, TODAY, "taken")
    put_off(demo, one.item.id, "The school was not there")
    (found,) = family(demo, one.family_id).meetings
    assert (found.state, found.why) == ("put_off", "The school was not there")
    assert family(demo, one.family_id, TODAY - timedelta(days=1)).meetings == ()
    other = plan_meeting(
        demo, TODAY + timedelta(days=7), "Ann", [Proposed(one.family_id, one.title, "red", "Again")]
    ).id
    assert [row.meeting_id for row in family(demo, one.family_id).meetings] == [held, other]

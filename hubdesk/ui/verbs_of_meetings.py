"""Verbs about hub meetings, as jobs of the records thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes
from hubdesk.domain.meeting_view import MeetingRow, MeetingView, Minuted, Proposed

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Decided

_CHANGED = frozenset({"meetings", "decisions"})


def meetings_held(desk: Desk) -> tuple[MeetingRow, ...]:
    """List the meetings."""
    from hubdesk.service.meeting_view import meetings_held

    return meetings_held(desk)


def meeting(desk: Desk, meeting_id: str) -> MeetingView:
    """Open a meeting."""
    from hubdesk.service.meeting_view import meeting

    return meeting(desk, meeting_id)


def propose(desk: Desk, most: int) -> tuple[Proposed, ...]:
    """Put families forward."""
    from hubdesk.service.meeting_agenda import propose_agenda

    return propose_agenda(desk, most)


def plan(desk: Desk, on: date, chair: str, agenda: tuple[Proposed, ...]) -> Minuted:
    """Plan a meeting."""
    from hubdesk.service.meeting import plan_meeting

    return plan_meeting(desk, on, chair, agenda)


def add(desk: Desk, meeting_id: str, family_id: str, why: str) -> Minuted:
    """Put a family on the agenda."""
    from hubdesk.service.meeting import add_item

    return add_item(desk, meeting_id, Proposed(family_id, "", "", why))


def open_meeting(desk: Desk, meeting_id: str, why: str) -> Changes:
    """Open a meeting, again with why."""
    from hubdesk.service.meeting import open_meeting

    return open_meeting(desk, meeting_id, why)


def close_meeting(desk: Desk, meeting_id: str) -> Changes:
    """Close a meeting."""
    from hubdesk.service.meeting import close_meeting

    return close_meeting(desk, meeting_id)


def take(desk: Desk, item_id: str) -> Changes:
    """Begin to talk about a family."""
    from hubdesk.service.meeting import take_item

    return take_item(desk, item_id)


def put_off(desk: Desk, item_id: str, why: str) -> Changes:
    """Put a family off."""
    from hubdesk.service.meeting import put_off

    return put_off(desk, item_id, why)


def drop(desk: Desk, item_id: str, why: str) -> Changes:
    """Take a family off the agenda."""
    from hubdesk.service.meeting import drop_item

    return drop_item(desk, item_id, why)


def put_back(desk: Desk, item_id: str) -> Changes:
    """Put a family back."""
    from hubdesk.service.meeting import put_back

    return put_back(desk, item_id)


def move(desk: Desk, item_id: str, to: int) -> Changes:
    """Move a family on the agenda."""
    from hubdesk.service.meeting import move_item

    return move_item(desk, item_id, to)


def attend(desk: Desk, meeting_id: str, name: str, agency: str, presence: str) -> Minuted:
    """Note who came."""
    from hubdesk.service.meeting_room import note_attendee

    return note_attendee(desk, meeting_id, name, agency, presence)


def presence(desk: Desk, attendee_id: str, how: str) -> Changes:
    """Say that somebody is here after all, or not."""
    from hubdesk.service.meeting_room import change_attendee

    return change_attendee(desk, attendee_id, how)


def conflict(desk: Desk, item_id: str, attendee_id: str, did: str, words: str) -> Minuted:
    """Note a conflict of interest."""
    from hubdesk.service.meeting_room import declare_conflict

    return declare_conflict(desk, item_id, attendee_id, did, words)


def say(desk: Desk, item_id: str, words: str, attendee_id: str) -> Minuted:
    """Take down what was said."""
    from hubdesk.service.meeting_minute import take_minute

    return take_minute(desk, item_id, words, attendee_id)


def change(desk: Desk, meeting_id: str, on: date, chair: str) -> Changes:
    """Hold a meeting on another day, or with somebody else in the chair."""
    from hubdesk.service.meeting import change_meeting

    return change_meeting(desk, meeting_id, on, chair)


def take_back_conflict(desk: Desk, conflict_id: str, why: str) -> Changes:
    """Take back a conflict."""
    from hubdesk.service.meeting_room import take_back_conflict

    return take_back_conflict(desk, conflict_id, why)


def correct(desk: Desk, line_id: str, words: str) -> Changes:
    """Put better words in the place of a line."""
    from hubdesk.service.meeting_minute import correct_minute

    return correct_minute(desk, line_id, words)


def take_back(desk: Desk, line_id: str, why: str) -> Changes:
    """Take a line back."""
    from hubdesk.service.meeting_minute import take_back_minute

    return take_back_minute(desk, line_id, why)


def agree(desk: Desk, item_id: str, what: str, owner: str, due_on: date, attendee_id: str) -> Changes:
    """Note an action."""
    from hubdesk.service.meeting_minute import act_there

    made = act_there(desk, item_id, what, owner, due_on, attendee_id)
    return Changes(_CHANGED, frozenset({made.id}))


def decide(
    desk: Desk,
    item_id: str,
    kind: str,
    reason: str,
    review_on: date | None,
    dissent: str,
    said: Mapping[str, str],
) -> Decided:
    """Record a decision that the meeting made."""
    from hubdesk.service.meeting_minute import decide_there

    return decide_there(desk, item_id, kind, reason, review_on, dissent, said=said)


def minutes(desk: Desk, meeting_id: str, attendee_id: str, path: Path) -> Changes:
    """Save the minutes where the person said."""
    from hubdesk.service.minutes import minutes, save_minutes

    return save_minutes(desk, minutes(desk, meeting_id, attendee_id), path)

"""Take the minutes as the meeting goes: what was said, what was decided, who does what, and what became a concern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import in_force
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Action
from hubdesk.domain.meeting import WITHDRAWN, Entry, Standing
from hubdesk.domain.meeting_view import Minuted
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk, act
from hubdesk.service.follow_up import add_action
from hubdesk.service.forms import Decided
from hubdesk.service.held import families_of
from hubdesk.service.meeting import changed, going_on, held_meeting, item_of, meeting_of, unclosed
from hubdesk.service.new_id import new_id
from hubdesk.store import decisions, meetings


def take_minute(desk: Desk, item_id: str, words: str, attendee_id: str = "") -> Minuted:
    """Take down what somebody said about a family, in a sentence or two."""
    held = going_on(desk, item_id)
    if not words.strip():
        raise Refused("Write what was said, in a sentence or two.")
    row = _entry(desk, held, item_id, "said", words, attendee_id)
    with act(desk, "meeting", reason="said") as done:
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, item_id, row.id]
    return Minuted(row.id, changed(held.meeting.id, item_id))


def correct_minute(desk: Desk, entry_id: str, words: str) -> Changes:
    """Put better words in the place of a line; the first ones stay to be read by whoever checks."""
    was = _line(desk, entry_id)
    if was.kind != "said":
        raise Refused("A decision, an action or a concern is corrected where it stands, and the minutes follow.")
    if not words.strip():
        raise Refused("Write what was said, or take the line back.")
    return _again(desk, replace(was, words=words.strip()), was)


def take_back_minute(desk: Desk, entry_id: str, why: str) -> Changes:
    """Take back a line that does not belong there, with why; what a decision, action or concern is stays."""
    was = _line(desk, entry_id)
    if not why.strip():
        raise Refused("Say why the line is taken back.")
    return _again(desk, replace(was, kind=WITHDRAWN, words=why.strip()), was)


def decide_there(
    desk: Desk,
    item_id: str,
    kind: str,
    reason: str,
    review_on: date | None = None,
    dissent: str = "",
    *,
    owner: str = "",
    said: Mapping[str, str] | None = None,
) -> Decided:
    """Record a decision that the meeting made about a family, and point at it in the minutes."""
    held = going_on(desk, item_id)
    with act(desk, "meeting", reason="decision") as done:
        family_id = family_of_item(desk, held, item_id)
        made = decide(desk, family_id, kind, reason, review_on, dissent, owner=owner, said=said)
        row = _entry(desk, held, item_id, "decision", "", "", made.decision.id)
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, item_id, row.id]
    both = made.changes.kinds | {"meetings"}
    return Decided(made.decision, Changes(both, made.changes.ids | {held.meeting.id}))


def act_there(desk: Desk, item_id: str, what: str, owner: str, due_on: date | None, attendee_id: str = "") -> Action:
    """Note an action that the meeting agreed; it follows the family's last decision, best one of this meeting.

    `owner` at the hub sees to it; `attendee_id` is who in the room does it, where that is somebody else.
    """
    held = going_on(desk, item_id)
    about = next((one.about for one in reversed(held.entries_of(item_id)) if one.kind == "decision"), "")
    if not about:
        standing = in_force(decisions.of_persons(desk.database, item_of(held, item_id).person_ids))
        if not standing:
            raise Refused("Record the decision first: an action follows from one.")
        about = standing[-1].id
    with act(desk, "meeting", reason="action") as done:
        made = add_action(desk, _stands(desk, about), what, owner, due_on)
        row = _entry(desk, held, item_id, "action", "", attendee_id, made.id)
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, item_id, row.id]
    return made


def note_concern(desk: Desk, said_at: str, concern_id: str) -> None:
    """Point, inside the transaction that records a concern, at what was said under an item.

    `said_at` is the item's id and, after a space, that of who said it. A meeting that is closed meanwhile takes it too:
    what somebody said there may be written up afterwards.
    """
    item_id, _, attendee_id = said_at.partition(" ")
    held = held_meeting(desk, meeting_of(desk, item_id))
    with act(desk, "meeting", reason="concern") as done:
        row = _entry(desk, held, item_id, "concern", "", attendee_id, concern_id)
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, item_id, row.id]


def family_of_item(desk: Desk, held: Standing, item_id: str) -> str:
    """Find the family that an item is about today, or refuse."""
    found, _ = families_of(desk, {item_id: item_of(held, item_id).person_ids})[item_id]
    if not found:
        raise Refused("The people of this item are in no family today. Search for them, and decide there.")
    return found


def _stands(desk: Desk, decision_id: str) -> str:
    while (later := decisions.correction_of(desk.database, decision_id)) is not None:
        decision_id = later.id
    return decision_id


def _entry(desk: Desk, held: Standing, item_id: str, kind: str, words: str, attendee_id: str, about: str = "") -> Entry:
    if attendee_id and held.attendee(attendee_id) is None:
        raise Refused("Choose somebody who is at this meeting.")
    return Entry(
        new_id(), held.meeting.id, item_id, kind, words.strip(), attendee_id, about, desk.now(), desk.user.name
    )


def _line(desk: Desk, entry_id: str) -> Entry:
    held = unclosed(desk, meeting_of(desk, entry_id))
    found = next((one for one in held.entries if one.id == entry_id), None)
    if found is None:
        raise Refused("This line was taken back already.")
    return found


def _again(desk: Desk, now: Entry, was: Entry) -> Changes:
    row = replace(now, id=new_id(), at=desk.now(), by=desk.user.name, corrects=was.id)
    with act(desk, "meeting", reason="correct") as done:
        meetings.add(desk.database, row)
        done.about += [was.meeting_id, was.item_id, was.id]
    return changed(was.meeting_id, was.item_id)

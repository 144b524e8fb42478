"""Hold a hub meeting: plan it, open it, go through its agenda, close it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.meeting import AgendaItem, Attendee, Meeting, Standing, Turn, standing
from hubdesk.domain.meeting_view import Minuted, Proposed
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import members
from hubdesk.service.new_id import new_id
from hubdesk.service.queue_text import row_of
from hubdesk.store import meetings, people, waiting

TITLE = "Hub meeting"
_CHANGED = frozenset({"meetings"})


def plan_meeting(desk: Desk, on: date, chair: str, agenda: Iterable[Proposed], title: str = TITLE) -> Minuted:
    """Plan a meeting on a day, with the families that a person chose out of those that were put forward."""
    if on < desk.today():
        raise Refused("That day is past. Give the day on which the meeting is held.")
    if not chair.strip():
        raise Refused("Say who chairs the meeting.")
    made = Meeting(new_id(), on, title.strip() or TITLE, chair.strip(), desk.now(), desk.user.name)
    with act(desk, "meeting", reason="plan") as done:
        meetings.add(desk.database, made)
        chairs = Attendee(new_id(), made.id, made.chair, "", "here", desk.now(), desk.user.name)
        meetings.add(desk.database, chairs)
        for one in agenda:
            _add(desk, made.id, one)
        done.about.append(made.id)
    return Minuted(made.id, changed(made.id))


def change_meeting(desk: Desk, meeting_id: str, on: date | None = None, chair: str = "") -> Changes:
    """Hold a meeting on another day, or have somebody else chair it."""
    held = held_meeting(desk, meeting_id)
    was = held.meeting
    if held.state == "closed":
        raise Refused("This meeting is closed, and stays as it was held.")
    if on is not None and on != was.on and on < desk.today():
        raise Refused("That day is past. Give the day on which the meeting is held.")
    now = Meeting(
        new_id(), on or was.on, was.title, chair.strip() or was.chair, desk.now(), desk.user.name, corrects=was.id
    )
    with act(desk, "meeting", reason="change") as done:
        meetings.add(desk.database, now)
        done.about.append(was.id)
    return changed(was.id)


def add_item(desk: Desk, meeting_id: str, one: Proposed) -> Minuted:
    """Put a family on the agenda, with why."""
    held = unclosed(desk, meeting_id)
    if not one.why.strip():
        raise Refused("Say why this family is talked about.")
    with act(desk, "meeting", reason="add") as done:
        item = _add(desk, held.meeting.id, one)
        done.about += [held.meeting.id, item.id]
    return Minuted(item.id, changed(item.id))


def drop_item(desk: Desk, item_id: str, why: str) -> Changes:
    """Take a family off the agenda, with why; it stays to be read, and can be put back."""
    if not why.strip():
        raise Refused("Say why this family is not talked about. The minutes keep it.")
    return _turn(desk, item_id, "dropped", why)


def put_back(desk: Desk, item_id: str) -> Changes:
    """Put a family back that was taken off or put off."""
    return _turn(desk, item_id, "back")


def move_item(desk: Desk, item_id: str, to: int) -> Changes:
    """Move a family to another place on the agenda, from 0."""
    held = unclosed(desk, meeting_of(desk, item_id))
    others = [one.id for one in held.items if one.id != item_id]
    if len(others) == len(held.items):
        raise Refused("This family is off the agenda. Put it back first.")
    place = max(0, min(to, len(others)))
    order = [*others[:place], item_id, *others[place:], *(one.id for one in held.dropped)]
    return _turn(desk, item_id, "order", " ".join(order))


def open_meeting(desk: Desk, meeting_id: str, why: str = "") -> Changes:
    """Open a meeting; one that was closed is opened again with the reason."""
    held = held_meeting(desk, meeting_id)
    if held.state == "open":
        raise Refused("This meeting is going on already.")
    if held.state == "closed" and not why.strip():
        raise Refused("This meeting is closed. Say why it is opened again; the minutes keep it.")
    return _whole(desk, held, "opened", why)


def close_meeting(desk: Desk, meeting_id: str) -> Changes:
    """Close a meeting; what was not reached says so in the minutes."""
    held = held_meeting(desk, meeting_id)
    if held.state != "open":
        raise Refused("Only a meeting that is going on is closed.")
    return _whole(desk, held, "closed")


def take_item(desk: Desk, item_id: str) -> Changes:
    """Begin to talk about a family."""
    going_on(desk, item_id)
    return _turn(desk, item_id, "taken")


def put_off(desk: Desk, item_id: str, why: str) -> Changes:
    """Put a family off to another meeting, with why."""
    if not why.strip():
        raise Refused("Say why this family is put off. The next meeting reads it.")
    going_on(desk, item_id)
    return _turn(desk, item_id, "put_off", why)


def held_meeting(desk: Desk, meeting_id: str) -> Standing:
    """Find a meeting by its id, its day or one of its families' ids, or refuse; call inside a verb."""
    wanted = meeting_id.strip()
    rows = meetings.of_meeting(desk.database, meetings.meeting_of(desk.database, wanted) or wanted)
    if rows.meetings:
        return standing(rows)
    for ident in meetings.ids(desk.database):
        held = standing(meetings.of_meeting(desk.database, ident))
        if held.meeting.on.isoformat() == wanted:
            return held
    raise Refused(f"There is no meeting {meeting_id}. Take its day from the list of meetings.")


def unclosed(desk: Desk, meeting_id: str) -> Standing:
    """Find a meeting that may still be written to, or refuse."""
    held = held_meeting(desk, meeting_id)
    if held.state == "closed":
        raise Refused("This meeting is closed. Open it again, with the reason, to write more.")
    return held


def going_on(desk: Desk, item_id: str) -> Standing:
    """Find the meeting of a family on its agenda while it is going on, or refuse."""
    held = unclosed(desk, meeting_of(desk, item_id))
    if held.state != "open":
        raise Refused("Open the meeting first.")
    return held


def meeting_of(desk: Desk, row_id: str) -> str:
    """Find the meeting of an item, an attendee, a conflict or a line, or refuse."""
    found = meetings.meeting_of(desk.database, row_id)
    if not found:
        raise Refused("This is not written in any meeting.")
    return found


def item_of(held: Standing, item_id: str) -> AgendaItem:
    """Find a family on the agenda, also one taken off."""
    return next(one for one in (*held.items, *held.dropped) if one.id == item_id)


def changed(*ids: str) -> Changes:
    """Say that a meeting changed."""
    return Changes(_CHANGED, frozenset(ids))


def _add(desk: Desk, meeting_id: str, one: Proposed) -> AgendaItem:
    person_ids, _ = members(desk, one.family_id)
    kept = waiting.family_rows(desk.database, [people.newest_id(desk.database, one.family_id.strip().upper())])
    band = one.band or next((row_of(text).band for text in kept.values()), "")
    row = AgendaItem(new_id(), meeting_id, tuple(sorted(person_ids)), one.why.strip(), band, desk.now(), desk.user.name)
    meetings.add(desk.database, row)
    return row


def _turn(desk: Desk, item_id: str, kind: str, words: str = "") -> Changes:
    held = unclosed(desk, meeting_of(desk, item_id))
    item_of(held, item_id)
    about = "" if kind == "order" else item_id
    with act(desk, "meeting", reason=kind) as done:
        meetings.add(
            desk.database,
            Turn(new_id(), held.meeting.id, about, kind, words.strip(), desk.now(), desk.user.name),
        )
        done.about += [held.meeting.id, item_id]
    return changed(held.meeting.id, item_id)


def _whole(desk: Desk, held: Standing, kind: str, words: str = "") -> Changes:
    ident = held.meeting.id
    with act(desk, "meeting", reason=kind) as done:
        meetings.add(desk.database, Turn(new_id(), ident, "", kind, words.strip(), desk.now(), desk.user.name))
        done.about.append(ident)
    return changed(ident)

"""Who is in the room of a meeting, and who stands aside from which family."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.meeting import CONFLICTS, PRESENCES, WITHDRAWN, Attendee, Conflict
from hubdesk.domain.meeting_view import Minuted
from hubdesk.service.desk import Desk, act
from hubdesk.service.meeting import changed, meeting_of, unclosed
from hubdesk.service.new_id import new_id
from hubdesk.store import meetings


def note_attendee(desk: Desk, meeting_id: str, name: str, agency: str, presence: str = "here") -> Minuted:
    """Note who came, or sent apologies; `agency` is a code of the agency list, empty for the hub's own staff."""
    held = unclosed(desk, meeting_id)
    if not name.strip():
        raise Refused("Write the name of whoever is here.")
    if agency and agency not in desk.codes.agencies:
        raise Refused(f"{agency} is not an agency. Choose one of the list, or leave it empty for this hub.")
    if presence not in PRESENCES:
        raise Refused(f"Say whether they are here: {', '.join(PRESENCES)}.")
    same = name.strip().casefold()
    if any(one.name.casefold() == same and one.agency == agency for one in held.attendees):
        raise Refused(f"{name.strip()} is on the list already.")
    row = Attendee(new_id(), held.meeting.id, name.strip(), agency, presence, desk.now(), desk.user.name)
    with act(desk, "meeting", reason="attend") as done:
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, row.id]
    return Minuted(row.id, changed(held.meeting.id, row.id))


def change_attendee(desk: Desk, attendee_id: str, presence: str) -> Changes:
    """Say that somebody is here after all, or sent apologies, or was written down by mistake (withdrawn)."""
    held = unclosed(desk, meeting_of(desk, attendee_id))
    was = held.attendee(attendee_id)
    if was is None or presence not in (*PRESENCES, WITHDRAWN):
        raise Refused("Choose somebody of the list, and whether they are here.")
    spoke = {one.attendee_id for one in held.entries} | {one.attendee_id for one in held.conflicts}
    if presence == WITHDRAWN and attendee_id in spoke:
        raise Refused(f"{was.name} stands in the minutes, so they stay on the list.")
    row = replace(was, id=new_id(), presence=presence, at=desk.now(), by=desk.user.name, corrects=was.id)
    with act(desk, "meeting", reason="attend") as done:
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, was.id]
    return changed(held.meeting.id, was.id)


def declare_conflict(desk: Desk, item_id: str, attendee_id: str, kind: str, words: str) -> Minuted:
    """Note that somebody has a conflict of interest about a family: why, and whether they leave the room for it."""
    held = unclosed(desk, meeting_of(desk, item_id))
    who = held.attendee(attendee_id)
    if who is None:
        raise Refused("Choose somebody who is at this meeting.")
    if kind not in CONFLICTS:
        raise Refused(f"Say what they did: {', '.join(CONFLICTS)}.")
    if not words.strip():
        raise Refused("Say in a few words how they know the family.")
    if any(one.attendee_id == attendee_id for one in held.conflicts_on(item_id)):
        raise Refused(f"{who.name} declared this already. Take that back first.")
    row = Conflict(new_id(), held.meeting.id, item_id, attendee_id, kind, words.strip(), desk.now(), desk.user.name)
    with act(desk, "meeting", reason="conflict") as done:
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, item_id, row.id]
    return Minuted(row.id, changed(held.meeting.id, item_id))


def take_back_conflict(desk: Desk, conflict_id: str, why: str) -> Changes:
    """Take back a conflict that was noted by mistake, with why."""
    held = unclosed(desk, meeting_of(desk, conflict_id))
    was = next((one for one in held.conflicts if one.id == conflict_id), None)
    if was is None:
        raise Refused("This conflict was taken back already.")
    if not why.strip():
        raise Refused("Say why it is taken back.")
    row = replace(
        was, id=new_id(), kind=WITHDRAWN, words=why.strip(), at=desk.now(), by=desk.user.name, corrects=was.id
    )
    with act(desk, "meeting", reason="conflict") as done:
        meetings.add(desk.database, row)
        done.about += [held.meeting.id, was.item_id, was.id]
    return changed(held.meeting.id, was.item_id)

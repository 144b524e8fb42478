"""The minutes of a meeting for the hub or for one who was there: in words, drawn, and saved where the user wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Action
from hubdesk.domain.meeting import CONFLICTS, PRESENCES, Attendee, Standing, Turn
from hubdesk.domain.meeting_view import Aside, ItemView, Line, MeetingView
from hubdesk.packs.minutes import (
    AgreedThere,
    DecidedThere,
    FamilyThere,
    Minutes,
    PersonThere,
    SaidThere,
    draw_minutes,
)
from hubdesk.service.desk import Desk, act
from hubdesk.service.meeting import changed, held_meeting
from hubdesk.service.meeting_view import seen
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import meetings

WITHHELD = "You left the room for this family. Nothing that was said or decided stands in your copy."
_OWN_FAMILY = "A family you left the room for"


@dataclass(frozen=True, slots=True)
class DrawnMinutes:
    """The minutes as drawn, and for whom; `recipient` is empty for the hub's own copy."""

    meeting_id: str
    recipient: str
    pdf: bytes = field(repr=False)


def minutes(desk: Desk, meeting_id: str, attendee_id: str = "") -> DrawnMinutes:
    """Draw the minutes whole for the hub, or for somebody who was there without what they left the room for."""
    held = held_meeting(desk, meeting_id)
    who = held.attendee(attendee_id)
    if attendee_id and who is None:
        raise Refused("Choose somebody who was asked to this meeting.")
    with act(desk, "view_meeting", reason="minutes") as done:
        done.about.append(held.meeting.id)
        turns = meetings.of_meeting(desk.database, held.meeting.id).turns
        words = words_of(desk, seen(desk, held), turns, who)
    return DrawnMinutes(held.meeting.id, who.name if who else "", draw_minutes(words))


def save_minutes(desk: Desk, drawn: DrawnMinutes, path: Path) -> Changes:
    """Write the minutes where the user wants them, whole or not at all; they leave the hub in clear and are logged."""
    with WholeFile(path, "The minutes") as file, act(desk, "save_minutes", reason="disclosure: minutes") as done:
        done.about.append(drawn.meeting_id)
        file.write(drawn.pdf)
        file.put()
    return changed(drawn.meeting_id)


def words_of(desk: Desk, view: MeetingView, turns: tuple[Turn, ...], who: Attendee | None = None) -> Minutes:
    """Put a meeting into the words of its minutes."""
    held, meeting = view.standing, view.meeting
    shut = {one.item_id for one in held.conflicts if who and one.attendee_id == who.id and one.kind == "left"}
    spoken = [one for one in view.items if one.state == "taken" or one.lines]
    left = [(_title(one, shut), _why_left(held, one)) for one in (*view.items, *view.dropped) if one not in spoken]
    return Minutes(
        hub=desk.hub,
        title=f"{meeting.title}, {long_day(meeting.on)}",
        held=_when(turns, held),
        chair=meeting.chair,
        copy_for=f"For {who.name}, {_agency(desk, who)}" if who else "The hub's own, with every family",
        state="" if held.state == "closed" else "Draft: the meeting is not closed.",
        people=tuple(_person(desk, view, one) for one in held.attendees),
        families=tuple(_family(desk, one, one.item.id in shut) for one in spoken),
        left=tuple(left),
    )


def _title(one: ItemView, shut: set[str]) -> str:
    return _OWN_FAMILY if one.item.id in shut else one.title


def _why_left(held: Standing, one: ItemView) -> str:
    if one.state == "dropped":
        return f"Taken off the agenda: {one.reason}"
    return f"Put off: {one.reason}" if one.state == "put_off" else "Not reached."


def _when(turns: tuple[Turn, ...], held: Standing) -> str:
    day = long_day(held.meeting.on)
    opened = next((one.at for one in turns if one.kind == "opened"), None)
    closed = next((one.at for one in reversed(turns) if one.kind == "closed"), None)
    if opened is None:
        return f"{day}, not opened yet"
    began = f"{long_day(opened.date())}, {opened:%H:%M}"
    if closed is None or held.state != "closed":
        return f"From {began}"
    same = opened.date() == closed.date()
    return f"{began} to {closed:%H:%M}" if same else f"{began} to {long_day(closed.date())}, {closed:%H:%M}"


def _agency(desk: Desk, who: Attendee) -> str:
    return desk.codes.agencies[who.agency].label if who.agency in desk.codes.agencies else desk.hub


def _person(desk: Desk, view: MeetingView, who: Attendee) -> PersonThere:
    numbers = [
        f"{CONFLICTS[aside.conflict.kind].capitalize()}: number {one.number}"
        for one in view.items
        for aside in one.asides
        if aside.who.id == who.id
    ]
    return PersonThere(who.name, _agency(desk, who), PRESENCES[who.presence], "; ".join(numbers))


def _family(desk: Desk, one: ItemView, withheld: bool) -> FamilyThere:
    if withheld:
        return FamilyThere(one.number, _OWN_FAMILY, "", "", withheld=WITHHELD)
    children = "; ".join(f"{name}, {age}" if age else name for name, age in one.children)
    return FamilyThere(
        number=one.number,
        title=one.title,
        children=f"Children: {children}" if children else "No child is known by name.",
        why=one.item.why,
        asides=tuple(_aside(desk, aside) for aside in one.asides),
        said=tuple(_said(desk, line) for line in one.lines if line.kind in ("said", "concern")),
        decided=tuple(_decided(desk, line) for line in one.lines if line.decision is not None),
        agreed=tuple(_agreed(desk, line, line.action) for line in one.lines if line.action is not None),
    )


def _aside(desk: Desk, aside: Aside) -> str:
    did = CONFLICTS[aside.conflict.kind]
    return f"{aside.who.name}, {_agency(desk, aside.who)}, {did} for this family: {aside.conflict.words}"


def _said(desk: Desk, line: Line) -> SaidThere:
    note = f"Recorded as concern {line.ref}" if line.ref else ""
    if line.note:
        note = f"{note}. {line.note}" if note else line.note
    return SaidThere(line.who.name if line.who else "", _agency(desk, line.who) if line.who else "", line.words, note)


def _decided(desk: Desk, line: Line) -> DecidedThere:
    made = line.decision
    if made is None or made.kind not in desk.codes.decisions:
        return DecidedThere("Decision taken back since", line.words)
    more = [f"Recorded by {made.made_by}, {made.made_at:%H:%M}."]
    if made.review_on:
        more.append(f"Somebody looks again on {long_day(made.review_on)}.")
    return DecidedThere(desk.codes.decisions[made.kind].label, line.words, " ".join(more), made.dissent)


def _agreed(desk: Desk, line: Line, action: Action) -> AgreedThere:
    does = f"{line.who.name}, {_agency(desk, line.who)}" if line.who else action.owner
    sees = f"{action.owner} sees to it" if line.who and line.who.name != action.owner else ""
    return AgreedThere(line.words, does, sees, short_day(action.due_on), line.note)

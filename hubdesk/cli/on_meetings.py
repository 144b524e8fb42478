"""The command for hub meetings: meeting."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.errors import Refused
from hubdesk.domain.meeting import CONFLICTS, ITEM_STATES, PRESENCES, STATES
from hubdesk.domain.meeting_view import ItemView, MeetingView, Proposed
from hubdesk.service.desk import Desk
from hubdesk.service.meeting import (
    add_item,
    close_meeting,
    drop_item,
    open_meeting,
    plan_meeting,
    put_off,
    take_item,
)
from hubdesk.service.meeting_agenda import propose_agenda
from hubdesk.service.meeting_minute import act_there, decide_there, take_minute
from hubdesk.service.meeting_room import declare_conflict, note_attendee
from hubdesk.service.meeting_view import meeting, meetings_held
from hubdesk.service.minutes import minutes, save_minutes


def add_commands(commands: Commands) -> None:
    """Add the command for hub meetings."""
    words = "Plan a hub meeting out of the queue, hold it, and write its minutes. ITEM is a number of the agenda."
    held = command(commands, "meeting", words, _meeting)
    held.add_argument("action", choices=tuple(_ACTIONS))
    held.add_argument("meeting", nargs="?", default="", metavar="MEETING", help="its day (default: today)")
    held.add_argument("--on", type=day, metavar="DAY", help="for plan (default: today)")
    held.add_argument("--chair", default="", help="for plan (default: whoever is signed in)")
    held.add_argument("--family", action="append", default=[], metavar="FAMILY", help="for plan and add")
    held.add_argument("--item", type=int, default=0, help="for take, put-off, drop, conflict, say, decide, action")
    held.add_argument("--who", default="", help="for attend, conflict, say, action, minutes: a name")
    held.add_argument("--agency", default="", help="for attend: a code of the agency list; nothing for this hub")
    held.add_argument("--presence", choices=tuple(PRESENCES), default="here", help="for attend (default: %(default)s)")
    held.add_argument(
        "--conflict", choices=tuple(CONFLICTS), default="left", help="for conflict (default: %(default)s)"
    )
    held.add_argument("--words", default="", help="what was said, why, or what is to be done")
    held.add_argument("--decision", default="", help="for decide: a code of the decision list")
    held.add_argument("--review-on", type=day, metavar="DAY", help="for decide")
    held.add_argument("--owner", default="", help="for action: who at the hub sees to it")
    held.add_argument("--due", type=day, metavar="DAY", help="for action")
    held.add_argument("--out", type=Path, help="for minutes: the PDF to write")
    add_format(held)


def _meeting(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        _ACTIONS[arguments.action](desk, arguments)


def _propose(desk: Desk, arguments: Namespace) -> None:
    rows = [
        {"family_id": one.family_id, "title": one.title, "band": one.band, "why": one.why}
        for one in propose_agenda(desk)
    ]
    print_rows(rows, arguments.format, "Nothing is put forward.")


def _plan(desk: Desk, arguments: Namespace) -> None:
    forward = propose_agenda(desk)
    if arguments.family:
        known = {one.family_id: one for one in forward}
        forward = tuple(known.get(one, Proposed(one, "", "", arguments.words)) for one in arguments.family)
        if any(not one.why for one in forward):
            raise Refused("The queue does not put this family forward. Say why it is talked about: --words.")
    on = arguments.on or desk.today()
    plan_meeting(desk, on, arguments.chair or desk.user.name, forward)
    print(f"Planned for {on.isoformat()}, with {len(forward)} families on the agenda.")


def _list(desk: Desk, arguments: Namespace) -> None:
    rows = [
        {
            "on": one.on.isoformat(),
            "title": one.title,
            "chair": one.chair,
            "state": STATES[one.state],
            "families": one.families,
            "talked_about": one.reached,
            "id": one.id,
        }
        for one in meetings_held(desk)
    ]
    print_rows(rows, arguments.format, "No meeting is planned.")


def _show(desk: Desk, arguments: Namespace) -> None:
    view = _found(desk, arguments)
    rows = [
        {
            "item": one.number,
            "family_id": one.family_id,
            "title": one.title,
            "state": ITEM_STATES[one.state],
            "lines": len(one.lines),
            "conflicts": [aside.who.name for aside in one.asides],
            "why": one.item.why,
        }
        for one in view.items
    ]
    print_rows(rows, arguments.format, "Nobody is on the agenda.")
    if arguments.format == "table":
        there = ", ".join(f"{one.name} ({PRESENCES[one.presence].lower()})" for one in view.standing.attendees)
        print(f"\n{STATES[view.standing.state]}. {there}.")


def _add(desk: Desk, arguments: Namespace) -> None:
    for family_id in arguments.family or [""]:
        add_item(desk, _found(desk, arguments).meeting.id, Proposed(family_id, "", "", arguments.words))
    print("On the agenda.")


def _attend(desk: Desk, arguments: Namespace) -> None:
    note_attendee(desk, _found(desk, arguments).meeting.id, arguments.who, arguments.agency, arguments.presence)
    print(f"{arguments.who}: {PRESENCES[arguments.presence].lower()}.")


def _open(desk: Desk, arguments: Namespace) -> None:
    open_meeting(desk, _found(desk, arguments).meeting.id, arguments.words)
    print("The meeting is open.")


def _close(desk: Desk, arguments: Namespace) -> None:
    close_meeting(desk, _found(desk, arguments).meeting.id)
    print("The meeting is closed. What was not reached says so in the minutes.")


def _of_item(desk: Desk, arguments: Namespace) -> None:
    view = _found(desk, arguments)
    item, words = _item(view, arguments.item).item.id, arguments.words
    match arguments.action:
        case "take":
            take_item(desk, item)
        case "put-off":
            put_off(desk, item, words)
        case "drop":
            drop_item(desk, item, words)
        case "conflict":
            declare_conflict(desk, item, _who(view, arguments.who), arguments.conflict, words)
        case "say":
            take_minute(desk, item, words, _who(view, arguments.who))
        case "decide":
            decide_there(desk, item, arguments.decision, words, arguments.review_on)
        case "action":
            owner = arguments.owner or desk.user.name
            act_there(desk, item, words, owner, arguments.due, _who(view, arguments.who))
    print("Written into the minutes.")


def _minutes(desk: Desk, arguments: Namespace) -> None:
    if arguments.out is None:
        raise Refused("Say where the minutes are to be written: --out minutes.pdf")
    view = _found(desk, arguments)
    drawn = minutes(desk, view.meeting.id, _who(view, arguments.who))
    save_minutes(desk, drawn, arguments.out)
    whose = f"{drawn.recipient}'s copy" if drawn.recipient else "The hub's own copy"
    print(f"{whose} is at {arguments.out}. It holds case data in clear: keep it as OFFICIAL-SENSITIVE.")


def _found(desk: Desk, arguments: Namespace) -> MeetingView:
    return meeting(desk, arguments.meeting or desk.today().isoformat())


def _item(view: MeetingView, number: int) -> ItemView:
    if not 1 <= number <= len(view.items):
        raise Refused(f"Say which family: --item 1 to {len(view.items)}, as meeting show numbers them.")
    return view.items[number - 1]


def _who(view: MeetingView, name: str) -> str:
    wanted = name.strip().casefold()
    found = [one.id for one in view.standing.attendees if one.name.casefold() == wanted]
    if wanted and not found:
        raise Refused(f"{name} is not at this meeting. Note who is there with meeting attend.")
    return found[0] if found else ""


_ACTIONS: dict[str, Callable[[Desk, Namespace], None]] = {
    "propose": _propose,
    "plan": _plan,
    "list": _list,
    "show": _show,
    "add": _add,
    "attend": _attend,
    "open": _open,
    **dict.fromkeys(("take", "put-off", "drop", "conflict", "say", "decide", "action"), _of_item),
    "close": _close,
    "minutes": _minutes,
}

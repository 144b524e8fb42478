"""What the meeting's page says, in words worked out outside any widget."""

from __future__ import annotations

from html import escape

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.family import Entry, Family
from hubdesk.domain.meeting import CONFLICTS, ITEM_STATES, PRESENCES, Attendee
from hubdesk.domain.meeting_view import Aside, ItemView, Line, MeetingView
from hubdesk.ui.parts.rich_list import STRONG
from hubdesk.ui.parts.table import Column

PIECES = 4  # of a family's last pieces are shown
_CUT = 150  # letters of a piece: it is read out, and the whole stands on the family's page
ROOM = "room"  # the entry above the families
Entries = list[tuple[str, str, str]]


def agenda_entries(view: MeetingView) -> Entries:
    """List who is here and every family, those taken off last, as key, rich text and plain text."""
    here = sum(one.presence == "here" for one in view.standing.attendees)
    people = f"{here} {'person' if here == 1 else 'people'} here"
    entries = [_entry(ROOM, "Who is here", people)]
    for one in view.items:
        entries.append(_entry(one.item.id, f"{one.number}  {one.title}", _item_words(one, view)))
    for one in view.dropped:
        entries.append(_entry(one.item.id, one.title, f"Taken off: {one.reason}"))
    return entries


def _entry(key: str, head: str, words: str) -> tuple[str, str, str]:
    return key, f"<div {STRONG}>{escape(head)}</div><div>{escape(words)}</div>", f"{head}. {words}"


def _item_words(one: ItemView, view: MeetingView) -> str:
    state = "Talked about now" if one.item.id == view.standing.current else ITEM_STATES[one.state]
    said = [f"{one.item.band.capitalize()}" if one.item.band else "", state]
    if one.lines:
        said.append(f"{len(one.lines)} {'line' if len(one.lines) == 1 else 'lines'}")
    if one.asides:
        said.append("Conflict")
    return " · ".join(part for part in said if part)


def line_entries(item: ItemView, codes: CodeLists, hub: str) -> Entries:
    """List the lines of a family's minutes."""
    return [_entry(one.id, _head(one, codes, hub), _words(one)) for one in item.lines]


def _head(one: Line, codes: CodeLists, hub: str) -> str:
    at = f"{one.at:%H:%M}"
    if one.decision is not None:
        kind = codes.decisions[one.decision.kind].label if one.decision.kind in codes.decisions else "Taken back"
        return f"{at}  Decision: {kind}"
    if one.action is not None:
        does = one.who.name if one.who else one.action.owner
        return f"{at}  Action for {does} by {short_day(one.action.due_on)}"
    who = f"{one.who.name}, {agency_label(one.who, codes, hub)}" if one.who else "Nobody named"
    return f"{at}  {who}, concern {one.ref}" if one.ref else f"{at}  {who}"


def _words(one: Line) -> str:
    return f"{one.words} ({one.note})" if one.note else one.words


def agency_label(who: Attendee, codes: CodeLists, hub: str) -> str:
    """Say for whom somebody is there."""
    return codes.agencies[who.agency].label if who.agency in codes.agencies else hub


def aside_words(asides: tuple[Aside, ...], me: str, codes: CodeLists, hub: str) -> list[str]:
    """Say who stands aside; whoever is signed in is told so first."""
    said = []
    if any(one.who.name.casefold() == me.casefold() for one in asides):
        said.append("You declared a conflict about this family. Let somebody else take it down, and leave the room.")
    for one in asides:
        did = CONFLICTS[one.conflict.kind]
        said.append(f"Conflict: {one.who.name}, {agency_label(one.who, codes, hub)}, {did}. {one.conflict.words}")
    return said


def unknown(family: Family) -> list[str]:
    """Say what is not known, a sentence each."""
    return [one if one.endswith(".") else f"{one}." for one in family.score.unknowns]


def pieces(family: Family, codes: CodeLists) -> list[str]:
    """Say the last pieces, the latest first, shortly."""
    counting = [one for one in family.entries if not one.status]
    return [_piece(one, codes) for one in reversed(counting[-PIECES:])]


def _piece(one: Entry, codes: CodeLists) -> str:
    concern = one.concern
    agency = codes.agencies[concern.agency].label if concern.agency in codes.agencies else concern.agency
    words = " ".join(concern.narrative.split())
    words = words if len(words) <= _CUT else f"{words[:_CUT].rsplit(' ', 1)[0]} …"
    return f"{short_day(concern.received_on)}, {agency}: {words}"


def still_open(family: Family, codes: CodeLists) -> list[str]:
    """Say the decision that stands last, and the actions that are still to be done."""
    said = []
    for made in in_force(family.decisions)[-1:]:
        review = f" Look again on {short_day(made.review_on)}." if made.review_on else ""
        label = codes.decisions[made.kind].label if made.kind in codes.decisions else made.kind
        said.append(f"{short_day(made.made_at.date())}, {label}: {made.reason}{review}")
    for action in family.follow_ups.actions:
        if family.follow_ups.took(action.id, "done", "dropped") is None:
            said.append(f"To do by {short_day(action.due_on)}: {action.what} ({action.owner})")
    return said


def people_columns(codes: CodeLists, hub: str) -> tuple[Column[Attendee], ...]:
    """List the columns of who is here."""
    return (
        Column("name", "Who", lambda one: one.name, strong=True),
        Column("agency", "From", lambda one: agency_label(one, codes, hub), width=176),
        Column("presence", "There", lambda one: PRESENCES[one.presence], width=136),
    )

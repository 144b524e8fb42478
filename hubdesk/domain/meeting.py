"""A hub meeting as rows that only grow: agenda, who was there, who stood aside, what was said, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

WITHDRAWN = "withdrawn"  # the kind of a correction that takes a row back

# How somebody was at the meeting, and what somebody with a conflict of interest did.
PRESENCES = {"here": "Here", "apologies": "Sent apologies"}
CONFLICTS = {"left": "left the room", "stayed": "stayed, and said nothing"}
# What a line of the minutes is: words, or a pointer to what an ordinary verb made.
ENTRIES = {"said": "Said", "decision": "Decision", "action": "Action", "concern": "Concern"}
STATES = {"planned": "Planned", "open": "Going on", "closed": "Closed"}
ITEM_STATES = {"waiting": "To come", "taken": "Talked about", "put_off": "Put off", "dropped": "Taken off"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting on a day with whoever chairs it; a change of either is a new row that `corrects` the first."""

    id: str
    on: date
    title: str
    chair: str
    at: datetime
    by: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A family on the agenda: it hangs on persons, for families are worked out; `why` and `band` are those of then."""

    id: str
    meeting_id: str
    person_ids: tuple[str, ...]
    why: str
    band: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was asked to the meeting; `agency` is a code of the agency list, `presence` a key of `PRESENCES`."""

    id: str
    meeting_id: str
    name: str
    agency: str
    presence: str
    at: datetime
    by: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest that somebody declared about one family; `kind` is a key of `CONFLICTS`."""

    id: str
    meeting_id: str
    item_id: str
    attendee_id: str
    kind: str
    words: str
    at: datetime
    by: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the minutes under an item; `kind` is a key of `ENTRIES`, `about` the id of what it points at.

    `attendee_id` is who said it or, for an action, who in the room does it; empty where nobody is named.
    """

    id: str
    meeting_id: str
    item_id: str
    kind: str
    words: str
    attendee_id: str
    about: str
    at: datetime
    by: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened to the meeting (opened, closed, order) or to an item (taken, put_off, dropped, back).

    `words` are the reason, or for `order` the ids of the items with a space between them.
    """

    id: str
    meeting_id: str
    item_id: str
    kind: str
    words: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class MeetingRows:
    """All rows of one meeting, oldest first."""

    meetings: tuple[Meeting, ...]
    items: tuple[AgendaItem, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    entries: tuple[Entry, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting as it stands: its items in order, those taken off apart, and what counts of the other rows."""

    meeting: Meeting
    state: str
    items: tuple[AgendaItem, ...]
    dropped: tuple[AgendaItem, ...]
    attendees: tuple[Attendee, ...]
    conflicts: tuple[Conflict, ...]
    entries: tuple[Entry, ...]
    current: str = ""  # the item that is talked about, empty where none is
    item_states: dict[str, Turn] = field(default_factory=dict)  # the last turn of each item that had one

    def state_of(self, item_id: str) -> str:
        """Say how an item stands, as a key of `ITEM_STATES`."""
        turn = self.item_states.get(item_id)
        return "waiting" if turn is None or turn.kind == "back" else turn.kind

    def reason_of(self, item_id: str) -> str:
        """Say why an item was put off or taken off."""
        turn = self.item_states.get(item_id)
        return turn.words if turn is not None else ""

    def attendee(self, attendee_id: str) -> Attendee | None:
        """Find somebody by the id of their first row."""
        return next((one for one in self.attendees if one.id == attendee_id), None)

    def conflicts_on(self, item_id: str) -> tuple[Conflict, ...]:
        """List the conflicts declared about an item."""
        return tuple(one for one in self.conflicts if one.item_id == item_id)

    def entries_of(self, item_id: str) -> tuple[Entry, ...]:
        """List the lines under an item."""
        return tuple(one for one in self.entries if one.item_id == item_id)


def standing(rows: MeetingRows) -> Standing:
    """Work out how a meeting stands from all that was written of it."""
    last = {turn.item_id: turn for turn in rows.turns if turn.item_id}
    ordered = _ordered(rows)
    gone = {ident for ident, turn in last.items() if turn.kind == "dropped"}
    whole = [turn for turn in rows.turns if turn.kind in ("opened", "closed")]
    state = {"opened": "open", "closed": "closed"}[whole[-1].kind] if whole else "planned"
    taken = [turn.item_id for turn in rows.turns if turn.kind in ("taken", "put_off", "dropped")]
    now = taken[-1] if taken and last[taken[-1]].kind == "taken" and state == "open" else ""
    attendees = tuple(one for one in _latest(rows.attendees) if one.presence != WITHDRAWN)
    return Standing(
        _latest(rows.meetings)[0],
        state,
        tuple(one for one in ordered if one.id not in gone),
        tuple(one for one in ordered if one.id in gone),
        attendees,
        tuple(one for one in _latest(rows.conflicts) if one.kind != WITHDRAWN),
        tuple(one for one in _latest(rows.entries) if one.kind != WITHDRAWN),
        now,
        last,
    )


def _ordered(rows: MeetingRows) -> list[AgendaItem]:
    """Put items into the order last chosen; those that came later, or were never moved, follow as they came."""
    chosen = [turn.words.split() for turn in rows.turns if turn.kind == "order"]
    place = {ident: number for number, ident in enumerate(chosen[-1])} if chosen else {}
    return sorted(rows.items, key=lambda one: place.get(one.id, len(place)))


_Row = TypeVar("_Row", Meeting, Attendee, Conflict, Entry)


def _latest(rows: Iterable[_Row]) -> list[_Row]:
    """Keep the last row of each, in the place, at the time and under the id of the first."""
    found: dict[str, _Row] = {}
    for row in rows:
        first = found.get(row.corrects)
        if first is None:
            found[row.id] = row
        else:
            found[first.id] = replace(row, id=first.id, at=first.at)
    return list(found.values())

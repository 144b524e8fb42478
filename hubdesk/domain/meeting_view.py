"""A meeting as it is shown and printed: each family on the agenda with its lines, and who stood aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.changes import Changes
from hubdesk.domain.decision import Decision
from hubdesk.domain.follow_up import Action
from hubdesk.domain.meeting import AgendaItem, Attendee, Conflict, Meeting, Standing


@dataclass(frozen=True, slots=True)
class Proposed:
    """A family that the queue and Today put forward for an agenda, and why."""

    family_id: str
    title: str
    band: str
    why: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody with a conflict of interest about a family."""

    who: Attendee
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the minutes: `who` said it or does it, `decision` and `action` are what it points at, as they stand.

    `ref` is the reference of a concern, `note` what became of it since (taken back, done), empty where nothing did.
    """

    id: str
    kind: str
    words: str
    who: Attendee | None
    at: datetime
    decision: Decision | None = None
    action: Action | None = None
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """A family on the agenda; `children` are pairs of name and age in words, `state` a key of `ITEM_STATES`."""

    item: AgendaItem
    number: int
    state: str
    reason: str
    family_id: str
    title: str
    children: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with its families in order, and those that were taken off with the reason."""

    standing: Standing
    items: tuple[ItemView, ...]
    dropped: tuple[ItemView, ...]

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.standing.meeting

    def item(self, item_id: str) -> ItemView | None:
        """Find a family on the agenda, or one that was taken off."""
        return next((one for one in (*self.items, *self.dropped) if one.item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list of meetings."""

    id: str
    on: date
    title: str
    chair: str
    state: str
    families: int
    reached: int


@dataclass(frozen=True, slots=True)
class Minuted:
    """What a verb of a meeting wrote: the id of the row, and what changed."""

    id: str
    changes: Changes

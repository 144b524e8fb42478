"""What the queue and Today put forward for the agenda of the next meeting; a person chooses."""

from __future__ import annotations

from collections.abc import Iterator

from hubdesk.domain.days import short_day
from hubdesk.domain.meeting import standing
from hubdesk.domain.meeting_view import Proposed
from hubdesk.domain.queue import Narrowed, QueueRow
from hubdesk.service.clocks import clocks_at
from hubdesk.service.desk import Desk, act
from hubdesk.service.held import families_of, open_items
from hubdesk.service.queue import freshen
from hubdesk.service.queue_text import row_of
from hubdesk.store import meetings, queue, scores, waiting
from hubdesk.store.sql import day

MOST = 12
_OPEN = ("open", "returned")


def propose_agenda(desk: Desk, most: int = MOST) -> tuple[Proposed, ...]:
    """Put families forward: tripwires, raised and returned ones, days to look again, no word back, then by band."""
    with act(desk, "view_meeting", reason="propose"):
        freshen(desk)
        reasons: dict[str, list[str]] = {}
        rows: dict[str, QueueRow] = {}
        for row, reason in _found(desk, most):
            rows.setdefault(row.family_id, row)
            given = reasons.setdefault(row.family_id, [])
            if reason and reason not in given:
                given.append(reason)
    return tuple(
        Proposed(ident, row.title, row.band, " ".join((*reasons[ident], row.why_now)))
        for ident, row in list(rows.items())[:most]
    )


def _found(desk: Desk, most: int) -> Iterator[tuple[QueueRow, str]]:
    database = desk.database
    for text in waiting.families(database, "", most):
        yield row_of(text), "Tripwire or level 4."
    for _ident, before, then, piece_on, text in waiting.raised(database, most):
        on = day(piece_on[:10])
        when = f" on {short_day(on)}" if on else ""
        yield row_of(text), f"From {before.capitalize()} to {then.capitalize()}{when}."
    for text in waiting.families(database, "returned", most):
        yield row_of(text), "Closed, and came back."
    yield from _left_over(desk, most)
    yield from _waiting(desk, most)
    for band in ("red", "amber"):
        for rank, text in queue.page(database, scores.NOW, Narrowed(band=band, statuses=_OPEN), 0, most):
            yield row_of(text, rank), ""


def _left_over(desk: Desk, most: int) -> Iterator[tuple[QueueRow, str]]:
    """Bring what the last meeting put off, or did not reach."""
    closed = (standing(meetings.of_meeting(desk.database, ident)) for ident in meetings.ids(desk.database))
    last = next((one for one in closed if one.state == "closed"), None)
    if last is None:
        return
    left = [one for one in last.items if last.state_of(one.id) in ("put_off", "waiting")][:most]
    families = families_of(desk, {one.id: one.person_ids for one in left})
    rows = waiting.family_rows(desk.database, {family_id for family_id, _ in families.values()})
    for one in left:
        text = rows.get(families[one.id][0])
        if text is not None:
            reason, on = last.reason_of(one.id), short_day(last.meeting.on)
            yield row_of(text), f"Put off on {on}: {reason}." if reason else f"Not reached on {on}."


def _waiting(desk: Desk, most: int) -> Iterator[tuple[QueueRow, str]]:
    items = [one for one in open_items(desk, ("review", "mdt"), clocks_at(desk.now())) if one.family_id][:most]
    rows = waiting.family_rows(desk.database, {one.family_id for one in items})
    for one in items:
        if one.family_id in rows:
            reason = f"To look again: {one.words}" if one.kind == "review" else one.words
            yield row_of(rows[one.family_id]), reason if reason.endswith(".") else f"{reason}."

"""Print the supervisor's weekly list: the top of the queue, who holds each family, and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.queue import QueueRow
from hubdesk.domain.today import Item
from hubdesk.drawing.bands import BANDS
from hubdesk.drawing.words import band_word, capital, count_of
from hubdesk.packs.weekly import WeekFamily, WeekItem, Weekly, WeekPart, draw_weekly
from hubdesk.service.clocks import clocks_at
from hubdesk.service.desk import Desk, act
from hubdesk.service.held import open_items
from hubdesk.service.queue import open_queue, queue
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import decisions, people

TOP = 20
# Each part of the list with the kinds of item in it, and whether only what is late counts.
_PARTS = (
    ("Referrals to finish", "No referral waits.", ("telephone", "confirm"), False),
    ("Decisions that wait for a second person", "None waits.", ("countersign",), False),
    ("Requests that are overdue", "No answer is overdue.", ("request",), True),
    ("Families to look at again", "None is due.", ("review",), False),
)
_SHORT = {
    "telephone": "A call to make", "confirm": "A referral to confirm", "countersign": "A second person",
    "request": "An answer overdue", "review": "Time to look again", "action": "An action", "mdt": "The MDT's word",
}  # fmt: skip
_STATUS = {
    "open": "Not decided", "closed": "Closed", "watching": "Watched", "escalated": "Handed up",
    "returned": "Closed, and came back",
}  # fmt: skip


def weekly(desk: Desk, out: Path, top: int = TOP) -> None:
    """Write the list for this week as a PDF, whole or not at all; it is no pack and nothing of it is kept."""
    shown = weekly_list(desk, top)
    with WholeFile(out, "The list") as file, act(desk, "weekly", reason="disclosure: weekly list") as done:
        done.about += [one.id for one in shown.families]
        file.write(draw_weekly(shown))
        file.put()


def weekly_list(desk: Desk, top: int = TOP) -> Weekly:
    """Gather the list as the queue stands now."""
    rows = queue(desk, limit=top)
    view = open_queue(desk)
    first = desk.today() - timedelta(days=desk.today().weekday())
    clocks = clocks_at(desk.now())
    items = open_items(desk, tuple(_SHORT), clocks)
    waits: dict[str, list[str]] = {}
    for one in items:
        if one.kind != "request" or one.late:
            waits.setdefault(one.family_id, []).append(_SHORT[one.kind])
    holders = _holders(desk, rows)
    return Weekly(
        hub=desk.hub,
        week=f"week of {long_day(first)}",
        made=f"Made by {desk.user.name} on {short_day(desk.today())}, {desk.now():%H:%M}.",
        counted=_counted(len(rows), view.families, view.bands),
        rules_version=desk.rules.version,
        families=tuple(_family(row, first, holders.get(row.family_id, ""), waits) for row in rows),
        parts=tuple(
            WeekPart(title, nothing, tuple(_item(one) for one in items if one.kind in kinds and (one.late or not late)))
            for title, nothing, kinds, late in _PARTS
        ),
    )


def _counted(shown: int, families: int, bands: Mapping[str, int]) -> str:
    said = ", ".join(f"{count:,} {band_word(band).lower()}" for band in BANDS if (count := bands.get(band, 0)))
    if not families:
        return "The queue is empty."
    return f"The first {shown:,} of {count_of(families, 'family', 'families')} in the queue ({said})."


def _family(row: QueueRow, first: date, holder: str, waits: Mapping[str, Sequence[str]]) -> WeekFamily:
    new = row.last_received >= first
    fresh = f"New piece {short_day(row.last_received)}" if new else f"Last piece {short_day(row.last_received)}"
    change = "" if not row.change else f", {abs(row.change)} {'more' if row.change > 0 else 'fewer'}"
    own = waits.get(row.family_id, ())
    return WeekFamily(
        rank=f"{row.rank}",
        title=row.title,
        children=", ".join(f"{name or 'Name not known'} ({age})" for name, age in row.children),
        id=row.family_id,
        band=f"{band_word(row.band)}{': tell at once' if row.tripwire else ''}",
        points=f"{row.score:,} {'point' if row.score == 1 else 'points'}{change}",
        standing=f"{_STATUS.get(row.status, capital(row.status))}. {fresh}",
        why=row.why_now,
        holder=holder or "Nobody yet",
        waits=tuple(
            f"{words}{f' ({count})' if (count := own.count(words)) > 1 else ''}" for words in dict.fromkeys(own)
        ),
    )


def _item(one: Item) -> WeekItem:
    due = "" if one.due is None else short_day(one.due.date() if isinstance(one.due, datetime) else one.due)
    return WeekItem(due or "No day", one.late, one.title, one.words, one.owner or "Anybody")


def _holders(desk: Desk, rows: Sequence[QueueRow]) -> dict[str, str]:
    """Find who sees to each family: the owner of the last decision about it, or who made it."""
    found = {}
    members = people.persons_of(desk.database, [row.family_id for row in rows])
    for family_id, persons in members.items():
        made = in_force(decisions.of_persons(desk.database, persons))
        if made:
            found[family_id] = made[-1].owner or made[-1].made_by
    return found

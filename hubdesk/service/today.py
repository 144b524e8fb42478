"""Today: what needs a person now, and the items behind each tile."""

from __future__ import annotations

from datetime import datetime

from hubdesk.domain.days import short_day
from hubdesk.domain.errors import Refused
from hubdesk.domain.queue import QueueRow
from hubdesk.domain.today import TILES, Item, Tile, Today
from hubdesk.service.clocks import Clocks, clocks_at
from hubdesk.service.desk import Desk, act
from hubdesk.service.queue import freshen
from hubdesk.service.queue_text import row_of
from hubdesk.store import drafts, grey, packs_out, reminders, waiting
from hubdesk.store.sql import moment

MOST = 300


def today(desk: Desk) -> Today:
    """Count what waits: quick however much the hub holds, for only what is open is counted."""
    with act(desk, "view_today"):
        freshen(desk)
        clocks = clocks_at(desk.now())
        counted = _counted(desk, clocks)
        sent, taken, unread = waiting.last_sent(desk.database)
    tiles = tuple(
        Tile(name, sum(counted[kind][0] for kind in kinds), sum(counted[kind][1] for kind in kinds))
        for name, (_, kinds) in TILES.items()
    )
    return Today(clocks.now, tiles, moment(sent), moment(taken), unread)


def _counted(desk: Desk, clocks: Clocks) -> dict[str, tuple[int, int]]:
    database, until, late = desk.database, clocks.until(), clocks.late()
    asked = waiting.count_requests(database, until.pop("request"), late.pop("request"))
    again = reminders.count_again(database, until.pop("ask_again"), late.pop("ask_again"))
    urgent = waiting.count_families(database)
    return {
        **waiting.counts(database, until, late),
        "request": asked,
        "ask_again": again,
        "urgent": (urgent, urgent),
        "raised": (waiting.count_raised(database), 0),
        "returned": (waiting.count_families(database, "returned"), 0),
        "pack": (packs_out.count_waiting(database), 0),
        "match": (grey.count(database), 0),
        "draft": (drafts.count(database, desk.user.name), 0),
    }


def today_list(desk: Desk, name: str) -> tuple[Item, ...]:
    """List the items behind a tile, what is late first."""
    if name not in TILES:
        raise Refused(f"{name} is not on Today. Choose one of: {', '.join(TILES)}.")
    from hubdesk.service.held import open_items
    from hubdesk.service.pack_list import waiting_items

    with act(desk, "view_today", reason=name):
        if name in ("urgent", "returned"):
            texts = waiting.families(desk.database, "" if name == "urgent" else name, MOST)
            return tuple(_family(name, row_of(text), row_of(text).why_now) for text in texts)
        if name == "raised":
            return tuple(_raised(*found) for found in waiting.raised(desk.database, MOST))
        if name == "draft":
            return tuple(
                Item("draft", one.id, one.title or "A concern", f"Left {_when(one.saved_at)}.", None, False, one.by)
                for one in drafts.every(desk.database, desk.user.name)
            )
        if name == "pack":
            return waiting_items(desk, MOST)
        if name == "match":
            count = grey.count(desk.database)
            pairs = "pair of people may be one person" if count == 1 else "pairs of people may be one person each"
            return (Item("match", "", "Matches", f"{count:,} {pairs}."),) if count else ()
        return tuple(open_items(desk, TILES[name][1], clocks_at(desk.now())))


def _family(kind: str, row: QueueRow, words: str) -> Item:
    return Item(kind, row.family_id, row.title, words, row.last_received, kind == "urgent", "", row.family_id)


def _raised(_family_id: str, before: str, then: str, piece_on: str, text: str) -> Item:
    row = row_of(text)
    day = short_day(datetime.fromisoformat(piece_on).date())
    return _family("raised", row, f"From {before.capitalize()} to {then.capitalize()} on {day}. {row.why_now}")


def _when(at: datetime) -> str:
    return f"{short_day(at.date())}, {at:%H:%M}"

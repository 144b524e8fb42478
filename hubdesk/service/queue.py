"""The triage queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hubdesk.domain.queue import QueueRow
from hubdesk.service.common_names import due
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import assembled
from hubdesk.service.past import past
from hubdesk.service.queue_text import row_of
from hubdesk.service.rescore import queue_row, rescore
from hubdesk.service.settle import settle_all, settle_rest
from hubdesk.store import scores
from hubdesk.store.database import transaction

# What a person decided sinks below what still needs one, whatever its score.
_SUNK = frozenset({"closed", "watching"})


def queue(desk: Desk, as_of: date | None = None, limit: int | None = None) -> tuple[QueueRow, ...]:
    """List families in the order in which to look at them, seeing only what had been received by `as_of`.

    Tripwires and level 4 come first, then the higher score, then the latest piece.
    """
    with act(desk, "view_queue"):
        if as_of is None or as_of == desk.today():
            freshen(desk)
            rows = tuple(_kept(desk, limit))
        else:
            members, mentions = past(desk, as_of).everything()
            every = (queue_row(desk, one, as_of) for one in assembled(desk, members, mentions, as_of))
            first = enumerate(sorted(every, key=order)[:limit], start=1)
            rows = tuple(replace(row, rank=place) for place, row in first)
    return rows


def _kept(desk: Desk, limit: int | None) -> Iterator[QueueRow]:
    texts = scores.texts(desk.database, _SUNK, limit)
    return (row_of(text, place) for place, text in enumerate(texts, start=1))


def freshen(desk: Desk) -> bool:
    """Score the hub again where the scores kept are of another day; tells whether it did."""
    with transaction(desk.database):
        if settle_rest(desk):
            return True
        if not scores.stale(desk.database, desk.today(), desk.rules.version):
            return False
        if due(desk):
            settle_all(desk)  # once in a long while: everybody is matched anew with how common names now are
        else:
            rescore(desk, None)
    return True


def order(row: QueueRow) -> tuple[bool, bool, int, int, str]:
    """Give the sort key of the queue, for rows that the database did not sort."""
    return (row.status in _SUNK, not row.tripwire, -row.score, -row.last_received.toordinal(), row.family_id)

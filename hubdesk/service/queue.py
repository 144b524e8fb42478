"""The triage queue: whole, or as the window reads it, a page at a time."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.queue import PAGE, Narrowed, QueueRow, QueueView
from hubdesk.service.desk import Desk, act
from hubdesk.service.permit import permit
from hubdesk.service.queue_text import row_of
from hubdesk.service.unsettled import waiting
from hubdesk.store import queue as pages
from hubdesk.store import scores
from hubdesk.store.database import transaction

_ALL = Narrowed()


def queue(desk: Desk, as_of: date | None = None, limit: int | None = None) -> tuple[QueueRow, ...]:
    """List families in the order in which to look at them, seeing only what had been received by `as_of`.

    Tripwires and level 4 come first, then the higher score, then the latest piece.
    """
    with act(desk, "view_queue"):
        return _rows(desk, _fresh(desk, as_of), _ALL, 0, -1 if limit is None else limit)


def open_queue(desk: Desk, as_of: date | None = None, narrowed: Narrowed = _ALL, chosen: str = "") -> QueueView:
    """Open the queue as of a day: its first rows, how many there are, and the place of the family `chosen`."""
    with act(desk, "view_queue"):
        return _view(desk, _fresh(desk, as_of), narrowed, chosen)


def narrow_queue(desk: Desk, as_of: date | None, narrowed: Narrowed, chosen: str = "") -> QueueView:
    """Narrow the queue that is open; leaves no audit line, for it answers every keystroke."""
    permit(desk.user, "view_queue")
    return _view(desk, _shelf(desk, as_of), narrowed, chosen)


def queue_page(desk: Desk, as_of: date | None, narrowed: Narrowed, first: int) -> tuple[QueueRow, ...]:
    """Read a page of the queue that is open, from a place on; leaves no audit line, for scrolling asks it."""
    permit(desk.user, "view_queue")
    return _rows(desk, _shelf(desk, as_of), narrowed, first, PAGE)


def rows_shown(desk: Desk, as_of: date | None, narrowed: Narrowed) -> tuple[QueueRow, ...]:
    """Read all rows of the queue as it is narrowed; call inside a verb."""
    return _rows(desk, _fresh(desk, as_of), narrowed, 0, -1)


def freshen(desk: Desk) -> bool:
    """Score the hub again where the scores kept are of another day; tells whether it did."""
    if not waiting(desk) and not scores.stale(desk.database, desk.today(), desk.rules.version):
        return False
    # The window opens on a queue that is fresh nearly always: what makes one fresh is loaded only where it is not.
    from hubdesk.service.common_names import due
    from hubdesk.service.rescore import score_again
    from hubdesk.service.settle import settle_all, settle_rest

    with transaction(desk.database):
        if settle_rest(desk):
            return True
        if due(desk):
            settle_all(desk)  # once in a long while: everybody is matched anew with how common names now are
        else:
            score_again(desk)
    return True


def _fresh(desk: Desk, as_of: date | None) -> scores.Shelf:
    """Bring the scores of a day up to date."""
    if as_of is None or as_of == desk.today():
        freshen(desk)
        return scores.NOW
    from hubdesk.service.brief import brief_of
    from hubdesk.service.gathered import assembled
    from hubdesk.service.past import past
    from hubdesk.service.rescore import queue_rows, score_row

    members, mentions = past(desk, as_of).everything()
    every = assembled(desk, members, mentions, as_of)
    scores.hold_past(
        desk.database, (score_row(desk, row, as_of) for row in queue_rows(desk, map(brief_of, every), as_of))
    )
    return scores.PAST


def _shelf(desk: Desk, as_of: date | None) -> scores.Shelf:
    if as_of is None or as_of == desk.today():
        return scores.NOW
    return scores.PAST if scores.past_held(desk.database) == as_of else _fresh(desk, as_of)


def _view(desk: Desk, shelf: scores.Shelf, narrowed: Narrowed, chosen: str) -> QueueView:
    bands = pages.bands(desk.database, shelf)
    families = sum(bands.values())
    return QueueView(
        families=families,
        bands=bands,
        shown=families if narrowed == _ALL else pages.shown(desk.database, shelf, narrowed),
        first=_rows(desk, shelf, narrowed, 0, PAGE),
        place=pages.place(desk.database, shelf, narrowed, chosen) if chosen else None,
    )


def _rows(desk: Desk, shelf: scores.Shelf, narrowed: Narrowed, first: int, most: int) -> tuple[QueueRow, ...]:
    found = pages.page(desk.database, shelf, narrowed, first, most)
    return tuple(row_of(text, rank) for rank, text in found)

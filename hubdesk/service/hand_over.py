"""Hand over everything that is open with somebody who is away to somebody who is here, together."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.follow_up import Handover
from hubdesk.service.decide import user_called
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import HandedOver
from hubdesk.service.held import open_with
from hubdesk.service.new_id import new_id
from hubdesk.store import drafts, follow_ups, users


def hand_over(desk: Desk, left_by: str, taken_by: str, reason: str) -> HandedOver:
    """Give all open items of one person to another: actions, decisions to follow up, requests, letters and drafts."""
    known = users.by_name(desk.database, left_by.strip())
    if known is None:
        raise Refused(f"There is nobody called {left_by.strip()} here.")
    takes = user_called(desk, taken_by)
    if takes == known.name:
        raise Refused("Choose somebody else to take over.")
    if not reason.strip():
        raise Refused("Say why the work is handed over: leave, illness, another post.")
    held = open_with(desk, known.name)
    items = tuple(sorted({item.id for item in held}))
    given = Handover(new_id(), known.name, takes, reason.strip(), items, desk.now(), desk.user.name)
    with act(desk, "hand_over", reason="open items", recipient=takes) as done:
        moved = drafts.give(desk.database, known.name, takes)
        if not items and not moved:
            raise Refused(f"Nothing is open with {known.name}.")
        follow_ups.add(desk.database, given)
        done.about.append(given.id)
    changes = Changes(frozenset({"decisions", "requests", "drafts"}), frozenset({given.id}))
    return HandedOver(len(held) + moved, changes)

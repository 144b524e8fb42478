"""What was kept and is not yet worked in, so that a killed program makes up for it."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.service.desk import Desk
from hubdesk.store import settings

# Up to this many concerns that wait are named; of more only that there are more.
NAMED = 20_000
EVERYTHING = "yes"
_KEY = "unsettled"


def mark_unsettled(desk: Desk, concern_ids: Iterable[str]) -> None:
    """Note that concerns were kept and are not yet worked in."""
    all_waiting = {*waiting(desk), *concern_ids}
    # So many are worked in with the whole hub, and then it does not matter which they are.
    many = len(all_waiting) > NAMED or EVERYTHING in all_waiting
    settings.put(desk.database, _KEY, EVERYTHING if many else " ".join(sorted(all_waiting)))


def waiting(desk: Desk) -> set[str]:
    """List the concerns that wait to be worked in; EVERYTHING stands for more than are worth naming."""
    return set(settings.get(desk.database, _KEY).split())


def settled(desk: Desk) -> None:
    """Note that nothing waits any more."""
    settings.put(desk.database, _KEY, "")

"""The audit line of what the program tied by itself: matching is a combination of records, whoever does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hubdesk.service.desk import Desk
from hubdesk.store import audit


def log_ties(desk: Desk, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Log, in one line, how many mentions came to a person with others or left one, and which persons these are."""
    size = Counter(after.values())
    came = [mention for mention, person in after.items() if before.get(mention) != person and size[person] > 1]
    left = [m for m, p in after.items() if m in before and before[m] != p]
    persons = sorted({after[m] for m in came} | {before[m] for m in left})
    if not persons:
        return
    words = f"automatic: mentions tied {len(came)}, moved away {len(left)}, persons {len(persons)}"
    audit.add(desk.database, desk.now(), desk.user.name, "combination", persons, words)

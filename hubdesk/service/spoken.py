"""Mentions with the concerns in which they were made."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.domain.concern import Concern, Mention
from hubdesk.domain.family import Spelling
from hubdesk.service.desk import Desk
from hubdesk.service.persons import spelling
from hubdesk.store import concerns
from hubdesk.store.spoken import spelt, spoken


def spoken_mentions(desk: Desk, mention_ids: Iterable[str]) -> dict[str, tuple[Mention, Concern]]:
    """Read mentions with their concerns, by mention id; those that were corrected since are left out."""
    return spoken(desk.database, mention_ids)


def spelt_mentions(desk: Desk, mention_ids: Iterable[str]) -> dict[str, tuple[str, Spelling]]:
    """Read mentions as written, by mention id, each with the time its concern was received; none corrected since."""
    wanted = set(mention_ids)
    found, whole = spelt(desk.database, wanted)
    for piece in concerns.told(desk.database, whole).values() if whole else ():
        at = piece.concern.received_at.isoformat()
        found |= {m.id: (at, spelling(m, piece.concern)) for m in piece.mentions if m.id in wanted}
    return found

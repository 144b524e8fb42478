"""Mentions with the concerns in which they were made."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.domain.concern import Concern, Mention
from hubdesk.service.desk import Desk
from hubdesk.store import concerns


def spoken_mentions(desk: Desk, mention_ids: Iterable[str]) -> dict[str, tuple[Mention, Concern]]:
    """Read mentions with their concerns, by mention id; those that were corrected since are left out."""
    wanted = set(mention_ids)
    told = concerns.told(desk.database, set(concerns.concerns_of(desk.database, wanted).values()))
    return {m.id: (m, t.concern) for t in told.values() for m in t.mentions if m.id in wanted}

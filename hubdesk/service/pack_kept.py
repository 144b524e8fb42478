"""Find a kept pack by its number; beside what draws packs, so that who only lists them need not wait for that."""

from __future__ import annotations

from hubdesk.domain.decision import Pack
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk
from hubdesk.service.kept_apart import refuse_protected
from hubdesk.store import packs


def kept(desk: Desk, number: str) -> Pack:
    """Find a pack by its number, or refuse."""
    found = packs.by_number(desk.database, number.strip().upper())
    if found is None:
        raise Refused(f"There is no pack {number}. `hubdesk packs list` and a family's page name them.")
    refuse_protected(desk, found)
    return found

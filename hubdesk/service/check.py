"""Check that the hub is whole, and make again what is worked out."""

from __future__ import annotations

from hubdesk.domain.errors import Known
from hubdesk.service.desk import Desk, act
from hubdesk.service.settle import Progress, settle_all
from hubdesk.store import concerns
from hubdesk.store.database import verify


def check(desk: Desk, *, rebuild: bool = False, progress: Progress | None = None) -> tuple[str, ...]:
    """Look through the whole database; raises Known with the first fault and what to do."""
    with act(desk, "check"):
        faults = verify(desk.database)
    if faults:
        raise Known(" ".join(faults))
    said = [f"The hub is whole: {concerns.count(desk.database):,} concerns."]
    if rebuild:
        with act(desk, "rebuild"):
            settled = settle_all(desk, progress)
        said.append(f"Worked out again: {len(settled.person_ids):,} persons in {len(settled.family_ids):,} families.")
    return tuple(said)

"""Say how far each hub has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hubdesk.hq.office import Office, act, hubs
from hubdesk.store import exchange


@dataclass(frozen=True, slots=True)
class HubStatus:
    """One enrolled hub: bundles and records taken so far, the last one's number and when it was taken."""

    hub_id: str
    name: str
    fingerprint: str
    bundles: int
    records: int
    last_sequence: int
    last_at: datetime | None


def status(office: Office) -> tuple[HubStatus, ...]:
    """List the enrolled hubs by name, with what came from each."""
    with act(office, "hq_status"):
        found = []
        for card in hubs(office).values():
            taken = exchange.bundles(office.database, "in", card.id)
            last = max(taken, key=lambda bundle: bundle.at, default=None)
            found.append(
                HubStatus(
                    card.id,
                    card.name,
                    card.fingerprint,
                    len(taken),
                    sum(bundle.records for bundle in taken),
                    max((bundle.sequence for bundle in taken), default=0),
                    last.at if last else None,
                )
            )
    return tuple(sorted(found, key=lambda one: one.name.casefold()))

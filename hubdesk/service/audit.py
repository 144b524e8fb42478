"""Read and check the audit trail."""

from __future__ import annotations

from hubdesk.domain.errors import Known
from hubdesk.service.desk import Desk, act
from hubdesk.store import audit


def verify_audit(desk: Desk) -> str:
    """Say that the trail is whole; raises Known naming the first entry that is not as it was written."""
    with act(desk, "audit", reason="verify"):
        broken = audit.verify(desk.database)
        written = sum(1 for _ in audit.every(desk.database))
    if broken is not None:
        raise Known(
            f"The audit trail is broken at entry {broken.no}: it was changed outside HubDesk. Keep the file as it is."
        )
    return f"The audit trail is whole: {written:,} entries."


def entries(desk: Desk) -> list[dict[str, object]]:
    """List the trail, oldest first, as plain values for a sheet."""
    with act(desk, "audit", reason="export"):
        return [
            {
                "no": e.no,
                "at": e.at.isoformat(),
                "user": e.user,
                "verb": e.verb,
                "about": " ".join(e.about),
                "reason": e.reason,
                "recipient": e.recipient,
                "desk": e.desk,
                "digest": e.id,
            }
            for e in audit.every(desk.database)
        ]

"""Verbs about requests to partners, as jobs of the records thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.asked import AskedRow

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.request_letter import RequestLetter


def asked_list(desk: Desk, which: str) -> tuple[AskedRow, ...]:
    """List requests by state."""
    from hubdesk.service.asked import asked_list

    return asked_list(desk, which)


def save_letter(desk: Desk, request_id: str, path: Path, reason: str) -> RequestLetter:
    """Write the letter of a request."""
    from hubdesk.service.request_letter import save_request_letter

    return save_request_letter(desk, request_id, path, reason)

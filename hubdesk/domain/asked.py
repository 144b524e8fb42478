"""The list of requests to partners: what waits, what is due, and what came back."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.request import Reply, Request

STATES = ("open", "due", "overdue", "answered")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One request with its child and family; `state` is one of STATES, and what is due or overdue is open too."""

    request: Request
    child: str
    family_id: str
    family: str
    state: str
    reply: Reply | None = None

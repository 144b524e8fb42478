"""A question to a partner agency about a child, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Request:
    """Asking one agency about one child, or the decision not to ask (`kind` is `ask` or `not_ask`).

    An `ask` records the proportionality gate: purpose, lawful basis, consent, whether the family was told, one
    sentence of necessity, and who decided. `due_at` is local time; `review_on` belongs to `not_ask`.
    """

    id: str
    kind: str
    agency: str
    person_id: str
    purpose: str
    basis: str
    consent: str
    informed: str
    necessity: str
    at: datetime
    by: str
    due_at: datetime | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: `answered` (with a concern), `nil`, or `refused` (consent refused)."""

    id: str
    request_id: str
    outcome: str
    at: datetime
    by: str
    words: str = ""
    concern_id: str = ""

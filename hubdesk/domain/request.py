"""A question to a partner agency about a child, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Request:
    """Asking one agency about one child, or a decision about that.

    `kind` is `ask`, `not_ask`, `not_apply` (it cannot know the child) or `consent_refused`.

    An `ask` records the proportionality gate: purpose, lawful basis, consent, whether the family was told, one
    sentence of necessity, and who decided. `due_at` is local time; `review_on` belongs to the others. `rating` and
    `clock` say why it is due then, by the latest rating given.
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
    rating: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: `answered` (perhaps with a concern), `nil`, `refused` (consent refused).

    The latest row counts, so a correction is a new row; `withdrawn` takes back what was noted, and the question waits.
    """

    id: str
    request_id: str
    outcome: str
    at: datetime
    by: str
    words: str = ""
    concern_id: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """How urgent an answer is, who said so, by which clock, until when (None: no answer is awaited), and why."""

    id: str
    request_id: str
    rating: str
    clock: str
    due_at: datetime | None
    at: datetime
    by: str
    reason: str = ""


def standing(replies: Iterable[Reply]) -> dict[str, Reply]:
    """Find the last word on each request; one that was taken back leaves the request open."""
    last = {reply.request_id: reply for reply in sorted(replies, key=lambda one: (one.at, one.id))}
    return {request_id: reply for request_id, reply in last.items() if reply.outcome != "withdrawn"}

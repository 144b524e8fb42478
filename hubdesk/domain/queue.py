"""One row of the triage queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A family in the queue.

    `children` are pairs of name and age in words. `months` are the last twelve months, oldest first, each the
    levels of the concerns received in it. `status` is `open`, `closed`, `watching`, `escalated` or `returned` (closed,
    and a new piece has come since). `change` is the score less that of seven days before.
    """

    rank: int
    family_id: str
    title: str
    children: tuple[tuple[str, str], ...]
    band: str
    score: int
    change: int
    why_now: str
    agencies_heard: tuple[str, ...]
    agencies_not_asked: tuple[str, ...]
    months: tuple[tuple[int, ...], ...]
    tripwire: bool
    status: str
    last_received: date
    concern_refs: tuple[str, ...]

"""A note of a telephone call, taken down before anybody has time for a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """Who rang, from which number, and what they said; it waits until somebody makes a concern of it or lets it go."""

    id: str
    caller: str
    number: str
    words: str
    at: datetime
    by: str

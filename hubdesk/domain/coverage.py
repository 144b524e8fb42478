"""The coverage grid: for each child and agency, whether the hub heard, asked, or left a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Silence:
    """Something expected that is not there: `kind` is stopped, not_seen, no_voice, no_man or no_name; `days` since."""

    kind: str
    person_id: str
    words: str
    agency: str = ""
    days: int | None = None


STATES = (
    "heard",
    "asked",
    "answered",
    "nil_return",
    "overdue",
    "decided_not_to_ask",
    "consent_refused",
    "does_not_apply",
    "not_asked",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One child and one agency; `state` is one of STATES and only `not_asked` is a gap. `since` is its day."""

    person_id: str
    agency: str
    state: str
    since: date | None = None
    because: str = ""

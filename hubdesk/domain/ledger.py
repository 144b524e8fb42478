"""The ledger of decisions: every one that stands, with what came of it, and what brought a closed matter back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.decision import Decision
from hubdesk.domain.follow_up import FollowUps

PAGE = 60


@dataclass(frozen=True, slots=True)
class Back:
    """A piece that arrived after a matter was closed, and so brought it back."""

    concern_id: str
    ref: str
    received_on: date
    agency: str
    kind: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A decision with the family it is about today and what followed; `back` is what brought a closed matter back."""

    decision: Decision
    family_id: str
    title: str
    followed: FollowUps
    back: tuple[Back, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerView:
    """A page of the ledger, the latest decision first, and how many there are of each kind."""

    rows: tuple[LedgerRow, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

"""What became of a pack: what its recipient does not see, what it replaces, which copies left, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.difference import Difference

# Where a pack stands, and what is to be done with it; one that a newer pack replaces waits for nothing.
STATES = {
    "draft": "Not signed",
    "signing": "Waits for a second person",
    "ready": "Signed, not handed over",
    "out": "Handed over",
    "replaced": "Replaced by a newer one",
}


@dataclass(frozen=True, slots=True)
class PackView:
    """What one recipient does not see of a pack; `left_out` pairs persons' ids with why, `replaces` is a number."""

    left_out: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    replaces: str = ""


NOTHING_HIDDEN = PackView()


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy that left: its number as printed on it, how it left, when and by whose hand."""

    copy: str
    how: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PackStanding:
    """One pack in a list, without its words."""

    id: str
    number: str
    kind: str
    recipient: str
    person_ids: tuple[str, ...]
    made_at: datetime
    made_by: str
    signed_by: tuple[str, ...]
    copies: int
    replaces: str = ""
    replaced_by: str = ""
    family_id: str = ""
    title: str = ""

    @property
    def state(self) -> str:
        """Where it stands, a word of STATES."""
        if self.copies and len(self.signed_by) >= SIGNERS:
            return "out"
        if self.replaced_by:
            return "replaced"
        return ("draft", "signing", "ready")[min(len(self.signed_by), SIGNERS)]


SIGNERS = 2

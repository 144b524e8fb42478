"""How two people belong together, as a person of the hub recorded it: who is whose parent, partner, sibling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

# What the first person is to the second one.
KINDS = {
    "parent": "Parent of",
    "partner": "Partner of",
    "sibling": "Sibling of",
    "twin": "Twin of",
    "carer": "Carer of",
    "deceased": "Has died",
}
STATES = {"lasting": "Lasting", "transitory": "Transitory", "separated": "Separated", "divorced": "Divorced"}
TAKEN_BACK = "taken_back"
ALONE = frozenset({"deceased"})
MUTUAL = frozenset({"partner", "sibling", "twin"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One recorded relationship: `one` is the `kind` of `other`; a correction is a new row that `replaces` others.

    `one_mentions` and `other_mentions` are the entries that were held to be these people then: it goes with them
    wherever they go. `state` is of partners, `day` since when or on which day, where somebody said
    so, and `precision` how precisely.
    """

    id: str
    kind: str
    one: str
    one_mentions: tuple[str, ...]
    other: str
    other_mentions: tuple[str, ...]
    state: str
    day: date | None
    precision: str
    source: str
    at: datetime
    by: str
    reason: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def about(self) -> tuple[str, frozenset[str]]:
        """What is said of whom, so that a later word on the same takes the place of an earlier one."""
        return ("sibling" if self.kind == "twin" else self.kind, frozenset((self.one, self.other)))


def standing(rows: Sequence[Relation], on: date) -> tuple[Relation, ...]:
    """Give the rows recorded by the end of a day that none of them replaces or takes back."""
    known = [row for row in rows if row.at.date() <= on]
    gone = {old for row in known for old in row.replaces}
    return tuple(row for row in known if row.id not in gone and row.kind != TAKEN_BACK)

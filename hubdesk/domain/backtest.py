"""What a version of the rules would have done with the hub's own history, beside another version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that later happened to a family: `kind` is a decision, `tripwire` or what came back from an MDT."""

    family_id: str
    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class WeekLooks:
    """One week: how many families were looked at, and how many stand at Red that did not the week before."""

    day: date
    looks: int
    newly_red: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What one version would have brought: `leads` are days between the first look and what happened, shortest first.

    `missed` are outcomes before which nobody would have looked at the family; `looked_at` all families looked at.
    """

    version: str
    weeks: tuple[WeekLooks, ...]
    outcomes: int
    leads: tuple[int, ...]
    missed: tuple[Outcome, ...]
    looked_at: frozenset[str]

    @property
    def looks(self) -> int:
        """How many looks there were in all."""
        return sum(week.looks for week in self.weeks)

    @property
    def caught(self) -> int:
        """Before how many outcomes somebody would have looked."""
        return len(self.leads)

    @property
    def median_lead(self) -> int | None:
        """The middle of the leads in days, or None where nothing was caught."""
        return self.leads[len(self.leads) // 2] if self.leads else None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of families that is recorded for audit only; figures of few are None, so that nobody can be told."""

    name: str
    families: int
    looked_at: tuple[int | None, ...]  # for each version
    outcomes: int | None
    caught: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Backtest:
    """Two versions of the rules over the same weeks; `groups` are counted for audit and never scored."""

    first: date
    last: date
    capacity: int
    now: Tally
    proposed: Tally
    groups: tuple[Group, ...]

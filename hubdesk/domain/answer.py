"""What a human said about whether two mentions are the same person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.line import Line


@dataclass(frozen=True, slots=True)
class Answer:
    """A dated, sourced answer: `same`, `not_same`, `cannot_tell`, or `undo` of an earlier answer (`undoes`).

    Answers that were given at one stroke (two persons joined, some mentions parted) bear the id of the first as `act`.
    """

    id: str
    left: str
    right: str
    verdict: str
    at: datetime
    by: str
    reason: str = ""
    undoes: str = ""
    act: str = ""

    @property
    def stroke(self) -> str:
        """The id of what was said at one stroke, which is what can be taken back."""
        return self.act or self.id

    @property
    def pair(self) -> tuple[str, str]:
        """The two mentions, in the order of their ids."""
        return min(self.left, self.right), max(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer taken back or given again: who, when, and the id by which that is undone in turn."""

    id: str
    back: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said at one stroke about who is whom, and what became of it.

    `left` and `right` name the two mentions it is mainly about, `more` counts those it ties or parts beside them.
    """

    id: str
    verdict: str
    at: datetime
    by: str
    reason: str
    left: str
    right: str
    more: int
    stands: bool
    turns: tuple[Turn, ...] = ()


# Why two are held to be one person, or not, as a person would tick it; words of their own can follow.
SAME_REASONS = (
    "An agency confirmed it",
    "Same date of birth and address",
    "Same number (NHS, UPN)",
    "Another spelling or a name at birth",
    "Same parents or siblings",
)
PARTED_REASONS = (
    "An agency confirmed it",
    "Brothers, sisters or twins",
    "Parent and child of one name",
    "Another date of birth",
    "Entered on the wrong person",
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How strongly two mentions look like one person: prior and one line a comparison, in decibans."""

    lines: tuple[Line, ...]

    @property
    def weight(self) -> int:
        """The sum of the lines, in decibans."""
        return sum(line.points for line in self.lines)

    @property
    def probability(self) -> float:
        """The odds of `weight` as a probability of being the same person, 0 to 1."""
        return 1 / (1 + 10 ** (-self.weight / 10))

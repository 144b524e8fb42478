"""What a human said about whether two mentions are the same person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.line import Line


@dataclass(frozen=True, slots=True)
class Answer:
    """A dated, sourced answer: `same`, `not_same`, `cannot_tell`, or `undo` of an earlier answer (`undoes`)."""

    id: str
    left: str
    right: str
    verdict: str
    at: datetime
    by: str
    reason: str = ""
    undoes: str = ""


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

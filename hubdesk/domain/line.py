"""One line of an explanation: explanations are data, and the figure shown is the sum of the lines shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """What was found, what it adds, and why.

    `points` is whole: score points in scoring, decibans (ten times the base-ten logarithm of the odds) in matching.
    """

    label: str
    points: int
    because: str


def total(lines: Iterable[Line]) -> int:
    """Sum the lines: the only way in which a total is made."""
    return sum(line.points for line in lines)

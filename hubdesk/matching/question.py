"""How much it is worth to ask whether two mentions are one person.

Two people who wait stay apart, so only *same* changes anything: a question is worth its chance of *same* times what
would change then. Where two families become one, the smaller history comes to be seen with the larger; inside one
family somebody is merely counted once instead of twice. Uncertainty alone is no merit: an even chance between two quiet
families can wait, a likely one between two that add up cannot.
"""

from __future__ import annotations

from dataclasses import dataclass

NEW_FAMILY = 10  # points that bringing two families together is worth beside the smaller score
URGENT = 30  # points more where one of them has a tripwire or the highest level


@dataclass(frozen=True, slots=True)
class Question:
    """Two mentions with the weight between them, their families (empty where there is none) and what these score."""

    left: str
    right: str
    weight: int
    left_family: str
    right_family: str
    left_score: int
    right_score: int
    urgent: bool

    @property
    def chance(self) -> float:
        """How likely it is, by the weight alone, that the two are one person."""
        return 1 / (1 + 10 ** (-self.weight / 10))

    @property
    def apart(self) -> bool:
        """Whether the two stand in different families."""
        return self.left_family != self.right_family

    @property
    def worth(self) -> float:
        """The chance of *same*, times the points of history that would be seen together then."""
        if not self.apart:
            return self.chance
        gain = NEW_FAMILY + min(self.left_score, self.right_score) + URGENT * self.urgent
        return self.chance * gain

    @property
    def effect(self) -> str:
        """What would change if they are the same, in words."""
        if not self.apart:
            return "If they are the same, somebody in this family is counted once instead of twice."
        low, high = sorted((self.left_score, self.right_score))
        return f"If they are the same, two families become one: {high} and {low} points are seen together."

"""How well what was said agrees with what is true, pair by pair and record by record; standard library only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of pairs and of records (B-cubed), and how many groups are true and were said."""

    pairs: tuple[float, float]
    records: tuple[float, float]
    true: int
    said: int

    @property
    def pairwise(self) -> float:
        """Give F1 over pairs."""
        return f1(*self.pairs)

    @property
    def b_cubed(self) -> float:
        """Give F1 over records."""
        return f1(*self.records)


def agreement(said: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> Agreement:
    """Measure a grouping of records against the true one."""
    by_true, by_said = Counter(true.values()), Counter(said[k] for k in true)
    both = Counter((true[k], said[k]) for k in true)
    hit = sum(n * (n - 1) // 2 for n in both.values())
    p, r = (hit / max(1, sum(n * (n - 1) // 2 for n in each.values())) for each in (by_said, by_true))
    bp = sum(both[true[k], said[k]] / by_said[said[k]] for k in true) / len(true)
    br = sum(both[true[k], said[k]] / by_true[true[k]] for k in true) / len(true)
    return Agreement((p, r), (bp, br), len(by_true), len(by_said))


def f1(p: float, r: float) -> float:
    """Join precision and recall."""
    return 2 * p * r / (p + r) if p + r else 0.0

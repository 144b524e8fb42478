"""What speaks against two mentions being one person, where others lead from one to the other.

Pairs below the threshold are not kept, but in a group it matters why: two mentions that contradict each other must keep
their groups apart, and two that merely say little must not. What is missing is never disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.matching.levels import born_level, family_level, given_level, same_level
from hubdesk.matching.model import Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.unborn import expected, expected_level
from hubdesk.matching.weights import decibans, kind_of

LEAST = -12  # decibans: another family name alone contradicts nothing, for children bear several


class Disagreement:
    """The levels of a model that speak against two mentions, kept for pairs of values seen before."""

    def __init__(self, model: Model) -> None:
        self._points = {
            (comparison.name, level.name): min(0, decibans(level.m / level.u))
            for comparison in model.comparisons.values()
            for level in comparison.levels.values()
        }
        self._seen: dict[tuple[object, ...], int] = {}

    def __call__(self, a: Tidied, b: Tidied) -> int:
        """Weigh, in decibans, what disagrees in a pair that was not kept; 0 where it is too little to count."""
        weight = (
            self._kept("names", a.names, b.names)
            + self._kept("born", a.born, b.born)
            + self._level("sex", same_level(a.sex, b.sex))
            + self._level("kind", same_level(kind_of(a), kind_of(b)))
            + self._level("nhs_number", same_level(a.nhs_number, b.nhs_number))
            + self._level("upn", same_level(a.upn, b.upn))
            + (self._unborn(a, b) if a.due or b.due else 0)
        )
        return weight if weight <= LEAST else 0

    def _level(self, comparison: str, level: str | None) -> int:
        return self._points[comparison, level] if level else 0

    def _unborn(self, a: Tidied, b: Tidied) -> int:
        return self._level("expected", expected_level(expected(a.due, a.born, a.day), expected(b.due, b.born, b.day)))

    def _kept(self, what: str, a: object, b: object) -> int:
        key = (what, a, b)
        if key not in self._seen:
            self._seen[key] = self._names(a, b) if what == "names" else self._level("born", born_level(str(a), str(b)))  # type: ignore[arg-type] # names are pairs
        return self._seen[key]

    def _names(self, a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> int:
        return max(self._pair(one, other) for one in a for other in b)

    def _pair(self, a: Sequence[str], b: Sequence[str]) -> int:
        def one_way(given: str, family: str) -> int:
            return self._level("given", given_level(given, b[0])) + self._level("family", family_level(family, b[1]))

        # a name that stands in the other's box disagrees with nothing
        return max(one_way(a[0], a[1]), one_way(a[1], a[0]))

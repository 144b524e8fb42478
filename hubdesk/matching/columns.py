"""Mentions by column: the same weights as `compare.weigh`, for many pairs of rows at once.

Each two distinct values are compared once, whatever the number of pairs that have them, and what cannot reach the
threshold any more is compared no further.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Protocol

import numpy as np

from hubdesk.matching.blocking import Ints, Small
from hubdesk.matching.columns_born import compare_born
from hubdesk.matching.columns_company import Company
from hubdesk.matching.columns_names import Names
from hubdesk.matching.seen import Compare, Seen, Sums, as_sums, nothing
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.unborn import MARK
from hubdesk.matching.weights import PLAIN, Found, Scale, place_of

MOST_ODDS = 400
OF_UNBORN = frozenset({"expected", "mother"})
NOWHERE = ("", "", "", "")


class Step(Protocol):
    """One comparison, or one of names."""

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""


class Column:
    """One thing that is said of all mentions, as numbers of distinct values; 0 where nothing is said."""

    def __init__(self, number: Small, compare: Compare) -> None:
        self._number = number
        self._seen = Seen(int(number.max(initial=0)) + 1, compare)

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        sums = nothing(len(left))
        a, b = self._number[left], self._number[right]
        both = np.flatnonzero((a > 0) & (b > 0))
        sums.points[both], sums.relative[both] = self._seen.of(a[both], b[both])
        return sums


class Same:
    """One thing of which it matters only whether it is the same."""

    def __init__(self, number: Small, same: Found, different: Found) -> None:
        self._number = number
        self._points = np.array([0, different.points, same.points], np.int32)
        self._relative = np.array([0, different.relative, same.relative], np.int32)

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        a, b = self._number[left], self._number[right]
        level = ((a > 0) & (b > 0)).astype(np.int8) * (1 + (a == b))
        return Sums(self._points[level], self._relative[level])


class Columns:
    """All that is compared of some mentions, in the order given."""

    def __init__(self, rows: Sequence[Tidied], scale: Scale, keep: int) -> None:
        self._scale, self._keep = scale, keep
        said = {name: [value(t) for t in rows] for name, value in PLAIN.items()}
        plain = {name: _plain(scale, name, values) for name, values in said.items() if _matters(name, values)}
        quick = [name for name, column in plain.items() if isinstance(column, Same)]
        # what costs most to compare comes last, when most pairs have fallen away
        steps: list[tuple[Step, int]] = [(plain.pop(name), scale.most(name)) for name in quick]
        if "company" in plain:
            # few share anybody, and what it may add would keep all others in hand
            steps.append((plain.pop("company"), scale.most("company")))
        steps.append((Names([t.names for t in rows], scale), scale.most("given") + scale.most("family")))
        steps += [(column, scale.most(name)) for name, column in plain.items()]
        number, places = _numbered([place_of(t) for t in rows], NOWHERE)
        steps.append((Column(number, _one(scale, "place", places)), scale.most("place")))
        self._steps = [(step, sum(most for _, most in steps[n + 1 :])) for n, (step, _) in enumerate(steps)]
        self._household = np.array([scale.household(odds) for odds in range(-MOST_ODDS, MOST_ODDS + 1)], np.int32)

    def kept(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
        """Weigh pairs of rows; returns those worth keeping with their weights."""
        points, relative = np.full(len(left), self._scale.prior, np.int32), np.zeros(len(left), np.int32)
        for step, at_most in self._steps:
            found = step.sums(left, right)
            points += found.points
            relative += found.relative
            if not isinstance(step, Same):
                able = points + at_most >= self._keep
                left, right, points, relative = left[able], right[able], points[able], relative[able]
        weights = points + self._household[np.clip(relative, -MOST_ODDS, MOST_ODDS) + MOST_ODDS]
        good = weights >= self._keep
        return left[good], right[good], weights[good]


def _matters(comparison: str, values: Sequence[str]) -> bool:
    """Tell whether any pair can be compared so; some comparisons are of the unborn alone."""
    return any(value[:1] == MARK for value in values) if comparison in OF_UNBORN else any(values)


def _plain(scale: Scale, comparison: str, values: Sequence[str]) -> Step:
    either = scale.either_way(comparison)
    if comparison == "company":
        return Company(values, scale)
    number, distinct = _numbered(values)
    if either:
        return Same(number, *either)
    return Column(number, compare_born(distinct, scale) if comparison == "born" else _one(scale, comparison, distinct))


def _one(scale: Scale, comparison: str, values: Sequence[object]) -> Compare:
    def compare(left: Ints, right: Ints) -> Sums:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        found = [scale.one(comparison, values[a], values[b]) for a, b in pairs]
        return as_sums([(one.points, one.relative) if one else (0, 0) for one in found])

    return compare


def _numbered(values: Sequence[Hashable], nothing_said: Hashable = "") -> tuple[Small, list[Any]]:
    """Number distinct values from 1; `nothing_said` is 0."""
    named: dict[Any, int] = {nothing_said: 0}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int32), list(named)

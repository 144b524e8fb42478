"""Mentions by column: the same weights as `compare.weigh`, for many pairs of rows at once.

Each two distinct values are compared once, whatever the number of pairs that have them, and what cannot reach the
threshold any more is compared no further.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.blocking import Ints
from hubdesk.matching.company import BITS, WORDS, marks
from hubdesk.matching.levels import family_level, given_level
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.unborn import MARK
from hubdesk.matching.weights import PLAIN, Found, Name, Named, Scale, place_of

Bools = NDArray[np.bool_]
Compare = Callable[[Any, Any], tuple[int, int]]
MOST_ODDS = 400
OF_UNBORN = frozenset({"expected", "mother"})
NAMELESS = ("", "")
NOWHERE = ("", "", "", "")


class Step(Protocol):
    """One comparison, or one of names."""

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""


class Sums(NamedTuple):
    """What has been added up so far for some pairs: points, and what speaks for relatives over strangers."""

    points: Ints
    relative: Ints


class Column:
    """One thing that is said of all mentions, as numbers of distinct values; 0 where nothing is said."""

    def __init__(self, values: Sequence[Any], compare: Compare, nothing: Any = "") -> None:
        self.number, self.values = _numbered(values, nothing)
        self._compare = compare

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        a, b = self.number[left], self.number[right]
        both = np.flatnonzero((a > 0) & (b > 0))
        a, b = a[both], b[both]
        values, compare = self.values, self._compare
        codes, back = np.unique(np.minimum(a, b) * len(values) + np.maximum(a, b), return_inverse=True)
        table = [compare(values[a], values[b]) for a, b in (divmod(code, len(values)) for code in codes.tolist())]
        sums = Sums(np.zeros(len(left), np.int64), np.zeros(len(left), np.int64))
        if table:
            points, relative = np.array(table, np.int64).T
            sums.points[both], sums.relative[both] = points[back], relative[back]
        return sums


class Same:
    """One thing of which it matters only whether it is the same."""

    def __init__(self, values: Sequence[Any], same: Found, different: Found) -> None:
        self._number, _ = _numbered(values)
        self._points = np.array([0, different.points, same.points], np.int64)
        self._relative = np.array([0, different.relative, same.relative], np.int64)

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        a, b = self._number[left], self._number[right]
        level = ((a > 0) & (b > 0)).astype(np.int8) * (1 + (a == b))
        return Sums(self._points[level], self._relative[level])


class Company:
    """Those named with somebody: most pairs share nobody, which their marks tell at once."""

    def __init__(self, values: Sequence[str], compare: Compare) -> None:
        self._whole = Column(values, compare)
        marked = [marks(value) for value in self._whole.values]
        words = [[mark >> BITS * word & ((1 << BITS) - 1) for mark in marked] for word in range(WORDS)]
        self._marks = [np.array(word, np.int64)[self._whole.number] for word in words]

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        both = np.zeros(len(left), np.int64)
        for word in self._marks:
            both |= word[left] & word[right]
        shared = np.flatnonzero(both)
        points, relative = np.zeros(len(left), np.int64), np.zeros(len(left), np.int64)
        points[shared], relative[shared] = self._whole.sums(left[shared], right[shared])
        return Sums(points, relative)


class Names:
    """All names of mentions, compared word by word where each has one and neither can stand in the other's box."""

    def __init__(self, names: Sequence[Sequence[Name]], scale: Scale) -> None:
        self._whole = Column(names, lambda a, b: _summed(scale.named(a, b)), (NAMELESS,))
        self._given = Column([first[0] for first, *_ in names], _word(scale, "given", given_level))
        self._family = Column([first[1] for first, *_ in names], _word(scale, "family", family_level))
        self._several = np.array([len(every) > 1 for every in names], np.bool_)
        self._first = _letters(self._given)
        self._last = _letters(self._family)
        turned = np.array([scale.turned(name) for name, *_ in self._whole.values], np.bool_)
        self._turned = turned[self._whole.number] if len(turned) else turned

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        crossed = self._may_be_crossed(left, right)
        points, relative = np.zeros(len(left), np.int64), np.zeros(len(left), np.int64)
        for column, where in ((self._given, ~crossed), (self._family, ~crossed), (self._whole, crossed)):
            found = column.sums(left[where], right[where])
            points[where] += found.points
            relative[where] += found.relative
        return Sums(points, relative)

    def _may_be_crossed(self, left: Ints, right: Ints) -> Bools:
        first, last = self._first, self._last
        one_way = (first[left] == last[right]) & (first[left] > 0)
        other_way = (last[left] == first[right]) & (last[left] > 0)
        either: Bools = one_way | other_way | (self._turned[left] & self._turned[right])
        return either | self._several[left] | self._several[right]


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
            del plain["company"]
            steps.append((Company(said["company"], _one(scale, "company")), scale.most("company")))
        steps.append((Names([t.names for t in rows], scale), scale.most("given") + scale.most("family")))
        steps += [(column, scale.most(name)) for name, column in plain.items()]
        steps.append((Column([place_of(t) for t in rows], _one(scale, "place"), NOWHERE), scale.most("place")))
        self._steps = [(step, sum(most for _, most in steps[n + 1 :])) for n, (step, _) in enumerate(steps)]
        self._household = np.array([scale.household(odds) for odds in range(-MOST_ODDS, MOST_ODDS + 1)], np.int64)

    def kept(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
        """Weigh pairs of rows; returns those worth keeping with their weights."""
        points, relative = np.full(len(left), self._scale.prior, np.int64), np.zeros(len(left), np.int64)
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


def _plain(scale: Scale, comparison: str, values: Sequence[Any]) -> Column | Same:
    either = scale.either_way(comparison)
    return Same(values, *either) if either else Column(values, _one(scale, comparison))


def _one(scale: Scale, comparison: str) -> Compare:
    def compare(a: object, b: object) -> tuple[int, int]:
        found = scale.one(comparison, a, b)
        return (found.points, found.relative) if found else (0, 0)

    return compare


def _word(scale: Scale, comparison: str, level_of: Callable[[str, str], str | None]) -> Compare:
    def compare(a: str, b: str) -> tuple[int, int]:
        level = level_of(a, b)
        if not level:
            return 0, 0
        found = scale.found(comparison, level, max(a, b))
        return found.points, found.relative

    return compare


def _summed(named: Named) -> tuple[int, int]:
    points = sum(f.points for f in named.found) + named.exchange + named.other
    return points, sum(f.relative for f in named.found)


def _letters(column: Column) -> Ints:
    return np.array([ord(word[0]) if word else 0 for word in column.values], np.int64)[column.number]


def _numbered(values: Sequence[Any], nothing: Any = "") -> tuple[Ints, list[Any]]:
    """Number distinct values from 1; `nothing` is 0."""
    named: dict[Any, int] = {nothing: 0}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64), list(named)

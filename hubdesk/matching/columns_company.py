"""Company of many mentions at once: the same as `company.company_level`, with each two companions compared once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hubdesk.matching.blocking import Ints
from hubdesk.matching.company import BITS, WORDS, companions, heard_alike, marks
from hubdesk.matching.parts import Parts
from hubdesk.matching.seen import Bools, Compare, Numbers, Points, Seen, Sums, nothing
from hubdesk.matching.weights import Scale

_LEVELS = ("", "named", "born")  # whoever agrees more counts


class Company:
    """Those named with somebody: most pairs share nobody, which their marks tell at once."""

    def __init__(self, values: Sequence[str], scale: Scale) -> None:
        number: dict[str, int] = {"": 0}
        self._number = np.array([number.setdefault(value, len(number)) for value in values], np.int32)
        self._marks = _marked(list(number))
        self._seen = Seen(len(number), _compare(list(number), scale))

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        sums = nothing(len(left))
        a, b = self._number[left], self._number[right]
        both = np.flatnonzero((a > 0) & (b > 0))
        a, b = a[both], b[both]
        shared = share(self._marks, a, b)
        both = both[shared]
        sums.points[both], sums.relative[both] = self._seen.of(a[shared], b[shared])
        return sums


def share(marked: Sequence[Ints], a: Numbers, b: Numbers) -> Bools:
    """Tell which pairs have a mark in common."""
    common = np.zeros(len(a), np.int64)
    for word in marked:
        common |= word[a] & word[b]
    some: Bools = common != 0
    return some


def _marked(companies: Sequence[str]) -> list[Ints]:
    marked = [marks(one) for one in companies]
    return [np.array([mark >> BITS * word & ((1 << BITS) - 1) for mark in marked], np.int64) for word in range(WORDS)]


def _compare(companies: Sequence[str], scale: Scale) -> Compare:
    """Make what compares companies by their numbers: the best of all pairs of companions counts."""
    parts = Parts([companions(company) or [""] for company in companies])
    marked, seen = _marked(parts.distinct), Seen(len(parts.distinct), _by_companion(parts.distinct))
    found = [scale.found("company", level) if level else None for level in _LEVELS]
    points = np.array([each.points if each else 0 for each in found], np.int32)
    relative = np.array([each.relative if each else 0 for each in found], np.int32)

    def compare(left: Ints, right: Ints) -> Sums:
        a, b, starts = parts.crossed(left, right)
        level: Points = np.zeros(len(a), np.int32)
        shared = np.flatnonzero(share(marked, a, b))
        level[shared] = seen.of(a[shared], b[shared]).points
        best = np.maximum.reduceat(level, starts) if len(starts) else level
        return Sums(points[best], relative[best])

    return compare


def _by_companion(written: Sequence[str]) -> Compare:
    def compare(left: Ints, right: Ints) -> Sums:
        sums = nothing(len(left))
        for place, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
            sums.points[place] = _LEVELS.index(heard_alike(written[a], written[b]) or "")
        return sums

    return compare

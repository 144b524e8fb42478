"""Company of many mentions at once: as `company.company_level` has it, each two names of companions compared once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hubdesk.matching.blocking import Ints
from hubdesk.matching.columns_born import LEVELS, Dates
from hubdesk.matching.company import BITS, WORDS, born_alike, companions, marks, named_alike
from hubdesk.matching.parts import Parts
from hubdesk.matching.seen import Bools, Compare, Numbers, Points, Seen, Sums, as_sums, nothing
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
    best_of = _by_companion(parts.distinct)
    found = [scale.found("company", level) if level else None for level in _LEVELS]
    points = np.array([each.points if each else 0 for each in found], np.int32)
    relative = np.array([each.relative if each else 0 for each in found], np.int32)

    def compare(left: Ints, right: Ints) -> Sums:
        a, b, starts = parts.crossed(left, right)
        level = best_of(a, b)
        best = np.maximum.reduceat(level, starts) if len(starts) else level
        return Sums(points[best], relative[best])

    return compare


def _by_companion(written: Sequence[str]) -> Callable[[Ints, Ints], Points]:
    """Make what compares companions by their numbers: names, which are few, and then days of birth."""
    names, born = zip(*(one.rpartition("|")[::2] for one in written), strict=True)
    number: dict[str, int] = {}
    named = np.array([number.setdefault(name, len(number)) for name in names], np.int64)
    marked = _marked([f"{name}|" if name else "" for name in number])
    seen, dates = Seen(len(number), _by_name(list(number))), Dates(born)
    of_level = np.array([_LEVELS.index(born_alike(level) or "") for level in LEVELS], np.int32)

    def compare(left: Ints, right: Ints) -> Points:
        level: Points = np.zeros(len(left), np.int32)
        a, b = named[left], named[right]
        alike = np.flatnonzero(share(marked, a, b))
        alike = alike[seen.of(a[alike], b[alike]).points > 0]
        level[alike] = of_level[dates.levels(left[alike], right[alike])]
        return level

    return compare


def _by_name(names: Sequence[str]) -> Compare:
    def compare(left: Ints, right: Ints) -> Sums:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return as_sums([(int(named_alike(f"{names[a]}|", f"{names[b]}|")), 0) for a, b in pairs])

    return compare

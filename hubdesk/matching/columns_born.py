"""Dates of birth of many mentions at once: the same levels as `levels.born_level`, in whole columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from hubdesk.matching.blocking import Ints
from hubdesk.matching.levels import FAR, NO_DAY, WEEKS
from hubdesk.matching.seen import Compare, Sums
from hubdesk.matching.weights import Scale

_WHOLE = ("exact", "swapped", "digit", "two_parts", "weeks", "two_figures", "year", "near", "different", "far")
_SAID = ("said_age", "said_year", "said_month", "said_near", "said_far")
LEVELS = (*_WHOLE, *_SAID, "")  # the last where one date is missing


def compare_born(values: Sequence[str], scale: Scale) -> Compare:
    """Make what compares dates of birth by their numbers in `values`."""
    dates = Dates(values)
    found = [scale.found("born", level) for level in LEVELS[:-1]]
    points = np.array([*(each.points for each in found), 0], np.int32)
    relative = np.array([*(each.relative for each in found), 0], np.int32)

    def compare(left: Ints, right: Ints) -> Sums:
        level = dates.levels(left, right)
        return Sums(points[level], relative[level])

    return compare


class Dates:
    """Distinct dates of birth by year, month and day; what is not known is 0."""

    def __init__(self, values: Sequence[str]) -> None:
        bare = [value.lstrip("~") for value in values]
        self._years, self._year, self._apart_year = _parts([value[:4] for value in bare])
        self._months, self._month, self._apart_month = _parts([value[5:7] for value in bare])
        self._days, self._day, self._apart_day = _parts([value[8:] for value in bare])
        self._nothing = np.array([not value for value in values], np.bool_)
        self._age = np.array([value.startswith("~") for value in values], np.bool_)
        self._no_month = np.array([value.endswith(NO_DAY) or len(value) == 4 for value in values], np.bool_)
        self._whole = np.array([len(value) == 10 and not value.endswith(NO_DAY) for value in values], np.bool_)
        each = zip(values, self._whole.tolist(), strict=True)
        self._since = np.array(
            [date.fromisoformat(value).toordinal() if whole else 0 for value, whole in each], np.int32
        )

    def levels(self, a: Ints, b: Ints) -> Ints:
        """Number the levels of some pairs as `LEVELS` lists them."""
        level = self._said(a, b)
        full = np.flatnonzero(self._whole[a] & self._whole[b])
        level[full] = self._in_full(a[full], b[full])
        level[self._nothing[a] | self._nothing[b]] = len(LEVELS) - 1
        return level

    def _in_full(self, a: Ints, b: Ints) -> Ints:
        same_year, same_month, same_day = (part[a] == part[b] for part in (self._year, self._month, self._day))
        months, days = self._months, self._days
        swapped = same_year & (months[a] == days[b]) & (days[a] == months[b])
        # the dashes stand firm, so slips are counted part by part
        slips = self._apart_year[self._year[a], self._year[b]].astype(np.int16)
        slips += self._apart_month[self._month[a], self._month[b]]
        slips += self._apart_day[self._day[a], self._day[b]]
        same = same_year.astype(np.int8) + same_month + same_day
        apart = np.abs(self._years[a] - self._years[b])
        weeks = np.abs(self._since[a] - self._since[b]) <= WEEKS
        told = [same == 3, swapped, slips == 1, same == 2, weeks, slips == 2, same_year, apart <= 1, apart <= FAR]
        return np.select(told, list(range(len(told))), len(told))

    def _said(self, a: Ints, b: Ints) -> Ints:
        age, year, month, near, far = range(len(_WHOLE), len(_WHOLE) + len(_SAID))
        apart = np.abs(self._years[a] - self._years[b])
        guessed = self._age[a] | self._age[b]
        by_year = self._no_month[a] | self._no_month[b]
        told = [
            (guessed & (apart <= 1), age), (guessed & (apart <= FAR), near), (guessed, far), (apart == 1, near),
            (apart > 1, far), (by_year, year), (self._months[a] == self._months[b], month),
        ]  # fmt: skip
        return np.select([where for where, _ in told], [level for _, level in told], near)


def _parts(values: Sequence[str]) -> tuple[Ints, Ints, NDArray[np.uint8]]:
    """Give a part of dates as figures, as numbers of the distinct ones, and how many slips those lie apart."""
    distinct = sorted(set(values))
    number = {value: place for place, value in enumerate(distinct)}
    figures = np.array([int(value or 0) for value in values], np.int64)
    return (
        figures,
        np.array([number[value] for value in values], np.int64),
        cdist(distinct, distinct, scorer=OSA.distance, dtype=np.uint8),
    )

"""How pairs of records agree, in whole columns: for each comparison the number of its level, or `ABSENT`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from hubdesk.matching.levels import born_level, email_level, family_level, given_level, same_level
from hubdesk.matching.lists.entry import NAMES, PLACES, VALUES, Entry
from hubdesk.matching.lists.keys import Ints
from hubdesk.matching.lists.start import ListModel

ABSENT = -1
Numbers = NDArray[np.int8]
Levels = dict[str, Numbers]
Level = Callable[[Sequence[str], Sequence[str]], Numbers]


def text_levels(a: Sequence[str], b: Sequence[str]) -> Numbers:
    """Compare texts pair by pair: exact, close (slips in proportion to the length, or one begins the other)."""
    distance, shortest, longest = _distances(a, b, 2)
    close = distance <= np.where(longest > 9, 2, np.where(longest > 4, 1, 0))
    for row in np.flatnonzero(~close & (shortest > 3)).tolist():
        close[row] = a[row].startswith(b[row]) or b[row].startswith(a[row])
    return _exact_close(distance, close)


def code_levels(a: Sequence[str], b: Sequence[str]) -> Numbers:
    """Compare numbers or codes pair by pair: exact, close (one slip) or different."""
    distance, shortest, _ = _distances(a, b, 1)
    return _exact_close(distance, (distance <= 1) & (shortest > 1))


def _distances(a: Sequence[str], b: Sequence[str], most: int) -> tuple[Ints, Ints, Ints]:
    lengths = np.array([len(x) for x in a], np.int64), np.array([len(x) for x in b], np.int64)
    distance = cpdist(a, b, scorer=OSA.distance, score_cutoff=most, dtype=np.int64)
    return np.asarray(distance), np.minimum(*lengths), np.maximum(*lengths)


def _exact_close(distance: Ints, close: NDArray[np.bool_]) -> Numbers:
    return np.where(distance == 0, 0, np.where(close, 1, 2)).astype(np.int8)


def whole_level(a: str, b: str) -> str | None:
    """Compare two dates of birth as `born_level` does, with one level more where three figures differ."""
    level = born_level(a, b)
    if level in ("near", "different", "far") and OSA.distance(a, b, score_cutoff=3) <= 3:
        return "three_figures"
    return level


def _by_name(level: Callable[[str, str], str | None], names: Sequence[str]) -> Level:
    """Turn a comparison that gives the name of a level into one of many pairs that gives its number."""
    numbers: dict[str | None, int] = {name: number for number, name in enumerate(names)}

    def levels(a: Sequence[str], b: Sequence[str]) -> Numbers:
        return np.array([numbers.get(level(x, y), ABSENT) for x, y in zip(a, b, strict=True)], np.int8)

    return levels


@dataclass(frozen=True, slots=True)
class _Column:
    values: list[str]
    number: Ints

    def levels(self, level: Level, left: Ints, right: Ints) -> Numbers:
        """Compare by number of value: each two distinct values once, however many pairs have them."""
        empty = np.array([not value for value in self.values])
        known = ~(empty[left] | empty[right])
        found = np.full(len(left), ABSENT, np.int8)
        many = len(self.values)
        low, high = np.minimum(left, right)[known], np.maximum(left, right)[known]
        codes, back = np.unique(low * many + high, return_inverse=True)
        if len(codes):
            a, b = ([self.values[row] for row in rows.tolist()] for rows in np.divmod(codes, many))
            found[known] = level(a, b)[back]
        return found


class Compared:
    """The records of a list in columns, ready to be compared in pairs."""

    def __init__(self, entries: Sequence[Entry], model: ListModel) -> None:
        self._model = model
        words: dict[str, int] = {}
        self.given, self.family = (
            np.array([words.setdefault(value(e), len(words)) for e in entries], np.int64) for value in NAMES.values()
        )
        self.words = list(words)
        self._letter = np.array([ord(word[0]) if word else 0 for word in self.words], np.int64)
        self._columns = {name: _column(entries, value) for name, value in {**VALUES, **PLACES}.items()}
        self._whole_dates = len(model.start("born").levels)
        dates = (*model.start("born").levels, *model.start("said").levels)
        self._level: dict[str, Level] = {
            "given": _by_name(given_level, model.start("given").levels),
            "family": _by_name(family_level, model.start("family").levels),
            "born": _by_name(whole_level, dates),
            "sex": _by_name(same_level, model.start("sex").levels),
            "email": _by_name(email_level, model.start("email").levels),
        } | dict.fromkeys(("phone", "nhs_number", "upn", "reference", "house", "postcode"), code_levels)

    def levels(self, left: Ints, right: Ints) -> Levels:
        """Give the levels of all comparisons for pairs of rows."""
        found = self._names(left, right)
        for name, column in self._columns.items():
            if any(column.values):
                level = self._level.get(name, text_levels)
                found[name] = column.levels(level, column.number[left], column.number[right])
        if "born" in found:
            # dates given in part only are compared apart from whole ones
            split, both = self._whole_dates, found["born"]
            found["born"] = np.where(both < split, both, ABSENT).astype(np.int8)
            found["said"] = np.where(both >= split, both - split, ABSENT).astype(np.int8)
        return found

    def _names(self, left: Ints, right: Ints) -> Levels:
        """Compare names in their own boxes or, where that says more, with those of one record exchanged."""
        given, family = self._as(self.given[left], self.given[right], self.family[left], self.family[right])
        turned = np.where((given != ABSENT) & (family != ABSENT), 0, ABSENT).astype(np.int8)
        letters = self._letter
        a_given, a_family = letters[self.given[left]], letters[self.family[left]]
        b_given, b_family = letters[self.given[right]], letters[self.family[right]]
        crossed = np.flatnonzero(((a_given == b_family) & (a_given > 0)) | ((a_family == b_given) & (a_family > 0)))
        best = self._said(given[crossed], family[crossed])
        a, b = left[crossed], right[crossed]
        for one in (
            self._as(self.given[a], self.family[b], self.family[a], self.given[b]),
            self._as(self.family[a], self.given[b], self.given[a], self.family[b]),
        ):
            points = self._said(*one) + self._cost
            better = points > best
            best = np.where(better, points, best)
            where = crossed[better]
            given[where], family[where], turned[where] = one[0][better], one[1][better], 1
        return {"given": given, "family": family, "turned": turned}

    def _as(self, given_a: Ints, given_b: Ints, family_a: Ints, family_b: Ints) -> tuple[Numbers, ...]:
        names = _Column(self.words, self.given)
        return (
            names.levels(self._level["given"], given_a, given_b),
            names.levels(self._level["family"], family_a, family_b),
        )

    def _said(self, given: Numbers, family: Numbers) -> NDArray[np.float64]:
        names = (_bits(self._model, "given")[given], _bits(self._model, "family")[family])
        return np.asarray(names[0] + names[1])

    @property
    def _cost(self) -> float:
        return float(np.log(self._model.start("turned").m[1]))


def _bits(model: ListModel, name: str) -> NDArray[np.float64]:
    start = model.start(name)
    return np.append(np.log(start.m / start.u), 0.0)


def _column(entries: Sequence[Entry], value: Callable[[Entry], str]) -> _Column:
    words: dict[str, int] = {}
    number = np.array([words.setdefault(value(e), len(words)) for e in entries], np.int64)
    return _Column(list(words), number)

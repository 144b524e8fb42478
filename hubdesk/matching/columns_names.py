"""Names of many mentions at once: the same as `Scale.named`, with each two words compared once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.blocking import Ints, Small
from hubdesk.matching.levels import family_level, given_level
from hubdesk.matching.seen import Bools, Compare, Seen, Sums, as_sums, nothing
from hubdesk.matching.weights import SWAPPED, TURNED, Name, Named, Scale
from hubdesk.matching.words_apart import WordsApart

Level = Callable[[str, str], str | None]
Words = tuple[Small, Small]  # numbers of given and family names
Turns = NDArray[np.float64]


class Names:
    """All names of mentions; those who have several are compared whole, all others word by word."""

    def __init__(self, names: Sequence[Sequence[Name]], scale: Scale) -> None:
        number: dict[str, int] = {"": 0}
        self._given = np.array([number.setdefault(first[0], len(number)) for first, *_ in names], np.int32)
        self._family = np.array([number.setdefault(first[1], len(number)) for first, *_ in names], np.int32)
        words = list(number)
        apart = WordsApart(words)
        self._givens = Seen(len(words), _by_word(scale, "given", given_level, words, apart))
        self._families = Seen(len(words), _by_word(scale, "family", family_level, words, apart))
        self._letter = np.array([ord(word[0]) if word else 0 for word in words], np.int32)
        self._turn = np.array([scale.turn(first) for first, *_ in names], np.float64)
        self._several = np.array([len(every) > 1 for every in names], np.bool_)
        numbered: dict[Sequence[Name], int] = {}
        self._whole = np.array([numbered.setdefault(every, len(numbered)) for every in names], np.int32)
        self._wholes = Seen(len(numbered), _by_name(scale, list(numbered)))

    def sums(self, left: Ints, right: Ints) -> Sums:
        """Compare pairs of rows."""
        several = self._several[left] | self._several[right]
        if not several.any():
            return self._single(left, right)
        sums = nothing(len(left))
        for where, compared in ((~several, self._single), (several, self._many)):
            sums.points[where], sums.relative[where] = compared(left[where], right[where])
        return sums

    def _many(self, left: Ints, right: Ints) -> Sums:
        return self._wholes.of(self._whole[left], self._whole[right])

    def _single(self, left: Ints, right: Ints) -> Sums:
        (a, turn_a), (b, turn_b) = self._name(left), self._name(right)
        both = np.flatnonzero((turn_a >= TURNED) & (turn_b >= TURNED))
        for (first, last), turn in ((a, turn_a), (b, turn_b)):  # each stands in the other's box
            first[both], last[both] = last[both], first[both]
            turn[both] = 1 / turn[both]
        sums = self._straight(a, b)
        there = np.flatnonzero(self._may_be_crossed(a, b))
        found = self._crossed(_some(a, there), _some(b, there), turn_a[there], turn_b[there])
        better = found.points + SWAPPED > sums.points[there]
        sums.points[there[better]] = found.points[better] + SWAPPED
        sums.relative[there[better]] = found.relative[better]
        return sums

    def _name(self, rows: Ints) -> tuple[Words, Turns]:
        return (self._given[rows], self._family[rows]), self._turn[rows]

    def _straight(self, a: Words, b: Words) -> Sums:
        given, family = self._givens.of(a[0], b[0]), self._families.of(a[1], b[1])
        return Sums(given.points + family.points, given.relative + family.relative)

    def _may_be_crossed(self, a: Words, b: Words) -> Bools:
        (first_a, last_a), (first_b, last_b) = ([self._letter[words] for words in name] for name in (a, b))
        either: Bools = ((first_a == last_b) & (first_a > 0)) | ((last_a == first_b) & (last_a > 0))
        return either

    def _crossed(self, a: Words, b: Words, turn_a: Turns, turn_b: Turns) -> Sums:
        """Compare with the name exchanged that looks more like it, or whichever says more."""
        sums = nothing(len(turn_a))
        first, second = np.flatnonzero(turn_a >= turn_b), np.flatnonzero(turn_a < turn_b)
        sums.points[first], sums.relative[first] = self._straight(_some(a[::-1], first), _some(b, first))
        sums.points[second], sums.relative[second] = self._straight(_some(a, second), _some(b[::-1], second))
        even = np.flatnonzero(turn_a == turn_b)
        other = self._straight(_some(a, even), _some(b[::-1], even))
        points, relative = sums.points[even], sums.relative[even]
        better = (other.points > points) | ((other.points == points) & (other.relative < relative))
        sums.points[even[better]], sums.relative[even[better]] = other.points[better], other.relative[better]
        return sums


def _some(name: Words, places: Ints) -> Words:
    return name[0][places], name[1][places]


def _by_word(scale: Scale, comparison: str, level_of: Level, words: Sequence[str], apart: WordsApart) -> Compare:
    different = scale.found(comparison, "different")

    def compare(left: Ints, right: Ints) -> Sums:
        sums = Sums(np.full(len(left), different.points, np.int32), np.full(len(left), different.relative, np.int32))
        for place in np.flatnonzero(~apart.differ(left, right)).tolist():
            a, b = words[left[place]], words[right[place]]
            level = level_of(a, b)
            found = scale.found(comparison, level, max(a, b)) if level else None
            sums.points[place], sums.relative[place] = (found.points, found.relative) if found else (0, 0)
        return sums

    return compare


def _by_name(scale: Scale, names: Sequence[Sequence[Name]]) -> Compare:
    def compare(left: Ints, right: Ints) -> Sums:
        named = [scale.named(names[a], names[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        return as_sums([_summed(one) for one in named])

    return compare


def _summed(named: Named) -> tuple[int, int]:
    points = sum(f.points for f in named.found) + named.exchange + named.other
    return points, sum(f.relative for f in named.found)

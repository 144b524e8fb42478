"""Pairs of numbered values that were compared already: each two are compared once, however many rows have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.blocking import Ints, first_of_run

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int32] | NDArray[np.int64]
Points = NDArray[np.int32]
MOST = 2_000_000  # pairs remembered; beyond it all are forgotten, and compared again where they come again
TOGETHER = 200_000  # pairs compared in one go: what is needed meanwhile takes many times the room of what is kept
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_DOWN = np.uint64(29)


class Sums(NamedTuple):
    """What some pairs add: points, and what speaks for relatives over strangers."""

    points: Points
    relative: Points


Compare = Callable[[Ints, Ints], Sums]


def nothing(count: int) -> Sums:
    """Give what pairs add of which nothing can be compared."""
    return Sums(np.zeros(count, np.int32), np.zeros(count, np.int32))


def as_sums(found: Sequence[tuple[int, int]]) -> Sums:
    """Put points and what speaks for relatives of some pairs into columns."""
    points, relative = np.array(found, np.int32).reshape(-1, 2).T
    return Sums(points, relative)


def mixed(codes: Ints, shift: np.uint64) -> Ints:
    """Spread numbers evenly: pairs of neighbours follow each other in steps, which one product alone keeps together."""
    mixed = codes.view(np.uint64).copy()
    for factor in _MIX:
        mixed ^= mixed >> _DOWN
        mixed *= factor
    mixed >>= shift
    return mixed.view(np.int64)


class Seen:
    """What was found for pairs of numbers below `count`, either way round: a table that is looked up in columns.

    A pair stands in the first free place from where its mixed number points to; half of all places stay free.
    """

    def __init__(self, count: int, compare: Compare) -> None:
        self._count, self._compare = max(count, 1), compare
        self._clear(1 << 12)

    def of(self, left: Numbers, right: Numbers) -> Sums:
        """Give what pairs add; those never seen before are compared."""
        codes = np.minimum(left, right).astype(np.int64) * self._count + np.maximum(left, right)
        places = self._places(codes)
        fresh = codes[self._codes[places] != codes]
        if len(fresh):
            if self._known + len(fresh) > MOST:
                self._clear(1 << 12)
                fresh = codes.copy()
            fresh.sort()
            fresh = fresh[first_of_run(fresh)]
            for start in range(0, len(fresh), TOGETHER):
                self._learn(fresh[start : start + TOGETHER])
            places = self._places(codes)
        return Sums(self._points[places], self._relative[places])

    def _clear(self, size: int) -> None:
        self._codes = np.full(size, -1, np.int64)
        self._points, self._relative = nothing(size)
        self._shift = np.uint64(64 - (size - 1).bit_length())
        self._known = 0

    def _places(self, codes: Ints) -> Ints:
        """Find where each stands, or the free place where it would."""
        places = mixed(codes, self._shift)
        found = self._codes[places]
        going = np.flatnonzero((found != codes) & (found >= 0))
        while len(going):
            places[going] = (places[going] + 1) & (len(self._codes) - 1)
            found = self._codes[places[going]]
            going = going[(found != codes[going]) & (found >= 0)]
        return places

    def _learn(self, codes: Ints) -> None:
        added = self._compare(*np.divmod(codes, self._count))
        if 2 * (self._known + len(codes)) > len(self._codes):
            stood = np.flatnonzero(self._codes >= 0)
            known, kept = self._codes[stood], Sums(self._points[stood], self._relative[stood])
            self._clear(1 << (2 * (len(known) + len(codes))).bit_length())
            self._put(known, kept)
        self._put(codes, added)

    def _put(self, codes: Ints, added: Sums) -> None:
        self._known += len(codes)
        waiting = np.arange(len(codes))
        while len(waiting):
            places = self._places(codes[waiting])
            self._codes[places] = codes[waiting]  # of several for one place the last one has it
            has = self._codes[places] == codes[waiting]
            self._points[places[has]] = added.points[waiting[has]]
            self._relative[places[has]] = added.relative[waiting[has]]
            waiting = waiting[~has]

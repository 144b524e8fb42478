"""Which rows are compared at all: those that share a key not borne by too many, handed out in slices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
SLICE = 1_000_000  # pairs made together: keeps memory level whatever the number of rows
_HALF = np.int64(31)  # bits of a pair's code that tell the row to the right
MOST = 15_000_000  # pairs at most in a hub that may share one key alone; beyond it commoner keys count only by twos
MOST_EACH = 120  # the same for each row of a larger hub, so that work grows as the hub does
TWICE = 2  # times as many with commoner keys, of which a pair must share two; the commonest are passed over


class Blocks:
    """Rows by the keys they bear, as columns: an entry for each key of each row, those of one key together."""

    def __init__(self, keys: Iterable[Iterable[str]], cap: int) -> None:
        # Two keys that fall on one number by chance cost a few comparisons more, and nothing else.
        borne, counts = _numbers(keys)
        self.count = len(counts)
        rows = np.repeat(np.arange(self.count, dtype=np.int32), counts)
        by_key = np.argsort(borne, kind="stable")
        borne, rows = borne[by_key], rows[by_key]
        del by_key
        sizes = _run_lengths(borne)
        most = max(MOST, MOST_EACH * self.count)
        alone, limit = _limit(sizes, cap, most), _limit(sizes, cap, TWICE * most)
        use = np.repeat((sizes > 1) & (sizes <= limit), sizes)
        sizes = sizes[(sizes > 1) & (sizes <= limit)]
        self._common: NDArray[np.bool_] = np.repeat(sizes > alone, sizes)
        self._rows: Small = rows[use]
        ends = np.repeat(np.cumsum(sizes), sizes)
        self._later: Small = (ends - np.arange(len(ends)) - 1).astype(np.int32)  # entries of the same key after each
        self._by_row: Small = np.argsort(self._rows, kind="stable").astype(np.int32)

    def slices(self, first_rows: int | None = None) -> Iterator[tuple[Ints, Ints]]:
        """Hand out all pairs of rows, each once and the lower row left, a slice of rows at a time.

        `first_rows` leaves out pairs that have none of the first so many rows.
        """
        count = self.count if first_rows is None else first_rows
        starts = np.searchsorted(self._rows[self._by_row], np.arange(self.count + 1))
        upto = np.r_[0, np.cumsum(self._later[self._by_row], dtype=np.int64)][starts]
        first = 0
        while first < count:
            last = min(count, max(first + 1, int(np.searchsorted(upto, upto[first] + SLICE, side="right")) - 1))
            codes = self._within(self._by_row[starts[first] : starts[last]])
            yield codes >> _HALF, codes & (1 << _HALF) - 1
            first = last

    def _within(self, entries: Small) -> Ints:
        later = self._later[entries]
        before = np.cumsum(later, dtype=np.int64) - later
        places = np.repeat(entries + 1 - before, later) + np.arange(int(later.sum()), dtype=np.int64)
        codes = np.repeat(self._rows[entries].astype(np.int64), later)
        codes <<= _HALF
        codes += self._rows[places]
        codes <<= 1
        codes += np.repeat(self._common[entries], later)  # the rarest key of a pair comes first
        codes.sort()
        enough = codes & 1 == 0
        codes >>= 1
        first: NDArray[np.bool_] = first_of_run(codes)
        enough[:-1] |= ~first[1:]
        found: Ints = codes[first & enough]
        return found


def _numbers(keys: Iterable[Iterable[str]]) -> tuple[Ints, Small]:
    borne: list[Ints] = []
    counts: list[int] = []
    waiting: list[int] = []
    for own in keys:
        before = len(waiting)
        waiting += [hash(key) for key in own]
        counts.append(len(waiting) - before)
        if len(waiting) > SLICE:
            borne.append(np.array(waiting, np.int64))
            waiting = []
    return np.concatenate([*borne, np.array(waiting, np.int64)]), np.array(counts, np.int32)


def first_of_run(values: Ints) -> NDArray[np.bool_]:
    """Mark the first of each run of equal numbers."""
    first = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def _run_lengths(ordered: Ints) -> Ints:
    starts = np.flatnonzero(first_of_run(ordered))
    lengths: Ints = np.diff(np.r_[starts, len(ordered)])
    return lengths


def _limit(sizes: Ints, cap: int, most: int) -> int:
    """Lower the cap where all keys together would make more pairs than can be looked at."""
    for limit in range(cap, 1, -max(1, cap // 20)):
        small = sizes[sizes <= limit]
        if int((small * (small - 1) // 2).sum()) <= most:
            return limit
    return 2

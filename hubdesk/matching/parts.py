"""What consists of others, as names of words and company of companions: every two parts of many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hubdesk.matching.blocking import Ints


class Parts:
    """Wholes by their numbers, each with the numbers of its parts in `distinct`; every whole has one part or more."""

    def __init__(self, wholes: Sequence[Sequence[str]]) -> None:
        number: dict[str, int] = {}
        self._every = np.array([number.setdefault(part, len(number)) for own in wholes for part in own], np.int32)
        self._size = np.array([len(own) for own in wholes], np.int64)
        self._first = np.cumsum(self._size) - self._size
        self.distinct = list(number)

    def crossed(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
        """Pair every part of one whole with every part of another; also tells where the pairs of each two begin."""
        times = self._size[left] * self._size[right]
        starts = np.cumsum(times) - times
        within = np.arange(int(times.sum())) - np.repeat(starts, times)
        others = np.repeat(self._size[right], times)
        a = self._every[np.repeat(self._first[left], times) + within // others]
        b = self._every[np.repeat(self._first[right], times) + within % others]
        return a.astype(np.int64), b.astype(np.int64), starts

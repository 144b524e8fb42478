"""The words of all names in a hub, to be looked through for those that begin or are spelt like what is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORT = 5  # letters up to which one slip is allowed, and two above
_LEAST = 4  # letters that a word has before one spelt otherwise can be told from another word
_BITS = 63


class Vocabulary:
    """Words that only grow in number; `last` is the number of the newest one that is held."""

    def __init__(self) -> None:
        self.last = 0
        self._words: list[str] = []
        self._sorted: list[str] = []
        self._letters = np.zeros(0, np.uint64)
        self._lengths = np.zeros(0, np.int64)

    def add(self, numbered: Sequence[tuple[int, str]]) -> None:
        """Take in words with their numbers, which rise."""
        words = [word for _, word in numbered]
        self.last = numbered[-1][0] if numbered else self.last
        self._words += words
        self._sorted += words
        self._sorted.sort()  # what was in order already costs one pass
        self._letters = np.concatenate((self._letters, _letters(words)))
        self._lengths = np.concatenate((self._lengths, np.array([len(word) for word in words], np.int64)))

    def beginning(self, start: str, most: int) -> list[str]:
        """List words that begin so, in order."""
        place = bisect_left(self._sorted, start)
        return list(islice(takewhile(lambda word: word.startswith(start), islice(self._sorted, place, None)), most))

    def like(self, word: str, most: int) -> list[str]:
        """List words spelt nearly so, wherever the slip is, the nearest first; none where a word is very short."""
        if len(word) < _LEAST:
            return []
        slips = 1 if len(word) <= _SHORT else 2
        # A slip puts one letter in, takes one away or both, so most words are seen at once to be others.
        other = np.bitwise_count(self._letters ^ _letters([word])[0]) <= 2 * slips
        near = np.flatnonzero(other & (np.abs(self._lengths - len(word)) <= slips))
        some = [self._words[place] for place in near]
        return [one for one, _, _ in process.extract(word, some, scorer=OSA.distance, score_cutoff=slips, limit=most)]


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """Say which letters each word has, as bits; two letters may share one."""
    if not words:
        return np.zeros(0, np.uint64)
    text = "\0".join((*(word.replace("\0", " ") for word in words), ""))
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    bits = np.where(codes == 0, np.uint64(0), np.uint64(1) << (codes % _BITS).astype(np.uint64))
    begins = np.concatenate(([0], np.flatnonzero(codes == 0)[:-1] + 1))
    return np.bitwise_or.reduceat(bits, begins)

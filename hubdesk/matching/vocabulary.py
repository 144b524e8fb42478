"""The words of all names in a hub, to be looked through for those that begin or are spelt like what is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORT = 5  # letters up to which one slip is allowed, and two above
_LEAST = 4  # letters that a word has before one spelt otherwise can be told from another word


class Vocabulary:
    """Words that only grow in number; `last` is the number of the newest one that is held."""

    def __init__(self) -> None:
        self.last = 0
        self._sorted: list[str] = []
        self._of_length: dict[int, list[str]] = defaultdict(list)

    def add(self, numbered: Iterable[tuple[int, str]]) -> None:
        """Take in words with their numbers, which rise."""
        for number, word in numbered:
            self.last = number
            self._sorted.append(word)
            self._of_length[len(word)].append(word)
        self._sorted.sort()  # what was in order already costs one pass

    def beginning(self, start: str, most: int) -> list[str]:
        """List words that begin so, in order."""
        place = bisect_left(self._sorted, start)
        return list(islice(takewhile(lambda word: word.startswith(start), islice(self._sorted, place, None)), most))

    def like(self, word: str, most: int) -> list[str]:
        """List words spelt nearly so, wherever the slip is, the nearest first; none where a word is very short."""
        if len(word) < _LEAST:
            return []
        slips = 1 if len(word) <= _SHORT else 2
        near = [
            other for length in range(len(word) - slips, len(word) + slips + 1) for other in self._of_length[length]
        ]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=slips, limit=most)
        return [other for other, _, _ in found]

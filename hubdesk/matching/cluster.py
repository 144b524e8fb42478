"""Average-link clustering of mentions that a third record cannot spoil.

Two groups join while the *average* over all pairs of their mentions speaks for it: a vague record that looks like two
people pulls neither over to the other, as chaining single links would.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping

from hubdesk.matching.attested import Attested
from hubdesk.matching.tidy import Tidied

CLIP = 25  # decibans: no single pair, however strong, outvotes many


Weights = Mapping[tuple[str, str], int]


class Groups:
    """Groups of mentions with the summed weights between them.

    A pair that was not kept counts what disagrees in it, never more than nothing. That is looked up only for two groups
    whose kept pairs alone would join them, so that most pairs are never compared.
    """

    def __init__(
        self, known: Mapping[str, Tidied], weights: Weights, disagreement: Callable[[Tidied, Tidied], int]
    ) -> None:
        self.of: dict[str, int] = {}
        self.members: dict[int, set[str]] = {}
        self._known, self._weights, self._disagreement = known, weights, disagreement
        self._sums: dict[int, dict[int, int]] = defaultdict(dict)
        self._against: dict[tuple[int, int], int] = {}
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        self._attested: dict[int, Attested] = {}
        for number, member in enumerate(sorted(known)):
            self.of[member] = number
            self.members[number] = {member}
            self._attested[number] = Attested([known[member]])
        for (a, b), weight in weights.items():
            left, right = self.of[a], self.of[b]
            gain = min(weight, CLIP)
            self._sums[left][right] = self._sums[left].get(right, 0) + gain
            self._sums[right][left] = self._sums[right].get(left, 0) + gain

    def forbid(self, a: str, b: str) -> None:
        """Keep two mentions apart whatever the weights say."""
        left, right = self.of[a], self.of[b]
        if left != right:
            self._forbidden[left].add(right)
            self._forbidden[right].add(left)

    def join(self, a: str, b: str) -> bool:
        """Put two mentions together, unless they are to be kept apart; tells whether they are together now."""
        left, right = self.of[a], self.of[b]
        if left != right and right not in self._forbidden[left]:
            self._merge(left, right)
        return self.of[a] == self.of[b]

    def run(self, floor: int) -> None:
        """Join the two groups with the highest average, again and again, while it is at least `floor`, above 0."""
        heap = [(-self._average(a, b), a, b) for a, others in self._sums.items() for b in others if a < b]
        heap = [entry for entry in heap if -entry[0] >= floor]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in self.members or b not in self.members or b in self._forbidden[a]:
                continue
            if b not in self._sums[a] or -value != self._average(a, b):
                continue
            if self._attested[a].contradicts(self._attested[b]):
                continue
            if (a, b) not in self._against:
                self._against[a, b] = self._disagree(a, b)
                if self._against[a, b]:  # it comes later, or not at all
                    _push(heap, self._average(a, b), a, b, floor)
                    continue
            into = self._merge(a, b)
            for other in self._sums[into]:
                low, high = min(into, other), max(into, other)
                _push(heap, self._average(low, high), low, high, floor)

    def _average(self, a: int, b: int) -> float:
        """Average over all pairs of two groups, the lower number first; too high while nothing was looked up."""
        return (self._sums[a][b] + self._against.get((a, b), 0)) / (len(self.members[a]) * len(self.members[b]))

    def _disagree(self, a: int, b: int) -> int:
        known, kept = self._known, self._weights
        return sum(
            self._disagreement(known[one], known[other])
            for one in self.members[a]
            for other in self.members[b]
            if (min(one, other), max(one, other)) not in kept
        )

    def _merge(self, a: int, b: int) -> int:
        into, gone = (a, b) if a < b else (b, a)  # the lower number stays: the same whatever the order of input
        for other in (self._sums[into].keys() | self._sums[gone].keys()) - {into, gone}:
            ours = self._against.pop(_ordered(into, other), None)
            theirs = self._against.pop(_ordered(gone, other), None)
            if ours is not None and theirs is not None:
                self._against[_ordered(into, other)] = ours + theirs
        for member in self.members[gone]:
            self.of[member] = into
        self.members[into] |= self.members.pop(gone)
        self._attested[into].add(self._attested.pop(gone))
        for other, gain in self._sums.pop(gone, {}).items():
            del self._sums[other][gone]
            if other != into:
                self._sums[into][other] = self._sums[into].get(other, 0) + gain
                self._sums[other][into] = self._sums[into][other]
        for other in self._forbidden.pop(gone, ()):
            self._forbidden[other].discard(gone)
            self._forbidden[into].add(other)
            self._forbidden[other].add(into)
        return into


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _push(heap: list[tuple[float, int, int]], average: float, a: int, b: int, floor: int) -> None:
    if average >= floor:
        heapq.heappush(heap, (-average, a, b))

"""Average-link clustering of mentions that a third record cannot spoil.

Two groups join while the *average* over all pairs of their mentions speaks for it: a vague record that looks like two
people pulls neither over to the other, as chaining single links would.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

from hubdesk.matching.attested import Attested
from hubdesk.matching.tidy import Tidied

CLIP = 25  # decibans: no single pair, however strong, outvotes many


class Groups:
    """Groups of mentions with the summed weights between them; a pair that was not kept counts `absent`."""

    def __init__(self, known: Mapping[str, Tidied], absent: int) -> None:
        self.of: dict[str, int] = {}
        self.members: dict[int, set[str]] = {}
        self._sums: dict[int, dict[int, int]] = defaultdict(dict)
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        self._absent = absent
        self._attested: dict[int, Attested] = {}
        for number, member in enumerate(sorted(known)):
            self.of[member] = number
            self.members[number] = {member}
            self._attested[number] = Attested([known[member]])

    def add(self, weights: Mapping[tuple[str, str], int]) -> None:
        """Take in weights of pairs, in decibans, each above what an absent pair counts."""
        for (a, b), weight in weights.items():
            left, right = self.of[a], self.of[b]
            gain = min(weight, CLIP) - self._absent
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
        """Join the two groups with the highest average, again and again, while it is at least `floor`."""
        heap = [(-self._average(a, b), a, b) for a, others in self._sums.items() for b in others if a < b]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if -value < floor:
                return
            if a not in self.members or b not in self.members or b in self._forbidden[a]:
                continue
            if b not in self._sums[a] or -value != self._average(a, b):
                continue
            if self._attested[a].contradicts(self._attested[b]):
                continue
            into = self._merge(a, b)
            for other in self._sums[into]:
                low, high = min(into, other), max(into, other)
                heapq.heappush(heap, (-self._average(low, high), low, high))

    def _average(self, a: int, b: int) -> float:
        return self._absent + self._sums[a][b] / (len(self.members[a]) * len(self.members[b]))

    def _merge(self, a: int, b: int) -> int:
        into, gone = (a, b) if a < b else (b, a)  # the lower number stays: the same whatever the order of input
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

"""Average-link clustering of mentions that a third record cannot spoil.

Two groups join while the *average* over all pairs of their mentions speaks for it: a vague record that looks like two
people pulls neither over to the other, as chaining single links would.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hubdesk.domain.let_go import let_go
from hubdesk.matching.attested import OFTEN, Attested
from hubdesk.matching.tidy import Tidied

CLIP = 25  # decibans: no single pair, however strong, outvotes many


Weights = Mapping[str, Mapping[str, int]]  # of a mention and another, both ways round
Heap = list[tuple[float, int, int]]
_NONE: dict[int, int] = {}
_NONE_OF: dict[str, int] = {}


def both_ways(pairs: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """Write the weight of each pair under both of its mentions; a mention is no pair with itself."""
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for a, b, weight in pairs:
        if a != b:
            weights[a][b] = weights[b][a] = weight
    return weights


class Groups:
    """Groups of mentions with the summed weights between them.

    A pair that was not kept counts what disagrees in it, never more than nothing. That is looked up only for two groups
    whose kept pairs alone would join them, so that most pairs are never compared.
    """

    def __init__(
        self, known: Mapping[str, Tidied], weights: Weights, disagreement: Callable[[Tidied, Tidied], int]
    ) -> None:
        self._names = sorted(known)
        self.of: dict[str, int] = {member: number for number, member in enumerate(self._names)}
        self.members: dict[int, set[str]] = {number: {member} for number, member in enumerate(self._names)}
        self._known, self._weights, self._disagreement = known, weights, disagreement
        self._sums: dict[int, dict[int, int]] = {}
        self._against: dict[int, dict[int, int]] = {}  # of groups that were about to be joined
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        self._concerns: dict[int, set[str]] = {}
        self._attested: dict[int, Attested] = {}
        self._take(weights)

    def _take(self, weights: Weights) -> None:
        of = self.of
        for member, number in of.items():
            sums = {
                of[other]: weight if weight < CLIP else CLIP
                for other, weight in weights.get(member, _NONE_OF).items()
                if other in of
            }
            if sums:
                self._sums[number] = sums

    def empty(self) -> None:
        """Let all go."""
        let_go(self.of, self.members, self._sums, self._against, self._forbidden, self._concerns, self._attested)

    def forbid(self, a: str, b: str) -> None:
        """Keep two mentions apart whatever the weights say."""
        left, right = self.of[a], self.of[b]
        if left != right:
            self._forbidden[left].add(right)
            self._forbidden[right].add(left)

    def part_within(self, concerns: Iterable[tuple[str, str]]) -> None:
        """Keep mentions of one concern apart, each given with its concern, save those that are together already."""
        for member, concern in concerns:
            self._concerns.setdefault(self.of[member], set()).add(concern)

    def _apart(self, a: int, b: int) -> bool:
        if b in self._forbidden.get(a, ()):
            return True
        return a in self._concerns and b in self._concerns and not self._concerns[a].isdisjoint(self._concerns[b])

    def join(self, a: str, b: str) -> bool:
        """Put two mentions together, unless they are to be kept apart; tells whether they are together now."""
        left, right = self.of[a], self.of[b]
        if left != right and not self._apart(left, right):
            self._merge(left, right)
        return self.of[a] == self.of[b]

    def run(self, floor: int) -> None:
        """Join the two groups with the highest average, again and again, while it is at least `floor`, above 0."""
        seen: set[int] = set()
        for group in sorted(self._sums):
            if group not in seen:
                self._run(self._reach(group, floor, seen), floor)

    def _reach(self, first: int, floor: int, seen: set[int]) -> Heap:
        """Find the steps of at least `floor` from group to group: no others can ever be joined with these."""
        heap: Heap = []
        edge = [first]
        seen.add(first)
        while edge:
            one = edge.pop()
            for average, other in self._averages(one, floor):
                if one < other:
                    heap.append((-average, one, other))
                if other not in seen:
                    seen.add(other)
                    edge.append(other)
        return heap

    def _run(self, heap: Heap, floor: int) -> None:
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in self.members or b not in self.members or self._apart(a, b):
                continue
            if b not in self._sums[a] or -value != self._average(a, b) or self._contradict(a, b):
                continue
            if b not in self._against.get(a, ()) and (against := self._disagree(a, b)):
                self._against.setdefault(a, {})[b] = self._against.setdefault(b, {})[a] = against
                if (average := self._average(a, b)) >= floor:  # it comes later, or not at all
                    heapq.heappush(heap, (-average, a, b))
                continue
            into = self._merge(a, b)
            for average, other in self._averages(into, floor):
                heapq.heappush(heap, (-average, into, other) if into < other else (-average, other, into))

    def _averages(self, one: int, floor: int) -> list[tuple[float, int]]:
        """List the groups for which the average with one is at least `floor`, each with it."""
        members, against, size = self.members, self._against.get(one), len(self.members[one])
        if not against:
            return [
                (average, other)
                for other, gain in self._sums.get(one, _NONE).items()
                if gain >= floor and (average := gain / (size * len(members[other]))) >= floor
            ]
        looked_up = against.get
        return [
            (average, other)
            for other, gain in self._sums.get(one, _NONE).items()
            if (average := (gain + looked_up(other, 0)) / (size * len(members[other]))) >= floor
        ]

    def _average(self, a: int, b: int) -> float:
        """Average over all pairs of two groups; too high while nothing was looked up that disagrees."""
        known = self._against.get(a)
        against = known.get(b, 0) if known else 0
        return (self._sums[a][b] + against) / (len(self.members[a]) * len(self.members[b]))

    def _contradict(self, a: int, b: int) -> bool:
        if len(self.members[a]) < OFTEN or len(self.members[b]) < OFTEN:
            return False  # what is said once may always be a slip
        return self._of(a).contradicts(self._of(b))

    def _of(self, group: int) -> Attested:
        if group not in self._attested:
            self._attested[group] = Attested(self._known[member] for member in self.members[group])
        return self._attested[group]

    def _disagree(self, a: int, b: int) -> int:
        known, ours, others = self._known, self.members[a], self.members[b]
        if len(ours) == len(others) == 1:
            return 0  # a pair that was kept
        return sum(
            self._disagreement(known[one], known[other])
            for one in ours
            for other in others.difference(self._weights.get(one, ()))
        )

    def _merge(self, a: int, b: int) -> int:
        into, gone = (a, b) if a < b else (b, a)  # the lower number stays: the same whatever the order of input
        ours, theirs = self._attested.get(into), self._attested.pop(gone, None)
        if ours and theirs:
            ours.add(theirs)
        else:
            self._attested.pop(into, None)  # counted again when it matters
        for member in self.members[gone]:
            self.of[member] = into
        self.members[into] |= self.members.pop(gone)
        if into in self._against or gone in self._against:
            self._against[into] = self._both_looked_up(into, gone)
        sums = self._sums.setdefault(into, {})
        for other, gain in self._sums.pop(gone, {}).items():
            del self._sums[other][gone]
            if other != into:
                sums[other] = self._sums[other][into] = sums.get(other, 0) + gain
        self._concerns.setdefault(into, set()).update(self._concerns.pop(gone, ()))
        for other in self._forbidden.pop(gone, ()):
            self._forbidden[other].discard(gone)
            self._forbidden[into].add(other)
            self._forbidden[other].add(into)
        return into

    def _both_looked_up(self, into: int, gone: int) -> dict[int, int]:
        """Add up what disagrees with other groups; where only one part was looked up, all is to be looked up again."""
        ours, theirs = self._against.pop(into, {}), self._against.pop(gone, {})
        ours.pop(gone, None)
        theirs.pop(into, None)
        both = {other: against + theirs[other] for other, against in ours.items() if other in theirs}
        for other in ours:
            self._against[other].pop(into, None)
        for other in theirs:
            self._against[other].pop(gone, None)
        for other, against in both.items():
            self._against[other][into] = against
        return both

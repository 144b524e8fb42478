"""What speaks against two mentions being one person, where a chain of others leads from one to the other.

Pairs below the threshold are not kept, but in a group it matters why: two mentions that contradict each other must keep
their groups apart, and two that merely say little must not. What is missing is never disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hubdesk.matching.levels import born_level, family_level, given_level, same_level
from hubdesk.matching.model import Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import decibans, kind_of

Pairs = Mapping[tuple[str, str], object]
LARGEST = 400  # mentions in one part beyond which comparing each with each takes too long
LEAST = -12  # decibans: another family name alone contradicts nothing, for children bear several


def against(known: Mapping[str, Tidied], kept: Pairs, said: Pairs, model: Model) -> dict[tuple[str, str], int]:
    """Weigh what disagrees in pairs that were not kept, within each part that pairs and answers connect."""
    weigh = _Disagreement(model)
    found = {}
    for part in parts(known, [*kept, *said]):
        if len(part) > LARGEST:
            continue
        for place, a in enumerate(part):
            for b in part[place + 1 :]:
                if (a, b) not in kept and (weight := weigh(known[a], known[b])) <= LEAST:
                    found[a, b] = weight
    return found


def parts(known: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """List the parts of more than two mentions that pairs connect, each in order."""
    near: dict[str, set[str]] = {one: set() for one in known}
    for a, b in pairs:
        if a in near and b in near:
            near[a].add(b)
            near[b].add(a)
    found, seen = [], set()
    for one in sorted(near):
        if one in seen:
            continue
        part, edge = {one}, [one]
        while edge:
            fresh = near[edge.pop()] - part
            part |= fresh
            edge += fresh
        seen |= part
        if len(part) > 2:
            found.append(sorted(part))
    return found


class _Disagreement:
    """The levels of a model that speak against two mentions, kept for pairs of values seen before."""

    def __init__(self, model: Model) -> None:
        self._points = {
            (comparison.name, level.name): min(0, decibans(level.m / level.u))
            for comparison in model.comparisons.values()
            for level in comparison.levels.values()
        }
        self._seen: dict[tuple[object, ...], int] = {}

    def __call__(self, a: Tidied, b: Tidied) -> int:
        return (
            self._kept("names", a.name, b.name)
            + self._kept("born", a.born, b.born)
            + self._level("sex", same_level(a.sex, b.sex))
            + self._level("kind", same_level(kind_of(a), kind_of(b)))
            + self._level("nhs_number", same_level(a.nhs_number, b.nhs_number))
            + self._level("upn", same_level(a.upn, b.upn))
        )

    def _level(self, comparison: str, level: str | None) -> int:
        return self._points[comparison, level] if level else 0

    def _kept(self, what: str, a: object, b: object) -> int:
        key = (what, a, b)
        if key not in self._seen:
            self._seen[key] = self._names(a, b) if what == "names" else self._level("born", born_level(str(a), str(b)))  # type: ignore[arg-type] # names are pairs
        return self._seen[key]

    def _names(self, a: Sequence[str], b: Sequence[str]) -> int:
        def one_way(given: str, family: str) -> int:
            return self._level("given", given_level(given, b[0])) + self._level("family", family_level(family, b[1]))

        # a name that stands in the other's box disagrees with nothing
        return max(one_way(a[0], a[1]), one_way(a[1], a[0]))

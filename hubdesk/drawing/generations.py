"""Sorts people into generations and unions; what contradicts an earlier word is left out and said so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hubdesk.drawing.kinship import Figure, Kinship
from hubdesk.drawing.told_bonds import Bond

_DOWN = {"parent": 1, "partner": 0, "sibling": 0, "twin": 0}
_FIRST = ("parent", "partner", "twin", "sibling")
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Union:
    """Two partners with their children, the eldest first; the second may be the unknown parent beside the first.

    Without partners it holds siblings whose parents nobody told. `state` is that of the partners, `told` whether only
    concerns say who the parents are, `beside` are siblings of these children whose own parents nobody told.
    """

    partners: tuple[str, ...]
    children: tuple[str, ...]
    state: str
    told: bool
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Generations:
    """The row of each person from 0 at the top, the unions, twins as pairs, and bonds that are not drawn."""

    rows: dict[str, int]
    unions: tuple[Union, ...]
    twins: frozenset[frozenset[str]]
    left_out: tuple[Bond, ...]


def generations(kin: Kinship) -> Generations:
    """Sort everybody into rows and unions, the same whatever the order they come in."""
    figures = {one.id: one for one in sorted(kin.figures, key=lambda one: one.id)}
    asked = [b for b in kin.bonds if b.kind in _DOWN and b.ends <= figures.keys() and b.one != b.other]
    asked.sort(key=lambda bond: (bond.told, _FIRST.index(bond.kind), bond.one, bond.other))
    levels = _Levels(figures)
    kept, left_out = [], []
    parents: dict[str, list[Bond]] = defaultdict(list)
    for bond in asked:
        full = bond.kind == "parent" and len(parents[bond.other]) == 2
        if full or not levels.tie(bond.one, bond.other, _DOWN[bond.kind]):
            left_out.append(bond)
            continue
        kept.append(bond)
        if bond.kind == "parent":
            parents[bond.other].append(bond)
    twins = frozenset(bond.ends for bond in kept if bond.kind == "twin")
    unions = _unions(figures, kept, parents, twins)
    return Generations(levels.rows(figures), unions, twins | _twins_told(unions, figures), tuple(left_out))


class _Levels:
    """Who stands how many rows below whom: groups with a distance of each from its founder."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._up = {one: (one, 0) for one in ids}

    def _find(self, one: str) -> tuple[str, int]:
        above, down = self._up[one]
        if above == one:
            return one, 0
        root, more = self._find(above)
        self._up[one] = (root, down + more)
        return self._up[one]

    def tie(self, one: str, other: str, down: int) -> bool:
        """Put `other` so many rows below `one`; False where that contradicts what was said before."""
        (first, a), (second, b) = self._find(one), self._find(other)
        if first == second:
            return b - a == down
        self._up[second] = (first, a + down - b)
        return True

    def rows(self, figures: dict[str, Figure]) -> dict[str, int]:
        """Give everybody a row, children of the matter on one wherever their groups allow."""
        groups: dict[str, list[str]] = defaultdict(list)
        for one in figures:
            groups[self._find(one)[0]].append(one)
        found: dict[str, int] = {}
        for members in groups.values():
            children = [one for one in members if figures[one].child]
            wanted, of = (1, children) if children else (0, members)
            lowest = max(self._find(one)[1] for one in of)
            found |= {one: wanted + self._find(one)[1] - lowest for one in members}
        top = min(found.values(), default=0)
        return {one: row - top for one, row in found.items()}


def _unions(
    figures: dict[str, Figure], kept: Sequence[Bond], parents: dict[str, list[Bond]], twins: frozenset[frozenset[str]]
) -> tuple[Union, ...]:
    states = {bond.ends: bond for bond in reversed(kept) if bond.kind == "partner"}
    children: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for child in figures:
        if own := sorted(bond.one for bond in parents[child]):
            children[(own[0], own[1] if len(own) == 2 else own[0] + UNKNOWN)].append(child)
    for ends in states:
        children.setdefault(tuple(sorted(ends)), [])
    groups, beside = _siblings(kept, parents)
    made = []
    for couple, own in sorted(children.items()):
        bond = states.get(frozenset(couple))
        told = all(b.told for child in own for b in parents[child]) if own else bond is None or bond.told
        near = sorted(extra for extra, child in beside.items() if child in own)
        state = bond.state if bond and not bond.told else ""
        made.append(Union(couple, in_age(own, figures, twins), state, told, in_age(near, figures, twins)))
    recorded = {one for bond in kept if bond.kind in ("sibling", "twin") and not bond.told for one in bond.ends}
    made += [Union((), in_age(group, figures, twins), "", not recorded & set(group)) for group in groups]
    return tuple(made)


def _siblings(kept: Sequence[Bond], parents: dict[str, list[Bond]]) -> tuple[list[list[str]], dict[str, str]]:
    """Group siblings whose parents nobody told; those with a sibling whose parents are known go beside that one."""
    tied = [bond for bond in kept if bond.kind in ("sibling", "twin")]
    beside: dict[str, str] = {}
    group: dict[str, set[str]] = {}
    for bond in tied:
        for one, other in ((bond.one, bond.other), (bond.other, bond.one)):
            if not parents[one] and parents[other]:
                beside.setdefault(one, other)
    for bond in tied:
        if parents[bond.one] or parents[bond.other] or bond.ends & beside.keys():
            continue
        both = group.get(bond.one, {bond.one}) | group.get(bond.other, {bond.other})
        group |= dict.fromkeys(both, both)
    return [sorted(one) for one in sorted({tuple(sorted(both)) for both in group.values()})], beside


def in_age(ids: Iterable[str], figures: dict[str, Figure], twins: Iterable[frozenset[str]] = ()) -> tuple[str, ...]:
    """Put the eldest first, and twins side by side."""
    own = set(ids)
    first = {one: (figures[one].born, one) for one in own}
    for pair in twins:
        if pair <= own:
            eldest = min(first[one] for one in pair)
            first |= dict.fromkeys(pair, eldest)
    return tuple(sorted(own, key=lambda one: (first[one], figures[one].born, one)))


def _twins_told(unions: Iterable[Union], figures: dict[str, Figure]) -> frozenset[frozenset[str]]:
    """Find children of the same two known parents who were born on one day."""
    found = set()
    for union in unions:
        if len(union.partners) == 2 and not union.partners[1].endswith(UNKNOWN):
            for one, other in pairwise(union.children):
                if figures[one].born == figures[other].born < "9999" and not figures[one].state:
                    found.add(frozenset((one, other)))
    return frozenset(found)

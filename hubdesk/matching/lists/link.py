"""A whole list linked within itself and, where there is one, to the people of a hub."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from hubdesk.matching.batch import Pair
from hubdesk.matching.cluster import Groups, both_ways
from hubdesk.matching.lists.entry import Entry
from hubdesk.matching.lists.keys import Ints, pairs_to_compare
from hubdesk.matching.lists.learn import learn, patterns
from hubdesk.matching.lists.levels import Compared, Levels
from hubdesk.matching.lists.start import ListModel
from hubdesk.matching.lists.weigh import Scale

SAMPLE = 100_000  # pairs drawn by chance
SEED = 20_260_101  # the same list gives the same answer
ABSENT = -12  # decibans that a pair counts in a group if it shares too little to be looked at
LEAST = -30  # decibans below which a pair is no further apart
TIE = 1  # decibans: more likely than not
SHOWN = -6  # decibans from which a pair is worth a look
CHUNK = 1_000_000  # pairs compared together: keeps memory level

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """Groups of records (by mention id) that are one person each, and the pairs that speak for it."""

    groups: tuple[frozenset[str], ...]
    pairs: tuple[Pair, ...]
    scale: Scale


def link_all(
    entries: Sequence[Entry], persons: Mapping[str, str], model: ListModel, progress: Progress | None = None
) -> Linked:
    """Link entries; those that `persons` names are of a hub's people already, come last and are not looked at anew."""
    say = progress or (lambda done, of, words: None)
    kept, copies = _without_copies(entries, persons)
    rows = [entries[row] for row in kept]
    first = sum(one.tidied.mention_id not in persons for one in rows)
    compared = Compared(rows, model)
    say(0, len(rows), "Looking for records to compare")
    left, right = pairs_to_compare(rows, first)
    borne = np.array([1 + len(others) for others in copies], np.int64)
    twice = np.flatnonzero(borne > 1)
    times = np.r_[np.ones(len(left)), borne[twice] * (borne[twice] - 1) / 2]
    left, right = np.r_[left, twice], np.r_[right, twice]
    levels = _levels(compared, left, right, say)
    origin = np.repeat(np.arange(len(rows)), borne)  # the row that stands for each record, copies included
    own = int(borne[:first].sum())
    by_chance = _by_chance(origin, own)
    strangers = patterns(compared.levels(*by_chance), np.ones(len(by_chance[0])))
    every = max(1.0, own * (own - 1) / 2 + own * (len(origin) - own))
    scale = Scale(rows, borne, compared, learn(patterns(levels, times), strangers, every, own, model), model)
    weights = scale.weights(left, right, levels)
    ids = [one.tidied.mention_id for one in rows]
    found = [
        Pair(ids[a], ids[b], weight)
        for a, b, weight in zip(*(column.tolist() for column in _telling(left, right, weights)), strict=True)
    ]
    say(len(rows), len(rows), "Grouping records")
    return _grouped(rows, found, persons, scale, {ids[row]: others for row, others in enumerate(copies)})


def _without_copies(entries: Sequence[Entry], persons: Mapping[str, str]) -> tuple[list[int], list[list[str]]]:
    """Keep one of records that say the same, with the ids of the others; the hub's own all stay."""
    place: dict[tuple[str, ...], int] = {}
    kept: list[int] = []
    copies: list[list[str]] = []
    for row, one in enumerate(entries):
        values = one.values()
        if one.tidied.mention_id in persons or values not in place:
            if one.tidied.mention_id not in persons:
                place[values] = len(kept)
            kept.append(row)
            copies.append([])
        else:
            copies[place[values]].append(one.tidied.mention_id)
    return kept, copies


def _levels(compared: Compared, left: Ints, right: Ints, say: Progress) -> Levels:
    parts = []
    for start in range(0, max(1, len(left)), CHUNK):
        say(start, len(left), "Comparing records")
        parts.append(compared.levels(left[start : start + CHUNK], right[start : start + CHUNK]))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _telling(left: Ints, right: Ints, weights: Ints) -> tuple[Ints, Ints, Ints]:
    """Keep the pairs that can make a difference: those worth a look, and others between records that may be tied."""
    tied = np.zeros(int(right.max(initial=0)) + 1, bool)
    strong = weights >= TIE
    tied[left[strong]] = tied[right[strong]] = True
    keep = (weights >= SHOWN) | ((weights >= LEAST) & tied[left] & tied[right])
    return left[keep], right[keep], weights[keep]


def _by_chance(origin: Ints, own: int) -> tuple[Ints, Ints]:
    """Draw pairs of records, of which one is of the list; records that say the same stand for themselves."""
    count = len(origin)
    if count * (count - 1) // 2 <= SAMPLE:
        left, right = np.triu_indices(count, 1)
        left, right = left[left < own], right[left < own]
    else:
        draw = np.random.default_rng(SEED)
        left, right = draw.integers(0, own, SAMPLE), draw.integers(0, count, SAMPLE)
        left, right = left[left != right], right[left != right]
    left, right = origin[left], origin[right]
    return np.minimum(left, right), np.maximum(left, right)


def _grouped(
    rows: Sequence[Entry],
    found: Sequence[Pair],
    persons: Mapping[str, str],
    scale: Scale,
    copies: Mapping[str, Sequence[str]],
) -> Linked:
    known = {one.tidied.mention_id: one.tidied for one in rows}
    same = {pair.left: pair.weight for pair in found if pair.left == pair.right}
    pairs = [pair for pair in found if pair.left != pair.right]
    groups = Groups(known, both_ways(pairs), lambda a, b: ABSENT)
    _hold(groups, persons, pairs)
    groups.run(TIE)
    members: list[frozenset[str]] = []
    for together in groups.members.values():
        alike = [other for one in together for other in copies[one] if same.get(one, 0) >= TIE]
        members.append(frozenset((*together, *alike)))
        # copies of too common a record are nobody's: nothing tells whether they are one person
        members += [frozenset((other,)) for one in together for other in copies[one] if same.get(one, 0) < TIE]
    alike_pairs = [Pair(one, other, weight) for one, weight in same.items() for other in copies[one]]
    return Linked(tuple(members), tuple(p for p in (*pairs, *alike_pairs) if p.weight >= SHOWN), scale)


def _hold(groups: Groups, persons: Mapping[str, str], pairs: Sequence[Pair]) -> None:
    """Keep the hub's people as the hub has them: apart from one another, and together within each."""
    together: dict[str, list[str]] = {}
    for mention, person in sorted(persons.items()):
        together.setdefault(person, []).append(mention)
    met: dict[str, set[str]] = {}
    for pair in pairs:
        for row, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if other in persons and row not in persons:
                met.setdefault(row, set()).add(together[persons[other]][0])
    for those in met.values():
        for a, b in combinations(sorted(those), 2):
            groups.forbid(a, b)
    for mentions in together.values():
        for other in mentions[1:]:
            groups.join(mentions[0], other)

"""What a list teaches of itself: how often its records of one person agree, and how often strangers do.

Expectation and maximisation (Dempster, Laird and Rubin 1977; Winkler 1988) over three kinds of pairs: one person,
relatives, strangers. What relatives agree in is held, not learnt, and what little is known leans on the shipped start.
No label is used, and nothing of one list is carried over to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hubdesk.matching.lists.entry import PLACES
from hubdesk.matching.lists.levels import ABSENT, Levels, Numbers
from hubdesk.matching.lists.odds import Learned, address, address_number, at_home, summed
from hubdesk.matching.lists.start import Floats, ListModel

FIRST_ROUNDS = 5
ROUNDS = 60
STILL = 1e-4  # a change in the number of pairs of one person that is not worth another round
HALF = 0.5  # a kind of which none was seen may exist all the same (Jeffreys' prior)
SEEN = 3  # times that strangers must agree in several parts of an address before that is held to be usual


@dataclass(frozen=True, slots=True)
class Patterns:
    """Pairs by how they agree: one row a pattern, with how many pairs show it."""

    levels: Levels
    counts: Floats


@dataclass(frozen=True, slots=True)
class _Kinds:
    """How likely each pattern is one person or relatives, and one home in either case."""

    same: Floats
    relatives: Floats
    same_home: Floats
    relatives_home: Floats


def patterns(levels: Levels, times: Floats) -> Patterns:
    """Count pairs by pattern; `times` says how often each pair stands in the list."""
    code = np.zeros(len(times), np.int64)
    for column in levels.values():
        code = np.unique(code * 32 + column + 1, return_inverse=True)[1]
    _, where, back = np.unique(code, return_index=True, return_inverse=True)
    counts = np.bincount(back, weights=times, minlength=len(where)).astype(np.float64)
    return Patterns({name: column[where] for name, column in levels.items()}, counts)


def learn(candidates: Patterns, strangers: Patterns, pairs: float, records: int, model: ListModel) -> Learned:
    """Learn from the pairs that share something (`candidates`) and from pairs drawn by chance (`strangers`).

    `pairs` is how many pairs the list has in all, `records` how many records.
    """
    learned = Learned(
        m={name: model.start(name).m for name in candidates.levels},
        u=_usual(strangers, strangers.counts, model),
        near={},
        same=min(model.same * records, pairs / 2),
        relatives=min(model.relatives * records, pairs / 4),
        home=model.home,
        pairs=pairs,
    )
    for _ in range(FIRST_ROUNDS):
        # m stays as it began: strangers who share a birthday must never come to be held one person by their number
        found = _of_one_person(learned, candidates, model)
        learned = _of_strangers(replace(learned, same=found.same, relatives=found.relatives), strangers, model)
    for _ in range(ROUNDS):
        before = learned.same
        learned = _of_one_person(learned, candidates, model)
        if abs(learned.same - before) < STILL * (1 + before):
            break
    return learned


def _kinds(learned: Learned, seen: Patterns, model: ListModel) -> _Kinds:
    length = len(seen.counts)
    names = [name for name in seen.levels if name not in PLACES]
    places = address(learned, seen.levels, length, model)
    r = {name: model.start(name).r for name in names}
    same = np.log(learned.same) + summed(learned.m, seen.levels, names, length) + places.same
    relatives = np.log(learned.relatives) + summed(r, seen.levels, names, length) + places.relatives
    left = max(1.0, learned.pairs - learned.same - learned.relatives)
    strangers = np.log(left) + summed(learned.u, seen.levels, names, length) + places.strangers
    every = np.logaddexp(np.logaddexp(same, relatives), strangers)
    return _Kinds(
        np.exp(same - every),
        np.exp(relatives - every),
        at_home(learned.home, places, places.same),
        at_home(model.household, places, places.relatives),
    )


def _of_strangers(learned: Learned, seen: Patterns, model: ListModel) -> Learned:
    """Learn from pairs drawn by chance, less those that are one person's or relatives'."""
    kinds = _kinds(learned, seen, model)
    weights = seen.counts * np.maximum(0, 1 - kinds.same - kinds.relatives)
    return replace(learned, u=_usual(seen, weights, model), near=_near(seen, weights))


def _usual(seen: Patterns, weights: Floats, model: ListModel) -> dict[str, Floats]:
    return {
        name: _leaning(_count(column, weights, len(model.start(name).levels)), model.start(name).u, model.strangers)
        for name, column in seen.levels.items()
    }


def _near(seen: Patterns, weights: Floats) -> dict[int, float]:
    """Say how often strangers' addresses agree in just this way, among pairs of which the same parts are known."""
    length = len(weights)
    known: Levels = {name: np.minimum(seen.levels[name], 0) for name in PLACES if name in seen.levels}
    groups, group = np.unique(address_number(known, length), return_inverse=True)
    in_group = np.bincount(group, weights=weights, minlength=len(groups))
    numbers, first, number = np.unique(address_number(seen.levels, length), return_index=True, return_inverse=True)
    counts = np.bincount(number, weights=weights, minlength=len(numbers))
    shares = counts / np.maximum(in_group[group[first]], 1)
    usual = counts >= SEEN
    return dict(zip(numbers[usual].tolist(), np.log(shares[usual]).tolist(), strict=True))


def _of_one_person(learned: Learned, seen: Patterns, model: ListModel) -> Learned:
    """Learn how records of one person agree, and how many there are."""
    kinds = _kinds(learned, seen, model)
    same, relatives = seen.counts * kinds.same, seen.counts * kinds.relatives
    home = same * kinds.same_home + relatives * kinds.relatives_home
    m = {
        name: _leaning(
            _count(column, home if name in PLACES else same, len(model.start(name).levels)),
            model.start(name).m,
            model.weight,
        )
        for name, column in seen.levels.items()
    }
    share = (float((same * kinds.same_home).sum()) + model.weight * model.home) / (float(same.sum()) + model.weight)
    return replace(learned, m=m, same=float(same.sum()) + HALF, relatives=float(relatives.sum()) + HALF, home=share)


def _count(column: Numbers, weights: Floats, levels: int) -> Floats:
    known = column != ABSENT
    return np.bincount(column[known], weights=weights[known], minlength=levels).astype(np.float64)


def _leaning(counts: Floats, start: Floats, weight: float) -> Floats:
    leaning = (counts + weight * start) / (counts.sum() + weight)
    return np.asarray(np.maximum(leaning, 1e-9))

"""Pairs to learn from: random ones, and ones that agree in something, each with the level of every comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import PLAIN, Found, Scale, place_of

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
RANDOM_PAIRS = 400_000
BLOCK_PAIRS = 200_000  # of each block at most
BLOCK_SIZE = 100  # mentions that agree so; of more, only pairs of these many are looked at
SEED = 20_260_101  # the same on every desk, so that the same hub learns the same


@dataclass(frozen=True, slots=True)
class Block:
    """A way of agreeing by which pairs are found, and the comparisons that it says nothing new about."""

    name: str
    value: Callable[[Tidied], str]
    spoils: frozenset[str]


# What finds a pair cannot be learnt from that pair; each comparison is left free by at least two blocks.
BLOCKS = (
    Block("the same date of birth", lambda t: t.born if len(t.born) == 10 else "", frozenset({"born"})),
    Block("the same names", lambda t: f"{t.given}|{t.family}" if t.given and t.family else "",
          frozenset({"given", "family"})),
    Block("the same address", lambda t: f"{t.house}|{t.street}" if t.house and t.street and not t.communal else "",
          frozenset({"place"})),
    Block("the same telephone", lambda t: t.phone, frozenset({"phone"})),
    Block("the same NHS number", lambda t: t.nhs_number, frozenset({"nhs_number"})),
    Block("the same pupil number", lambda t: t.upn, frozenset({"upn"})),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Levels:
    """Pairs (rows of mentions) and, by comparison, the number of the level they agree on; -1 where none can be told.

    `chance` is, by comparison that counts by how rare a name is, how often strangers agree so.
    """

    left: Ints
    right: Ints
    level: dict[str, Ints]
    chance: dict[str, Floats]
    exchanged: Ints


def random_pairs(order: Sequence[Tidied], most: int = RANDOM_PAIRS) -> tuple[Ints, Ints]:
    """Draw pairs of different concerns at random, the same ones each time."""
    draw = np.random.default_rng(SEED)
    count = len(order)
    if count < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    size = min(most, count * (count - 1) // 2)
    left = draw.integers(0, count, size)
    right = (left + draw.integers(1, count, size)) % count
    return _apart(order, left, right)


def blocked_pairs(order: Sequence[Tidied], block: Block, most: int = BLOCK_PAIRS) -> tuple[Ints, Ints]:
    """List pairs of different concerns that agree in a block, or as many of them drawn at random as are wanted."""
    together: dict[str, list[int]] = {}
    for row, one in enumerate(order):
        if value := block.value(one):
            together.setdefault(value, []).append(row)
    draw = np.random.default_rng(SEED)
    left, right = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for rows in together.values():
        if len(rows) > 1:
            some = np.array(rows, np.int64)
            if len(rows) > BLOCK_SIZE:
                some = np.sort(draw.choice(some, BLOCK_SIZE, replace=False))
            first, second = np.triu_indices(len(some), 1)
            left.append(some[first])
            right.append(some[second])
    a, b = _apart(order, np.concatenate(left), np.concatenate(right))
    if len(a) > most:
        some = np.sort(draw.choice(len(a), most, replace=False))
        a, b = a[some], b[some]
    return a, b


def _apart(order: Sequence[Tidied], left: Ints, right: Ints) -> tuple[Ints, Ints]:
    concern = _numbered([one.concern_id for one in order])
    apart = concern[left] != concern[right]
    return left[apart], right[apart]


def levels_of(order: Sequence[Tidied], left: Ints, right: Ints, scale: Scale) -> Levels:
    """Compare pairs; each distinct pair of values once."""
    found = Levels(left, right, {}, {}, np.zeros(len(left), np.int64))
    numbers = {name: {level: n for n, level in enumerate(c.levels)} for name, c in scale.model.comparisons.items()}
    _names(found, order, scale, numbers)
    values: dict[str, list[object]] = {name: [value(t) for t in order] for name, value in PLAIN.items()}
    values["place"] = [place_of(t) for t in order]
    for name, column in values.items():
        back, pairs = _distinct(column, left, right)
        made = [scale.one(name, a, b) for a, b in pairs]
        level = np.array([numbers[name][one.level.name] if one else -1 for one in made], np.int64)
        found.level[name] = level[back] if len(made) else np.full(len(left), -1, np.int64)
    return found


def _names(found: Levels, order: Sequence[Tidied], scale: Scale, numbers: dict[str, dict[str, int]]) -> None:
    back, pairs = _distinct([t.name for t in order], found.left, found.right)
    size = len(pairs)
    level = {name: np.full(size, -1, np.int64) for name in ("given", "family")}
    chance = {name: np.ones(size) for name in level}
    exchanged = np.zeros(size, np.int64)
    for row, (a, b) in enumerate(pairs):
        made, exchanged[row] = scale.names(a, b)  # type: ignore[arg-type] # names are pairs
        for one in made:
            level[one.comparison][row] = numbers[one.comparison][one.level.name]
            chance[one.comparison][row] = _chance(scale, one)
    for name in level:
        found.level[name] = level[name][back]
        found.chance[name] = chance[name][back]
    found.exchanged[:] = exchanged[back]


def _chance(scale: Scale, found: Found) -> float:
    return scale.share(found.comparison, found.word) if found.level.by_frequency else found.level.u


def _distinct(column: Sequence[object], left: Ints, right: Ints) -> tuple[Ints, list[tuple[object, object]]]:
    named: dict[object, int] = {}
    number = np.array([named.setdefault(value, len(named)) for value in column], np.int64)
    a, b = number[left], number[right]
    codes, back = np.unique(np.minimum(a, b) * len(named) + np.maximum(a, b), return_inverse=True)
    values = list(named)
    return back, [(values[code // len(named)], values[code % len(named)]) for code in codes.tolist()]


def _numbered(values: Sequence[str]) -> Ints:
    named: dict[str, int] = {}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64)

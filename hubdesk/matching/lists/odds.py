"""What three kinds of pairs - one person, relatives, strangers - would be expected to agree in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hubdesk.matching.lists.entry import PLACES
from hubdesk.matching.lists.keys import Ints
from hubdesk.matching.lists.levels import Levels
from hubdesk.matching.lists.start import Floats, ListModel

Tables = Mapping[str, Floats]
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Learned:
    """Chances by comparison and level (`m` of one person, `u` of strangers), and how many pairs there are of each kind.

    `home` is the share of pairs of one person at one home; `near` says how likely strangers' addresses agree in
    several parts at once (natural logarithm), by the number that `address_number` gives. `pairs` is all there are.
    """

    m: Tables
    u: Tables
    near: Mapping[int, float]
    same: float
    relatives: float
    home: float
    pairs: float


@dataclass(frozen=True, slots=True)
class Address:
    """Natural logarithms for how addresses agree: of one person, relatives and strangers; `m` where it is one home."""

    same: Floats
    relatives: Floats
    strangers: Floats
    m: Floats
    elsewhere: Floats


def logs(tables: Tables, levels: Levels, name: str) -> Floats:
    """Take the logarithm of the chance of each pair's level; 0 where a value is missing."""
    return np.append(np.log(tables[name]), 0.0)[levels[name]]


def summed(tables: Tables, levels: Levels, names: Sequence[str], length: int) -> Floats:
    """Sum the logarithms of several comparisons."""
    return sum((logs(tables, levels, name) for name in names), np.zeros(length))


def address_number(levels: Levels, length: int) -> Ints:
    """Number the ways in which addresses agree: the same number for the same levels, in any list."""
    number = np.zeros(length, np.int64)
    for name in PLACES:
        number = number * 8 + (levels[name].astype(np.int64) + 1 if name in levels else 0)
    return number


def address(learned: Learned, levels: Levels, length: int, model: ListModel) -> Address:
    """Weigh addresses as one thing: people who moved differ in every part, people of one home in a slip at most.

    Strangers agree in several parts at once more often than in each by chance, for a street lies in one town.
    """
    places = [name for name in PLACES if name in levels]
    m = summed(learned.m, levels, places, length)
    elsewhere = summed(learned.u, levels, places, length)
    numbers, back = np.unique(address_number(levels, length), return_inverse=True)
    near = np.array([learned.near.get(number, NEVER) for number in numbers.tolist()], np.float64)
    return Address(
        same=_either(learned.home, m, elsewhere),
        relatives=_either(model.household, m, elsewhere),
        strangers=np.maximum(elsewhere, near[back]) if length else elsewhere,
        m=m,
        elsewhere=elsewhere,
    )


def _either(share: float, m: Floats, elsewhere: Floats) -> Floats:
    return np.asarray(np.logaddexp(np.log(share) + m, np.log(1 - share) + elsewhere))


def at_home(share: float, found: Address, mixed: Floats) -> Floats:
    """Say how likely it is that a pair of one person (or of relatives) gives one home."""
    return np.asarray(np.exp(np.log(share) + found.m - mixed))

"""All pairs worth keeping among many mentions at once, with the same weights as `compare.weigh`, in whole columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.compare import scale_of
from hubdesk.matching.keys import keys
from hubdesk.matching.model import Frequencies, Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import PLAIN, Scale, place_of

Ints = NDArray[np.int64]
CHUNK = 1_000_000  # pairs looked at together: keeps memory level
MOST = 15_000_000  # pairs at most; beyond it the commonest keys are passed over first


class Pair(NamedTuple):
    """Two mentions (ids in order) and their weight in decibans."""

    left: str
    right: str
    weight: int


def match_all(
    tidied: Sequence[Tidied],
    model: Model,
    frequencies: Frequencies,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Pair]:
    """Find all pairs of mentions of different concerns whose weight is at least `model.keep`."""
    say = progress or (lambda done, of, words: None)
    order = sorted(tidied, key=lambda t: t.mention_id)
    codes = candidate_pairs(order, model.cap)
    columns = _columns(order, scale_of(model, frequencies))
    concern = _numbered([t.concern_id for t in order])
    kept: list[Pair] = []
    for start in range(0, len(codes), CHUNK):
        say(start, len(codes), "Comparing people")
        part = codes[start : start + CHUNK]
        left, right = part // len(order), part % len(order)
        apart = concern[left] != concern[right]
        left, right = left[apart], right[apart]
        weight = columns.weights(left, right)
        good = weight >= model.keep
        kept += [
            Pair(order[a].mention_id, order[b].mention_id, w)
            for a, b, w in zip(left[good].tolist(), right[good].tolist(), weight[good].tolist(), strict=True)
        ]
    say(len(codes), len(codes), "Comparing people")
    return kept


def candidate_pairs(order: Sequence[Tidied], cap: int) -> Ints:
    """List the pairs that share a key borne by at most `cap` mentions, each once, as left * n + right."""
    named: dict[str, int] = {}
    key_of, row_of = [], []
    for row, one in enumerate(order):
        for key in keys(one):
            key_of.append(named.setdefault(key, len(named)))
            row_of.append(row)
    if not key_of:
        return np.empty(0, np.int64)
    numbers, rows = np.array(key_of, np.int64), np.array(row_of, np.int64)
    by_key = np.argsort(numbers, kind="stable")
    numbers, rows = numbers[by_key], rows[by_key]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    sizes = np.diff(np.r_[starts, len(numbers)])
    return _within(rows, starts, sizes, _limit(sizes, cap), len(order))


def _limit(sizes: Ints, cap: int) -> int:
    """Lower the cap where all keys together would make more pairs than can be looked at."""
    for limit in range(cap, 1, -max(1, cap // 20)):
        small = sizes[sizes <= limit]
        if int((small * (small - 1) // 2).sum()) <= MOST:
            return limit
    return 2


def _within(rows: Ints, starts: Ints, sizes: Ints, limit: int, count: int) -> Ints:
    found = []
    for size in range(2, limit + 1):
        these = starts[sizes == size]
        if len(these):
            block = rows[these[:, None] + np.arange(size)]
            first, second = np.triu_indices(size, 1)
            a, b = block[:, first].ravel(), block[:, second].ravel()
            found.append(np.unique(np.minimum(a, b) * count + np.maximum(a, b)))
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


class _Column(NamedTuple):
    values: list[object]
    number: Ints
    compare: Callable[[object, object], tuple[int, int]]


class _Columns:
    """Mentions by column: each distinct pair of values is compared once, whatever the number of pairs."""

    def __init__(self, columns: Sequence[_Column], scale: Scale) -> None:
        self._columns = columns
        self._scale = scale
        self._seen: list[dict[int, tuple[int, int]]] = [{} for _ in columns]
        self._household = np.array([scale.household(odds) for odds in range(-400, 401)], np.int64)

    def weights(self, left: Ints, right: Ints) -> Ints:
        """Weigh pairs of rows; the same figures as `weigh` gives."""
        points = np.full(len(left), self._scale.prior, np.int64)
        relative = np.zeros(len(left), np.int64)
        for column, seen in zip(self._columns, self._seen, strict=True):
            a, b = column.number[left], column.number[right]
            codes, back = np.unique(np.minimum(a, b) * len(column.values) + np.maximum(a, b), return_inverse=True)
            table = np.array([self._one(column, seen, code) for code in codes.tolist()], np.int64).reshape(-1, 2)
            points += table[back, 0]
            relative += table[back, 1]
        return points + self._household[np.clip(relative, -400, 400) + 400]

    @staticmethod
    def _one(column: _Column, seen: dict[int, tuple[int, int]], code: int) -> tuple[int, int]:
        found = seen.get(code)
        if found is None:
            a, b = divmod(code, len(column.values))
            found = seen[code] = column.compare(column.values[a], column.values[b])
        return found


def _columns(order: Sequence[Tidied], scale: Scale) -> _Columns:
    def names(a: object, b: object) -> tuple[int, int]:
        found, exchange = scale.names(a, b)  # type: ignore[arg-type] # names are pairs
        return sum(f.points for f in found) + exchange, sum(f.relative for f in found)

    def plain(comparison: str) -> Callable[[object, object], tuple[int, int]]:
        def compare(a: object, b: object) -> tuple[int, int]:
            found = scale.one(comparison, a, b)
            return (found.points, found.relative) if found else (0, 0)

        return compare

    made = [_column([t.name for t in order], names), _column([place_of(t) for t in order], plain("place"))]
    made += [_column([value(t) for t in order], plain(name)) for name, value in PLAIN.items()]
    return _Columns([column for column in made if len(column.values) > 1 or any(column.values)], scale)


def _column(values: Sequence[object], compare: Callable[[object, object], tuple[int, int]]) -> _Column:
    named: dict[object, int] = {}
    number = np.array([named.setdefault(value, len(named)) for value in values], np.int64)
    return _Column(list(named), number, compare)


def _numbered(values: Sequence[str]) -> Ints:
    named: dict[str, int] = {}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64)

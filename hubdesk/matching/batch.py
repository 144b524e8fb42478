"""All pairs worth keeping among many mentions at once, with the same weights as `compare.weigh`, in whole columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from hubdesk.domain.in_order import in_order
from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.blocking import Blocks, Ints
from hubdesk.matching.columns import Columns
from hubdesk.matching.compare import scale_of, weight_on
from hubdesk.matching.copies import copies
from hubdesk.matching.keys import keys
from hubdesk.matching.model import Frequencies, Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import Scale

Progress = Callable[[int, int, str], None]


class Pair(NamedTuple):
    """Two mentions (ids in order) and their weight in decibans."""

    left: str
    right: str
    weight: int


def match_all(
    tidied: Sequence[Tidied],
    model: Model,
    frequencies: Frequencies,
    progress: Progress | None = None,
) -> list[Pair]:
    """Find all pairs of mentions of different concerns whose weight is at least `model.keep`."""
    return _match(tidied, (), model, frequencies, progress)


def match_new(
    new: Sequence[Tidied],
    others: Sequence[Tidied],
    model: Model,
    frequencies: Frequencies,
    progress: Progress | None = None,
) -> list[Pair]:
    """Find those of the pairs that `match_all` finds among all in which one mention is new."""
    return _match(new, others, model, frequencies, progress)


@unhindered()
def _match(
    new: Sequence[Tidied],
    others: Sequence[Tidied],
    model: Model,
    frequencies: Frequencies,
    progress: Progress | None,
) -> list[Pair]:
    say = progress or (lambda done, of, words: None)
    scale = scale_of(model, frequencies)
    behind = copies((*new, *others))
    first = _alike(new, behind)
    order = first + _alike(others, behind)
    blocks = Blocks(map(keys, order), model.cap)
    columns = Columns(order, scale, model.keep)
    concern = _numbered([t.concern_id for t in order])
    kept: list[Pair] = []
    for left, right in blocks.slices(len(first)):
        say(int(left[0]) if len(left) else 0, len(first), "Comparing people")
        apart = concern[left] != concern[right]
        kept += _pairs(order, *columns.kept(left[apart], right[apart]))
    say(len(first), len(first), "Comparing people")
    return kept + _copied(new, order, behind, scale, model.keep)


def _alike(tidied: Sequence[Tidied], behind: Mapping[str, str]) -> list[Tidied]:
    """Put those of like names beside each other, so that a slice has few distinct values to compare."""
    alone = (t for t in tidied if t.mention_id not in behind)
    return in_order(alone, lambda t: t.family, lambda t: (t.family, t.given, t.mention_id))


def _copied(
    new: Sequence[Tidied], order: Sequence[Tidied], behind: Mapping[str, str], scale: Scale, keep: int
) -> list[Pair]:
    """Pair each mention that stands behind another with that one alone."""
    first = set(behind.values())
    weights = {t.mention_id: weight_on(scale, t, t) for t in order if t.mention_id in first}
    fresh = {t.mention_id for t in new}
    found = [(head, copy) for copy, head in behind.items() if head in fresh or copy in fresh]
    return [Pair(head, copy, weights[head]) for head, copy in found if weights[head] >= keep]


def candidate_pairs(order: Sequence[Tidied], cap: int) -> Ints:
    """List the pairs that share a key borne by at most `cap` mentions, each once, as left * n + right."""
    found = [left * len(order) + right for left, right in Blocks(map(keys, order), cap).slices()]
    return np.concatenate(found) if found else np.empty(0, np.int64)


def _pairs(order: Sequence[Tidied], left: Ints, right: Ints, weights: Ints) -> list[Pair]:
    found = []
    for a, b, weight in zip(left.tolist(), right.tolist(), weights.tolist(), strict=True):
        one, other = order[a].mention_id, order[b].mention_id
        found.append(Pair(one, other, weight) if one < other else Pair(other, one, weight))
    return found


def _numbered(values: Sequence[str]) -> Ints:
    named: dict[str, int] = {}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64)

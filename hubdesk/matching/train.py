"""Learn from a hub's own mentions how often people are written so: u from random pairs, m by expectation-maximisation.

Three kinds of pair are told apart: mentions of one person, of relatives, and of strangers; what relatives have in
common stays policy. Human answers fix what a pair is. Few pairs change little: the model in use counts as many more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hubdesk.matching.model import Comparison, Frequencies, Level, Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.train_pairs import BLOCKS, Floats, Ints, Levels, blocked_pairs, levels_of, random_pairs
from hubdesk.matching.weights import Scale

PRIOR_M = 500  # pairs of one person that the model in use counts as, for each comparison
PRIOR_U = 20_000  # pairs of strangers that it counts as
SHOWN = (5, 50)  # pairs of one person and of strangers: a level of which fewer were seen keeps its weight
ROUNDS = 30
CLOSE = 1e-4  # nothing moved more than this: it has settled
ROOM = (0.9, 1.05)  # what the chances of levels that exclude each other sum to

Verdicts = Mapping[tuple[str, str], str]  # mentions in order, to same or not_same
Values = dict[str, Floats]
Told = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """What was learnt: m and u by comparison and level, and from how many pairs of which kind."""

    m: Mapping[str, Mapping[str, float]]
    u: Mapping[str, Mapping[str, float]]
    mentions: int
    random: int
    blocked: Mapping[str, int]
    answered: int
    same: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Sample:
    levels: Levels
    spoils: frozenset[str]
    fixed: Floats  # 1 the same person, 0 not, -1 nobody said
    shares: Floats  # of same, relatives, strangers


def train(
    tidied: Sequence[Tidied], model: Model, frequencies: Frequencies, answers: Verdicts, progress: Told | None = None
) -> Trained:
    """Learn m and u from a hub's mentions; the same for the same mentions, in whatever order they come."""
    say = progress or (lambda done, of, words: None)
    order = sorted(tidied, key=lambda t: t.mention_id)
    scale = Scale(model, frequencies)
    steps = len(BLOCKS) + 2
    say(0, steps, "Comparing pairs drawn at random")
    drawn = levels_of(order, *random_pairs(order), scale)
    same, relatives = (min(share / max(len(order), model.least), 0.3) for share in (model.same, model.household))
    rest = np.array([same, relatives, 1 - same - relatives])
    apart = _Sample(drawn, frozenset(), _fixed(order, drawn, answers), rest)
    u, strange = _learn_u(model, apart)
    samples, blocked = [], {}
    for number, block in enumerate(BLOCKS, 1):
        say(number, steps, f"Comparing pairs of {block.name}")
        found = levels_of(order, *blocked_pairs(order, block), scale)
        if len(found.left):
            samples.append(_Sample(found, block.spoils, _fixed(order, found, answers), np.array([0.4, 0.3, 0.3])))
            blocked[block.name] = len(found.left)
    say(steps - 1, steps, "Learning")
    m, seen = _learn_m(model, u, samples, len(order))
    _keep_rare(model, m, u, seen, strange)
    answered = sum(int((sample.fixed >= 0).sum()) for sample in samples)
    say(steps, steps, "Learning")
    return Trained(_named(model, m), _named(model, u), len(order), len(drawn.left), blocked, answered, _sums(seen))


def _learn_u(model: Model, sample: _Sample) -> tuple[Values, Values]:
    """Count levels over random pairs, each for as much as it is one of strangers; gives the counts too."""
    m, u, counts = _start(model, "m"), _start(model, "u"), _nothing(model)
    for _ in range(3):
        stranger = _chances(model, m, u, sample)[:, 2]
        for name, level in sample.levels.level.items():
            counts[name] = _counted(model.comparisons[name], level, stranger)
        u = {name: _posterior(c, counts[name], "u", PRIOR_U) for name, c in model.comparisons.items()}
    return u, counts


def _learn_m(model: Model, u: Values, samples: Sequence[_Sample], mentions: int) -> tuple[Values, Values]:
    """Turn by turn, say how likely each pair is one person, and count levels over pairs for as much as they are."""
    m, counts = _start(model, "m"), _nothing(model)
    for _ in range(ROUNDS):
        counts = _nothing(model)
        for sample in samples:
            chances = _chances(model, m, u, sample)
            sample.shares[:] = (chances.sum(axis=0) + 1) / (len(chances) + 3)
            for name, level in sample.levels.level.items():
                if name not in sample.spoils:
                    counts[name] += _counted(model.comparisons[name], level, chances[:, 0])
        counts = {name: _as_mentions(count, mentions) for name, count in counts.items()}
        fresh = {name: _posterior(c, counts[name], "m", PRIOR_M) for name, c in model.comparisons.items()}
        moved = max(float(np.abs(fresh[name] - m[name]).max()) for name in fresh)
        m = fresh
        if moved < CLOSE:
            break
    return m, counts


def _keep_rare(model: Model, m: Values, u: Values, same: Values, strange: Values) -> None:
    """Let a level that the hub hardly showed weigh what it weighed: its m and u were thinned, and unlike each other."""
    for name, before in _start(model, "m").items():
        weight = before / _start(model, "u")[name]
        rare = (same[name] < SHOWN[0]) & (strange[name] < SHOWN[1]) & bool(same[name].any())
        m[name] = np.where(rare, np.minimum(u[name] * weight, before), m[name])


def _chances(model: Model, m: Values, u: Values, sample: _Sample) -> Floats:
    """Say for each pair how likely it is of one person, of relatives, of strangers."""
    count = len(sample.levels.left)
    logs = np.tile(np.log(sample.shares), (count, 1))
    logs[:, 0] += sample.levels.exchanged * (np.log(10) / 10)
    for name, level in sample.levels.level.items():
        if name in sample.spoils:
            continue
        there = level >= 0
        at = level[there]
        r = np.array([one.r for one in model.comparisons[name].levels.values()])
        logs[there, 0] += np.log(m[name][at])
        logs[there, 1] += np.log(r[at])
        rare = np.array([one.by_frequency for one in model.comparisons[name].levels.values()])
        stranger = u[name][at]
        if name in sample.levels.chance:
            stranger = np.where(rare[at], sample.levels.chance[name][there], stranger)
        logs[there, 2] += np.log(stranger)
    logs -= logs.max(axis=1, keepdims=True)
    chances = np.exp(logs)
    said = sample.fixed >= 0
    chances[sample.fixed == 1] = (1, 0, 0)
    chances[sample.fixed == 0, 0] = 0
    chances[said] += 1e-12
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _counted(comparison: Comparison, level: Ints, weight: Floats) -> Floats:
    there = level >= 0
    return np.bincount(level[there], weights=weight[there], minlength=len(comparison.levels)).astype(np.float64)


def _as_mentions(counts: Floats, mentions: int) -> Floats:
    """Let pairs count as no more than there are mentions: ten mentions of one child are not forty-five witnesses."""
    return counts * float(min(1.0, mentions / max(counts.sum(), 1.0)))


def _posterior(comparison: Comparison, counts: Floats, what: str, strength: float) -> Floats:
    """Give the chances after counting, of levels that exclude each other; others stay as they are."""
    levels = list(comparison.levels.values())
    now = np.array([getattr(level, what) for level in levels])
    for rows in _groups(levels):
        room, seen = now[rows].sum(), counts[rows].sum()
        if seen:
            now[rows] = room * (counts[rows] + strength * now[rows] / room) / (seen + strength)
    return now


def _groups(levels: Sequence[Level]) -> list[list[int]]:
    """List the levels that can be learnt, in groups of which each pair has exactly one."""
    groups: dict[str, list[int]] = {}
    for row, level in enumerate(levels):
        groups.setdefault(level.group, []).append(row)
    return [
        rows
        for rows in groups.values()
        if all(ROOM[0] <= sum(getattr(levels[row], what) for row in rows) <= ROOM[1] for what in ("m", "u"))
    ]


def _fixed(order: Sequence[Tidied], found: Levels, answers: Verdicts) -> Floats:
    """Say of each pair what a human said of it."""
    fixed = np.full(len(found.left), -1.0)
    if answers:
        for row, (a, b) in enumerate(zip(found.left.tolist(), found.right.tolist(), strict=True)):
            one, other = order[a].mention_id, order[b].mention_id
            verdict = answers.get((min(one, other), max(one, other)), "")
            fixed[row] = {"same": 1.0, "not_same": 0.0}.get(verdict, -1.0)
    return fixed


def _start(model: Model, what: str) -> Values:
    return {
        name: np.array([getattr(level, what) for level in c.levels.values()]) for name, c in model.comparisons.items()
    }


def _nothing(model: Model) -> Values:
    return {name: np.zeros(len(comparison.levels)) for name, comparison in model.comparisons.items()}


def _sums(counts: Values) -> dict[str, float]:
    return {name: float(count.sum()) for name, count in counts.items()}


def _named(model: Model, values: Values) -> dict[str, dict[str, float]]:
    return {
        name: dict(zip(comparison.levels, values[name].tolist(), strict=True))
        for name, comparison in model.comparisons.items()
    }

"""What is another model's in words and figures: each level's chances and weight beside those in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hubdesk.matching.model import Comparison, Level, Model
from hubdesk.matching.weights import decibans

SLACK = 3  # decibans by which a level may count more than a closer one: whether two are so far apart is judgement


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One level before and after; weights in decibans, of names that are as common as usual."""

    comparison: str
    level: str
    m_before: float
    m: float
    u_before: float
    u: float
    weight_before: int
    weight: int


def changes(before: Model, after: Model) -> tuple[LevelChange, ...]:
    """List every level of both models, in the order of the file."""
    return tuple(
        LevelChange(now.label, level.words, old.m, level.m, old.u, level.u, points(old), points(level))
        for name, now in after.comparisons.items()
        for level in now.levels.values()
        if (old := before.comparisons[name].levels.get(level.name))
    )


def points(level: Level) -> int:
    """Give what a level adds by its own m and u, in decibans."""
    return decibans(level.m / level.u)


@dataclass(frozen=True, slots=True)
class Turned:
    """Two levels of a comparison of which the closer one would count clearly less than the farther one."""

    comparison: str
    closer: str
    farther: str
    sentence: str


def out_of_order(before: Model, after: Model) -> tuple[Turned, ...]:
    """Find where a closer agreement would now count clearly less than a farther one.

    The file lists the levels of a group from close to far. What was so in the model in use is policy and is let be.
    """
    return tuple(
        one
        for name, comparison in after.comparisons.items()
        for one in _turned(name, before.comparisons[name], comparison)
    )


def _turned(name: str, before: Comparison, after: Comparison) -> Iterator[Turned]:
    levels = list(after.levels.values())
    for place, closer in enumerate(levels):
        for farther in levels[place + 1 :]:
            over = points(farther) - points(closer)
            was = points(before.levels[farther.name]) - points(before.levels[closer.name])
            if closer.group == farther.group and over > max(SLACK, was):
                sentence = (
                    f"{after.label}: “{closer.words}” would count {points(closer):+d} decibans and “{farther.words}”, "
                    f"which is farther off, {points(farther):+d}."
                )
                yield Turned(name, closer.name, farther.name, sentence)

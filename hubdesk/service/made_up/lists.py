"""The demo's lists of names and sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from hubdesk.domain.shipped import shipped


@dataclass(frozen=True, slots=True)
class Origin:
    """Names of one origin; given names as short and full form, family names as a man and a woman bear them."""

    given: Mapping[str, Sequence[tuple[str, str]]]
    family: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Names:
    """All names of people and places, and how common each origin is."""

    origins: Sequence[Origin]
    shares: Sequence[int]
    town: str
    streets: Sequence[str]
    primary_schools: Sequence[str]
    secondary_schools: Sequence[str]
    refuge: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stories:
    """Sentences by kind, group of agencies and purpose."""

    told_by: Mapping[str, Sequence[str]]
    facts: Mapping[str, Mapping[str, Sequence[str]]]
    opinion: Mapping[str, Sequence[str]]
    done: Mapping[str, Sequence[str]]
    urgent: Mapping[str, Sequence[str]]
    strengths: Sequence[str]
    voice: Sequence[str]
    group: Mapping[str, str]
    ages: Mapping[str, Sequence[int]]


@cache
def names() -> Names:
    """Read the names that ship with the program."""
    data = tomllib.loads(shipped("demo/names.toml").read_text(encoding="utf-8"))
    origins = [
        Origin(
            {what: [_forms(name) for name in row[what]] for what in ("girls", "boys", "women", "men")},
            [_both(name) for name in row["family"]],
        )
        for row in data["origins"].values()
    ]
    return Names(
        origins,
        [row["share"] for row in data["origins"].values()],
        data["town"],
        data["streets"],
        data["primary_schools"],
        data["secondary_schools"],
        (data["refuge"], data["refuge_postcode"]),
    )


@cache
def stories() -> Stories:
    """Read the sentences that ship with the program."""
    data = tomllib.loads(shipped("demo/stories.toml").read_text(encoding="utf-8"))
    return Stories(
        data["told_by"],
        data["facts"],
        data["opinion"],
        data["done"],
        data["urgent"],
        data["strengths"]["said"],
        data["voice"]["said"],
        {agency: group for group, agencies in data["groups"].items() for agency in agencies},
        data["ages"],
    )


def origin(random: Random) -> Origin:
    """Choose an origin, common ones more often."""
    return random.choices(names().origins, names().shares)[0]


def _forms(name: str) -> tuple[str, str]:
    short, _, full = name.partition(" ")
    return short, full or short


def _both(name: str) -> tuple[str, str]:
    man, _, woman = name.partition("/")
    return man, woman or man

"""The match model: one neutral file of comparisons and levels, and how common names are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from hubdesk.domain.shipped import shipped
from hubdesk.matching.model_check import Shape, Wrong, check, parsed, wrong
from hubdesk.matching.tidy import VERSION, Tidied

FORMAT = 1
FILE = "match_model.json"


@dataclass(frozen=True, slots=True)
class Level:
    """One way of agreeing, and how often mentions of one person (m), of strangers (u) and of relatives (r) agree so.

    Levels of one `group` are what a comparison may come to where equally much is known.
    """

    name: str
    words: str
    m: float
    u: float
    r: float
    by_frequency: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison and its levels by name; `usual` is how common a name is that was never counted."""

    name: str
    label: str
    levels: Mapping[str, Level]
    usual: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """A whole model; thresholds in decibans.

    Two groupings are tied from `tie` on, a human is asked from `grey` on, and pairs are kept from `keep` on.
    To each mention there are about `same` others of the same person and `household` of relatives, among at least
    `least` and at most `most` in all. Keys that more than `cap` mentions share are passed over.
    """

    name: str
    comparisons: Mapping[str, Comparison]
    tie: int
    grey: int
    keep: int
    least: int
    most: int
    same: float
    household: float
    smoothing: float
    most_for_name: int
    cap: int


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many mentions bear each given and family name, and how many mentions there are."""

    given: Mapping[str, int]
    family: Mapping[str, int]
    total: int

    def counts(self) -> dict[str, dict[str, int]]:
        """Give the counts as tables of numbers, to be kept."""
        return {"given": dict(self.given), "family": dict(self.family), "all": {"": self.total}}

    @staticmethod
    def from_counts(counts: Mapping[str, Mapping[str, int]]) -> Frequencies:
        """Read what `counts` gave; empty where nothing was counted yet."""
        return Frequencies(counts.get("given", {}), counts.get("family", {}), counts.get("all", {}).get("", 0))


def count_names(tidied: Iterable[Tidied]) -> Frequencies:
    """Count names."""
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    total = 0
    for one in tidied:
        total += 1
        if one.given:
            given[one.given] += 1
        if one.family:
            family[one.family] += 1
    return Frequencies(given, family, total)


def read_model(text: str, file: str) -> Model:
    """Read a model; raises Known with the file, the place and what is wrong where this program cannot use it."""
    try:
        data = parsed(text, FORMAT, VERSION)
        check(data, shipped_shape())
    except Wrong as error:
        raise wrong(file, str(error)) from error
    return _model(data)


def _model(data: Mapping[str, Any]) -> Model:
    limits, prior, names = data["thresholds"], data["prior"], data["names"]
    return Model(
        name=data["name"],
        comparisons={row["name"]: _comparison(row) for row in data["comparisons"]},
        tie=int(limits["tie"]),
        grey=int(limits["grey"]),
        keep=int(limits["keep"]),
        least=int(prior["least"]),
        most=int(prior["most"]),
        same=float(prior["same"]),
        household=float(prior["household"]),
        smoothing=float(names["smoothing"]),
        most_for_name=int(names["most"]),
        cap=int(data["cap"]),
    )


def _comparison(row: Mapping[str, Any]) -> Comparison:
    known = [field.name for field in fields(Level)]
    levels = [Level(**{name: level[name] for name in known if name in level}) for level in row["levels"]]
    return Comparison(row["name"], row["label"], {level.name: level for level in levels}, float(row.get("usual", 0)))


def edition(text: str) -> int:
    """Tell which edition of the shipped model a text is, or was made from; 0 where it does not say."""
    try:
        said = json.loads(text).get("edition", 0)
    except (ValueError, AttributeError):
        return 0
    return said if isinstance(said, int) else 0


@cache
def shipped_text() -> str:
    """Give the text of the model that ships with the program."""
    return shipped(FILE).read_text(encoding="utf-8")


@cache
def shipped_shape() -> Shape:
    """Give the comparisons and levels that this program makes, as the shipped model lists them."""
    return {
        row["name"]: {level["name"]: level.get("by_frequency", False) for level in row["levels"]}
        for row in json.loads(shipped_text())["comparisons"]
    }


@cache
def shipped_model() -> Model:
    """Read the model that ships with the program."""
    return read_model(shipped_text(), FILE)

"""The match model: one neutral file of comparisons and levels, and how common names are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped
from hubdesk.matching.tidy import VERSION, Tidied

FORMAT = 1
COMPARISONS = (
    "given", "family", "born", "sex", "place", "phone", "nhs_number", "upn", "school", "kind", "email", "reference"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One way of agreeing, and how often mentions of one person (m), of strangers (u) and of relatives (r) agree so."""

    name: str
    words: str
    m: float
    u: float
    r: float
    by_frequency: bool = False


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
    """Read a model; raises Known with the file and what is wrong where it is damaged or of another version."""
    try:
        data = json.loads(text)
        if data.get("version") != FORMAT:
            raise _wrong(file, f"it is of version {data.get('version')}, and this program reads version {FORMAT}")
        if data.get("normalisation") != VERSION:
            raise _wrong(file, f"it was made for names tidied another way (version {data.get('normalisation')})")
        comparisons = {row["name"]: _comparison(file, row) for row in data["comparisons"]}
        missing = [name for name in COMPARISONS if name not in comparisons]
        if missing:
            raise _wrong(file, f"it has no comparison {', '.join(missing)}")
        limits, prior = data["thresholds"], data["prior"]
        if not int(limits["tie"]) >= int(limits["grey"]) >= int(limits["keep"]):
            raise _wrong(file, "its thresholds are out of order (tie, grey, keep, from high to low)")
        return Model(
            name=str(data["name"]),
            comparisons=comparisons,
            tie=int(limits["tie"]),
            grey=int(limits["grey"]),
            keep=int(limits["keep"]),
            least=int(prior["least"]),
            most=int(prior["most"]),
            same=float(prior["same"]),
            household=float(prior["household"]),
            smoothing=float(data["names"]["smoothing"]),
            most_for_name=int(data["names"]["most"]),
            cap=int(data["cap"]),
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise _wrong(file, f"it is damaged ({type(error).__name__}: {error})") from error


def _comparison(file: str, row: Mapping[str, Any]) -> Comparison:
    levels = {level["name"]: Level(**level) for level in row["levels"]}
    for level in levels.values():
        if not all(0 < chance < 1 for chance in (level.m, level.u, level.r)):
            raise _wrong(file, f"{row['name']}, {level.name}: m, u and r lie between 0 and 1")
    return Comparison(str(row["name"]), str(row["label"]), levels, float(row.get("usual", 0)))


def _wrong(file: str, what: str) -> Known:
    return Known(f"The match model in {file} cannot be used: {what}. The hub's people stay as they are.")


@cache
def shipped_model() -> Model:
    """Read the model that ships with the program."""
    path = shipped("match_model.json")
    return read_model(path.read_text(encoding="utf-8"), path.name)

"""The rules of the score as data: read, and refused with file, place and what would be right."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped
from hubdesk.scoring.checking import Check

SECTIONS: dict[str, tuple[str, ...]] = {
    "repeats": ("keeps",),
    "household": ("most",),
    "corroboration": ("points",),
    "agencies": ("points", "half_life"),
    "different_kinds": ("points", "half_life"),
    "quickening": ("days", "past", "points", "floor"),
    "straight_up": ("days",),
    "bands": ("red", "amber", "green"),
}
# Hubs that began with earlier rules have none of these; what they stand for is then left out.
OPTIONAL = {
    "agencies": ("persons", "newly_heard"),
    "corroboration": ("near_days", "words", "share", "alike"),
}
_FILE = "rules/score.toml"
LISTS = {"levels": ("1", "2", "3", "4"), "sources": ("1", "2", "3"), "assessments": ("A", "B", "C", "D", "E")}


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of the rules; points are whole, half-lives in days, shares in per cent."""

    version: str
    author: str
    reason: str
    points: Mapping[str, int]
    half_life: Mapping[str, int]
    levels: Mapping[int, int]
    sources: Mapping[int, int]
    assessments: Mapping[str, int]
    repeats: int
    household_most: int
    corroboration: int
    near_days: int
    words: int
    share: int
    likeness: Mapping[str, int]
    agencies: int
    agencies_half_life: int
    persons: tuple[str, ...]
    newly_heard: int
    kinds: int
    kinds_half_life: int
    quick_days: int
    quick_past: int
    quick_points: int
    quick_floor: int
    straight_up_days: int
    bands: tuple[tuple[int, str], ...]

    def alike(self, kind: str, other: str) -> bool:
        """Tell whether two kinds may be two agencies' names for the same event."""
        return kind == other or self.likeness.get(kind, -1) == self.likeness.get(other, -2)

    def band(self, total: int) -> str:
        """Name the band of a total: red, amber, green or blue."""
        return next((band for least, band in self.bands if total >= least), "blue")


def read_rules(text: str, file: str, kinds: frozenset[str] | None = None) -> Rules:
    """Read rules from TOML; raises Known with the file, the line and what would be right."""
    known = kinds or frozenset(shipped_codes().kinds)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Known(f"The rules in {file} cannot be read: {error}. The hub keeps scoring by its last rules.") from error
    check = Check(text, file)
    check.keys("", data, ("version", "author", "date", "reason", "kinds", *LISTS, *SECTIONS))
    check.keys("kinds", data["kinds"], tuple(known))
    for kind, row in data["kinds"].items():
        check.keys("kinds", row, ("points", "half_life"), kind)
        check.whole("kinds", row, "points", 0, inside=kind)
        check.whole("kinds", row, "half_life", 1, inside=kind)
    for name, codes in LISTS.items():
        check.keys(name, data[name], codes)
        for code in codes:
            check.whole(name, data[name], code, 0, None if name == "levels" else 100)
    for name, fields in SECTIONS.items():
        check.keys(name, data[name], fields, optional=OPTIONAL.get(name, ()))
        for field in fields:
            least = 1 if field in ("half_life", "days", "past", "floor") else 0
            check.whole(name, data[name], field, least, 100 if field == "keeps" else None)
    for name, field in (("agencies", "newly_heard"), *(("corroboration", f) for f in ("near_days", "words", "share"))):
        if field in data[name]:
            check.whole(name, data[name], field, 1 if field == "words" else 0, 100 if field == "share" else None)
    check.sense(data)
    check.alike(data["corroboration"].get("alike", []), known)
    return _rules(data)


def _rules(data: Mapping[str, Any]) -> Rules:
    quick, bands, told = data["quickening"], data["bands"], data["corroboration"]
    return Rules(
        version=str(data["version"]),
        author=str(data["author"]),
        reason=str(data["reason"]),
        points={kind: row["points"] for kind, row in data["kinds"].items()},
        half_life={kind: row["half_life"] for kind, row in data["kinds"].items()},
        levels={int(level): share for level, share in data["levels"].items()},
        sources={int(source): share for source, share in data["sources"].items()},
        assessments=dict(data["assessments"]),
        repeats=data["repeats"]["keeps"],
        household_most=data["household"]["most"],
        corroboration=told["points"],
        near_days=told.get("near_days", 0),
        words=told.get("words", 1),
        share=told.get("share", 100),
        likeness={kind: number for number, row in enumerate(told.get("alike", ())) for kind in row},
        agencies=data["agencies"]["points"],
        agencies_half_life=data["agencies"]["half_life"],
        persons=tuple(data["agencies"].get("persons", ())),
        newly_heard=data["agencies"].get("newly_heard", 0),
        kinds=data["different_kinds"]["points"],
        kinds_half_life=data["different_kinds"]["half_life"],
        quick_days=quick["days"],
        quick_past=quick["past"],
        quick_points=quick["points"],
        quick_floor=quick["floor"],
        straight_up_days=data["straight_up"]["days"],
        bands=tuple((bands[band], band) for band in ("red", "amber", "green")),
    )


@cache
def shipped_rules() -> Rules:
    """Read the rules that ship with the program."""
    return read_rules(shipped_text(), shipped(_FILE).name)


def shipped_text() -> str:
    """Read the rules that ship with the program as they are written."""
    return shipped(_FILE).read_text(encoding="utf-8")

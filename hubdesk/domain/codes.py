"""Code lists: what the codes of the field are called, read from data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped

LISTS = (
    "agencies",
    "kinds",
    "levels",
    "roles",
    "source_evaluations",
    "intelligence_assessments",
    "handling_codes",
    "precisions",
    "tripwires",
    "decisions",
    "recipients",
)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list; `ages` are the years (from, to) at which an agency ought to know every child."""

    code: str
    label: str
    short: str
    ages: tuple[int, int] | None = None
    closes: bool = False
    sources: bool = False


@dataclass(frozen=True, slots=True)
class CodeLists:
    """All code lists of one version, each from code to `Code` in the order of the file."""

    version: str
    agencies: Mapping[str, Code]
    kinds: Mapping[str, Code]
    levels: Mapping[str, Code]
    roles: Mapping[str, Code]
    source_evaluations: Mapping[str, Code]
    intelligence_assessments: Mapping[str, Code]
    handling_codes: Mapping[str, Code]
    precisions: Mapping[str, Code]
    tripwires: Mapping[str, Code]
    decisions: Mapping[str, Code]
    recipients: Mapping[str, Code]


def read_codes(text: str, file: str) -> CodeLists:
    """Read code lists from TOML; raises Known with the file and what is wrong."""
    try:
        data = tomllib.loads(text)
        lists = {name: {code: _code(code, row) for code, row in data[name].items()} for name in LISTS}
        return CodeLists(version=str(data["version"]), **lists)
    except tomllib.TOMLDecodeError as error:
        raise Known(f"The code lists in {file} cannot be read: {error}.") from error
    except (KeyError, TypeError) as error:
        raise Known(f"The code lists in {file} are not complete: {error} is missing or not as it should be.") from error


def _code(code: str, row: Mapping[str, object]) -> Code:
    ages = row.get("ages")
    return Code(
        code=code,
        label=str(row["label"]),
        short=str(row.get("short", row["label"])),
        ages=(int(ages[0]), int(ages[1])) if isinstance(ages, list) else None,
        closes=bool(row.get("closes")),
        sources=bool(row.get("sources")),
    )


@cache
def shipped_codes() -> CodeLists:
    """Read the code lists that ship with the program."""
    path = shipped("rules/codes.toml")
    return read_codes(path.read_text(encoding="utf-8"), path.name)

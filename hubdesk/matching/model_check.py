"""What a match model's file must hold, place by place: a wrong one is refused with what would be right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hubdesk.domain.errors import Known

Shape = Mapping[str, Mapping[str, bool]]  # the levels of each comparison, and whether one counts by how rare a name is
_MOST_TEXT = 1_000_000  # characters: a model is some ten thousand
_LEAST = 1e-9  # nothing is more certain than that, and logarithms stay finite
_NUMBERS = (  # where a number stands, and between what it lies
    ("thresholds", "tie", -100, 100),
    ("thresholds", "grey", -100, 100),
    ("thresholds", "keep", -100, 100),
    ("prior", "least", 2, 10**9),
    ("prior", "most", 2, 10**9),
    ("prior", "same", 1e-6, 10**6),
    ("prior", "household", 1e-6, 10**6),
    ("names", "smoothing", 1, 10**9),
    ("names", "most", 1, 100),
)


class Wrong(Exception):
    """A model that cannot be used, with the words for it."""


def wrong(file: str, what: str) -> Known:
    """Put what is wrong into the sentence that people read."""
    return Known(f"The match model in {file} cannot be used: {what}. The hub goes on with the model it has.")


def parsed(text: str, version: int, normalisation: int) -> dict[str, Any]:
    """Read the text of a model made for this program, or say why it is not one."""
    try:
        if len(text) > _MOST_TEXT:
            raise Wrong("it is far too long for a match model")
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Wrong(
            f"it is damaged: line {error.lineno}, column {error.colno} is not JSON, or the file was cut short there"
        ) from error
    except (ValueError, RecursionError) as error:
        raise Wrong("it is damaged: it is not JSON that can be read") from error
    if not isinstance(data, dict):
        raise Wrong("it is damaged: it holds no model")
    if data.get("version") != version:
        raise Wrong(f"it is of version {_said(data.get('version'))}, and this program reads version {version}")
    if data.get("normalisation") != normalisation:
        raise Wrong(
            f"it was made for names tidied another way (normalisation {_said(data.get('normalisation'))}; "
            f"this program tidies by {normalisation})"
        )
    return data


def check(data: Mapping[str, Any], shape: Shape) -> None:
    """Raise Wrong at the first place that is not as the comparisons of this program need it."""
    if not isinstance(data.get("name"), str) or not data["name"].strip():
        raise Wrong("it is damaged: it has no name")
    for part, name, least, most in _NUMBERS:
        _number(data.get(part), part, name, least, most)
    if not data["thresholds"]["tie"] >= data["thresholds"]["grey"] >= data["thresholds"]["keep"]:
        raise Wrong("its thresholds are out of order (tie, grey, keep, from high to low)")
    if data["prior"]["least"] > data["prior"]["most"]:
        raise Wrong("its prior's least is more than its most")
    _number(data, "", "cap", 2, 10**6)
    rows = _named(data.get("comparisons"), "comparisons", "comparison")
    _same_names("comparison", rows, shape, "")
    for name, row in rows.items():
        _comparison(name, row, shape[name])


def _comparison(name: str, row: Mapping[str, Any], shape: Mapping[str, bool]) -> None:
    _text(row, "label", name)
    levels = _named(row.get("levels"), f"{name}, levels", "level")
    _same_names("level", levels, shape, f"{name}: ")
    for level, found in levels.items():
        place = f"{name}, {level}"
        _text(found, "words", place)
        for chance in ("m", "u", "r"):
            _chance(found.get(chance), f"{place}: {chance}")
        if found.get("by_frequency", False) is not shape[level]:
            raise Wrong(f"{place}: by_frequency must be {str(shape[level]).lower()}")
        if not isinstance(found.get("group", ""), str):
            raise Wrong(f"{place}: group must be a word")
    if any(shape.values()):
        _chance(row.get("usual"), f"{name}: usual")


def _named(rows: Any, place: str, what: str) -> dict[str, Mapping[str, Any]]:
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise Wrong(f"it is damaged: {place} is not a list")
    named: dict[str, Mapping[str, Any]] = {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
            raise Wrong(f"it is damaged: {what} number {number} in {place} has no name")
        if row["name"] in named:
            raise Wrong(f"{place}: {row['name']} stands there twice")
        named[row["name"]] = row
    return named


def _same_names(what: str, found: Mapping[str, Any], shape: Mapping[str, Any], place: str) -> None:
    missing = [name for name in shape if name not in found]
    unknown = [name[:40] for name in found if name not in shape]
    if missing:
        raise Wrong(f"{place}it has no {what} {', '.join(missing)}")
    if unknown:
        raise Wrong(f"{place}this program knows no {what} {', '.join(unknown)}; it knows {', '.join(shape)}")


def _number(part: Any, place: str, name: str, least: float, most: float) -> None:
    value: Any = part.get(name) if isinstance(part, Mapping) else None
    where = f"{place}, {name}" if place else name
    if not _is_number(value) or not least <= value <= most:
        raise Wrong(f"it is damaged: {where} is {_said(value)}, and it must lie between {least:,} and {most:,}")


def _chance(value: Any, where: str) -> None:
    if not _is_number(value) or not _LEAST <= value <= 1 - _LEAST:
        raise Wrong(f"{where} is {_said(value)}, and it must lie between 0 and 1, a billionth from either at least")


def _text(row: Mapping[str, Any], name: str, place: str) -> None:
    if not isinstance(row.get(name), str):
        raise Wrong(f"it is damaged: {place} has no {name}")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _said(value: Any) -> str:
    return "missing" if value is None else repr(value)[:40]

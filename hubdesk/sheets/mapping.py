"""A partner's own headings and values, said once in a file and used for each of their sheets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.sheets.columns import COLUMNS, plain

_SECTIONS = ("source", "columns", "values", "defaults")


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one partner's sheets are read.

    `columns` has our column for each of their headings and `values`, by our column, our value for each of
    theirs, both by plain text; `defaults` has the value to use where a cell is empty or a column is missing.
    """

    source: str = ""
    columns: Table[str, str] = field(default_factory=dict)
    values: Table[str, Table[str, str]] = field(default_factory=dict)
    defaults: Table[str, str] = field(default_factory=dict)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file (TOML); raises Refused with what is wrong in it and what would be right."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused(f"The mapping file {path.name} cannot be opened. Check its name and folder.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"The mapping file {path.name} cannot be read: {error}.") from error
    for section in data:
        if section not in _SECTIONS:
            raise _wrong(path, f"[{section}] is not a part of a mapping. Use {', '.join(_SECTIONS)}")
    source = data.get("source", "")
    columns = _texts(path, "columns", data.get("columns", {}))
    for ours in columns.values():
        _ours(path, ours)
    values = {
        _ours(path, ours): {plain(theirs): value for theirs, value in _texts(path, ours, pairs).items()}
        for ours, pairs in _table(path, "values", data.get("values", {})).items()
    }
    defaults = _texts(path, "defaults", data.get("defaults", {}))
    for ours in defaults:
        _ours(path, ours)
    return Mapping(
        source=str(source.get("name", "") if isinstance(source, dict) else source).strip(),
        columns={plain(theirs): ours for theirs, ours in columns.items()},
        values=values,
        defaults=defaults,
    )


def _table(path: Path, section: str, data: object) -> dict[str, object]:
    if not isinstance(data, dict):
        raise _wrong(path, f"[{section}] has to be a table of names and values")
    return data


def _texts(path: Path, section: str, data: object) -> dict[str, str]:
    pairs = _table(path, section, data)
    for theirs, ours in pairs.items():
        if not isinstance(ours, str | int):
            raise _wrong(path, f"{theirs} in [{section}] has to be a text")
    return {theirs: str(ours) for theirs, ours in pairs.items()}


def _ours(path: Path, column: str) -> str:
    if column not in COLUMNS:
        close = get_close_matches(column, COLUMNS, 1)
        hint = f"Did you mean {close[0]}?" if close else f"Use one of {', '.join(COLUMNS)}."
        raise Refused(f"The mapping file {path.name} names a column {column} that no sheet has. {hint}")
    return column


def _wrong(path: Path, what: str) -> Refused:
    return Refused(f"The mapping file {path.name} cannot be used: {what}.")

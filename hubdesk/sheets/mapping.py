"""A partner's own headings and values, said once in a file and used for each of their sheets."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.domain.sheet_mapping import FULL_NAME, SheetMapping
from hubdesk.sheets.columns import COLUMNS, plain

_SECTIONS = ("source", "columns", "values", "defaults")


def read_mapping(path: Path) -> SheetMapping:
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
    source = _table(path, "source", said) if isinstance(said := data.get("source", ""), dict) else {"name": said}
    references = source.get("references", "given")
    if references not in ("given", "none"):
        raise _wrong(path, 'references in [source] has to be "given" or "none" (each row is then a concern)')
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
    return SheetMapping(
        source=str(source.get("name", "")).strip(),
        columns={plain(theirs): ours for theirs, ours in columns.items()},
        values=values,
        defaults=defaults,
        each_row=references == "none",
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
    if column not in (*COLUMNS, FULL_NAME):
        close = get_close_matches(column, COLUMNS, 1)
        hint = f"Did you mean {close[0]}?" if close else f"Use one of {', '.join(COLUMNS)}."
        raise Refused(f"The mapping file {path.name} names a column {column} that no sheet has. {hint}")
    return column


def _wrong(path: Path, what: str) -> Refused:
    return Refused(f"The mapping file {path.name} cannot be used: {what}.")

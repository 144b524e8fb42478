"""See how a partner's sheet would be read, and keep what was said of its headings and values for the next one."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import Refused
from hubdesk.domain.sheet_mapping import FULL_NAME, SheetMapping
from hubdesk.domain.sheet_seen import SheetField, SheetSeen
from hubdesk.service.desk import Desk, act
from hubdesk.service.permit import permit
from hubdesk.sheets.columns import COLUMNS, REQUIRED, plain
from hubdesk.sheets.guess import guess
from hubdesk.sheets.mapping import read_mapping
from hubdesk.sheets.odd import odd_values
from hubdesk.sheets.rows import missing_columns, open_sheet
from hubdesk.sheets.values import CodeBook
from hubdesk.store import settings

SHOWN = 20  # rows that are shown, and by which a column without a telling heading is known
_KEY = "mapping "


def see_sheet(desk: Desk, path: Path, mapping: SheetMapping | Path | None = None) -> SheetSeen:
    """See a sheet by a mapping; without one by that kept for a partner with these headings, else by a guess."""
    permit(desk.user, "import")
    kept_for = ""
    mapping = read_mapping(mapping) if isinstance(mapping, Path) else mapping
    sheet = open_sheet(path, mapping or SheetMapping())
    if mapping is None:
        mapping = next((one for one in _kept(desk).values() if _fits(one, sheet.headings)), None)
        kept_for = mapping.source if mapping else ""
        mapping = mapping or guess(sheet.headings, [_texts(row.raw) for row in islice(sheet.rows(), SHOWN)])
        sheet = open_sheet(path, mapping)
    first = tuple(_texts(row.raw) for row in islice(sheet.rows(), SHOWN))
    read_as = tuple(_ours(heading, mapping) for heading in sheet.headings)
    return SheetSeen(
        headings=sheet.headings,
        rows=first,
        read_as=read_as,
        mapping=mapping,
        fields=_fields(desk.codes),
        missing=tuple(missing_columns(frozenset(read_as), mapping)),
        odd=odd_values(sheet.rows(), desk.codes),
        count=sum(1 for _ in sheet.rows()),
        kept_for=kept_for,
    )


def keep_mapping(desk: Desk, mapping: SheetMapping) -> Changes:
    """Keep a mapping for its partner; the one kept for them before is replaced."""
    if not mapping.source.strip():
        raise Refused("Say who sent the sheet: the mapping is kept under that name.")
    with act(desk, "keep_mapping") as done:
        settings.put(desk.database, _KEY + mapping.source, json.dumps(asdict(mapping), sort_keys=True))
        done.about.append(mapping.source)
    return Changes(frozenset({"settings"}))


def kept_mapping(desk: Desk, source: str) -> SheetMapping:
    """Give the mapping kept for a partner; raises Refused naming those there are."""
    kept = _kept(desk)
    if source not in kept:
        names = ", ".join(sorted(kept)) or "none yet"
        raise Refused(f"No mapping is kept for {source}. Those kept: {names}.")
    return kept[source]


def _kept(desk: Desk) -> dict[str, SheetMapping]:
    found = (value for key, value in settings.every(desk.database).items() if key.startswith(_KEY))
    return {one.source: one for one in (SheetMapping(**json.loads(value)) for value in found)}


def _fits(mapping: SheetMapping, headings: tuple[str, ...]) -> bool:
    """Tell whether a mapping was made for a sheet with these headings: it names one, and none that is not there."""
    marks = {plain(heading) for heading in headings}
    return bool(mapping.columns) and set(mapping.columns) <= marks


def _ours(heading: str, mapping: SheetMapping) -> str:
    mark = plain(heading)
    return mapping.columns.get(mark, {plain(column): column for column in COLUMNS}.get(mark, ""))


def _texts(cells: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(cell) for cell in cells)


def _fields(codes: CodeLists) -> tuple[SheetField, ...]:
    book = CodeBook(codes)
    listed = {column: tuple((code.code, code.label) for code in book.listed(column)) for column in book.columns}
    every = [SheetField(column, column in REQUIRED, listed.get(column, ())) for column in COLUMNS]
    return (*every, SheetField(FULL_NAME, False))

"""The sheet that DESIGN.md describes, opened: rows in our own columns, beside the words as they stood."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.domain.sheet_mapping import FULL_NAME, SheetMapping
from hubdesk.sheets.columns import COLUMNS, MAY_BE_EMPTY, REQUIRED, plain
from hubdesk.sheets.mapping import read_mapping
from hubdesk.sheets.table import Record, Table, open_table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, cells by our column, the cells as they stood, and a fault."""

    number: int
    cells: Mapping[str, object]
    raw: tuple[object, ...] = ()
    fault: str = ""

    @property
    def ref(self) -> str:
        """The reference of the row's concern, empty where none was written."""
        return str(self.cells.get("concern_ref") or "").strip()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet; `rows()` streams its rows as often as asked. `source` is the mapping's, or empty.

    `encoding` and `delimiter` say how a CSV file was read, `sheet` which worksheet of a workbook.
    """

    path: Path | None
    source: str
    headings: tuple[str, ...]
    encoding: str
    delimiter: str
    sheet: str
    rows: Callable[[], Iterator[Row]] = field(repr=False)


def read_sheet(path: Path, mapping: SheetMapping | Path | None = None) -> SheetRows:
    """Open a CSV file or workbook with the columns of the sheet; raises Refused naming all that are missing."""
    named = read_mapping(mapping) if isinstance(mapping, Path) else mapping or SheetMapping()
    table = _table(path, named)
    _refuse_missing(table, named)
    return _sheet(table, named)


def open_sheet(path: Path, mapping: SheetMapping) -> SheetRows:
    """Open a sheet whatever columns it has, to see how it would be read."""
    return _sheet(_table(path, mapping), mapping)


def _table(path: Path, mapping: SheetMapping) -> Table:
    return open_table(path, (*COLUMNS, *mapping.columns))


def _sheet(table: Table, mapping: SheetMapping) -> SheetRows:
    places = _places(table, mapping)

    def rows() -> Iterator[Row]:
        found = (_row(record, places, mapping) for record in table.rows())
        return _each_once(found) if mapping.each_row else found

    return SheetRows(table.path, mapping.source, table.headings, table.encoding, table.delimiter, table.sheet, rows)


def rows_of(dicts: Sequence[Mapping[str, object]], source: str = "") -> SheetRows:
    """Take rows made in memory (by our columns) as a sheet whose heading is row 1."""

    def rows() -> Iterator[Row]:
        return (Row(number, cells, tuple(cells.values())) for number, cells in enumerate(dicts, 2))

    return SheetRows(None, source, tuple(dicts[0]) if dicts else COLUMNS, "", "", "", rows)


def _places(table: Table, mapping: SheetMapping) -> dict[str, tuple[int, ...]]:
    ours = {plain(column): column for column in COLUMNS} | dict(mapping.columns)
    places: dict[str, tuple[int, ...]] = {}
    for place, heading in enumerate(table.headings):
        column = ours.get(plain(heading))
        if column:
            places[column] = (*places.get(column, ()), place)
    return places


def _refuse_missing(table: Table, mapping: SheetMapping) -> None:
    places = _places(table, mapping)
    missing = missing_columns(places, mapping)
    if missing:
        raise Refused(_missing(table, missing, {place for those in places.values() for place in those}))
    twice = [column for column, those in places.items() if len(those) > 1 and column != "address"]
    if twice:
        raise Refused(
            f"{table.path.name} has more than one column for {', '.join(twice)}. "
            "Nothing was taken in. Take one out, or give it another heading."
        )


def missing_columns(found: Collection[str], mapping: SheetMapping) -> list[str]:
    """List what every sheet must have and this one has neither found nor by a default."""
    given = {*found, *(column for column, value in mapping.defaults.items() if value or column in MAY_BE_EMPTY)}
    if mapping.each_row:
        given.add("concern_ref")
    if FULL_NAME in given:
        given |= {"given_name", "family_name"}
    return [column for column in REQUIRED if column not in given]


def _missing(table: Table, missing: list[str], used: set[int]) -> str:
    words = f"{table.path.name} has no column {', '.join(missing)}. Nothing was taken in."
    spare = {plain(h): h for place, h in enumerate(table.headings) if place not in used and plain(h)}
    hints = [
        f"“{spare[close[0]][:40]}” may be {column}"
        for column in missing
        if (close := get_close_matches(plain(column), spare, 1, 0.75))
    ]
    if hints:
        return f"{words} {'; '.join(hints)}: say so in a mapping file, or change the heading."
    return f"{words} A mapping file says what the partner calls them."


def _row(record: Record, places: Mapping[str, tuple[int, ...]], mapping: SheetMapping) -> Row:
    number, raw, fault = record
    width = len(raw)
    cells: dict[str, object] = {}
    for column, those in places.items():
        if len(those) == 1:
            cells[column] = raw[those[0]] if those[0] < width else ""
        else:
            parts = (str(raw[place]).strip() for place in those if place < width)
            cells[column] = ", ".join(part for part in parts if part)
    if mapping.values or mapping.defaults:
        _rename(cells, mapping)
    if FULL_NAME in cells:
        _part_name(cells)
    if mapping.each_row and not str(cells.get("concern_ref", "")).strip():
        cells["concern_ref"] = _known_by_content(raw)
    return Row(number, cells, raw, fault)


def _part_name(cells: dict[str, object]) -> None:
    """Part a whole name at its comma, or before its last word; what stands in the parts' own columns is kept."""
    whole = " ".join(str(cells.pop(FULL_NAME)).split())
    family, comma, given = whole.partition(",")
    if not comma:
        given, _, family = whole.rpartition(" ")
    for column, part in (("given_name", given), ("family_name", family)):
        if not str(cells.get(column, "")).strip():
            cells[column] = part.strip()


def _known_by_content(raw: tuple[object, ...]) -> str:
    text = "\x1f".join(str(cell).strip() for cell in raw)
    return f"ROW-{hashlib.sha256(text.encode()).hexdigest()[:12].upper()}"


def _each_once(rows: Iterator[Row]) -> Iterator[Row]:
    """Leave out a row that stands in the sheet twice: it is no second concern."""
    seen: set[str] = set()
    for row in rows:
        if row.ref not in seen:
            seen.add(row.ref)
            yield row


def _rename(cells: dict[str, object], mapping: SheetMapping) -> None:
    for column, renamed in mapping.values.items():
        written = cells.get(column, "")
        cells[column] = renamed.get(plain(str(written)), written) if len(str(written)) < 200 else written
    for column, value in mapping.defaults.items():
        if not str(cells.get(column, "")).strip():
            cells[column] = value

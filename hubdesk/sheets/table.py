"""Any sheet as headings and rows, CSV and workbooks alike, with the rows handed out as often as asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.sheets.columns import plain
from hubdesk.sheets.csv_rows import DELIMITERS, csv_rows
from hubdesk.sheets.encoding import encoding_of
from hubdesk.sheets.workbook import MAGIC, visible_sheets

Cell = str | date | datetime
Record = tuple[int, tuple[Cell, ...], str]
_HEADING_WITHIN = 20  # partners write titles and notes above their headings, but not pages of them
_TOO_MANY = (
    "This row has more cells than the sheet has headings. "
    "Put quotation marks round a text that holds a comma or whatever else parts the cells."
)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: `rows()` streams (row number, cells, fault or empty) of each row that is not empty.

    `encoding` and `delimiter` are empty for a workbook, `sheet` (the worksheet's name) for a CSV file.
    """

    path: Path
    headings: tuple[str, ...]
    encoding: str
    delimiter: str
    sheet: str
    rows: Callable[[], Iterator[Record]] = field(repr=False)


def open_table(path: Path, wanted: Collection[str] = ()) -> Table:
    """Open a CSV file or workbook; headings are the row that has most of the `wanted` ones, else the first.

    Raises Refused for what is no sheet, Known where the file cannot be reached.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if not start:
            raise Refused(f"{path.name} is empty.")
        looked_for = {plain(heading) for heading in wanted}
        if start.startswith(MAGIC):
            return _workbook(path, looked_for)
        return _csv(path, looked_for)
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path.name} in that folder. Check its name.") from error
    except OSError as error:
        raise Known(
            f"{path.name} cannot be read: it may be open in another program. Close it there and try again."
        ) from error


def _workbook(path: Path, wanted: set[str]) -> Table:
    best: tuple[int, Table] | None = None
    for sheet in visible_sheets(path):

        def numbered(rows: Callable[[], Iterator[tuple[int, list[object]]]] = sheet.rows) -> Iterator[Record]:
            return ((number, tuple(map(_cell, cells)), "") for number, cells in rows())

        found = _heading(islice(numbered(), _HEADING_WITHIN), wanted)
        if found is not None and (best is None or found[0] > best[0]):
            hits, number, headings = found
            best = hits, Table(path, headings, "", "", sheet.name, _below(numbered, number, len(headings)))
    if best is None:
        raise Refused(f"{path.name} is empty.")
    return best[1]


def _csv(path: Path, wanted: set[str]) -> Table:
    encoding = encoding_of(path)
    best: tuple[tuple[int, int], int, tuple[str, ...], str] | None = None
    for delimiter in DELIMITERS:
        first = islice(_numbered(csv_rows(path, encoding, delimiter)), _HEADING_WITHIN)
        found = _heading(first, wanted)
        # Of two delimiters that give as many known headings, the one that parts the heading into more cells.
        if found is not None and (best is None or (found[0], len(found[2])) > best[0]):
            best = (found[0], len(found[2])), found[1], found[2], delimiter
    if best is None:
        raise Refused(f"{path.name} is empty.")
    _, number, headings, delimiter = best
    width = len(headings)
    rows = _below(lambda: _numbered(csv_rows(path, encoding, delimiter, width)), number, width)
    return Table(path, headings, encoding, delimiter, "", rows)


def _numbered(records: Iterable[tuple[list[str], str]]) -> Iterator[Record]:
    return ((number, tuple(map(_typed, cells)), fault) for number, (cells, fault) in enumerate(records, 1))


def _heading(first: Iterable[Record], wanted: set[str]) -> tuple[int, int, tuple[str, ...]] | None:
    best = None
    for number, cells, _ in first:
        headings = tuple(str(cell).strip() for cell in _trimmed(cells))
        hits = len({plain(heading) for heading in headings} & wanted)
        if headings and (best is None or hits > best[0]):
            best = hits, number, headings
    return best


def _below(rows: Callable[[], Iterator[Record]], heading: int, width: int) -> Callable[[], Iterator[Record]]:
    def below() -> Iterator[Record]:
        for number, cells, fault in rows():
            if number <= heading:
                continue
            kept = _trimmed(cells)
            if kept:
                yield number, kept, fault or (_TOO_MANY if len(kept) > width else "")

    return below


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    last = len(cells)
    while last and isinstance(cell := cells[last - 1], str) and not cell.strip():
        last -= 1
    return cells[:last]


def _typed(text: str) -> str:
    # What `write` put before a text so that Excel does not run it is taken off again.
    if not text.startswith("'"):
        return text
    bare = text.lstrip("'")
    return text[1:] if len(bare) < len(text) and bare.startswith(RUNS) else text


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return _typed(value)
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Excel keeps every number as a fraction
    return str(value)


RUNS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so may be run as a formula

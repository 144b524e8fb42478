"""CSV out: written whole or not at all, and so that a spreadsheet does not run what stands in a cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from hubdesk.domain.errors import Known
from hubdesk.domain.rejected import Rejected
from hubdesk.sheets.read import SheetRows
from hubdesk.sheets.table import RUNS

ADDED = ("row", "column", "value", "reason")
_LONGEST = 32_767  # characters in a cell of Excel
_GOES_WITH = "This row can be read. It is here so that its concern stays whole: leave it as it is."


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]], *, bom: bool = False) -> int:
    """Write a UTF-8 CSV file with a heading and count its rows; raises Known where it cannot be written.

    `bom` marks the encoding for Excel, which otherwise misreads letters with accents.
    """
    making = path.with_name(path.name + ".new")
    count = 0
    try:
        with making.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(columns)
            for row in rows:
                sheet.writerow([_safe(value) for value in row])
                count += 1
        making.replace(path)
    except OSError as error:
        raise Known(
            f"{path.name} could not be written in that folder. Check that the disk is not full and that "
            "the file is not open in another program."
        ) from error
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return count


def write_rejected(path: Path, sheet: SheetRows, rejected: Iterable[Rejected]) -> int:
    """Write the rows that could not be read, as they stood, with row, column, value and reason; count them.

    Rows of the same concern that could be read stand beside them, so that the mended file says the whole
    concern when it is imported. The rows counted are the rejected ones.
    """
    why: dict[int, list[Rejected]] = {}
    for bad in rejected:
        why.setdefault(bad.row, []).append(bad)
    refs = {row.ref for row in sheet.rows() if row.number in why and row.ref}

    headings = sheet.headings
    if headings[-len(ADDED) :] == ADDED:  # a sheet of rejected rows that still has some
        headings = headings[: -len(ADDED)]

    def rows() -> Iterable[list[object]]:
        width = len(headings)
        for row in sheet.rows():
            bad = why.get(row.number, ())
            if not bad and row.ref not in refs:
                continue
            cells = [_short(cell) for cell in (*row.raw, *[""] * width)]
            beyond = cells[len(sheet.headings) : len(row.raw)]
            yield [*cells[:width], row.number, *_told(bad), *beyond]

    write_csv(path, (*headings, *ADDED), rows(), bom=True)
    return len(why)


def _told(bad: Sequence[Rejected]) -> tuple[str, str, str]:
    if not bad:
        return "", "", _GOES_WITH
    columns, values = ("; ".join(getattr(one, name) for one in bad) for name in ("column", "value"))
    return columns, values, " ".join(one.reason for one in bad)


def _short(cell: object) -> object:
    return cell[:_LONGEST] if isinstance(cell, str) else cell


def _safe(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.lstrip("'").startswith(RUNS):
        return "'" + value
    return "" if value is None else value

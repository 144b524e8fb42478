"""Rows of an Excel workbook: values as they stand, formulas as what they came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hubdesk.domain.errors import Refused

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx is a ZIP; .xls and workbooks with a password are OLE


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One worksheet, read into memory by the reader, that hands out its rows as often as asked."""

    name: str
    sheet: CalamineSheet

    def rows(self) -> Iterator[tuple[int, list[object]]]:
        """Hand out (row number as Excel counts, cells)."""
        for number, cells in enumerate(self.sheet.iter_rows(), 1):  # empty rows at the top are handed out too
            yield number, list(cells)


def visible_sheets(path: Path) -> tuple[WorkbookSheet, ...]:
    """Read the visible worksheets of a workbook; raises Refused where it cannot be read."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = [
                about.name
                for about in book.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
            ]
            return tuple(WorkbookSheet(name, book.get_sheet_by_name(name)) for name in names)
    except PasswordError as error:
        raise Refused(f"{path.name} is locked with a password. Save a copy without one and import that.") from error
    # The reader is written in Rust: a damaged file can also end in an error of its own kind.
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(
            f"{path.name} is not a whole Excel workbook. Nothing was taken in. Open it in Excel and save it again."
        ) from error

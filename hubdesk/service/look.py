"""Look at a sheet before it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hubdesk.service.desk import Desk
from hubdesk.service.permit import permit
from hubdesk.sheets.rows import read_sheet

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Looked:
    """The headings of a sheet and its first rows, as they stand."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def look(desk: Desk, path: Path, mapping: Path | None = None) -> Looked:
    """Read the first rows of a sheet; raises Refused where it is none or lacks columns."""
    permit(desk.user, "import")
    sheet = read_sheet(path, mapping)
    first = islice(sheet.rows(), SHOWN)
    return Looked(sheet.headings, tuple(tuple(str(cell) for cell in row.raw) for row in first))

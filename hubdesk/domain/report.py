"""A report on a period: tables of counts, and how small numbers are kept out of copies that leave the hub."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

SMALL = 5  # a count below it could point at one family
UNDER = f"under {SMALL}"
Cell = int | float | str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A column: its heading, and, for days, the heading of the count on which the figure rests."""

    title: str
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A row: what it counts, and a figure in each column; None where there is nothing to say."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table; `says` tells what it counts, `opens` names the place where its list stands, if there is one."""

    name: str
    title: str
    says: str
    columns: tuple[Measure, ...]
    rows: tuple[Counted, ...]
    first: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All tables of a period; in a `coarse` one small numbers are hidden."""

    first: date
    last: date
    parts: tuple[Part, ...]
    coarse: bool = False

    def part(self, name: str) -> Part:
        """Find a table by its name."""
        return next(part for part in self.parts if part.name == name)


def middle(days: Iterable[int]) -> float | None:
    """Find the median of days, or None where there are none."""
    found = list(days)
    return float(median(found)) if found else None


def coarse(report: Report) -> Report:
    """Hide small numbers: 1 to 4 is "under 5", every other count goes to the nearest 5, days of so few are left out.

    All counts are rounded, so that none comes back by taking the others from their total.
    """
    return replace(report, parts=tuple(_coarse(part) for part in report.parts), coarse=True)


def _coarse(part: Part) -> Part:
    places = {column.title: place for place, column in enumerate(part.columns)}

    def cells(row: Counted) -> Iterable[Cell]:
        for column, cell in zip(part.columns, row.cells, strict=True):
            if column.rests_on:
                base = row.cells[places[column.rests_on]]
                yield cell if isinstance(base, int) and base >= SMALL else None
            else:
                yield rounded(cell) if isinstance(cell, int) else cell

    return replace(part, rows=tuple(Counted(row.label, tuple(cells(row))) for row in part.rows))


def rounded(count: int) -> int | str:
    """Give a count as it may leave the hub."""
    if 0 < count < SMALL:
        return UNDER
    return (count + SMALL // 2) // SMALL * SMALL


def words(cell: Cell) -> str:
    """Write a figure."""
    if cell is None:
        return "no figure"
    if isinstance(cell, str):
        return cell
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,.1f}".removesuffix(".0")


def months_of(first: date, last: date) -> tuple[str, ...]:
    """List the months of a period as 2026-03, those in which nothing came too."""
    count = (last.year - first.year) * 12 + last.month - first.month
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month + count)
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers)

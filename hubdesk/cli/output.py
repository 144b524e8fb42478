"""How lists are printed: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from typing import TextIO

Rows = Sequence[Mapping[str, object]]
WIDEST, LAST = 60, 160  # characters of a cell in a table; the last column may run on


def add_format(parser: ArgumentParser, default: str = "table") -> None:
    """Give a listing command its `--format`."""
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv"),
        default=default,
        help="how to print (default: %(default)s)",
    )


def print_rows(rows: Rows, form: str, empty: str, out: TextIO | None = None) -> None:
    """Print rows in one of the three forms; `empty` is the sentence where there are none."""
    out = out or sys.stdout
    if form == "json":
        json.dump(rows, out, ensure_ascii=False, indent=1, default=str)
        out.write("\n")
    elif form == "csv":
        _csv(rows, out)
    elif not rows:
        out.write(empty + "\n")
    else:
        _table(rows, out)


def _csv(rows: Rows, out: TextIO) -> None:
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)


def _table(rows: Rows, out: TextIO) -> None:
    headings = [key.replace("_", " ") for key in rows[0]]
    cells = [_shortened([_cell(value) for value in row.values()]) for row in rows]
    widths = [max(len(line[i]) for line in [headings, *cells]) for i in range(len(headings))]
    numeric = [all(isinstance(row[key], int) for row in rows) for key in rows[0]]
    for line in [headings, ["-" * width for width in widths], *cells]:
        padded = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        ]
        out.write("  ".join(padded).rstrip() + "\n")


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, Mapping):
        return " ".join(_cell(item) for item in value.values())
    return "" if value is None else str(value)


def _shortened(cells: list[str]) -> list[str]:
    most = [WIDEST] * (len(cells) - 1) + [LAST]
    return [text if len(text) <= width else text[: width - 1] + "…" for text, width in zip(cells, most, strict=True)]

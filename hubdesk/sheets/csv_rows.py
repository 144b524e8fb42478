"""Records of a CSV file, one after the other, getting over quotation marks that are never closed."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path

DELIMITERS = (",", ";", "\t", "|")
_MOST_LINES = 500  # no narrative has more; a quotation mark that is never closed would take in the whole file
_BIG = 2**31 - 1  # a huge cell is for the reader to reject with its row, not for the parser to stop at

UNCLOSED = (
    "A quotation mark is opened in this row and not closed where it should be. "
    "Close it, or take it out, and double quotation marks inside a text."
)


class _Lines:
    """The lines of a file, with those of the record that is being read, so that they can be read again."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self.of_record: list[str] = []
        self.ran_away = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._file, None)
        # The parser asks for another line only inside quotation marks once a record has begun.
        if self.of_record and (line is None or len(self.of_record) >= _MOST_LINES):
            self.ran_away = True
            if line is not None:
                self._again.appendleft(line)
            raise StopIteration
        if line is None:
            raise StopIteration
        self.of_record.append(line)
        return line

    def all_but_first_again(self) -> None:
        """Give the lines after the record's first one back, to be read again."""
        self._again.extendleft(reversed(self.of_record[1:]))


def csv_rows(path: Path, encoding: str, delimiter: str, width: int = 0) -> Iterator[tuple[list[str], str]]:
    """Hand out the cells of each record and what is wrong with it, if anything.

    `width` is how many cells the heading has, 0 for as many as there are. A record of several lines with more
    cells than that has an unclosed quotation mark in its first line.
    """
    csv.field_size_limit(_BIG)
    with path.open(encoding=encoding, newline="") as file:
        lines = _Lines(file)
        while True:
            lines.of_record, lines.ran_away = [], False
            try:
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
            except csv.Error:
                # One line alone is read as leniently as a spreadsheet would; several have swallowed one another.
                cells = next(csv.reader(lines.of_record[:1], delimiter=delimiter), None)
                lines.ran_away = lines.ran_away or len(lines.of_record) > 1
            if cells is None:
                if not lines.of_record:
                    return
                cells = []
            more = width and len(lines.of_record) > 1 and len(cells) > width
            if lines.ran_away or more:
                lines.all_but_first_again()
                yield lines.of_record[0].rstrip("\r\n").split(delimiter), UNCLOSED
            else:
                yield cells, ""

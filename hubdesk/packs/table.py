"""Tables that go on over any number of pages, with their header repeated and rows taller than a page split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hubdesk.domain.unhindered import unhindered
from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.flow import LEFT, TOP, Flow, Words
from hubdesk.packs.setting import LABEL, SMALL_QUIET, Style
from hubdesk.packs.tree import Part, Role

PAD = 5.0  # above and below the words of a row
_PROSE = 40  # letters: paragraphs of cells with longer words are told apart, shorter ones are read in one go
_SPLIT = 150.0  # a row lower than this is never parted


class Para(NamedTuple):
    """Words in a cell, with room above."""

    words: str
    style: Style
    before: float = 0.0


class Column(NamedTuple):
    """A column: its heading, width in points and the side its words stand on (start or end)."""

    title: str
    width: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the columns' order; `above` and `below` are rules: empty, hairline, strong or double.

    `wide` lets the first cell reach over all columns; `keep` holds the row on the page of the next one.
    """

    cells: tuple[tuple[Para, ...], ...]
    above: str = "hairline"
    below: str = ""
    wide: bool = False
    keep: bool = False
    hatched: tuple[int, ...] = ()


class _Set(NamedTuple):
    top: float
    words: str
    style: Style
    part: Part


@unhindered()
def table(
    flow: Flow,
    columns: Sequence[Column],
    rows: Iterable[Row],
    gutter: float = 10,
    x: float = LEFT,
    named: bool = False,
) -> None:
    """Put a table at x; widths include the gutter to the next column, also the last one's.

    In a `named` table the first cell of a row says what the row is about.
    """
    with flow.within(Role.TABLE) as part:
        heads = _heads(part, columns)
        ready = _Ready(flow, list(rows), columns, gutter, part, named)
        _header(flow, columns, _wanted(ready, 0), gutter, x, heads)
        for number, row in enumerate(ready.rows):
            if flow.room < _wanted(ready, number) and not _may_split(flow, ready.height(number)):
                flow.next_page()
                _header(flow, columns, 0, gutter, x)
            _put(flow, row, ready.taken(number), columns, gutter, x)


class _Ready:
    """The rows of a table, each set into lines when it is first asked for and let go once it is put."""

    def __init__(
        self, flow: Flow, rows: Sequence[Row], columns: Sequence[Column], gutter: float, part: Part, named: bool
    ) -> None:
        self.rows = rows
        self._set: Callable[[Row], list[list[_Set]]] = lambda row: _set(
            flow, row, columns, gutter, part.add(Role.ROW), named
        )
        self._cells: dict[int, tuple[list[list[_Set]], float]] = {}

    def height(self, number: int) -> float:
        return self._found(number)[1]

    def taken(self, number: int) -> list[list[_Set]]:
        cells, _ = self._found(number)
        del self._cells[number]
        return cells

    def _found(self, number: int) -> tuple[list[list[_Set]], float]:
        if number not in self._cells:
            cells = self._set(self.rows[number])
            self._cells[number] = cells, _height(cells)
        return self._cells[number]


def _heads(part: Part, columns: Sequence[Column]) -> list[Part]:
    if not any(column.title for column in columns):
        return []
    row = part.add(Role.ROW)
    return [row.add(Role.HEAD, "Column") if column.title else row.add(Role.CELL) for column in columns]


def _wanted(ready: _Ready, number: int) -> float:
    """How much room a row wants, with those that it is kept with; the last row never stands alone on a page."""
    wanted, last = 0.0, len(ready.rows) - 1
    for place in range(number, last + 1):
        wanted += ready.height(place) if place == number else min(ready.height(place), _SPLIT)
        if not (ready.rows[place].keep or place == last - 1):
            break
    return wanted


def _may_split(flow: Flow, height: float) -> bool:
    return height > _SPLIT and flow.room > _SPLIT * 0.5


def _header(
    flow: Flow, columns: Sequence[Column], first: float, gutter: float, x: float, cells: Sequence[Part] = ()
) -> None:
    """Put the heads of the columns; where a table goes on they are repeated for the eye only, without cells."""
    if not any(column.title for column in columns):
        flow.need(min(first, 2 * _SPLIT))
        return
    heads = [flow.lines(column.title, LABEL, column.width - gutter) for column in columns]
    tallest = max(len(lines) for lines in heads)
    flow.need(tallest * LABEL.lead + 6 + min(first, 2 * _SPLIT))
    for place, (column, lines) in enumerate(zip(columns, heads, strict=True)):
        for number, line in enumerate(lines):
            y = flow.y + (tallest - len(lines) + number) * LABEL.lead + LABEL.lead * 0.76
            if cells:
                flow.line(_edge(column, x, gutter), y, line, LABEL, column.anchor, cells[place])
            else:
                flow.aside(_edge(column, x, gutter), y, line, LABEL, column.anchor)
        x += column.width
    flow.y += tallest * LABEL.lead + 4


def _edge(column: Column, x: float, gutter: float) -> float:
    return x + column.width - gutter if column.anchor == "end" else x


def _set(flow: Flow, row: Row, columns: Sequence[Column], gutter: float, part: Part, named: bool) -> list[list[_Set]]:
    cells = []
    whole = sum(column.width for column in columns)
    for number, column in enumerate(columns[:1] if row.wide else columns):
        width = (whole if row.wide else column.width) - gutter
        paras = [para for para in (row.cells[number] if number < len(row.cells) else ()) if para.words]
        heads = row.wide or (named and number == 0)
        cell = part.add(Role.HEAD, "Row") if heads else part.add(Role.CELL)
        cell.span = len(columns) if row.wide else 1
        prose = len(paras) > 1 and any(len(para.words) > _PROSE for para in paras)
        lines: list[_Set] = []
        top = PAD
        for para in paras:
            top += para.before if lines else 0
            own = cell.add(Role.WORDS) if prose else cell
            for words in flow.lines(para.words, para.style, width):
                lines.append(_Set(top, words, para.style, own))
                top += para.style.lead
        cells.append(lines)
    return cells


def _height(cells: list[list[_Set]]) -> float:
    return max([_foot(lines) for lines in cells], default=0) + PAD


def _foot(lines: list[_Set]) -> float:
    return lines[-1].top + lines[-1].style.lead if lines else PAD


def _put(flow: Flow, row: Row, cells: list[list[_Set]], columns: Sequence[Column], gutter: float, x: float) -> None:
    flow.head = None
    _rule(flow, row.above, x, x + sum(column.width for column in columns) - gutter)
    again = f"{cells[0][0].words}, continued" if cells and cells[0] else "continued"
    while _height(cells) > flow.room:
        now, later = _parted(cells, flow.room - PAD)
        if not any(now) and flow.y > TOP + 40:
            now, later = [[] for _ in cells], cells
        _words(flow, now, columns, gutter, x)
        flow.next_page()
        _header(flow, columns, 0, gutter, x)
        flow.aside(x, flow.y + PAD + SMALL_QUIET.lead * 0.76, again, SMALL_QUIET)
        flow.y += SMALL_QUIET.lead + PAD
        cells = [[one._replace(top=one.top - lines[0].top + PAD) for one in lines] for lines in later]
    height = _height(cells)
    for number in row.hatched:
        left = x + sum(column.width for column in columns[:number])
        box = columns[number].width - gutter + 4
        flow.put(Rect(left - 4, flow.y + 2.5, box, height - 5, stroke="unknown", dash=(3, 2), hatch="hairline"))
    _words(flow, cells, columns, gutter, x)
    flow.y += height
    _rule(flow, row.below, x, x + sum(column.width for column in columns) - gutter)


def _parted(cells: list[list[_Set]], room: float) -> tuple[list[list[_Set]], list[list[_Set]]]:
    now, later = [], []
    for lines in cells:
        fit = sum(one.top + one.style.lead <= room for one in lines)
        # A last line alone on the next page, or a first line alone on this one, is taken along by its neighbours.
        fit = max(0, fit - 1) if fit == len(lines) - 1 and len(lines) > 2 else fit
        now.append(lines[:fit])
        later.append(lines[fit:])
    return now, later


def _words(flow: Flow, cells: list[list[_Set]], columns: Sequence[Column], gutter: float, x: float) -> None:
    for column, lines in zip(columns, cells, strict=False):
        if column.anchor == "start":  # nearly all words of a pack: put here with as few steps as there can be
            put, y = flow.pages[-1].append, flow.y
            for top, words, style, part in lines:
                if words:
                    put(Words(x, y + top + style.lead * 0.76, words.replace("\u00a0", " "), style, part))
        else:
            edge = _edge(column, x, gutter)
            for one in lines:
                flow.line(edge, flow.y + one.top + one.style.lead * 0.76, one.words, one.style, column.anchor, one.part)
        x += column.width


def _rule(flow: Flow, kind: str, x: float, right: float) -> None:
    if kind == "hairline":
        flow.put(Line(x, flow.y, right, flow.y, "hairline", 0.6))
    elif kind:
        flow.put(Line(x, flow.y, right, flow.y, "text", 0.8))
    if kind == "double":
        flow.put(Line(x, flow.y + 2.4, right, flow.y + 2.4, "text", 0.8))

"""How high each generation of a genogram stands, with room above it for the lines that lead to its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hubdesk.drawing.generations import Generations, Union
from hubdesk.drawing.kin_cells import Cell
from hubdesk.drawing.kin_places import Places
from hubdesk.drawing.kin_symbols import SIZE
from hubdesk.drawing.seating import Seating

LANE = 8.0
_ABOVE, _BELOW = 12.0, 11.0  # between lines and symbols, and under the words
_CLEAR = 6.0  # between two lines on one height


@dataclass(frozen=True, slots=True)
class Heights:
    """The middle of the symbols of each row, the heights of lines over children and over couples, and all of it."""

    middle: tuple[float, ...]
    bars: Mapping[tuple[str, ...], float]
    arches: Mapping[tuple[str, ...], float]
    bottom: tuple[float, ...]


def heights(known: Generations, seats: Seating, places: Places, cells: Mapping[str, Cell]) -> Heights:
    """Stack the rows."""
    row_of = rows_of(seats.rows)
    families = [union for union in known.unions if union.children and (union.partners or len(union.children) > 1)]
    couples = [u for u in known.unions if u.partners and not seats.beside(*u.partners)]
    y, middle, bottom = 0.0, [], []
    bars: dict[tuple[str, ...], float] = {}
    arches: dict[tuple[str, ...], float] = {}
    for number, row in enumerate(seats.rows):
        own = {u.children: _span(u, places) for u in families if row_of[u.children[0]] == number}
        over = {u.partners: _between(u, places) for u in couples if row_of[u.partners[0]] == number}
        lanes, above = _lanes(own), _lanes(over)
        for key, lane in lanes.items():
            bars[key] = y + lane * LANE
        y += LANE * (max(lanes.values(), default=-1) + 1)
        for key, lane in above.items():
            arches[key] = y + 4 + lane * LANE
        y += LANE * (max(above.values(), default=-1) + 1) + _ABOVE
        middle.append(y + SIZE / 2)
        y += SIZE + max((cells[one].below for one in row), default=0.0)
        bottom.append(y)
        y += _BELOW
    return Heights(tuple(middle), bars, arches, tuple(bottom))


def _span(union: Union, places: Places) -> tuple[float, float]:
    across = [places.x[child] for child in (*union.children, *union.beside)]
    if union.partners:
        across += [drop_at(union, places)]
    return min(across), max(across)


def drop_at(union: Union, places: Places) -> float:
    """Find where the line goes down to the children of a couple: over their middle where there is room for it."""
    own = [places.x[child] for child in union.children]
    low, high = places.down(union)
    return min(max((min(own) + max(own)) / 2, low), high)


def _between(union: Union, places: Places) -> tuple[float, float]:
    one, other = (places.x[partner] for partner in union.partners)
    return min(one, other), max(one, other)


def _lanes(spans: Mapping[tuple[str, ...], tuple[float, float]]) -> dict[tuple[str, ...], int]:
    """Give lines that would touch heights of their own, counted down from 0."""
    ends: list[float] = []
    found: dict[tuple[str, ...], int] = {}
    for key, (left, right) in sorted(spans.items(), key=lambda item: (item[1], item[0])):
        lane = next((number for number, end in enumerate(ends) if end + _CLEAR <= left), len(ends))
        ends[lane : lane + 1] = [right]
        found[key] = lane
    return found


def rows_of(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    """Tell the row of each person."""
    return {one: number for number, row in enumerate(rows) for one in row}

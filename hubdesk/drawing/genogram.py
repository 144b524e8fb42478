"""The genogram: a family's generations in rows, laid out the same way each time, for window and paper alike."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.drawing.drawn_people import left_out_people
from hubdesk.drawing.generations import Generations, generations
from hubdesk.drawing.kin_cells import LEAD, NOTE, Cell, cells, in_lines, words_under
from hubdesk.drawing.kin_homes import homes
from hubdesk.drawing.kin_legend import legend
from hubdesk.drawing.kin_lines import Lines
from hubdesk.drawing.kin_places import Places
from hubdesk.drawing.kin_rows import heights, rows_of
from hubdesk.drawing.kin_symbols import SIZE, symbol, unknown_parent
from hubdesk.drawing.kin_words import left_out_words, person_words, whole_words
from hubdesk.drawing.kinship import Kinship
from hubdesk.drawing.seating import in_rows
from hubdesk.drawing.shapes import Drawing, Measure, Shape, Spot, Text, moved, rough_width, scaled_shape

_ROOMS = (92.0, 76.0, 62.0, 52.0)  # how wide names may be, the widest first that fits
_AROUND = 10.0
_FOOT = 14.0


def genogram(kin: Kinship, width: float, measure: Measure = rough_width, below: float = 1) -> Drawing:
    """Draw a family, `width` points wide where it fits so, and wider where not.

    What the signs mean is `below` times as large: a drawing that is made smaller afterwards keeps it readable.
    """
    known = generations(kin)
    figures = {one.id: one for one in kin.figures}
    seats = in_rows(known, kin.figures)
    everybody = [one for row in seats.rows for one in row]
    for room in _ROOMS:
        sized = cells(figures, everybody, room, measure)
        places = Places(known, seats, sized)
        if places.width + 2 * _AROUND <= width:
            break
    high = heights(known, seats, places, sized)
    shapes = homes(kin.homes, seats, places, high)
    shapes += Lines(known, figures, kin.bonds, places, high, rows_of(seats.rows)).all()
    spots: list[Spot] = []
    for number, row in enumerate(seats.rows):
        for one in row:
            x, y = places.x[one], high.middle[number]
            if one in figures:
                shapes += [*symbol(figures[one], x, y), *words_under(sized[one], x, y)]
                spots.append(_spot(one, x, y, sized[one], person_words(figures[one], kin)))
            else:
                shapes += unknown_parent(x, y)
    over = max(width, places.width + 2 * _AROUND)
    shift = (over - places.width) / 2
    top = _AROUND
    drawn = [moved(shape, shift, top) for shape in shapes]
    hit = tuple(replace(spot, x=spot.x + shift, y=spot.y + top) for spot in spots)
    under, high_under = _below(kin, known, over / below, measure)
    foot = top + max(high.bottom, default=0.0) + _FOOT
    drawn += [moved(scaled_shape(shape, below, 0, 0), 0, foot) for shape in under]
    return Drawing(over, foot + high_under * below, tuple(drawn), whole_words(kin), hit)


def _spot(one: str, x: float, y: float, cell: Cell, words: str) -> Spot:
    height = SIZE + cell.below + 4
    return Spot(x - cell.width / 2, y - SIZE / 2 - 2, cell.width, height, (), words, person_id=one)


def _below(kin: Kinship, known: Generations, width: float, measure: Measure) -> tuple[list[Shape], float]:
    """Set what is not drawn, and what the signs mean; gives them with their height."""
    shapes: list[Shape] = []
    y = 0.0
    for words in filter(None, (*left_out_words(known.left_out, kin), left_out_people(kin.more))):
        for line in in_lines(words, width, NOTE, measure, False):
            y += LEAD
            shapes.append(Text(0, y, line, "text", NOTE))
    signs, height = legend(kin, known, width, measure)
    return [*shapes, *(moved(shape, 0, y + 6) for shape in signs)], y + 6 + height

"""Pieces of one event tied across their lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hubdesk.drawing.shapes import Line, Spot

_ROLE, _WIDTH = "action", 1.4


def tied(spots: Sequence[Spot], together: Sequence[tuple[str, ...]]) -> tuple[list[Line], list[Spot]]:
    """Draw a tie down through the pieces of each event, and say at each piece that it was told more than once.

    Where pieces are gathered by months, those that stand for one event may be one: then there is nothing to tie.
    """
    lines: list[Line] = []
    said = list(spots)
    for concern_ids in together:
        places = [n for n, spot in enumerate(spots) if not set(spot.concern_ids).isdisjoint(concern_ids)]
        for place in places:
            if len(spots[place].concern_ids) == 1:
                said[place] = replace(said[place], words=f"{spots[place].words}; told more than once")
        for above, below in pairwise(places):
            lines += _tie(spots[above], spots[below])
    return lines, said


def _tie(above: Spot, below: Spot) -> list[Line]:
    """Go down from one piece, across between the lanes, and down to the other; drawn behind all pieces."""
    x1, x2 = above.x + min(above.width, 24.0) / 2, below.x + min(below.width, 24.0) / 2
    start, end = above.y + above.height, below.y
    if end <= start:  # side by side in one lane
        y = above.y + above.height / 2
        return [Line(x1, y, x2, below.y + below.height / 2, _ROLE, _WIDTH)]
    turn = start + min(5.0, (end - start) / 2)
    return [
        Line(x1, start, x1, turn, _ROLE, _WIDTH),
        Line(x1, turn, x2, turn, _ROLE, _WIDTH),
        Line(x2, turn, x2, end, _ROLE, _WIDTH),
    ]

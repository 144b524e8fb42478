"""Where the pieces of a lane go: side by side while they fit, else gathered by months with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.domain.days import MONTHS
from hubdesk.drawing.axis import Axis
from hubdesk.drawing.jigsaw import LanePiece
from hubdesk.drawing.piece import piece_width
from hubdesk.drawing.shapes import Measure

MOST_ROWS = 4
_GAP = 4.0
_WIDE = 26.0  # months as wide as this stand a little apart
_EDGE, _DIGIT = 4.5, 4.0  # the room that a number wants: round it, and for each digit
_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Placed:
    """One piece as drawn, of one concern or of several in a time; `row` counts down from 0."""

    x: float
    width: float
    row: int
    words: str
    level: int
    doubtful: bool
    concern_ids: tuple[str, ...]
    spoken: str


def placed_apart(pieces: Sequence[LanePiece], over: Axis, measure: Measure) -> tuple[Placed, ...] | None:
    """Put every piece at its day, in further rows where they would touch; None where that needs too many rows."""
    ends: list[float] = []
    placed = []
    for piece in pieces:
        width = piece_width(piece.word, measure)
        x = min(over.place(piece.day), over.x + over.width - width)
        row = next((number for number, end in enumerate(ends) if end + _GAP <= x), len(ends))
        if row >= MOST_ROWS:
            return None
        ends[row : row + 1] = [x + width]
        placed.append(Placed(x, width, row, piece.word, piece.level, piece.doubtful, (piece.concern_id,), piece.words))
    return tuple(placed)


def months_together(lanes: Sequence[Sequence[LanePiece]], over: Axis) -> int:
    """Tell how many months stand under one number, the same in all lanes: one, or as few as leave it room."""
    for step in _STEPS:
        bins = ((number, len(found)) for pieces in lanes for number, found in _bins(pieces, over, step).items())
        if all(_room(number, step, over) >= _wanted(count) for number, count in bins):
            return step
    return _STEPS[-1]


def gathered_by_month(pieces: Sequence[LanePiece], over: Axis, step: int) -> tuple[Placed, ...]:
    """Gather pieces by so many months, each with how many there are and the highest level among them."""
    return tuple(_gathered(number, found, step, over) for number, found in sorted(_bins(pieces, over, step).items()))


def _bins(pieces: Sequence[LanePiece], over: Axis, step: int) -> dict[int, list[LanePiece]]:
    bins: dict[int, list[LanePiece]] = defaultdict(list)
    for piece in pieces:
        bins[max(-1, over.number(piece.day) // step)].append(piece)
    return bins


def _room(number: int, step: int, over: Axis) -> float:
    return over.start - over.x if number < 0 else min(step, over.months - number * step) * over.month


def _wanted(count: int) -> float:
    return _EDGE + _DIGIT * len(f"{count}")


def _gathered(number: int, found: list[LanePiece], step: int, over: Axis) -> Placed:
    x = over.x if number < 0 else over.start + number * step * over.month
    room = _room(number, step, over)
    width = max(room - (4 if room >= _WIDE else 1.5), _wanted(len(found)) - 1.5)
    left = min(x + 1, over.x + over.width - width)
    ids = tuple(piece.concern_id for piece in found)
    spoken = f"{len(found)} pieces, {_months(number, step, over)}" if len(found) > 1 else found[0].words
    sure = [piece for piece in found if not piece.doubtful]
    return Placed(left, width, 0, str(len(found)), max(p.level for p in sure or found), not sure, ids, spoken)


def _months(number: int, step: int, over: Axis) -> str:
    if number < 0:
        return f"before {MONTHS[over.first.month - 1]} {over.first.year}"
    index = over.first.year * 12 + over.first.month - 1 + number * step
    last = index + step - 1
    first = f"{MONTHS[index % 12]} {index // 12}"
    return first if step == 1 else f"{first} to {MONTHS[last % 12]} {last // 12}"

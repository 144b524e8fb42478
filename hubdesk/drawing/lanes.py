"""The timeline by agency: jigsaw-edged pieces in lanes, and hatched empty slots where nobody was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.drawing.axis import Axis, axis, ticks
from hubdesk.drawing.jigsaw import Jigsaw, Lane, jigsaw
from hubdesk.drawing.piece import HEIGHT, piece_shapes
from hubdesk.drawing.placing import Placed, gathered_by_month, months_together, placed_apart
from hubdesk.drawing.shapes import Drawing, Line, Measure, Rect, Shape, Spot, Text, fitted, rough_width
from hubdesk.drawing.ties import tied
from hubdesk.drawing.words import count_of, joined

LABELS = 110.0  # points for the agencies' names
TOP = 16.0  # points for the months
ROW = HEIGHT + 5.0
PAD = 5.0
EMPTY = 25.0  # height of a lane without pieces


def lanes(family: Family, codes: CodeLists, width: float, measure: Measure = rough_width) -> Drawing:
    """Draw a family's timeline by agency, `width` points wide and as high as it needs."""
    together = tuple(incident.concern_ids for incident in family.score.incidents)
    return draw_lanes(jigsaw(family, codes), width, measure, together=together)


def draw_lanes(
    shown: Jigsaw,
    width: float,
    measure: Measure = rough_width,
    since: date | None = None,
    together: Sequence[tuple[str, ...]] = (),
) -> Drawing:
    """Draw lanes that `jigsaw` sorted; `since` is a day that the months have to reach back to.

    `together` are the concerns of each event told more than once: their pieces are tied.
    """
    days = [since or shown.as_of, *(piece.day for lane in shown.lanes for piece in lane.pieces)]
    over = axis(days, shown.as_of, LABELS, width - LABELS)
    apart = [placed_apart(lane.pieces, over, measure) for lane in shown.lanes]
    # One lane too full to show its pieces apart turns all lanes to counts, so that lanes can be compared.
    crowded = any(found is None for found in apart)
    step = months_together([lane.pieces for lane in shown.lanes], over) if crowded else 1
    rows = [
        gathered_by_month(lane.pieces, over, step) if crowded else found or ()
        for lane, found in zip(shown.lanes, apart, strict=True)
    ]
    shapes: list[Shape] = []
    spots: list[Spot] = []
    y = TOP
    for lane, placed in zip(shown.lanes, rows, strict=True):
        height = _height(lane, placed)
        shapes += _name(lane, y, height, measure)
        drawn, hit = _track(lane, placed, over, y, height, measure)
        shapes += drawn
        spots += hit
        y += height
        shapes.append(Line(0, y, width, y, "hairline", 0.5))
    ties, spots = tied(spots, together)
    behind = [*ticks(over, TOP, y), Line(0, TOP, width, TOP, "edge", 0.6), *ties]
    return Drawing(width, y + 1, (*behind, *shapes), _alt(shown), tuple(spots))


def _height(lane: Lane, placed: tuple[Placed, ...]) -> float:
    rows = max((one.row for one in placed), default=-1) + 1
    return max(EMPTY + (9 if lane.gaps and placed else 0), rows * ROW - 5 + 2 * PAD)


def _name(lane: Lane, y: float, height: float, measure: Measure) -> list[Shape]:
    name = fitted(lane.label, LABELS - 8, 8.5, measure, True)
    words = fitted(lane.words, LABELS - 8, 7, measure)
    if lane.pieces:
        shapes: list[Shape] = [Text(0, y + 11, name, "text", 8.5, True), Text(0, y + 20, words, "quiet", 7)]
        if lane.gaps:
            gaps = f"not asked: {', '.join(lane.gaps)}"
            if measure(gaps, 7, True) > LABELS - 8:
                gaps = f"not asked: {count_of(len(lane.gaps), 'child', 'children')}"
            shapes.append(Text(0, y + 29, fitted(gaps, LABELS - 8, 7, measure, True), "text", 7, True))
        return shapes
    return [Text(0, y + height / 2 + 3, name, "text", 8.5, True)]


def _track(
    lane: Lane, placed: tuple[Placed, ...], over: Axis, y: float, height: float, measure: Measure
) -> tuple[list[Shape], list[Spot]]:
    shapes: list[Shape] = []
    spots: list[Spot] = []
    for one in placed:
        top = y + PAD + one.row * ROW
        shapes += piece_shapes(one.x, top, one.width, one.words, one.level, one.doubtful)
        spots.append(Spot(one.x, top, one.width, HEIGHT, one.concern_ids, one.spoken, lane.agency))
    if not placed:
        slot, words = _slot(lane, over, y, height, measure)
        shapes += slot
        spots.append(Spot(over.x, y + 4, over.width, height - 8, (), f"{lane.label}: {words}", lane.agency))
    return shapes, spots


def _slot(lane: Lane, over: Axis, y: float, height: float, measure: Measure) -> tuple[list[Shape], str]:
    never = lane.state == "not_asked"
    words = f"Not asked about {joined(lane.gaps[:4])}" if never and lane.gaps else lane.words
    if never and len(lane.gaps) > 4:
        words = f"Not asked about {', '.join(lane.gaps[:4])} and {len(lane.gaps) - 4} more"
    words = fitted(words, over.width - 24, 8, measure, never)
    middle = y + height / 2
    if not never:
        return [Text(over.x + 6, middle + 3, words, "quiet", 8)], words
    slot = Rect(
        over.x + 2, y + 4, over.width - 4, height - 8, dash=(3, 2), stroke="unknown", line=0.6, hatch="hairline"
    )
    backing = Rect(over.x + 8, middle - 6.5, measure(words, 8, True) + 10, 13, fill="surface")
    return [slot, backing, Text(over.x + 13, middle + 3, words, "text", 8, True)], words


def _alt(shown: Jigsaw) -> str:
    heard = [f"{lane.label}, {lane.words}" for lane in shown.lanes if lane.pieces]
    never = [lane.label for lane in shown.lanes if lane.state == "not_asked"]
    said = f"Timeline by agency: {count_of(len(heard), 'agency', 'agencies')} told the hub"
    said += f" ({'; '.join(heard)})." if heard else "."
    return said + (f" Never asked: {joined(never)}." if never else "")

"""The timeline by agency, the same picture that the window shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hubdesk.drawing.jigsaw import Jigsaw, Lane
from hubdesk.drawing.lanes import draw_lanes
from hubdesk.drawing.piece import piece_shapes
from hubdesk.drawing.shapes import Drawing, Rect
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, TOP, Flow
from hubdesk.packs.setting import SMALL, SMALL_QUIET, TINY, measure
from hubdesk.packs.shown import Contents

_HEAD = 100.0
_LEAST = 200.0  # a picture lower than this is not begun at the foot of a page


def draw_timeline(flow: Flow, shown: Contents) -> None:
    """Put the lanes, over several pages where there are too many for one."""
    lanes = shown.jigsaw.lanes
    whole = draw_lanes(shown.jigsaw, MEASURE, measure)
    flow.section("Timeline by agency", fresh=flow.room < whole.height + _HEAD + 40)
    said = "One piece a concern, where it happened in time. Each agency held its own lane and none of the others."
    if any(len(spot.concern_ids) > 1 for spot in whole.spots):
        said = "Each number counts pieces of its month or months. Each agency held its own lane and none of the others."
    if not lanes:
        flow.say("No agency has told the hub anything and none was asked.", SMALL)
        return
    flow.say(said, SMALL_QUIET, width=MEASURE, after=4)
    _legend(flow)
    first = min((piece.day for lane in lanes for piece in lane.pieces), default=None)
    while lanes:
        room = flow.room if flow.room > _LEAST else BOTTOM - TOP
        count, drawing = _as_many(shown.jigsaw, lanes, first, room)
        flow.need(drawing.height)
        flow.picture(drawing)
        flow.y += 10
        lanes = lanes[count:]


def _as_many(shown: Jigsaw, lanes: tuple[Lane, ...], first: date | None, room: float) -> tuple[int, Drawing]:
    for count in range(len(lanes), 0, -1):
        drawing = draw_lanes(replace(shown, lanes=lanes[:count]), MEASURE, measure, first)
        if drawing.height <= room:
            break
    return count, drawing


def _legend(flow: Flow) -> None:
    x, y = LEFT, flow.y + 2
    for word, level, doubtful, meaning in (
        ("", 1, False, "level 1 or 2"),
        ("", 3, False, "level 3 or 4"),
        ("", 1, True, "retracted, told twice or suspected false"),
    ):
        flow.put(*piece_shapes(x, y, 26, word, level, doubtful))
        flow.line(x + 31, y + 10.5, meaning, TINY)
        x += 31 + measure(meaning, TINY.size) + 16
    flow.put(Rect(x, y + 1.5, 26, 12, stroke="unknown", dash=(3, 2), hatch="hairline"))
    flow.line(x + 31, y + 10.5, "not asked", TINY)
    flow.y += 26

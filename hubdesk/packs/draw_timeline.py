"""The timeline by agency, the same picture that the window shows."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.drawing.lanes import draw_lanes
from hubdesk.drawing.piece import piece_shapes
from hubdesk.drawing.shapes import Rect
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, TOP, Flow
from hubdesk.packs.setting import SMALL, SMALL_QUIET, TINY, measure
from hubdesk.packs.shown import Contents

_HEAD = 100.0


def draw_timeline(flow: Flow, shown: Contents) -> None:
    """Put the lanes, over several pages where there are too many for one."""
    lanes = list(shown.jigsaw.lanes)
    whole = draw_lanes(shown.jigsaw, MEASURE, measure)
    flow.section("Timeline by agency", fresh=flow.room < whole.height + _HEAD + 40, keep=whole.height + _HEAD - 40)
    flow.say(
        "One piece a concern, where it happened in time. Each agency held its own lane and none of the others.",
        SMALL_QUIET,
        width=MEASURE,
        after=4,
    )
    _legend(flow)
    if not lanes:
        flow.say("No agency has told the hub anything and none was asked.", SMALL)
    while lanes:
        count = len(lanes)
        room = flow.room if flow.room > 200 else BOTTOM - TOP
        while True:
            drawing = draw_lanes(replace(shown.jigsaw, lanes=tuple(lanes[:count])), MEASURE, measure)
            if drawing.height <= room or count == 1:
                break
            count -= 1
        flow.need(drawing.height)
        flow.picture(drawing)
        lanes = lanes[count:]
        flow.y += 10


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

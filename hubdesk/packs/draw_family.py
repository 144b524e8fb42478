"""The family drawing, the same picture that the window shows, as large as the page allows."""

from __future__ import annotations

from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kin_words import NOT_TOLD
from hubdesk.drawing.shapes import Drawing, scaled
from hubdesk.packs.flow import BOTTOM, MEASURE, TOP, Flow
from hubdesk.packs.setting import SMALL, measure
from hubdesk.packs.shown import Contents

_NOTE = (
    "Bold lines were recorded by the hub. Thin lines are as told: concerns name these people together in those roles."
)
_HEAD = 60.0


def draw_family(flow: Flow, shown: Contents) -> None:
    """Put the genogram under its heading, whole on one page."""
    if not shown.kin.figures:
        return
    if not shown.kin.known:
        flow.heading("Family drawing", before=14, keep=30)
        flow.say(NOT_TOLD, SMALL)
        return
    drawing = on_paper(genogram(shown.kin, MEASURE, measure))
    flow.heading("Family drawing", _NOTE, keep=drawing.height + 20, before=14)
    flow.need(drawing.height)
    flow.picture(drawing)


def on_paper(drawing: Drawing) -> Drawing:
    """Make a drawing smaller until a page holds it."""
    by = min(1.0, MEASURE / drawing.width, (BOTTOM - TOP - _HEAD) / drawing.height)
    return scaled(drawing, by) if by < 1 else drawing

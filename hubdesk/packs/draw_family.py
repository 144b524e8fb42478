"""The family drawing, the same picture that the window shows, as large as the page allows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kin_words import NOT_TOLD
from hubdesk.drawing.kinship import Kinship
from hubdesk.drawing.linked import Chart
from hubdesk.drawing.network import network
from hubdesk.drawing.network_parts import parted
from hubdesk.drawing.shapes import Drawing, scaled, turned
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, TOP, Flow
from hubdesk.packs.setting import SMALL, measure
from hubdesk.packs.shown import Contents

_NOTE = (
    "Bold lines were recorded by the hub. Thin lines are as told: concerns name these people together in those roles."
)
_TIES = "Addresses, phones and schools told of them, and concerns that name the same people, with when they were told."
_HIGH = BOTTOM - TOP - 60  # what a heading leaves of a page
_SMALL = 0.85  # a drawing smaller than this is turned where that helps


def draw_family(flow: Flow, shown: Contents) -> None:
    """Put the genogram and the link chart under their headings; the genogram is whole on one page."""
    if not shown.kin.figures:
        return
    if not shown.kin.known:
        flow.heading("Family drawing", before=14, keep=30)
        flow.say(NOT_TOLD, SMALL)
    else:
        _picture(flow, "Family drawing", _NOTE, _readable(shown.kin))
    if shown.links.ties:
        _links(flow, shown.links)


def _readable(kin: Kinship) -> Callable[[float], Drawing]:
    """Draw a genogram for paper: where it will be made smaller, what its signs mean is set larger before."""

    def draw(width: float) -> Drawing:
        drawn = genogram(kin, width, measure)
        return genogram(kin, width, measure, drawn.width / width) if drawn.width > width else drawn

    return draw


def _links(flow: Flow, links: Chart) -> None:
    """Put the link chart, over several pages where one would make it too small to read."""
    parts = parted(links, MEASURE, _HIGH / _SMALL, measure)
    for number, part in enumerate(parts, start=1):
        title = f"What ties them, part {number} of {len(parts)}" if len(parts) > 1 else "What ties them"
        _picture(flow, title, _TIES if number == 1 else "", partial(network, part, measure=measure))


def _picture(flow: Flow, title: str, note: str, draw: Callable[[float], Drawing]) -> None:
    drawing = on_paper(draw)
    flow.heading(title, note, keep=drawing.height + 20, before=14)
    flow.need(drawing.height)
    flow.picture(drawing, LEFT + (MEASURE - drawing.width) / 2)
    flow.gap(10)


def on_paper(draw: Callable[[float], Drawing]) -> Drawing:
    """Make a drawing smaller until a page holds it, and turn it where it then stays larger."""
    upright, lying = draw(MEASURE), draw(_HIGH)
    by = min(1.0, MEASURE / upright.width, _HIGH / upright.height)
    aside = min(1.0, _HIGH / lying.width, MEASURE / lying.height)
    if by < _SMALL and aside > by:
        return scaled(turned(lying), aside)
    return scaled(upright, by)

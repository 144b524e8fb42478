"""What is filled in by hand: boxes to tick in columns, labelled lines beside each other, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, Flow
from hubdesk.packs.heading import shortly
from hubdesk.packs.setting import SMALL, SMALL_QUIET, measure
from hubdesk.packs.tree import Role

_TICK = 9.0
_STEP = 15.0
_GAP = 14.0


class Blank(NamedTuple):
    """A line to write on: its label, and its share of the row."""

    words: str
    share: int


def ticks(
    flow: Flow,
    said: Sequence[str],
    columns: int,
    x: float = LEFT,
    width: float = MEASURE,
    before: str = "",
    at: float = LEFT,
) -> None:
    """Put boxes to tick, down one column after the other; `before` stands at the left of them, at `at`."""
    rows = ceil(len(said) / columns)
    flow.need(rows * _STEP)
    top = flow.y
    if before:
        flow.line(at, top + SMALL.lead * 0.76, before, SMALL_QUIET)
    each = width / columns
    with flow.within(Role.LIST):
        for place, words in enumerate(said):
            left = x + place // rows * each
            flow.y = top + place % rows * _STEP
            flow.put(Rect(left, flow.y + 0.5, _TICK, _TICK, stroke="text", line=0.8))
            with flow.within(Role.ITEM), flow.within(Role.SAID):
                shortly(flow, words, SMALL, 1, left + _TICK + 5, each - _TICK - 10)
    flow.y = top + rows * _STEP + 2


def blanks(
    flow: Flow, row: Sequence[Blank], x: float = LEFT, width: float = MEASURE, height: float = 20, gap: float = _GAP
) -> None:
    """Put labelled lines beside each other."""
    shares = sum(one.share for one in row)
    flow.y += height
    for one in row:
        each = (width - gap * (len(row) - 1)) * one.share / shares
        start = x + measure(one.words, SMALL.size) + 6
        with flow.within(Role.WORDS):
            flow.line(x, flow.y - 4, one.words, SMALL_QUIET)
        flow.put(Line(start, flow.y - 2, x + each, flow.y - 2, "edge", 0.6))
        x += each + gap
    flow.y += 2


def ruled(flow: Flow, count: int, x: float = LEFT, right: float = RIGHT, step: float = 20) -> None:
    """Put lines to write on over the whole width."""
    for _ in range(count):
        flow.y += step
        flow.put(Line(x, flow.y - 2, right, flow.y - 2, "edge", 0.5))
    flow.y += 4

"""One piece set out by itself: what is known of it line by line, then its words."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.packs.flow import LEFT, MEASURE, Flow
from hubdesk.packs.setting import BODY, QUOTE, SMALL, SMALL_BOLD, SMALL_QUIET
from hubdesk.packs.shown import Happening
from hubdesk.packs.tree import Role

_SIDE = 84.0


def draw_piece(flow: Flow, title: str, facts: Iterable[tuple[str, str]], piece: Happening) -> int:
    """Put a piece under its title, and say on which page of these it begins; empty facts are passed over."""
    flow.heading(title, keep=90)
    page = len(flow.pages)
    for name, words in facts:
        if words:
            _pair(flow, name, words)
    flow.gap(3)
    if piece.narrative:
        flow.say(piece.narrative, BODY, LEFT, MEASURE, after=3)
    for name, words, style in (
        ("The child's voice", piece.voice, QUOTE),
        ("Strengths", piece.strengths, BODY),
    ):
        if words:
            flow.need(SMALL_BOLD.lead + 2 * BODY.lead)
            flow.say(name, SMALL_BOLD, LEFT, MEASURE)
            flow.say(words, style, LEFT, MEASURE, after=3)
    flow.head = None
    return page


def _pair(flow: Flow, name: str, words: str) -> None:
    lines = flow.lines(words, SMALL, MEASURE - _SIDE)
    flow.need(SMALL.lead * min(2, len(lines)))
    with flow.within(Role.WORDS):
        flow.line(LEFT, flow.y + SMALL.lead * 0.76, name, SMALL_QUIET)
        flow.say(words, SMALL, LEFT + _SIDE, MEASURE - _SIDE)

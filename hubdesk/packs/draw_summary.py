"""The summary on one page: who, why now, what is asked, what is not known, and what the children say."""

from __future__ import annotations

from hubdesk.packs.draw_account import band_line, urgent_box
from hubdesk.packs.flow import LEFT, MEASURE, Flow
from hubdesk.packs.heading import shortly
from hubdesk.packs.setting import BODY, HEADING, LEAD, SMALL, SMALL_QUIET, SMALL_QUOTE, Style
from hubdesk.packs.shown import Contents
from hubdesk.packs.tree import Role

_HALF = (MEASURE - 28) / 2
_MOST = 4


def draw_summary(flow: Flow, shown: Contents) -> None:
    """Put the summary; lists longer than the page can hold name how many more there are."""
    flow.section("Summary")
    shortly(flow, shown.title, LEAD, 3)
    flow.y += 8
    urgent_box(flow, shown.account.urgent, 3)
    flow.heading("Why now", before=6)
    band_line(flow, shown.account)
    for sentence in shown.account.sentences:
        flow.say(sentence, after=4, width=MEASURE - 20)
    flow.heading("What is asked of you", before=10)
    with flow.within(Role.LIST):
        for number, ask in enumerate(shown.asks, start=1):
            flow.point(f"{number}", ask, BODY, LEFT, 16, MEASURE - 20, 3)
    flow.y += 12
    top = flow.y
    _list(flow, LEFT, "What is not known", shown.account.unknowns, SMALL, "Nothing was noted.")
    _list(
        flow,
        LEFT,
        "Who was not asked",
        shown.not_asked,
        SMALL,
        "Everybody who ought to know was asked or decided about.",
    )
    left, flow.y = flow.y, top
    right = LEFT + _HALF + 28
    _list(flow, right, "The child's voice", shown.voices, SMALL_QUOTE, "No piece says what a child said.")
    _list(flow, right, "Strengths", shown.account.strengths, SMALL, "None was noted. That may be because nobody asked.")
    _list(flow, right, "Was a child seen?", (shown.seen,), SMALL, "")
    flow.y = max(left, flow.y)


def _list(flow: Flow, x: float, title: str, items: tuple[str, ...], style: Style, nothing: str) -> None:
    with flow.within(Role.HEADING):
        flow.line(x, flow.y + 12, title, HEADING)
    flow.y += 19
    with flow.within(Role.LIST):
        for item in items[:_MOST]:
            with flow.within(Role.ITEM):
                _item(flow, x, item, style)
    if len(items) > _MOST:
        flow.line(x + 10, flow.y + 8.7, f"and {len(items) - _MOST} more, further on", SMALL_QUIET)
        flow.y += style.lead + 2
    if not items and nothing:
        with flow.within(Role.WORDS):
            for line in flow.lines(nothing, SMALL_QUIET, _HALF - 10):
                flow.line(x, flow.y + 8.7, line, SMALL_QUIET)
                flow.y += SMALL_QUIET.lead
    flow.y += 10


def _item(flow: Flow, x: float, words: str, style: Style) -> None:
    with flow.within(Role.SIGN):
        flow.line(x, flow.y + 8.7, "–", style)
    with flow.within(Role.SAID):
        shortly(flow, words, style, 4, x + 10, _HALF - 10)
    flow.y += 2.5

"""How a kind of pack without a cover begins: whose it is, what it is, and a sentence on it."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.drawing.shapes import fitted
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import LEFT, MEASURE, TOP, Flow
from hubdesk.packs.setting import BODY, SMALL, Style, measure
from hubdesk.packs.tree import Role

_HUB = Style(BOLD, 10.5, 14, "quiet")
_TITLE = Style(BOLD, 20, 25)
_LINE = 400  # letters that no line of a page can hold


def heading(
    flow: Flow, over: str, title: str, words: str = "", lines: int = 3, style: Style = _TITLE, y: float = TOP - 4
) -> None:
    """Put the beginning of a document; a title that would take more lines than that ends with an ellipsis."""
    flow.y = y
    shortly(flow, over, _HUB, 1)
    flow.y += 2
    shortly(flow, title, style, lines, role=Role.TITLE)
    flow.y += 4
    if words:
        flow.say(words, BODY, width=MEASURE, after=4)


def replaced(flow: Flow, number: str, since: Sequence[str], most: int) -> None:
    """Say which pack for the same recipient this one takes the place of, if any, and in so many lines what is new."""
    if number:
        shortly(flow, " ".join((f"Replaces pack {number}.", *since)), SMALL, most)
        flow.y += 6


def shortly(
    flow: Flow, words: str, style: Style, most: int, x: float = LEFT, width: float = MEASURE, role: Role = Role.WORDS
) -> None:
    """Put words in at most so many lines; what is left out of them ends with an ellipsis."""
    lines = flow.lines(words[: most * _LINE], style, width)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], fitted(rest, width - 4, style.size, measure, style.face == BOLD)]
        if not lines[-1].endswith("…"):
            lines[-1] += "…"
    part = flow.leaf(role)
    for line in lines:
        flow.line(x, flow.y + style.lead * 0.76, line, style, part=part)
        flow.y += style.lead

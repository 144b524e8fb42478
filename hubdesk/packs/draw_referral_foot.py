"""The foot of the one-page referral: who to ring, who signed, and the slip that comes back."""

from __future__ import annotations

from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.around import short_hash
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, RIGHT, Flow
from hubdesk.packs.heading import shortly
from hubdesk.packs.kind_referral import Referral
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, measure
from hubdesk.packs.shown import SIGNERS
from hubdesk.packs.tree import Role

_HALF = (MEASURE - 24) / 2
_RIGHT = LEFT + _HALF + 24
FOOT = BOTTOM - 146.0
_SLIP = BOTTOM - 92.0


def draw_foot(flow: Flow, shown: Referral, digest: str) -> None:
    """Put what stands at the same place on every referral."""
    flow.y = FOOT + 4
    flow.put(Rect(LEFT, flow.y, MEASURE, 44, stroke="edge", line=0.7))
    flow.y += 4
    with flow.within(Role.CHAPTER):
        flow.line(LEFT + 10, flow.y + 8.7, "Who to ring", SMALL_BOLD)
    flow.y += SMALL.lead
    shortly(flow, shown.ring, SMALL, 1, LEFT + 10, _HALF - 20)
    _blank(flow, LEFT + 10, FOOT + 40, "Telephone", _HALF - 20)
    for place in range(SIGNERS):
        y = FOOT + 20 + place * 20
        name = shown.signed_by[place] if place < len(shown.signed_by) else ""
        _blank(flow, _RIGHT, y, "Signed, first person" if not place else "Signed, second person", _HALF - 10, name)
    _slip(flow, shown, digest)


def _slip(flow: Flow, shown: Referral, digest: str) -> None:
    flow.y = _SLIP
    flow.put(Line(LEFT - 20, flow.y, RIGHT + 20, flow.y, "edge", 0.8, (4, 3)))
    flow.y += 8
    with flow.within(Role.CHAPTER):
        flow.line(LEFT, flow.y + 8.7, "Return slip: cut here and send it back", SMALL_BOLD)
    flow.line(RIGHT, flow.y + 8.7, f"Pack {shown.number} · {short_hash(digest)}", SMALL, "end")
    flow.y += SMALL.lead + 1
    shortly(flow, f"To {shown.hub}. A referral is decided on within one working day.", SMALL, 1)
    y = flow.y + 15
    for left, right in (
        ("Received by", "Received on, at"),
        ("What is done, and by when", ""),
        ("Who sees the children", "Signature, telephone"),
    ):
        _blank(flow, LEFT, y, left, _HALF if right else MEASURE)
        if right:
            _blank(flow, _RIGHT, y, right, _HALF)
        y += 20
    flow.y = y


def _blank(flow: Flow, x: float, y: float, word: str, width: float, filled: str = "") -> None:
    start = x + measure(word, SMALL.size) + 8
    with flow.within(Role.WORDS):
        flow.line(x, y, word, SMALL_QUIET)
        if filled:
            flow.line(start + 2, y - 1, flow.lines(filled, SMALL, x + width - start)[0], SMALL)
    flow.put(Line(start, y + 2, x + width, y + 2, "edge", 0.6))

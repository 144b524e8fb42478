"""The last page: two signatures, and the slip that comes back."""

from __future__ import annotations

from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.around import short_hash
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, Flow
from hubdesk.packs.setting import BODY, BODY_BOLD, HEADING, SMALL, SMALL_QUIET, TINY, measure
from hubdesk.packs.sheet import Headed
from hubdesk.packs.shown import SIGNERS
from hubdesk.packs.tree import Role

_HALF = (MEASURE - 24) / 2
_BOX = 168.0


def draw_sign(flow: Flow, shown: Headed, digest: str, annex: bool = False) -> None:
    """Put the signatures and the return slip together on one page; sources may stand in an `annex` only."""
    flow.section("Sign-off and return slip")
    _signatures(
        flow,
        shown,
        "Two people sign that this pack may go to its recipient: what it holds is needed and proportionate, its "
        f"handling conditions are kept, and no source is named{' outside the annex' if annex else ''}.",
    )
    _slip(flow, shown, digest)


def draw_signatures(flow: Flow, shown: Headed, said: str) -> None:
    """Put the signatures alone, for a copy that nobody sends back; `said` is what is signed."""
    flow.section("Sign-off", fresh=False, keep=_BOX + 70)
    _signatures(flow, shown, said)


def _signatures(flow: Flow, shown: Headed, said: str) -> None:
    flow.say(said, width=MEASURE - 20, after=12)
    for number in range(SIGNERS):
        _signature(flow, LEFT + number * (_HALF + 24), number, shown.signed_by)
    flow.y += _BOX + 34


def _signature(flow: Flow, x: float, number: int, signed_by: tuple[str, ...]) -> None:
    y = flow.y
    flow.put(Rect(x, y, _HALF, _BOX, stroke="edge", line=0.7))
    with flow.within(Role.HEADING):
        flow.line(x + 12, y + 20, ("First person", "Second person")[number], BODY_BOLD)
    name = signed_by[number] if number < len(signed_by) else ""
    for place, word in enumerate(("Name", "Role", "Signature", "Date")):
        base = y + 54 + place * 32
        flow.put(Line(x + 70, base + 2, x + _HALF - 12, base + 2, "edge", 0.6))
        with flow.within(Role.WORDS):
            flow.line(x + 12, base, word, SMALL_QUIET)
            if place == 0 and name:
                flow.line(x + 72, base - 2, flow.lines(name, BODY, _HALF - 86)[0], BODY)


def _slip(flow: Flow, shown: Headed, digest: str) -> None:
    flow.put(Line(LEFT - 20, flow.y, RIGHT + 20, flow.y, "edge", 0.8, (4, 3)))
    flow.line(LEFT, flow.y + 12, "Cut here and send this part back to the hub", TINY)
    flow.y += 36
    with flow.within(Role.HEADING):
        flow.line(LEFT, flow.y, "Return slip", HEADING)
    flow.line(RIGHT, flow.y, f"Pack {shown.number} · {short_hash(digest)}", SMALL, "end")
    flow.y += 12
    flow.line(LEFT, flow.y + 9, flow.lines(f"To {shown.hub}, from {shown.recipient}", SMALL, MEASURE)[0], SMALL)
    flow.y += 26
    for left, right in (
        ("Received on", "Read by"),
        ("Discussed on", "Lead professional"),
        ("Decision", ""),
        ("", ""),
        ("Who sees the children, and by when", ""),
        ("Look at it again on", "Signature"),
    ):
        _blank(flow, LEFT, left, _HALF if right else MEASURE)
        if right:
            _blank(flow, LEFT + _HALF + 24, right, _HALF)
        flow.y += 27
    for x, word in ((LEFT, "The pack was destroyed"), (LEFT + 170, "The pack is kept in our own record")):
        flow.put(Rect(x, flow.y - 2, 10, 10, stroke="text", line=0.8))
        flow.line(x + 16, flow.y + 7, word, SMALL)


def _blank(flow: Flow, x: float, word: str, width: float) -> None:
    start = x + (measure(word, SMALL.size) + 8 if word else 0)
    flow.line(x, flow.y + 9, word, SMALL_QUIET)
    flow.put(Line(start, flow.y + 11, x + width, flow.y + 11, "edge", 0.6))

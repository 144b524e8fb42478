"""The letter that asks a partner: what is asked and by when first, why we may ask, and a slip to send back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from hubdesk.domain.days import long_day
from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, Flow
from hubdesk.packs.letter import ADDRESSED
from hubdesk.packs.setting import BODY, BODY_BOLD, BODY_QUIET, HEADING, SMALL_BOLD, Style
from hubdesk.packs.tree import Role

_TITLE = Style(BOLD, 20, 26)
_LABEL = 112.0  # points, the column of labels
_PAD = 12.0
_SLIP = 222.0  # points: the slip is never broken over two pages


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that stands in a letter; `on` is its day, `opening` stands only in a reminder."""

    hub: str
    on: str
    title: str
    opening: str
    reference: str
    due: str
    about: str
    asked: str
    basis: str
    yours: str
    consent: str
    informed: str
    answer: Sequence[str]
    danger: str
    signed: str


def kept(question: Question) -> str:
    """Write a letter as text, so that it can be drawn again as it was."""
    return json.dumps(asdict(question), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_again(words: str) -> Question:
    """Read a letter that was kept."""
    return Question(**json.loads(words))


def draw_question(question: Question) -> bytes:
    """Draw a letter as a PDF on A4; the same words make the same bytes."""
    flow = Flow()
    _head(flow, question)
    _facts(flow, question)
    flow.heading("What we ask you", before=18)
    flow.say(question.asked, BODY, after=4)
    flow.heading("Why we may ask, and what the family knows")
    for words in (question.basis, question.yours):
        flow.say(words, BODY, after=6)
    for label, words in (("Consent", question.consent), ("The family", question.informed)):
        _pair(flow, label, words, LEFT, MEASURE)
    flow.heading("When you answer")
    with flow.within(Role.LIST):
        for words in question.answer:
            flow.point("\N{BULLET}", words, BODY, LEFT + 4, 12, MEASURE - 48, 3)
    _danger(flow, question.danger)
    flow.gap(14)
    flow.say(question.signed, BODY_BOLD)
    flow.head = None  # the slip goes by itself to another page, and takes no heading along
    _slip(flow, question)
    named = Properties(question.title, question.hub, MARK)
    said = Around(
        what=f"{question.title}, reference {question.reference}, of {question.hub}",
        handling=ADDRESSED,
        left=f"Our reference {question.reference} · {contents_mark(kept(question))}",
        right=long_day(date.fromisoformat(question.on)),
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


def _head(flow: Flow, question: Question) -> None:
    top = flow.y
    flow.say(question.hub, HEADING, after=0)
    flow.line(RIGHT, top + HEADING.lead * 0.76, flow.lines(long_day(date.fromisoformat(question.on)), BODY, 200)[0],
              BODY_QUIET, "end")  # fmt: skip
    flow.put(Line(LEFT, flow.y + 6, RIGHT, flow.y + 6, "hairline", 0.8))
    flow.y += 24
    flow.say(question.title, _TITLE, width=MEASURE, after=10, role=Role.TITLE)
    if question.opening:
        flow.say(question.opening, BODY, after=10)


def _facts(flow: Flow, question: Question) -> None:
    """Put what a busy reader looks for into a box: about whom, by when, under which reference."""
    top, place = flow.y, len(flow.pages[-1])
    flow.y += _PAD
    wide = MEASURE - 2 * _PAD
    _pair(flow, "About", question.about, LEFT + _PAD, wide, BODY_BOLD)
    _pair(flow, "Answer needed", question.due, LEFT + _PAD, wide, BODY_BOLD)
    _pair(flow, "Our reference", question.reference, LEFT + _PAD, wide)
    flow.y += _PAD - 4
    flow.pages[-1].insert(place, Rect(LEFT, top, MEASURE, flow.y - top, fill="page", stroke="hairline", line=0.8))


def _pair(flow: Flow, label: str, words: str, x: float, width: float, style: Style = BODY) -> None:
    lines = flow.lines(words, style, width - _LABEL)
    flow.need(style.lead * min(2, len(lines)))
    with flow.within(Role.WORDS):
        flow.line(x, flow.y + style.lead * 0.76, label, BODY_QUIET)
        flow.say(words, style, x + _LABEL, width - _LABEL, after=4)


def _danger(flow: Flow, words: str) -> None:
    flow.gap(10)
    lines = flow.lines(words, BODY_BOLD, MEASURE - 2 * _PAD)
    height = len(lines) * BODY_BOLD.lead + 16
    flow.need(height)
    flow.put(Rect(LEFT, flow.y, MEASURE, height, stroke="text", line=1.2))
    flow.y += 8
    flow.say(words, BODY_BOLD, LEFT + _PAD, MEASURE - 2 * _PAD, after=8)


def _slip(flow: Flow, question: Question) -> None:
    """Put the slip that comes back; it names nobody, so that it may be sent by itself."""
    flow.gap(22)
    flow.need(_SLIP)
    flow.put(Line(LEFT, flow.y, RIGHT, flow.y, "quiet", 0.8, (4, 3)))
    flow.y += 14
    to_us = f"Your answer to {question.hub}, reference {question.reference}"
    flow.say(to_us, HEADING, width=MEASURE, after=8, role=Role.CHAPTER)
    for words in ("We hold something that answers your question. We write it here or send it with this slip:",
                  "We hold nothing about this child.",
                  "We may not answer, because:"):  # fmt: skip
        flow.put(Rect(LEFT, flow.y + 2, 10, 10, stroke="text", line=1.0))
        flow.say(words, BODY, LEFT + 20, MEASURE - 20, after=4)
        if words.endswith(":"):
            _rules(flow, 2 if words.startswith("We hold") else 1)
    base = flow.y + BODY.lead * 0.76
    flow.line(LEFT, base, "We know this", BODY)
    for x, words in ((LEFT + 84, "directly"), (LEFT + 154, "from somebody else")):
        flow.put(Rect(x, flow.y + 2, 10, 10, stroke="text", line=1.0))
        flow.line(x + 16, base, words, BODY)
    _blank(flow, "We last saw the child on", RIGHT - 96, RIGHT, RIGHT - 206)
    flow.y += 26
    for label, start, end, edge in (
        ("Name and role", LEFT + 84, LEFT + 230, LEFT),
        ("Telephone", LEFT + 296, LEFT + 384, LEFT + 240),
        ("Date", LEFT + 422, RIGHT, LEFT + 394),
    ):
        _blank(flow, label, start, end, edge)
    flow.y += BODY.lead


def _rules(flow: Flow, count: int) -> None:
    for _ in range(count):
        flow.y += 18
        flow.put(Line(LEFT + 20, flow.y, RIGHT, flow.y, "edge", 0.5))
    flow.y += 8


def _blank(flow: Flow, label: str, start: float, end: float, edge: float) -> None:
    base = flow.y + BODY.lead * 0.76
    flow.line(edge, base, label, SMALL_BOLD)
    flow.put(Line(start, base + 2, end, base + 2, "edge", 0.5))

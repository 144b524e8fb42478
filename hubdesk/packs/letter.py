"""A letter on one page or more: whom it is from, the day, the subject and plain paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from hubdesk.domain.days import long_day
from hubdesk.packs.faces import BOLD, font
from hubdesk.packs.flow import HEIGHT, LEFT, RIGHT, WIDTH, Flow
from hubdesk.packs.frame import MARKING
from hubdesk.packs.paint import new_canvas, paint
from hubdesk.packs.setting import BODY, BODY_QUIET, HEADING, TINY_BOLD

MARK = "OFFICIAL-SENSITIVE"


def draw_letter(hub: str, on: date, subject: str, paragraphs: Sequence[str]) -> bytes:
    """Draw a letter as a PDF on A4, marked on every page; the same words make the same bytes."""
    font(BOLD)
    flow = Flow()
    flow.say(hub, HEADING, after=2)
    flow.say(long_day(on), BODY_QUIET, after=28)
    flow.say(subject, HEADING, after=14)
    for words in paragraphs:
        flow.say(words, BODY, after=10)
    out = BytesIO()
    canvas = new_canvas(out, subject, hub, MARK)
    for number, marks in enumerate(flow.pages, start=1):
        over = Flow(missing=flow.missing)
        over.line(WIDTH / 2, 34, MARK, MARKING, "middle")
        over.line(WIDTH / 2, HEIGHT - 26, MARK, MARKING, "middle")
        over.line(LEFT, HEIGHT - 58, hub, TINY_BOLD)
        over.line(RIGHT, HEIGHT - 58, f"Page {number} of {len(flow.pages)}", TINY_BOLD, "end")
        paint(canvas, [*over.pages[0], *marks])
        canvas.showPage()
    canvas.save()
    return out.getvalue()

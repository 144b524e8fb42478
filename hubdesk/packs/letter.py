"""A letter on one page or more: whom it is from, the day, the subject and plain paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.days import long_day
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import HEIGHT, LEFT, RIGHT, WIDTH, Flow, Mark
from hubdesk.packs.frame import MARKING
from hubdesk.packs.setting import BODY, BODY_QUIET, HEADING, TINY_BOLD
from hubdesk.packs.tree import Role

MARK = "OFFICIAL-SENSITIVE"


def draw_letter(hub: str, on: date, subject: str, paragraphs: Sequence[str]) -> bytes:
    """Draw a letter as a PDF on A4, marked on every page; the same words make the same bytes."""
    flow = Flow()
    flow.say(hub, HEADING, after=2)
    flow.say(long_day(on), BODY_QUIET, after=28)
    flow.say(subject, HEADING, after=14, role=Role.TITLE)
    for words in paragraphs:
        flow.say(words, BODY, after=10)
    return document(Properties(subject, hub, MARK), (flow,), lambda page, pages: running(hub, page, pages))


def running(said: str, page: int, pages: int) -> list[Mark]:
    """Put the marking on a page of a letter, and at its foot what it is and its number."""
    over = Flow()
    over.line(WIDTH / 2, 34, MARK, MARKING, "middle")
    over.line(WIDTH / 2, HEIGHT - 26, MARK, MARKING, "middle")
    over.line(LEFT, HEIGHT - 58, said, TINY_BOLD)
    over.line(RIGHT, HEIGHT - 58, f"Page {page} of {pages}", TINY_BOLD, "end")
    return over.pages[0]

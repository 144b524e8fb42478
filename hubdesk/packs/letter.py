"""A letter on one page or more: whom it is from, the day, the subject and plain paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.days import long_day
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import Flow
from hubdesk.packs.setting import BODY, BODY_QUIET, HEADING
from hubdesk.packs.tree import Role

ADDRESSED = "For whoever it is addressed to only. Do not copy it or pass it on."


def draw_letter(hub: str, on: date, subject: str, paragraphs: Sequence[str]) -> bytes:
    """Draw a letter as a PDF on A4, marked on every page; the same words make the same bytes."""
    flow = Flow()
    flow.say(hub, HEADING, after=2)
    flow.say(long_day(on), BODY_QUIET, after=28)
    flow.say(subject, HEADING, after=14, role=Role.TITLE)
    for words in paragraphs:
        flow.say(words, BODY, after=10)
    said = Around(
        what=f"{subject}. Letter of {hub}",
        handling=ADDRESSED,
        left=contents_mark((hub, on, subject, tuple(paragraphs))),
        right=long_day(on),
    )
    return document(Properties(subject, hub, MARK), (flow,), lambda page, pages: running(said, page, pages))

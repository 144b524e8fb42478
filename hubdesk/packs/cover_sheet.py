"""The sheet on top of a morning's packs: which lie under it, for whom and how many pages; nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf

from hubdesk.domain.days import long_day
from hubdesk.drawing.words import capital, count_of
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.setting import BODY, SMALL, SMALL_BOLD, TITLE, Style
from hubdesk.packs.table import Column, Para, Row, table
from hubdesk.packs.tree import Role

_COLUMNS = (
    Column("Pack", 106),
    Column("Copy", 84),
    Column("For", 151.28),
    Column("Pages", 44, "end"),
    Column("Taken by", 112),
)


@dataclass(frozen=True, slots=True)
class Lying:
    """One pack of the pile."""

    number: str
    copy: str
    recipient: str
    pages: int


def pages_in(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def draw_cover_sheet(hub: str, at: datetime, pile: Sequence[Lying]) -> bytes:
    """Draw the sheet; the same pile at the same time makes the same bytes."""
    flow = Flow()
    pages = sum(one.pages for one in pile)
    flow.say("Packs to hand over", TITLE, width=MEASURE, after=4, role=Role.TITLE)
    when = f"{long_day(at.date())}, {at:%H:%M}"
    flow.say(f"{hub}, {when}", BODY, width=MEASURE, after=10)
    said = f"{capital(count_of(len(pile), 'pack'))} on {count_of(pages, 'page')}, this sheet not counted."
    flow.say(f"{said} Count them when they are handed over; each recipient signs for their own.", BODY, after=12,
             width=MEASURE)  # fmt: skip
    rows = [Row(tuple((Para(words, style),) for words, style in _cells(one))) for one in pile]
    table(flow, _COLUMNS, rows, 16, named=True)
    around = Around(
        what=f"Cover sheet of packs, {hub}",
        handling="It stays with whoever hands the packs over. It names nobody.",
        left=contents_mark(tuple(pile)),
        right=when,
    )
    named = Properties("Packs to hand over", hub, MARK)
    return document(named, (flow,), lambda page, of: running(around, page, of))


def _cells(one: Lying) -> Sequence[tuple[str, Style]]:
    said = (one.copy, one.recipient, f"{one.pages:,}", "")
    return ((one.number, SMALL_BOLD), *((words, SMALL) for words in said))

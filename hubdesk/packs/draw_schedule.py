"""The schedule of what is not in a copy: the number of each place, where it is, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.redact import Redaction
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET
from hubdesk.packs.table import Column, Para, Row, table

_COLUMNS = (Column("No", 34), Column("Page", 44, "end"), Column("Where", 169.28), Column("Why", 250))
_WITHOUT_PAGES = (Column("No", 34), Column("Where", 189.28), Column("Why", 274))


def draw_schedule(flow: Flow, schedule: Sequence[Redaction], said: str, pages: Mapping[int, int]) -> None:
    """Put the schedule; `said` is what became of each place, `pages` may be none."""
    flow.section(f"Schedule of what was {said}", fresh=False, keep=110)
    if not schedule:
        flow.say(f"Nothing was {said}.", SMALL)
        flow.head = None
        return
    flow.say("The numbers are those that stand in the copy. The words themselves are not in this file.",
             SMALL_QUIET, width=MEASURE, after=6)  # fmt: skip
    rows = [
        Row(
            (
                (Para(f"{one.number}", SMALL_BOLD),),
                *([(Para(f"{pages[one.number]}" if one.number in pages else "", SMALL),)] if pages else []),
                (Para(one.where, SMALL),),
                (Para(one.why, SMALL),),
            )
        )
        for one in schedule
    ]
    table(flow, _COLUMNS if pages else _WITHOUT_PAGES, rows, 10, named=True)

"""A report on paper: each table with what it counts, and the months as bars."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.days import long_day
from hubdesk.domain.report import Part, Report, words
from hubdesk.drawing.bars import bars
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.heading import heading
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET
from hubdesk.packs.table import Column, Para, Row, table

NAME = "Report"
_GUTTER = 10.0
_HIDDEN = (
    'Small numbers are hidden so that nobody can be made out: 1 to 4 is given as "under 5", every other count is '
    "rounded to the nearest 5, and days that rest on fewer than 5 are not shown. So tables need not add up."
)
_EXACT = "The figures are exact. Small ones can point at a family: keep this copy inside the hub."
LIMITS = (
    "These figures count the hub's own records. They say nothing about children of whom it never heard, and a "
    "smaller figure is not by itself a better one."
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: whose report it is, who made it when, and its figures."""

    hub: str
    made: str
    report: Report


def draw_report(shown: Printed) -> bytes:
    """Draw a report as a PDF on A4; the same report makes the same bytes."""
    flow, found = Flow(), shown.report
    printable(shown.hub, flow.missing)
    period = f"{long_day(found.first)} to {long_day(found.last)}"
    heading(flow, shown.hub, f"{NAME}: {period}", _HIDDEN if found.coarse else _EXACT)
    for part in found.parts:
        _part(flow, part)
    flow.gap(16)
    flow.say(LIMITS, SMALL_QUIET)
    named = Properties(NAME, shown.hub, f"{MARK}, {period}")
    inside = "" if found.coarse else " Keep it inside the hub."
    said = Around(
        what=f"{NAME} of {shown.hub}, {period}",
        handling=f"It names nobody.{inside}",
        left=f"{shown.made} · {contents_mark(shown)}",
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


def _part(flow: Flow, part: Part) -> None:
    flow.section(part.title, fresh=False, keep=110)
    flow.say(part.says, SMALL_QUIET, after=6)
    if part.name == "months":
        drawn = bars(part, MEASURE)
        flow.need(drawn.height)
        flow.picture(drawn)
        flow.y += 8
    if not part.rows:
        flow.say("Nothing to count.", SMALL)
        flow.head = None
        return
    wide = 78.0
    first = MEASURE + _GUTTER - wide * len(part.columns)
    columns = (Column(part.first, first), *(Column(one.title, wide, "end") for one in part.columns))
    rows = [
        Row(((Para(row.label, SMALL_BOLD),), *((Para(words(cell), SMALL),) for cell in row.cells))) for row in part.rows
    ]
    table(flow, columns, rows, _GUTTER, named=True)

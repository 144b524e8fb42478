"""Report on a period: what came, how soon it was decided, what came of it; from what was known by the period's end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hubdesk.domain.days import short_day
from hubdesk.domain.errors import Refused
from hubdesk.domain.report import Report, coarse, words
from hubdesk.packs.report import Printed, draw_report
from hubdesk.service.desk import Desk, act
from hubdesk.service.permit import permit
from hubdesk.service.reports_counts import parts_of
from hubdesk.service.whole_file import WholeFile
from hubdesk.sheets.write import write_csv

HEADINGS = ("table", "what", "figure", "value")


def report(desk: Desk, first: date, last: date) -> Report:
    """Count what happened in a period, seeing only what had been received and written down by its last day."""
    if last < first:
        raise Refused(f"The report would end on {last} before it begins on {first}. Exchange the two days.")
    with act(desk, "view_report", reason=f"{first} to {last}"):
        return Report(first, last, parts_of(desk, first, last))


def save_report(desk: Desk, first: date, last: date, out: Path, reason: str, exact: bool = False) -> Report:
    """Write a report as a PDF, or as CSV by the file's ending; small numbers are hidden unless it stays exact."""
    shown = _for_copy(desk, first, last, reason, exact)
    with act(desk, "save_report", reason=_logged("disclosure", shown, reason)):
        if out.suffix.casefold() == ".csv":
            write_csv(out, HEADINGS, lines(shown), bom=True)
        else:
            with WholeFile(out, "The report") as file:
                file.write(_drawn(desk, shown))
                file.put()
    return shown


def print_report(desk: Desk, first: date, last: date, reason: str, exact: bool = False) -> bytes:
    """Draw a report for the printer, with small numbers hidden unless it stays exact."""
    shown = _for_copy(desk, first, last, reason, exact)
    with act(desk, "save_report", reason=_logged("printed", shown, reason)):
        return _drawn(desk, shown)


def _for_copy(desk: Desk, first: date, last: date, reason: str, exact: bool) -> Report:
    if not reason.strip():
        raise Refused("Say why the report leaves HubDesk: it is written down with your name.")
    permit(desk.user, "save_report")
    found = report(desk, first, last)
    return found if exact else coarse(found)


def _logged(how: str, shown: Report, reason: str) -> str:
    kept = "small numbers hidden" if shown.coarse else "exact figures"
    return f"{how}: report {shown.first} to {shown.last}, {kept}; {reason.strip()}"


def _drawn(desk: Desk, shown: Report) -> bytes:
    made = f"Made by {desk.user.name} on {short_day(desk.today())}, {desk.now():%H:%M}."
    return draw_report(Printed(desk.hub, made, shown))


def lines(found: Report) -> list[tuple[str, str, str, str]]:
    """Write a report as lines: table, row, column and figure."""
    return [
        (part.title, row.label, column.title, words(cell).replace(",", ""))
        for part in found.parts
        for row in part.rows
        for column, cell in zip(part.columns, row.cells, strict=True)
    ]

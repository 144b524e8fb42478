"""The place of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.ui import verbs_of_reports as verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires


def reports_place(wires: Wires) -> Place:
    """Make the place of the rail."""
    return Place("reports", "Re&ports", "chart-column", lambda: _reports(wires))


def _reports(wires: Wires) -> Page:
    from hubdesk.ui.screens.reports import ReportAsks, ReportsPage

    may = wires.may("save_report")
    page = ReportsPage(
        ReportAsks(
            wires.ask(verbs.report, "report"),
            wires.ask(verbs.save_report) if may else None,
            wires.ask(verbs.print_report) if may else None,
        )
    )
    page.list_requested.connect(wires.window.show_place)
    return page

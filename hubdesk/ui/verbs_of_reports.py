"""Verbs of reports as jobs of the records thread."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.domain.report import Report
    from hubdesk.service.desk import Desk


def report(desk: Desk, first: date, last: date) -> Report:
    """Count a period."""
    from hubdesk.service.reports import report

    return report(desk, first, last)


def save_report(desk: Desk, first: date, last: date, out: Path, reason: str, exact: bool) -> Report:
    """Write a report as a file."""
    from hubdesk.service.reports import save_report

    return save_report(desk, first, last, out, reason, exact)


def print_report(desk: Desk, first: date, last: date, reason: str, exact: bool) -> bytes:
    """Draw a report for the printer."""
    from hubdesk.service.reports import print_report

    return print_report(desk, first, last, reason, exact)

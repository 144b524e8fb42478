"""The command for a report on a period: report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.report import coarse
from hubdesk.service.reports import HEADINGS, lines, report, save_report


def add_commands(commands: Commands) -> None:
    """Add the command."""
    words = "Count what came, how soon it was decided and what came of it in a period; or write that as PDF or CSV."
    asked = command(commands, "report", words, _report)
    asked.add_argument("--from", dest="first", type=day, required=True, metavar="DAY")
    asked.add_argument("--to", dest="last", type=day, required=True, metavar="DAY")
    asked.add_argument("--out", type=Path, metavar="FILE", help="a .pdf or .csv to write")
    asked.add_argument("--reason", default="", help="for --out: why it leaves the hub")
    said = "exact figures in a file; without it, counts under 5 are hidden and the others rounded to the nearest 5"
    asked.add_argument("--exact", action="store_true", help=said)
    asked.add_argument("--coarse", action="store_true", help="print it as it would be written")
    add_format(asked)


def _report(arguments: Namespace) -> None:
    first, last = arguments.first, arguments.last
    with opened(arguments) as desk:
        if arguments.out:
            save_report(desk, first, last, arguments.out, arguments.reason, arguments.exact)
            print(f"The report is at {arguments.out}. It names nobody.")
            return
        found = report(desk, first, last)
    shown = coarse(found) if arguments.coarse else found
    print_rows([dict(zip(HEADINGS, line, strict=True)) for line in lines(shown)], arguments.format, "Nothing.")

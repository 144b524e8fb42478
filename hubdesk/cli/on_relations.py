"""The command for who belongs to whom: relation."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.days import said_day
from hubdesk.domain.errors import Refused
from hubdesk.domain.relation import KINDS, STATES
from hubdesk.service.relate import relate, relations_of, take_back_relation


def add_commands(commands: Commands) -> None:
    """Add the command for who belongs to whom."""
    words = "Record who is whose parent, partner, sibling or carer, or who has died; list it, or take it back."
    related = command(commands, "relation", words, _relation)
    related.add_argument("action", choices=("add", "list", "take-back"))
    related.add_argument("about", help="the PERSON, or for take-back the id from the list")
    related.add_argument("--is", dest="kind", choices=tuple(KINDS), default="", help="what they are")
    related.add_argument("--of", default="", metavar="PERSON", help="whose they are; not for deceased")
    related.add_argument("--state", choices=tuple(STATES), default="", help="for partner: how it stands")
    related.add_argument("--since", default="", metavar="DAY", help="since when, or the day of death; a year is enough")
    related.add_argument("--source", default="", help="who said so")
    related.add_argument("--reason", default="", help="for take-back")
    add_format(related)


def _relation(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.action == "add":
            if not arguments.kind:
                raise Refused(f"Say what they are: --is {', '.join(KINDS)}.")
            said = (arguments.kind, arguments.of, arguments.state, arguments.since, arguments.source)
            relate(desk, arguments.about, *said)
            print("Recorded. The family drawing shows it from now on.")
        elif arguments.action == "take-back":
            take_back_relation(desk, arguments.about, arguments.reason)
            print("Taken back.")
        else:
            found, named = relations_of(desk, arguments.about)
            rows = [
                {
                    "id": row.id,
                    "person": named[row.one].name,
                    "is": KINDS[row.kind],
                    "of": named[row.other].name if row.other else "",
                    "state": row.state,
                    "since": said_day(row.day, row.precision) if row.day else "",
                    "source": row.source,
                    "recorded": f"{row.at:%Y-%m-%d}",
                    "by": row.by,
                }
                for row in found
            ]
            print_rows(rows, arguments.format, "Nothing is recorded of who belongs to this person.")

"""Commands about who somebody is: other names, and protected identities."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain import known_name, protected
from hubdesk.service.known_names import add_name, take_back_name
from hubdesk.service.protect import look, looks, protect, unprotect
from hubdesk.service.protect import protected as listed


def add_commands(commands: Commands) -> None:
    """Add the commands about names and protected identities."""
    named = command(
        commands, "name", "Record another name of a person, with its kind and days, or take it back.", _name
    )
    named.add_argument("action", choices=("add", "take-back"))
    named.add_argument("person", metavar="PERSON")
    named.add_argument("name", help="the name, as Bo Examplesson")
    named.add_argument("--kind", choices=tuple(known_name.KINDS), default="known_as", help="(default: %(default)s)")
    named.add_argument("--from", dest="from_day", default="", metavar="DAY", help="since when")
    named.add_argument("--to", dest="to_day", default="", metavar="DAY", help="until when")
    named.add_argument("--reason", default="", help="who said so; needed to take a name back")
    words = "Seal a protected identity apart, take that back, list them, or look at one for a reason that is kept."
    sealed = command(commands, "protect", words, _protect)
    sealed.add_argument("action", choices=("add", "take-back", "list", "look", "looks"))
    sealed.add_argument("about", nargs="?", default="", help="for add the PERSON, else the id from the list")
    sealed.add_argument("--kind", choices=tuple(protected.KINDS), help="for add")
    sealed.add_argument("--reason", default="", help="for add, take-back and look")
    add_format(sealed)


def _name(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.action == "add":
            days = (arguments.from_day, arguments.to_day)
            add_name(desk, arguments.person, arguments.kind, arguments.name, *days, arguments.reason)
            print("Recorded. The name is used for matching from now on.")
        else:
            take_back_name(desk, arguments.person, arguments.name, arguments.reason)
            print("Taken back.")


def _protect(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.action == "add":
            made, _ = protect(desk, arguments.about, arguments.kind or "", arguments.reason)
            print(f"Protected identity {made.id}: {made.entries} entries are sealed. What was sent before stays sent.")
        elif arguments.action == "take-back":
            unprotect(desk, arguments.about, arguments.reason)
            print("Taken back. The entries are matched, shown and found again.")
        elif arguments.action == "list":
            rows = [
                {"id": one.id, "kind": one.kind, "since": f"{one.at:%Y-%m-%d}", "by": one.by, "entries": one.entries}
                for one in listed(desk)
            ]
            print_rows(rows, arguments.format, "No identity is protected.")
        elif arguments.action == "look":
            told = look(desk, arguments.about, arguments.reason).told
            print_rows(
                [
                    {
                        "name": mention.written_name,
                        "born": mention.date_of_birth,
                        "concern": concern.ref,
                        "received": f"{concern.received_on:%Y-%m-%d}",
                        "narrative": concern.narrative,
                    }
                    for mention, concern in told
                ],
                arguments.format,
                "Nothing is recorded of this identity.",
            )
        else:
            rows = [{"at": one.at.isoformat(), "by": one.by, "reason": one.reason} for one in looks(desk)]
            print_rows(rows, arguments.format, "Nobody looked at a protected identity.")

"""The command for how people may be contacted: contact."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.contact import FIELDS, SAFETY
from hubdesk.service.outgoing import ContactForm
from hubdesk.service.safe_contact import contact_of, note_contact


def add_commands(commands: Commands) -> None:
    """Add the command for how people may be contacted."""
    words = "Print how somebody may be contacted; with --safety note it, in place of all that was noted before."
    noted = command(commands, "contact", words, _contact)
    noted.add_argument("person", metavar="PERSON", help="its id, from the family's page")
    noted.add_argument("--safety", choices=tuple(SAFETY), help="whether contact is safe")
    for field, label in FIELDS.items():
        noted.add_argument(f"--{field.replace('_', '-')}", default="", metavar="WORDS", help=label)
    noted.add_argument("--reason", default="", help="why; needed where contact is no longer marked as not safe")
    add_format(noted)


def _contact(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.safety:
            said = {field: getattr(arguments, field) for field in FIELDS}
            note_contact(desk, arguments.person, ContactForm(arguments.safety, **said), arguments.reason)
            print(f"Noted: {SAFETY[arguments.safety].lower()}.")
            return
        rows = [
            {
                "safety": row.safety,
                **{field: getattr(row, field) for field in FIELDS},
                "at": row.at.isoformat(" ", "minutes"),
                "by": row.by,
                "reason": row.reason,
            }
            for row in contact_of(desk, arguments.person)
        ]
    print_rows(rows, arguments.format, "Nothing is noted of how they may be contacted.")

"""Commands for what is printed beside packs about a family: subject-access, weekly, form."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command, count, with_reason
from hubdesk.cli.opening import opened
from hubdesk.domain.decision import ASKED_BY
from hubdesk.service.blank_form import blank_form
from hubdesk.service.pack import save_pack
from hubdesk.service.subject_access import ALL, subject_access
from hubdesk.service.weekly import TOP, weekly


def add_commands(commands: Commands) -> None:
    """Add the commands."""
    words = "Make a copy of everything the hub holds about one person, other people and sources withheld, as a PDF."
    copy = command(commands, "subject-access", words, _subject_access)
    copy.add_argument("person", metavar="PERSON", help="its id, from the family's page")
    copy.add_argument("--asked-by", choices=tuple(ASKED_BY), default="self", help="who asks (default: %(default)s)")
    copy.add_argument("--withhold", type=with_reason, action="append", default=[], metavar="PIECE=WHY",
                      help="a piece that is not given, and why; may be given again")  # fmt: skip
    said = f"a piece that was looked at and is given, or {ALL}; needed where somebody else asks for a child"
    copy.add_argument("--give", action="append", default=[], metavar="PIECE", help=said)
    copy.add_argument(
        "--also", action="append", default=[], metavar="WORDS", help="words to withhold wherever they are"
    )
    copy.add_argument("--reason", default="", help="why it may go out where contact is not safe")
    copy.add_argument("--out", type=Path, required=True)
    words = "Print the supervisor's weekly list as a PDF: the top of the queue, who holds each family, what waits."
    listed = command(commands, "weekly", words, _weekly)
    listed.add_argument("--top", type=count, default=TOP, help="how many families (default: %(default)s)")
    form = command(commands, "form", "Print the form on paper for when the computer is down, as a PDF.", _form)
    for parser in (listed, form):
        parser.add_argument("--out", type=Path, required=True)


def _subject_access(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        made = subject_access(
            desk,
            arguments.person,
            arguments.asked_by,
            dict(arguments.withhold),
            arguments.give,
            arguments.also,
            arguments.reason,
        )
        save_pack(desk, made, arguments.out)
    print(
        f"Copy {made.pack.number} is at {arguments.out}. It holds case data in clear: read it before anybody gets it."
    )


def _weekly(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        weekly(desk, arguments.out, arguments.top)
    print(f"The list is at {arguments.out}. It holds case data in clear: keep it as OFFICIAL-SENSITIVE.")


def _form(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        blank_form(desk, arguments.out)
    print(f"The form is at {arguments.out}. Print some before they are needed.")

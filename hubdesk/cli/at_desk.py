"""Commands that a clerk needs beside the queue: request, review."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.service.ask import ask, decide_not_to_ask, take_reply
from hubdesk.service.combine import answer
from hubdesk.service.forms import Gate
from hubdesk.service.review import grey_pairs


def add_commands(commands: Commands) -> None:
    """Add the commands for requests to partners and for matches that wait for a human."""
    asked = command(
        commands, "request", "Ask a partner about a child, decide not to, or note what came back.", _request
    )
    asked.add_argument("action", choices=("ask", "not-ask", "reply"))
    asked.add_argument("about", help="PERSON to ask about, or the REQUEST that is answered")
    asked.add_argument("--agency", default="", help="whom to ask, a code of the agency list")
    asked.add_argument("--purpose", default="", help="what for, or why not")
    asked.add_argument("--basis", default="", help="public_task, legal_obligation, legitimate_interests or consent")
    asked.add_argument("--consent", default="", help="whether consent was sought, and why not")
    asked.add_argument("--informed", default="", help="whether the family was told, and why not")
    asked.add_argument("--necessity", default="", help="one sentence of necessity and proportionality")
    asked.add_argument("--review-on", type=day, metavar="DAY", help="for not-ask: when to look again")
    asked.add_argument("--outcome", choices=("answered", "nil", "refused"), help="for reply")
    asked.add_argument("--words", default="", help="for reply: what they said")
    reviewed = command(commands, "review", "List matches that wait for a human, or answer one.", _review)
    reviewed.add_argument("--answer", nargs=2, metavar=("LEFT", "RIGHT"), help="the two mentions that are answered")
    reviewed.add_argument("--verdict", choices=("same", "not_same", "cannot_tell"))
    reviewed.add_argument("--reason", default="")
    add_format(reviewed)


def _request(arguments: Namespace) -> None:
    gate = Gate(
        purpose=arguments.purpose,
        basis=arguments.basis,
        consent=arguments.consent,
        informed=arguments.informed,
        necessity=arguments.necessity,
    )
    with opened(arguments) as desk:
        if arguments.action == "ask":
            made = ask(desk, arguments.about, arguments.agency, gate)
            print(
                f"Asked {desk.codes.agencies[made.agency].label}: request {made.id}, due {made.due_at:%d %B %Y %H:%M}."
            )
        elif arguments.action == "not-ask":
            decide_not_to_ask(desk, arguments.about, arguments.agency, arguments.purpose, arguments.review_on)
            print("Noted that this agency is not to be asked, and why.")
        else:
            take_reply(desk, arguments.about, arguments.outcome or "", arguments.words)
            print("Noted what came back.")


def _review(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.answer:
            left, right = arguments.answer
            answer(desk, left, right, arguments.verdict or "", arguments.reason)
        rows = [
            {
                "weight": pair.weighed.weight,
                "left": pair.left.mention_id,
                "left_name": f"{pair.left.given_name} {pair.left.family_name}",
                "left_born": pair.left.date_of_birth,
                "right": pair.right.mention_id,
                "right_name": f"{pair.right.given_name} {pair.right.family_name}",
                "right_born": pair.right.date_of_birth,
            }
            for pair in grey_pairs(desk, 50)
        ]
        print_rows(rows, arguments.format, "No match waits for a human.")

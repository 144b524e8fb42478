"""The command for requests to partners: request."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.service.ask import ask, decide_not_to_ask, take_reply
from hubdesk.service.forms import Gate


def add_commands(commands: Commands) -> None:
    """Add the command for requests to partners."""
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

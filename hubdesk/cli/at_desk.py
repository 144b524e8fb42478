"""The command for requests to partners: request."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command, day
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.asked import HOWS, STATES
from hubdesk.domain.errors import Refused
from hubdesk.domain.request import Request
from hubdesk.domain.request_clocks import RATINGS
from hubdesk.service.ask import NOT_ASKED, ask, decide_not_to_ask, rate_request, take_back_reply, take_reply
from hubdesk.service.asked import asked_list
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Gate
from hubdesk.service.request_letter import note_reminder, request_letter, save_request_letter

_ACTIONS = ("ask", "not-ask", "not-apply", "consent-refused", "reply", "take-back", "rate", "letter", "remind", "list")


def add_commands(commands: Commands) -> None:
    """Add the command for requests to partners."""
    words = "Ask a partner about a child, decide not to, write the letter, list what waits, or note what came back."
    asked = command(commands, "request", words, _request)
    asked.add_argument("action", choices=_ACTIONS)
    asked.add_argument("about", nargs="?", default="", help="PERSON to ask about, or the REQUEST; nothing for list")
    asked.add_argument("--agency", default="", help="whom to ask, a code of the agency list")
    asked.add_argument("--purpose", default="", help="what for, or why not")
    asked.add_argument("--basis", default="", help="public_task, legal_obligation, legitimate_interests or consent")
    asked.add_argument("--consent", default="", help="whether consent was sought, and why not")
    asked.add_argument("--informed", default="", help="whether the family was told, and why not")
    asked.add_argument("--necessity", default="", help="one sentence of necessity and proportionality")
    asked.add_argument("--rating", default="", choices=("", *RATINGS), help="for ask and rate: how urgent it is")
    asked.add_argument("--review-on", type=day, metavar="DAY", help="for not-ask, not-apply, consent-refused")
    asked.add_argument("--outcome", choices=("answered", "nil", "refused"), help="for reply")
    asked.add_argument("--words", default="", help="for reply: what they said")
    asked.add_argument("--concern", default="", help="for reply: the concern that the answer became")
    words = "for take-back and rate; for ask, letter and remind where contact is not safe or another family is named"
    asked.add_argument("--reason", default="", help=words)
    asked.add_argument("--out", type=Path, help="for letter and remind: the PDF to write")
    asked.add_argument("--how", choices=HOWS[1:], default="", help="for remind: how, where no letter is written")
    asked.add_argument("--show", choices=STATES, default="open", help="for list (default: %(default)s)")
    add_format(asked)


def _request(arguments: Namespace) -> None:
    if arguments.action != "list" and not arguments.about:
        raise Refused("Name the person to ask about, or the request. Both stand in gaps and in request list.")
    with opened(arguments) as desk:
        if arguments.action == "list":
            _list(desk, arguments)
        elif arguments.action == "ask":
            _ask(desk, arguments)
        else:
            _follow(desk, arguments)


def _ask(desk: Desk, arguments: Namespace) -> None:
    gate = Gate(
        purpose=arguments.purpose,
        basis=arguments.basis,
        consent=arguments.consent,
        informed=arguments.informed,
        necessity=arguments.necessity,
    )
    made = ask(desk, arguments.about, arguments.agency, gate, arguments.rating)
    print(f"Asked {desk.codes.agencies[made.agency].label}: request {made.id}, {_due(made)}.")


def _follow(desk: Desk, arguments: Namespace) -> None:
    about = arguments.about
    kind = arguments.action.replace("-", "_")
    if kind in NOT_ASKED:
        decide_not_to_ask(desk, about, arguments.agency, arguments.purpose, arguments.review_on, kind)
        said = {"not_ask": "this agency is not to be asked", "not_apply": "this agency cannot know this child"}
        print(f"Noted that {said.get(kind, 'consent was refused')}, and why.")
    elif kind == "reply":
        take_reply(desk, about, arguments.outcome or "", arguments.words, arguments.concern)
        print("Noted what came back.")
    elif kind == "take_back":
        take_back_reply(desk, about, arguments.reason)
        print("Taken back: this request waits for its answer again.")
    elif kind == "rate":
        made = rate_request(desk, about, arguments.rating, arguments.reason)
        print(f"{made.clock}; {_due(made)}.")
    elif kind == "remind" and arguments.how:
        note_reminder(desk, about, arguments.how)
        print("Noted that they were reminded.")
    else:
        if arguments.out is None:
            raise Refused("Say where the letter is to be written: --out letter.pdf")
        drawn = request_letter(desk, about, "reminder" if kind == "remind" else "letter", arguments.reason)
        save_request_letter(desk, drawn, arguments.out)
        print(f"The {drawn.kind} is at {arguments.out}. It holds case data in clear: keep it as OFFICIAL-SENSITIVE.")


def _due(made: Request) -> str:
    return f"due {made.due_at:%d %B %Y %H:%M}" if made.due_at else "no answer is awaited"


def _list(desk: Desk, arguments: Namespace) -> None:
    rows = [
        {
            "request": row.request.id,
            "agency": desk.codes.agencies[row.request.agency].label,
            "child": row.child,
            "family_id": row.family_id,
            "asked": row.request.at.date().isoformat(),
            "by": row.request.by,
            "rating": row.request.rating,
            "due": row.request.due_at.isoformat(" ", "minutes") if row.request.due_at else "",
            "state": row.state,
            "came_back": f"{row.reply.outcome}: {row.reply.words}".rstrip(": ") if row.reply else "",
        }
        for row in asked_list(desk, arguments.show)
    ]
    print_rows(rows, arguments.format, "No request stands here.")

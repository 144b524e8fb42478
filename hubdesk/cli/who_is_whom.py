"""Commands that say who is whom: review, merge, split, undo."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.errors import Refused
from hubdesk.service.combine import VERDICTS, answer, merge, split, undo
from hubdesk.service.forms import Against, Tied
from hubdesk.service.review import grey_pairs


def add_commands(commands: Commands) -> None:
    """Add the commands that say who is whom."""
    reviewed = command(commands, "review", "List matches that wait for a human, or answer one.", _review)
    reviewed.add_argument("--answer", nargs=2, metavar=("LEFT", "RIGHT"), help="the two mentions that are answered")
    reviewed.add_argument("--verdict", choices=VERDICTS)
    reviewed.add_argument("--reason", default="")
    add_format(reviewed)
    merged = command(commands, "merge", "Say that persons are one; nothing is lost, and it can be undone.", _merge)
    merged.add_argument("ids", nargs="+", metavar="PERSON", help="persons (P-...), or mentions of them")
    parted = command(commands, "split", "Say that mentions are not of a person; it can be undone.", _split)
    parted.add_argument("person", metavar="PERSON", help="the person (P-...) whom they are not of")
    parted.add_argument(
        "mentions", nargs="+", metavar="MENTION", help="the mentions that are somebody else, by id or by reference"
    )
    parted.add_argument(
        "--rest-by-evidence",
        action="store_true",
        help="let the evidence place the others (default: they stay)",
    )
    for parser in (merged, parted):
        parser.add_argument("--reason", required=True)
        parser.add_argument("--instead", action="store_true", help="take back earlier answers that contradict this one")
    undone = command(commands, "undo", "Take back an answer, a merge or a split, or an earlier undo.", _undo)
    undone.add_argument("answer", nargs="?", default="", metavar="ANSWER", help="its id (default: the last of yours)")


@contextmanager
def _told_how() -> Iterator[None]:
    """Say, where earlier answers stand against something, how they are taken back."""
    try:
        yield
    except Against as against:
        raise Refused(f"{against.sentence} To take it back: hubdesk undo {against.strokes[0]}") from against


def _review(arguments: Namespace) -> None:
    with opened(arguments) as desk, _told_how():
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
                "effect": pair.effect,
            }
            for pair in grey_pairs(desk, 50)
        ]
        print_rows(rows, arguments.format, "No match waits for a human.")


def _merge(arguments: Namespace) -> None:
    with opened(arguments) as desk, _told_how():
        _say(merge(desk, arguments.ids, arguments.reason, instead=arguments.instead))


def _split(arguments: Namespace) -> None:
    stays = not arguments.rest_by_evidence
    with opened(arguments) as desk, _told_how():
        done = split(
            desk, arguments.person, arguments.mentions, arguments.reason, rest_stays=stays, instead=arguments.instead
        )
        _say(done)


def _undo(arguments: Namespace) -> None:
    with opened(arguments) as desk, _told_how():
        _say(undo(desk, arguments.answer))


def _say(done: Tied) -> None:
    now = ", ".join(done.person_ids)
    what = "One person now" if len(done.person_ids) == 1 else f"{len(done.person_ids)} persons now"
    print(f"{what}: {now}. To take it back: hubdesk undo {done.stroke}")

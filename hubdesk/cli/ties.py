"""`hubdesk explain PERSON`: why mentions are held to be one person."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.opening import opened
from hubdesk.cli.output import print_rows
from hubdesk.domain.family import Spelling
from hubdesk.drawing.said import said_words, undo_id
from hubdesk.service.forms import Tie
from hubdesk.service.ties import who_is


def explain_person(arguments: Namespace) -> None:
    """Print each tie of a person with its lines; the points, in decibans, sum to the tie's weight."""
    with opened(arguments) as desk:
        known = who_is(desk, arguments.family)
        found, said = known.ties, known.said
    rows = [
        {"tie": number, "label": line.label, "points": line.points, "because": line.because}
        for number, tie in enumerate(found, start=1)
        for line in tie.weighed.lines
    ]
    if arguments.format != "table":
        print_rows(rows, arguments.format, "")
        return
    if not found:
        print("This person has been mentioned once, so there is nothing to tie.")
    for tie in found:
        lines = [{"what": line.label, "points": line.points, "because": line.because} for line in tie.weighed.lines]
        print(f"\n{_said(tie.left)}\n{_said(tie.right)}\n{_verdict(tie)}")
        print_rows(lines, "table", "")
    for one in said:
        print(f"\n{said_words(one)} To turn it round: hubdesk undo {undo_id(one)}")


def _said(spelling: Spelling) -> str:
    written = f"{spelling.given_name} {spelling.family_name}".strip() or "No name"
    parts = (written, spelling.date_of_birth, spelling.address, spelling.postcode)
    return f"{spelling.concern_ref}: {', '.join(part for part in parts if part)}"


def _verdict(tie: Tie) -> str:
    if tie.answered:
        return f"Somebody said that they are the same. The comparison alone weighs {tie.weighed.weight}."
    return f"Weight {tie.weighed.weight} (10 is ten to one, 20 a hundred to one)."

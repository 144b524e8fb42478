"""`hubdesk explain PERSON`: why mentions are held to be one person."""

from __future__ import annotations

from argparse import Namespace

from hubdesk.cli.opening import opened
from hubdesk.cli.output import print_rows
from hubdesk.domain.family import Spelling
from hubdesk.service.ties import Tie, ties


def explain_person(arguments: Namespace) -> None:
    """Print each tie of a person with its lines; the points, in decibans, sum to the tie's weight."""
    with opened(arguments) as desk:
        found = ties(desk, arguments.family)
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


def _said(spelling: Spelling) -> str:
    written = f"{spelling.given_name} {spelling.family_name}".strip() or "No name"
    parts = (written, spelling.date_of_birth, spelling.address, spelling.postcode)
    return f"{spelling.concern_ref}: {', '.join(part for part in parts if part)}"


def _verdict(tie: Tie) -> str:
    if tie.answered:
        return f"Somebody said that they are the same. The comparison alone weighs {tie.weighed.weight}."
    return f"Weight {tie.weighed.weight} (10 is ten to one, 20 a hundred to one)."

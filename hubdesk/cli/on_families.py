"""Commands about families: triage, explain, gaps, pack."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from hubdesk.cli.commands import Commands, command, count, day, with_reason
from hubdesk.cli.opening import new_passphrase, opened, passphrase_in
from hubdesk.cli.output import add_format, print_rows
from hubdesk.cli.ties import explain_person
from hubdesk.domain.codes import Code
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.family import Family
from hubdesk.domain.score import Score
from hubdesk.gaps import next_to_ask
from hubdesk.service.family import family
from hubdesk.service.pack import check_protection, make_pack, save_pack
from hubdesk.service.queue import queue


def add_commands(commands: Commands) -> None:
    """Add the commands about families."""
    triage = command(commands, "triage", "Print the queue: families in the order in which to look at them.", _triage)
    triage.add_argument("--as-of", type=day, metavar="DAY", help="see only what had been received by this day")
    triage.add_argument("--limit", type=count, help="how many families")
    add_format(triage)
    words = "Print the lines of a family's score, or why mentions are held to be one person."
    explained = command(commands, "explain", words, _explain)
    gaps = command(commands, "gaps", "Print which agencies were heard, asked and not asked about each child.", _gaps)
    explained.add_argument("family", metavar="FAMILY", help="a family (F-...), or a person (P-...)")
    gaps.add_argument("family", metavar="FAMILY")
    for parser in (explained, gaps):
        parser.add_argument("--as-of", type=day, metavar="DAY")
        add_format(parser)
    packed = command(commands, "pack", "Make an escalation pack as a PDF.", _pack)
    packed.add_argument("family", metavar="FAMILY")
    packed.add_argument("--reason", default="", help="why it may go out where contact is not safe")
    packed.add_argument("--for", dest="recipient", required=True, help="mdt or another recipient of the code lists")
    packed.add_argument("--kind", choices=tuple(PACK_KINDS), default="full", help="which pack (default: %(default)s)")
    packed.add_argument("--leave-out", type=with_reason, action="append", default=[], metavar="PERSON=WHY",
                        help="who is taken out of it (P-...), and why; may be given again")  # fmt: skip
    packed.add_argument("--redact", type=with_reason, action="append", default=[], metavar="PIECE=WHY",
                        help="for court: a piece that is taken out, and why; may be given again")  # fmt: skip
    packed.add_argument("--also", action="append", default=[], metavar="WORDS", help="for court: words to take out")
    packed.add_argument("--out", type=Path, required=True)
    how = packed.add_mutually_exclusive_group()
    how.add_argument("--protect", action="store_true", help="encrypt it under a passphrase that is asked for")
    how.add_argument("--protect-file", type=Path, metavar="FILE", help="encrypt it under the passphrase in this file")


def _triage(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        rows = queue(desk, arguments.as_of, arguments.limit)
        labels = desk.codes.agencies
    listed = [
        {
            "rank": row.rank,
            "family_id": row.family_id,
            "score": row.score,
            "band": row.band,
            "children": [_child(name, age) for name, age in row.children],
            "concern_refs": list(row.concern_refs),
        }
        for row in rows
    ]
    if arguments.format == "table":
        for shown, row in zip(listed, rows, strict=True):
            shown["concern_refs"] = len(row.concern_refs)
            shown["concerns"] = shown.pop("concern_refs")
            shown["why_now"] = row.why_now
            shown["not_asked"] = [labels[a].label for a in row.agencies_not_asked]
    print_rows(listed, arguments.format, "The queue is empty: no concern had been received.")


def _child(name: str, age: str) -> str:
    if age == "age not known":
        return name
    return f"{name}, {age}" if age.startswith("due ") else f"{name} ({age})"


def _explain(arguments: Namespace) -> None:
    if arguments.family.upper().startswith("P-"):
        explain_person(arguments)
        return
    with opened(arguments) as desk:
        found = family(desk, arguments.family, arguments.as_of)
    lines = [
        {"label": n.label, "points": n.points, "because": n.because, "concern_ref": n.concern_ref}
        for n in found.score.lines
    ]
    if arguments.format == "json":
        whole = {
            "family_id": found.id,
            "as_of": found.as_of.isoformat(),
            "total": found.score.total,
            "rules_version": found.score.rules_version,
            "lines": lines,
        }
        print(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    if arguments.format == "table":
        _heading(found.title, found.score)
        lines = [{"concern": line.pop("concern_ref"), **line} for line in lines]
    print_rows(lines, arguments.format, "No line: nothing that counts had been received.")
    if arguments.format == "table":
        print(f"\nTotal {found.score.total} points, rules {found.score.rules_version}. What nobody knows:")
        for sentence in found.score.unknowns or ("Nothing is marked as unknown.",):
            print(f"  {sentence}")
        if found.score.band in ("green", "blue"):
            print("A low score does not mean safe.")


def _heading(title: str, score: Score) -> None:
    print(f"{title}, {score.band.capitalize()}: {score.why_now}")
    for wire in score.tripwires:
        print(f"Outside the score: {wire.because} ({wire.concern_ref})")
    print()


def _gaps(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        found = family(desk, arguments.family, arguments.as_of)
        labels = desk.codes.agencies
    names = {person.id: person.name for person in found.people}
    rows = [
        {
            "child": names.get(cell.person_id, ""),
            "person_id": cell.person_id,
            "agency": labels[cell.agency].label,
            "code": cell.agency,
            "state": cell.state.replace("_", " "),
            "since": cell.since.isoformat() if cell.since else "",
            "because": cell.because,
        }
        for cell in found.coverage
    ]
    print_rows(
        rows,
        arguments.format,
        "No child of this family is known by age, so nobody can be named who ought to know them.",
    )
    if arguments.format == "table":
        _ask_next(found, names, labels)


def _ask_next(found: Family, names: Mapping[str, str], labels: Mapping[str, Code]) -> None:
    for heading, said in (
        (
            "Ask next",
            [
                f"{labels[cell.agency].label} about {names.get(cell.person_id, 'a child')}: {cell.because}."
                for cell in next_to_ask(found.coverage)
            ],
        ),
        ("Silence", [one.words for one in found.silence]),
    ):
        print(f"\n{heading}:")
        for sentence in said or ("Nothing.",):
            print(f"  {sentence}")


def _pack(arguments: Namespace) -> None:
    secret = _pack_passphrase(arguments)
    with opened(arguments) as desk:
        made = make_pack(
            desk,
            arguments.family,
            arguments.recipient,
            arguments.reason,
            arguments.kind,
            left_out=dict(arguments.leave_out),
            redact=dict(arguments.redact),
            also=arguments.also,
        )
        save_pack(desk, made, arguments.out, passphrase=secret)
    keep = "It holds case data in clear: keep it as OFFICIAL-SENSITIVE."
    if secret:
        keep = "It opens with its passphrase only: tell the recipient that by another way than the file goes."
    print(f"Pack {made.pack.number} is at {arguments.out}. {keep}")


def _pack_passphrase(arguments: Namespace) -> str:
    secret = ""
    if arguments.protect_file:
        secret = passphrase_in(arguments.protect_file, "Nothing was written.")
    elif arguments.protect:
        secret = new_passphrase("A passphrase for the pack, at least 12 characters")
    if secret or arguments.protect_file or arguments.protect:
        check_protection(secret)  # before a pack is made that nobody asked to stand in clear
    return secret

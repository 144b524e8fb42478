"""Commands about single concerns: concern, incident."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.attachment import size_words
from hubdesk.domain.errors import Refused
from hubdesk.service.attach import attach, attachments
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.incident import say_incident, undo_incident
from hubdesk.service.mark import mark_background, mark_duplicate, mark_significant, restore_concern, retract

_HOW = {"day": "the same kind on the same day", "person": "somebody said so"}


# What a mark does to a concern, as it is said afterwards.
_MARKS = {
    "retract": "is marked as taken back. It is kept and counts nothing.",
    "duplicate": "is marked as the same report as {}. It is kept and counts nothing.",
    "restore": "counts again.",
    "background": "is background: packs leave it to their full log. It counts as before.",
    "significant": "is told in packs again.",
}


def add_commands(commands: Commands) -> None:
    """Add the commands about single concerns."""
    words = "Mark a concern (taken back, the same again, background of packs), or keep and list its files."
    marked = command(commands, "concern", words, _mark)
    marked.add_argument("action", choices=(*_MARKS, "attach", "attachments"))
    marked.add_argument("concern", metavar="CONCERN", help="its reference, or source:reference")
    marked.add_argument("--of", default="", metavar="CONCERN", help="for duplicate: the report that counts")
    marked.add_argument("--reason", default="", help="why; needed for all that mark it")
    marked.add_argument("--file", type=Path, metavar="FILE", help="for attach: an e-mail, a form or a picture")
    add_format(marked)
    told = command(commands, "incident", "List events told more than once, or say whether two concerns are one.", _told)
    told.add_argument("action", choices=("list", "one", "two", "undo"))
    told.add_argument("about", nargs="+", metavar="ABOUT", help="for list a family (F-...), else two concerns")
    told.add_argument("--reason", default="", help="why; needed for one, two and undo")
    add_format(told)


def _mark(arguments: Namespace) -> None:
    ref, action, reason = arguments.concern, arguments.action, arguments.reason
    with opened(arguments) as desk:
        match action:
            case "attach":
                _attach(desk, ref, arguments.file)
                return
            case "attachments":
                _list_files(desk, ref, arguments.format)
                return
            case "retract":
                retract(desk, ref, reason)
            case "duplicate":
                mark_duplicate(desk, ref, arguments.of, reason)
            case "background":
                mark_background(desk, ref, reason)
            case "significant":
                mark_significant(desk, ref, reason)
            case _:
                restore_concern(desk, ref, reason)
    print(f"{ref} {_MARKS[action].format(arguments.of)}")


def _attach(desk: Desk, ref: str, file: Path | None) -> None:
    if file is None:
        raise Refused("Name the file with --file.")
    kept = attach(desk, ref, file.name, file).attachment
    print(f"{kept.name} ({kept.kind}, {size_words(kept.size)}) is kept with {ref}. SHA-256 {kept.sha256}")


def _list_files(desk: Desk, ref: str, shape: str) -> None:
    rows = [
        {
            "name": one.name,
            "kind": one.kind,
            "size": one.size,
            "sha256": one.sha256,
            "at": one.at.isoformat(sep=" ", timespec="minutes"),
            "by": one.by,
            "taken_back": one.taken_back,
        }
        for one in attachments(desk, ref)
    ]
    print_rows(rows, shape, f"No file came with {ref}.")


def _told(arguments: Namespace) -> None:
    if arguments.action == "list":
        _list(arguments)
        return
    if len(arguments.about) != 2:
        raise Refused("Name two concerns by their references.")
    left, right = arguments.about
    with opened(arguments) as desk:
        if arguments.action == "undo":
            undo_incident(desk, left, right, arguments.reason)
            print(f"Taken back. The rules decide again whether {left} and {right} tell of one event.")
        else:
            say_incident(desk, left, right, arguments.action, arguments.reason)
            print(f"Noted that {left} and {right} tell of {arguments.action} event{'s' * (arguments.action == 'two')}.")


def _list(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        found = family(desk, arguments.about[0])
    refs = {entry.concern.id: entry.concern.ref for entry in found.entries}
    rows = [
        {
            "counts": refs[one.concern_ids[0]],
            "concern": refs[why.concern_id],
            "told_of_the_same_as": refs[why.other_id],
            "because": _HOW.get(why.how) or f"near days and shared words: {', '.join(why.words)}",
        }
        for one in found.score.incidents
        for why in one.joined
    ]
    print_rows(rows, arguments.format, "No event of this family was told more than once.")

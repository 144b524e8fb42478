"""Commands about the day's work: today, changed, hand-over."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.cli.output import add_format, print_rows
from hubdesk.domain.today import TILES
from hubdesk.service.hand_over import hand_over
from hubdesk.service.handover import handover, save_handover
from hubdesk.service.today import today, today_list


def add_commands(commands: Commands) -> None:
    """Add the commands about the day's work."""
    words = "Print what needs a person now: how many of each kind, or with --list the items behind one."
    asked = command(commands, "today", words, _today)
    asked.add_argument("--list", choices=tuple(TILES), help="the items behind one tile")
    add_format(asked)
    words = "Print what others changed since your last shift, or since a time; or write it as a PDF to hand over."
    changed = command(commands, "changed", words, _changed)
    changed.add_argument("--since", type=datetime.fromisoformat, metavar="TIME", help="such as 2026-03-14T17:30")
    changed.add_argument("--out", type=Path, metavar="FILE.pdf")
    add_format(changed)
    given = command(commands, "hand-over", "Give everything that is open with one person to another.", _hand_over)
    given.add_argument("left_by", metavar="FROM")
    given.add_argument("taken_by", metavar="TO")
    given.add_argument("--reason", required=True)


def _today(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.list:
            items = [
                {
                    "kind": item.kind,
                    "id": item.id,
                    "family_id": item.family_id,
                    "due": item.due.isoformat() if item.due else "",
                    "late": "late" if item.late else "",
                    "owner": item.owner,
                    "title": item.title,
                    "words": item.words,
                }
                for item in today_list(desk, arguments.list)
            ]
            print_rows(items, arguments.format, "Nothing waits here.")
            return
        found = today(desk)
    rows = [
        {"name": tile.name, "waiting": tile.count, "late": tile.late, "what": TILES[tile.name][0]}
        for tile in found.tiles
    ]
    print_rows(rows, arguments.format, "Nothing waits.")
    if arguments.format == "table":
        sent = f"{found.sent:%d %B %Y %H:%M}" if found.sent else "never"
        print(f"\nLast sent to headquarters: {sent}; without a receipt: {found.unread}.")


def _changed(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.out:
            save_handover(desk, arguments.out, arguments.since)
            print(f"What changed is at {arguments.out}. It is not encrypted: keep it safe.")
            return
        found = handover(desk, arguments.since)
    named = [(done, one.family_id, one.title) for one in found.families for done in one.happenings]
    rows = [
        {"at": one.at.isoformat(), "by": one.by, "family_id": family_id, "title": title, "what": one.words}
        for one, family_id, title in (*named, *((one, "", "") for one in found.rest))
    ]
    rows += [
        {"at": str(item.due), "by": item.owner, "family_id": item.family_id, "title": item.title, "what": item.words}
        for item in found.due
    ]
    print_rows(rows, arguments.format, f"Nobody else changed anything since {found.since:%d %B %Y %H:%M}.")


def _hand_over(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = hand_over(desk, arguments.left_by, arguments.taken_by, arguments.reason)
    print(f"{done.items} open items went from {arguments.left_by} to {arguments.taken_by}.")

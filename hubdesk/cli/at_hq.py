"""Commands for headquarters: export, receipts, hq."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.service.export import enrol, export, take_receipts


def add_commands(commands: Commands) -> None:
    """Add the commands that send to headquarters and those of headquarters itself."""
    enrolled = command(commands, "enrol", "Take in headquarters' public keys and write this hub's own.", _enrol)
    enrolled.add_argument("file", type=Path, help="headquarters' public file")
    enrolled.add_argument("--out", type=Path, help="folder for this hub's public file (default: beside it)")
    sent = command(
        commands,
        "export",
        "Write one signed, encrypted file of what headquarters does not have yet.",
        _export,
    )
    sent.add_argument("directory", type=Path, metavar="DIR")
    taken = command(commands, "receipts", "Take in headquarters' receipts.", _receipts)
    taken.add_argument("directory", type=Path, metavar="DIR")


def _enrol(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        print(enrol(desk, arguments.file))


def _export(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = export(desk, arguments.directory)
    if done.path:
        print(f"Wrote {done.path}: bundle {done.sequence}, {done.records:,} records.")
    else:
        print("Headquarters has everything; nothing was written.")


def _receipts(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = take_receipts(desk, arguments.directory)
    waiting = f" Still waiting for {len(done.waiting)}." if done.waiting else ""
    print(f"Took in {done.taken} receipts; headquarters has everything up to bundle {done.acknowledged_to}.{waiting}")

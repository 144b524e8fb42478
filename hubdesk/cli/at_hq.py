"""Commands that go between a hub and headquarters: enrol, export, receipts, hq."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli import headquarters
from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import opened
from hubdesk.service.export import enrol, export, take_receipts


def add_commands(commands: Commands) -> None:
    """Add the commands that send to headquarters and those of headquarters itself."""
    words = "Take in headquarters' public file and write this hub's own, to be sent to them."
    enrolled = command(commands, "enrol", words, _enrol)
    enrolled.add_argument("file", type=Path, help="headquarters' public file")
    enrolled.add_argument("--out", type=Path, metavar="DIR", help="folder for this hub's public file (else beside it)")
    enrolled.add_argument("--replace", action="store_true", help="report to another headquarters from now on")
    words = "Write one signed, encrypted file of what headquarters does not have yet."
    sent = command(commands, "export", words, _export)
    sent.add_argument("directory", type=Path, metavar="DIR")
    sent.add_argument("--everything", action="store_true", help="from the first record, for one that lost what it had")
    taken = command(commands, "receipts", "Take in headquarters' receipts.", _receipts)
    taken.add_argument("directory", type=Path, metavar="DIR")
    headquarters.add_commands(commands)


def _enrol(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        print(enrol(desk, arguments.file, arguments.out, replace=arguments.replace))


def _export(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = export(desk, arguments.directory, everything=arguments.everything)
    if done.path:
        print(f"Wrote {done.path}: bundle {done.sequence}, {done.records:,} records.")
    else:
        print("Headquarters has everything; nothing was written.")


def _receipts(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        done = take_receipts(desk, arguments.directory)
    waiting = f" Still waiting for {len(done.waiting)}." if done.waiting else ""
    print(f"Took in {done.taken} receipts; headquarters has everything up to bundle {done.acknowledged_to}.{waiting}")

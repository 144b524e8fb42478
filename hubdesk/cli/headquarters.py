"""`hubdesk hq`: set headquarters up, let hubs send, take in what they sent, and say how far each has come."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import passphrase
from hubdesk.cli.output import add_format, print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.domain.errors import Known, Refused
from hubdesk.hq.enrol import enrol_hub
from hubdesk.hq.office import Office, lock, unlock, users_of
from hubdesk.hq.receive import receive
from hubdesk.hq.set_up import set_up
from hubdesk.hq.status import status


def add_commands(commands: Commands) -> None:
    """Add `hq` and what it can do."""
    words = "Headquarters: set it up, let hubs send, take in what they sent."
    inside = commands.add_parser("hq", help=words, description=words)
    below = inside.add_subparsers(title="commands", metavar="COMMAND", required=True)
    made = _command(below, "init", "Set up a headquarters in a folder of its own.", _init)
    made.add_argument("--name", required=True, help="headquarters' name, as hubs will see it")
    made.add_argument("--recovery-file", type=Path, help="where to write the recovery key, to print and put away")
    enrolled = _command(below, "enrol", "Let a hub send: take in its public file.", _enrol)
    enrolled.add_argument("file", type=Path, help="the hub's public file")
    enrolled.add_argument("--replace", action="store_true", help="the hub's key has changed")
    received = _command(below, "receive", "Take in every bundle of a folder and write receipts into it.", _receive)
    received.add_argument("inbox", type=Path, metavar="INBOX")
    add_format(received)
    add_format(_command(below, "status", "Print how far each hub has come.", _status))


def _command(below: Commands, name: str, words: str, run: Callable[[Namespace], None]) -> ArgumentParser:
    parser = command(below, name, words, run, hub=False)
    parser.add_argument("directory", type=Path, metavar="DIR", help="headquarters' own folder")
    parser.add_argument("--user", help="who acts (default: HUBDESK_USER, else the only user)")
    return parser


@contextmanager
def _opened(arguments: Namespace) -> Iterator[Office]:
    known = users_of(arguments.directory)
    name = arguments.user or os.environ.get("HUBDESK_USER") or (known[0] if len(known) == 1 else "")
    if not name:
        raise Refused(f"Say who you are with --user. This headquarters knows {', '.join(known)}.")
    office = unlock(arguments.directory, name, passphrase(f"Passphrase of {name}"))
    try:
        yield office
    finally:
        lock(office)


def _init(arguments: Namespace) -> None:
    user = arguments.user or os.environ.get("HUBDESK_USER") or ""
    word = passphrase(f"A passphrase for {user}, at least 12 characters")
    made = set_up(arguments.directory, arguments.name, user, word)
    lock(made.office)
    print(f"{arguments.name} is in {arguments.directory}. {user} is its first user.")
    print(f"Give every hub the file {made.public_file}.")
    if not arguments.recovery_file:
        print(f"Recovery key, shown this once. Write it down and put it in a safe:\n\n    {made.recovery_key}\n")
        return
    _keep(arguments.recovery_file, arguments.name, made.recovery_key)
    print(f"The recovery key is in {arguments.recovery_file}. Print it, put it in a safe, delete the file.")


def _keep(file: Path, name: str, key: str) -> None:
    words = (
        f"HubDesk recovery key of {name}\n\n    {key}\n\n"
        "Whoever has this key and headquarters' two files can read what every hub sent. Print it, put it in a safe, "
        "delete this file.\n"
    )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    except OSError as error:
        raise Known(
            f"The recovery key could not be written to {file}: {error.strerror}. Headquarters was made; its key is:\n"
            f"    {key}"
        ) from error


def _enrol(arguments: Namespace) -> None:
    with _opened(arguments) as office:
        print(enrol_hub(office, arguments.file, replace=arguments.replace))


def _receive(arguments: Namespace) -> None:
    with _opened(arguments) as office:
        found = receive(office, arguments.inbox, progress=show_progress)
    rows = [asdict(one) for one in found]
    print_rows(rows, arguments.format, f"There is no bundle in {arguments.inbox}.")
    refused = sum(one.what == "refused" for one in found)
    if refused:
        raise Known(f"{refused} of {len(found)} files were refused, and nothing of them was taken. The list says why.")


def _status(arguments: Namespace) -> None:
    with _opened(arguments) as office:
        rows = [{**asdict(one), "last_at": one.last_at and one.last_at.isoformat()} for one in status(office)]
    print_rows(rows, arguments.format, "No hub is enrolled yet.")

"""Which hub, who acts, and the passphrase, which never stands in an argument."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk
from hubdesk.service.places import default_hub
from hubdesk.service.unlock import lock, unlock
from hubdesk.service.who_signs_in import users_of


def add_hub(parser: ArgumentParser) -> None:
    """Give a command `--db` and `--user`."""
    parser.add_argument("--db", type=Path, help="the hub's database (default: HUBDESK_DB, else this workstation's)")
    parser.add_argument("--user", help="who acts (default: HUBDESK_USER, else the only user)")


def hub_path(given: Path | None) -> Path:
    """Find the hub's database: as given, else HUBDESK_DB, else this workstation's own."""
    named = os.environ.get("HUBDESK_DB")
    return given or (Path(named) if named else default_hub())


def passphrase(question: str) -> str:
    """Read a passphrase from HUBDESK_PASSPHRASE_FILE, or ask at the terminal."""
    file = os.environ.get("HUBDESK_PASSPHRASE_FILE")
    if file:
        return passphrase_in(Path(file), "Check HUBDESK_PASSPHRASE_FILE.")
    if not sys.stdin.isatty():
        raise Refused(
            "Nobody is there to ask for the passphrase. Put it in a file and name it in HUBDESK_PASSPHRASE_FILE."
        )
    return getpass.getpass(question + ": ")


def passphrase_in(file: Path, check: str) -> str:
    """Read a passphrase from a file; raises Known where that cannot be read."""
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Known(f"The passphrase file {file} cannot be read. {check}") from error


def new_passphrase(question: str) -> str:
    """Ask twice at the terminal for a passphrase that is made up now."""
    if not sys.stdin.isatty():
        raise Refused("Nobody is there to ask for the passphrase. Put it in a file and name that file.")
    first = getpass.getpass(question + ": ")
    if getpass.getpass("The same again: ") != first:
        raise Refused("The two passphrases differ. Nothing was written. Try again.")
    return first


@contextmanager
def opened(arguments: Namespace) -> Iterator[Desk]:
    """Open the hub for one command and lock it afterwards."""
    path = hub_path(arguments.db)
    known = users_of(path)
    name = arguments.user or os.environ.get("HUBDESK_USER") or (known[0] if len(known) == 1 else "")
    if not name:
        raise Refused(f"Say who you are with --user. This hub knows {', '.join(known)}.")
    desk = unlock(path, name, passphrase(f"Passphrase of {name}"))
    try:
        yield desk
    finally:
        lock(desk)

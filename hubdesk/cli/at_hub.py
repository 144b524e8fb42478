"""Commands about the hub as a whole: init, demo, user, audit, backup, restore, check."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hubdesk.cli.commands import Commands, command
from hubdesk.cli.opening import hub_path, opened, passphrase
from hubdesk.cli.output import add_format, print_rows
from hubdesk.cli.progress import show_progress
from hubdesk.domain.user import ROLES
from hubdesk.service.audit import entries, verify_audit
from hubdesk.service.backup import back_up, restore
from hubdesk.service.check import check
from hubdesk.service.set_up import keep_recovery_key, set_up
from hubdesk.service.unlock import lock
from hubdesk.service.users import add_user, end_user, listed


def add_commands(commands: Commands) -> None:
    """Add the commands about the hub as a whole."""
    init = command(commands, "init", "Set up a new hub on this workstation.", _init)
    init.add_argument("--hub", required=True, help="the hub's name")
    init.add_argument("--recovery-file", type=Path, help="where to write the recovery key, to print and put away")
    users = command(commands, "user", "List the hub's users, add one or end one's access.", _user)
    users.add_argument("action", choices=("list", "add", "end"))
    users.add_argument("--name", help="whom to add or end")
    users.add_argument("--role", choices=ROLES, default="staff", help="what they may do (default: %(default)s)")
    users.add_argument("--passphrase-file", type=Path, help="file with the new person's first passphrase")
    add_format(users)
    audit = command(commands, "audit", "Check the audit trail, or write it out.", _audit)
    audit.add_argument("action", choices=("verify", "export"))
    add_format(audit, "csv")
    backup = command(commands, "backup", "Write an encrypted copy of the hub.", _backup)
    backup.add_argument("file", type=Path)
    back = command(commands, "restore", "Put a backup in the place of a hub that is lost.", _restore)
    back.add_argument("file", type=Path)
    checked = command(commands, "check", "Check that the hub is whole.", _check)
    checked.add_argument("--rebuild", action="store_true", help="work out matches, families and scores again")


def _init(arguments: Namespace) -> None:
    path = hub_path(arguments.db)
    name = arguments.user or ""
    made = set_up(path, arguments.hub, name, passphrase(f"A passphrase for {name}, at least 12 characters"))
    lock(made.desk)
    print(f"The hub {arguments.hub} is at {path}. {name} is its first user.")
    if arguments.recovery_file:
        keep_recovery_key(arguments.recovery_file, made)
        print(f"The recovery key is in {arguments.recovery_file}. Print it, put it in a safe, delete the file.")
    else:
        print(f"Recovery key, shown this once. Write it down and put it in a safe:\n\n    {made.recovery_key}\n")


def _user(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.action == "add":
            word = (
                arguments.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
                if arguments.passphrase_file
                else passphrase(f"A first passphrase for {arguments.name}")
            )
            add_user(desk, arguments.name or "", arguments.role, word)
        elif arguments.action == "end":
            end_user(desk, arguments.name or "")
        rows = [{"name": u.name, "role": u.role, "access": "yes" if u.active else "ended"} for u in listed(desk)]
        print_rows(rows, arguments.format, "There are no users.")


def _audit(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        if arguments.action == "verify":
            print(verify_audit(desk))
        else:
            print_rows(entries(desk), arguments.format, "The audit trail is empty.")


def _backup(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        back_up(desk, arguments.file)
    print(f"Backed up to {arguments.file}. It opens with the passphrases of today.")


def _restore(arguments: Namespace) -> None:
    path = hub_path(arguments.db)
    restore(arguments.file, path)
    print(f"The hub from {arguments.file} now lies at {path}.")


def _check(arguments: Namespace) -> None:
    with opened(arguments) as desk:
        for sentence in check(desk, rebuild=arguments.rebuild, progress=show_progress):
            print(sentence)

"""Verbs about the hub as a whole: opening and closing it, its users, its care, and headquarters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.changes import Changes
from hubdesk.domain.user import User
from hubdesk.ui.parts.asking import Progress

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import Exported, Receipts


def users_of(path: Path) -> tuple[str, ...]:
    """List who can sign in."""
    from hubdesk.service.who_signs_in import users_of

    return users_of(path)


def unlock(path: Path, user: str, passphrase: str) -> Desk:
    """Open a hub with a passphrase."""
    from hubdesk.service.unlock import unlock

    return unlock(path, user, passphrase)


def recover(path: Path, key: str, user: str, passphrase: str) -> Desk:
    """Open a hub with its recovery key."""
    from hubdesk.service.unlock import recover

    return recover(path, key, user, passphrase)


def set_up(path: Path, hub: str, user: str, passphrase: str) -> tuple[Desk, str]:
    """Make a hub; gives it open, with its recovery key."""
    from hubdesk.service.set_up import set_up

    made = set_up(path, hub, user, passphrase)
    return made.desk, made.recovery_key


def make_demo(path: Path, progress: Progress) -> Desk:
    """Make a demo hub, or open the one that is there."""
    from hubdesk.service.demo import make_demo

    return make_demo(path, progress=progress).desk


def lock(desk: Desk) -> None:
    """Close the hub."""
    from hubdesk.service.unlock import lock

    lock(desk)


def change_passphrase(desk: Desk, old: str, new: str) -> None:
    """Give the person who is signed in a new passphrase."""
    from hubdesk.service.unlock import change_passphrase

    change_passphrase(desk, old, new)


def users(desk: Desk) -> tuple[User, ...]:
    """List users."""
    from hubdesk.service.users import listed

    return listed(desk)


def add_user(desk: Desk, name: str, role: str, passphrase: str) -> Changes:
    """Give a person access."""
    from hubdesk.service.users import add_user

    return add_user(desk, name, role, passphrase)


def end_user(desk: Desk, name: str) -> Changes:
    """End a person's access."""
    from hubdesk.service.users import end_user

    return end_user(desk, name)


def back_up(desk: Desk, file: Path) -> None:
    """Write a backup."""
    from hubdesk.service.backup import back_up

    back_up(desk, file)


def restore(path: Path, file: Path) -> None:
    """Put a backup where this workstation's hub is looked for."""
    from hubdesk.service.backup import restore

    restore(file, path)


def verify_audit(desk: Desk) -> str:
    """Check the audit trail."""
    from hubdesk.service.audit import verify_audit

    return verify_audit(desk)


def check(desk: Desk) -> tuple[str, ...]:
    """Check that the hub is whole."""
    from hubdesk.service.check import check

    return check(desk)


def export(desk: Desk, directory: Path) -> Exported:
    """Write what is new for headquarters."""
    from hubdesk.service.export import export

    return export(desk, directory)


def take_receipts(desk: Desk, directory: Path) -> Receipts:
    """Read what headquarters acknowledged."""
    from hubdesk.service.export import take_receipts

    return take_receipts(desk, directory)


def enrol(desk: Desk, file: Path) -> str:
    """Take in headquarters' public file; says what to compare on the telephone."""
    from hubdesk.service.enrol import enrol

    return enrol(desk, file)

"""Open a hub that is there, with a passphrase or with the recovery key, and close it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hubdesk.domain.codes import read_codes, shipped_codes
from hubdesk.domain.errors import Refused
from hubdesk.domain.user import User
from hubdesk.service.desk import Desk
from hubdesk.service.model_adopt import take_up
from hubdesk.service.model_versions import choose
from hubdesk.service.permit import permit
from hubdesk.service.rules_in_use import rules_in_use
from hubdesk.service.who_signs_in import key_file_of
from hubdesk.store import audit, policy, settings, users
from hubdesk.store.database import Database, close, connect, transaction
from hubdesk.vault.keys import (
    RECOMMENDED,
    Cost,
    add_slot,
    check_passphrase,
    key_path,
    open_recovery,
    open_slot,
    write_key_file,
)


def unlock(path: Path, user: str, passphrase: str, *, clock: Callable[[], datetime] = datetime.now) -> Desk:
    """Open a hub with a person's passphrase."""
    data_key = open_slot(key_file_of(path), user, passphrase)
    return _sign_in(path, data_key, user, clock, "unlock")


def recover(
    path: Path,
    recovery_key: str,
    user: str,
    new_passphrase: str,
    *,
    clock: Callable[[], datetime] = datetime.now,
    cost: Cost = RECOMMENDED,
) -> Desk:
    """Open a hub with its recovery key and give a person a new passphrase."""
    key_file = key_file_of(path)
    data_key = open_recovery(key_file, recovery_key)
    check_passphrase(new_passphrase)
    desk = _sign_in(path, data_key, user, clock, "recover")
    try:
        renewed = add_slot(key_file, data_key, desk.user.name, new_passphrase, cost=cost)
        write_key_file(key_path(path), renewed)
    except BaseException:
        close(desk.database)
        raise
    return desk


def change_passphrase(desk: Desk, old: str, new: str, *, cost: Cost = RECOMMENDED) -> None:
    """Give the person who is signed in a new passphrase; the old one must be right."""
    key_file = key_file_of(desk.path)
    open_slot(key_file, desk.user.name, old)
    renewed = add_slot(key_file, desk.data_key, desk.user.name, new, cost=cost)
    with transaction(desk.database):
        audit.add(desk.database, desk.now(), desk.user.name, "change_passphrase", (desk.user.id,), "", "")
        write_key_file(key_path(desk.path), renewed)


def lock(desk: Desk) -> None:
    """Close the hub; nothing can be read until somebody signs in again."""
    with transaction(desk.database):
        audit.add(desk.database, desk.now(), desk.user.name, "lock", (), "", "")
    close(desk.database)


def open_desk(path: Path, database: Database, data_key: bytes, user: User, clock: Callable[[], datetime]) -> Desk:
    """Put together the desk from an open database and the policy kept in it."""
    kept = policy.latest(database, "codes")
    codes = read_codes(kept.text, "the hub's code lists") if kept else shipped_codes()
    return Desk(
        path=path,
        database=database,
        data_key=data_key,
        hub=str(settings.get(database, "hub")),
        hub_id=str(settings.get(database, "hub_id")),
        user=user,
        codes=codes,
        rules=rules_in_use(database, codes),
        model=choose(database).model,
        clock=clock,
    )


def _sign_in(path: Path, data_key: bytes, name: str, clock: Callable[[], datetime], verb: str) -> Desk:
    database = connect(path, data_key)
    user = users.by_name(database, name)
    if user is None:
        close(database)
        raise Refused(f"{name} is not a user of this hub. Ask an administrator to add them.")
    try:
        permit(user, verb)
        desk = open_desk(path, database, data_key, user, clock)
        with transaction(database):
            if settings.get(database, audit.COPY):
                # Two copies that wrote one chain would each make the other's look forged.
                audit.new_desk(database)
                audit.add(database, desk.now(), user.name, "restore", (user.id,), "", "")
            audit.add(database, desk.now(), user.name, verb, (user.id,), "", "")
            take_up(desk)
    except BaseException:
        close(database)
        raise
    return desk

"""Set up a new hub on this workstation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.shipped import shipped
from hubdesk.domain.user import User
from hubdesk.matching.tidy import VERSION
from hubdesk.service.desk import Desk
from hubdesk.service.model_adopt import NORMALISATION
from hubdesk.service.new_id import new_id
from hubdesk.service.unlock import open_desk
from hubdesk.store import audit, policy, settings, users
from hubdesk.store.database import create, transaction
from hubdesk.vault.keys import RECOMMENDED, Cost, key_path, new_key_file, write_key_file

# What is copied into the hub on its first day, so that later versions can stand beside it.
POLICY = {"rules": "rules/score.toml", "codes": "rules/codes.toml", "model": "match_model.json"}


@dataclass(frozen=True, slots=True)
class SetUp:
    """A new hub, open, and the recovery key to print: it is shown once and kept nowhere."""

    desk: Desk
    recovery_key: str


def set_up(
    path: Path,
    hub: str,
    user: str,
    passphrase: str,
    *,
    clock: Callable[[], datetime] = datetime.now,
    cost: Cost = RECOMMENDED,
) -> SetUp:
    """Make an encrypted hub with its first user, an administrator; refuses to touch a hub that is there."""
    hub, user = hub.strip(), user.strip()
    if not hub:
        raise Refused("Give the hub a name, for example the area it looks after.")
    if not user:
        raise Refused("Give the name of the first person who will sign in.")
    if path.exists():
        raise Refused(f"There is a hub at {path} already. Open it, or choose another place for the new one.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        key_file, data_key, recovery_key = new_key_file(user, passphrase, cost=cost)
        # The key file goes first: one without a database is harmless, a database without one is lost.
        write_key_file(key_path(path), key_file)
    except OSError as error:
        raise Known(f"HubDesk cannot write to {path.parent}: {error.strerror}. Choose another place.") from error
    database = create(path, data_key)
    now = clock().replace(microsecond=0)
    first = User(new_id(), user, "administrator")
    with transaction(database):
        settings.put(database, "hub", hub)
        settings.put(database, "hub_id", new_id())
        settings.put(database, NORMALISATION, str(VERSION))
        users.add(database, first, now, user)
        for name, file in POLICY.items():
            text = shipped(file).read_text(encoding="utf-8")
            policy.add(
                database,
                policy.Policy(new_id(), name, "shipped", user, now, "Shipped with the program", text),
            )
        audit.add(database, now, user, "set_up", (first.id,), "", "")
    return SetUp(open_desk(path, database, data_key, first, clock), recovery_key)


def keep_recovery_key(file: Path, made: SetUp) -> None:
    """Write the recovery key to a file that the user asked for, to be printed and put away."""
    words = (
        f"HubDesk recovery key of {made.desk.hub}\n\n    {made.recovery_key}\n\n"
        "Whoever has this key and the hub's two files can read the hub. Print it, put it in a safe, delete this file.\n"
    )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    except OSError as error:
        raise Known(
            f"The recovery key could not be written to {file}: {error.strerror}. The hub was made; its key is:\n"
            f"    {made.recovery_key}"
        ) from error

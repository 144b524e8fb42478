"""Set up a headquarters in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uuid_utils

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.user import User
from hubdesk.exchange import card as cards
from hubdesk.exchange import files
from hubdesk.hq.office import DATABASE, ID, IDENTITY, KEYS, NAME, RECIPIENT, SIGNING_KEY, Office, opened
from hubdesk.store import audit, settings, users
from hubdesk.store.database import create, transaction
from hubdesk.vault.keys import RECOMMENDED, Cost, new_key_file, write_key_file
from hubdesk.vault.seal import new_identity, new_signing_key


@dataclass(frozen=True, slots=True)
class SetUp:
    """A new headquarters, open, its public file for hubs, and the recovery key to print: it is kept nowhere."""

    office: Office
    public_file: Path
    recovery_key: str


def set_up(
    directory: Path,
    name: str,
    user: str,
    passphrase: str,
    *,
    clock: Callable[[], datetime] = datetime.now,
    cost: Cost = RECOMMENDED,
) -> SetUp:
    """Make an encrypted headquarters with its keys, its first user (an administrator) and its public file.

    Raises Refused where there is one in the folder already.
    """
    name, user = name.strip(), user.strip()
    if not name or not user:
        raise Refused("Give the headquarters a name, and the name of the first person who will sign in.")
    if (directory / DATABASE).exists():
        raise Refused(f"There is a headquarters in {directory} already. Open it, or choose another folder.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        key_file, key, recovery_key = new_key_file(user, passphrase, cost=cost)
        # The key file goes first: one without a database is harmless, a database without one is lost.
        write_key_file(directory / KEYS, key_file)
    except OSError as error:
        raise Known(f"HubDesk cannot write to {directory}: {error.strerror}. Choose another place.") from error
    database = create(directory / DATABASE, key)
    now = clock().replace(microsecond=0)
    first = User(str(uuid_utils.uuid7()), user, "administrator")
    identity, recipient = new_identity()
    kept = {ID: str(uuid_utils.uuid7()), NAME: name, IDENTITY: identity, RECIPIENT: recipient}
    with transaction(database):
        for key_name, value in {**kept, SIGNING_KEY: new_signing_key().hex()}.items():
            settings.put(database, key_name, value)
        users.add(database, first, now, user)
        audit.add(database, now, user, "hq_set_up", (first.id,))
    office = opened(directory, database, first, clock)
    public_file = files.write(directory / cards.HEADQUARTERS_FILE, cards.write_card(office.card))
    return SetUp(office, public_file, recovery_key)

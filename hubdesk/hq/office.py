"""An open headquarters and the person who works at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.user import User
from hubdesk.exchange import card as cards
from hubdesk.exchange.card import Card
from hubdesk.store import audit, settings, users
from hubdesk.store.database import Database, close, connect, transaction
from hubdesk.vault.keys import open_slot, read_key_file
from hubdesk.vault.keys import users as slot_users
from hubdesk.vault.seal import public_of

DATABASE = "hq.db"
KEYS = "hq.db.keys"
ID, NAME, IDENTITY, RECIPIENT, SIGNING_KEY = "hq_id", "hq", "identity", "recipient", "signing_key"
_HUB = "hub:"

# Who may do what here, and how a refusal names it.
_VERBS: dict[str, tuple[frozenset[str], str]] = {
    "hq_enrol": (frozenset({"administrator", "manager"}), "enrol a hub"),
    "hq_receive": (frozenset({"administrator", "manager", "staff"}), "take in bundles"),
    "hq_status": (frozenset({"administrator", "manager", "staff", "auditor"}), "see what came in"),
    "hq_lock": (frozenset({"administrator", "manager", "staff", "auditor"}), "lock headquarters"),
    "hq_unlock": (frozenset({"administrator", "manager", "staff", "auditor"}), "sign in"),
}


@dataclass(slots=True)
class Office:
    """An open headquarters: every verb takes it first. `identity` opens what is sealed to it.

    `clock` gives local time without a zone.
    """

    directory: Path
    database: Database
    id: str
    name: str
    identity: str = field(repr=False)
    recipient: str
    signing_key: bytes = field(repr=False)
    user: User
    clock: Callable[[], datetime] = datetime.now

    def now(self) -> datetime:
        """Tell the time at this desk, to the second."""
        return self.clock().replace(microsecond=0)

    @property
    def card(self) -> Card:
        """What hubs are given: the public halves of the keys."""
        return Card(cards.HEADQUARTERS, self.id, self.name, public_of(self.signing_key).hex(), self.recipient)

    @property
    def desk(self) -> str:
        """The name of this copy's own chain in the audit trail."""
        return settings.get(self.database, audit.DESK)


@contextmanager
def act(office: Office, verb: str, *, recipient: str = "") -> Iterator[list[str]]:
    """Run a verb: the permission check, one transaction, and its audit line (ids into the list), or nothing at all."""
    roles, words = _VERBS[verb]
    if not office.user.active or office.user.role not in roles:
        raise Refused(f"{office.user.name} may not {words}. Ask an administrator.")
    with transaction(office.database):
        about: list[str] = []
        yield about
        audit.add(office.database, office.now(), office.user.name, verb, about, "", recipient)


def users_of(directory: Path) -> tuple[str, ...]:
    """List who can sign in to a headquarters; raises Known where there is none in the folder."""
    _look_for(directory)
    return slot_users(read_key_file(directory / KEYS))


def unlock(directory: Path, user: str, passphrase: str, *, clock: Callable[[], datetime] = datetime.now) -> Office:
    """Open the headquarters in a folder with a person's passphrase."""
    _look_for(directory)
    key = open_slot(read_key_file(directory / KEYS), user, passphrase)
    database = connect(directory / DATABASE, key)
    try:
        known = users.by_name(database, user)
        if known is None:
            raise Refused(f"{user} is not a user of this headquarters. Ask an administrator to add them.")
        office = opened(directory, database, known, clock)
        with act(office, "hq_unlock") as about:
            about.append(known.id)
    except BaseException:
        close(database)
        raise
    return office


def opened(directory: Path, database: Database, user: User, clock: Callable[[], datetime]) -> Office:
    """Put an office together from its open database."""
    kept = settings.every(database)
    if SIGNING_KEY not in kept or IDENTITY not in kept:
        raise Known(f"{DATABASE} is not the database of a headquarters. Nothing was changed.")
    return Office(
        directory,
        database,
        kept[ID],
        kept[NAME],
        kept[IDENTITY],
        kept[RECIPIENT],
        bytes.fromhex(kept[SIGNING_KEY]),
        user,
        clock,
    )


def lock(office: Office) -> None:
    """Close the headquarters; nothing can be read until somebody signs in again."""
    with act(office, "hq_lock"):
        pass
    close(office.database)


def hubs(office: Office) -> dict[str, Card]:
    """Read the public files of the enrolled hubs by hub id."""
    kept = settings.every(office.database)
    found = [cards.read_card(text.encode(), cards.HUB) for key, text in kept.items() if key.startswith(_HUB)]
    return {card.id: card for card in found}


def keep_hub(office: Office, card: Card) -> None:
    """Pin a hub's public key; call inside a transaction."""
    settings.put(office.database, _HUB + card.id, cards.write_card(card).decode())


def _look_for(directory: Path) -> None:
    if not (directory / DATABASE).exists():
        raise Known(f"There is no headquarters in {directory}. Set one up there, or give its folder.")

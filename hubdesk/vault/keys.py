"""The key file beside the database: the data key, wrapped once for each person and once for recovery."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hubdesk.domain.errors import Known, Refused
from hubdesk.vault.keyfile import key_path, read_key_file, write_key_file
from hubdesk.vault.recovery import new_recovery, typed
from hubdesk.vault.slots import RECOMMENDED, RECOVERY, Cost, KeyFile, Slot, users

__all__ = [
    "RECOMMENDED",
    "Cost",
    "KeyFile",
    "add_slot",
    "change_passphrase",
    "check_passphrase",
    "key_path",
    "new_key_file",
    "open_recovery",
    "open_slot",
    "read_key_file",
    "remove_slot",
    "renew_recovery",
    "users",
    "write_key_file",
]

SHORTEST = 12
_KEY = 32
_NONCE = 12
_SALT = 16
_MOST = Cost(passes=64, memory=1024 * 1024, lanes=64)  # a tampered file must not stop the computer


_CHANGED = "The key file was changed outside HubDesk. Nothing was opened. Put it back from the last backup."


def new_key_file(user: str, passphrase: str, cost: Cost = RECOMMENDED) -> tuple[KeyFile, bytes, str]:
    """Make a new hub's key file with its first user; returns it, the data key (32 bytes), the recovery key.

    Raises Refused for a passphrase that is too short and for an empty name.
    """
    data_key = secrets.token_bytes(_KEY)
    secret, text = new_recovery()
    empty = KeyFile(secrets.token_hex(16), ())
    with_user = add_slot(empty, data_key, user, passphrase, cost)
    slot = _wrap(empty.hub, RECOVERY, secret, data_key, cost)
    return replace(with_user, slots=(*with_user.slots, slot)), data_key, text


def open_slot(key_file: KeyFile, user: str, passphrase: str) -> bytes:
    """Unwrap the data key (32 bytes) for a person; raises Refused for a wrong name or passphrase."""
    slot = _slot(key_file, user) if user.strip() else None
    if slot is None:
        raise Refused(
            f"{user.strip() or 'Nobody'} has no passphrase for this hub. Check the name, or ask an administrator."
        )
    data_key = _unwrap(key_file.hub, slot, _as_bytes(passphrase))
    if data_key is None:
        raise Refused(
            f"That passphrase does not open this hub for {slot.name}. Check Caps Lock and type it again, "
            "or use the recovery key."
        )
    return data_key


def open_recovery(key_file: KeyFile, text: str) -> bytes:
    """Unwrap the data key (32 bytes) with the recovery key as typed; raises Refused where it does not fit."""
    secret = typed(text)
    slot = _slot(key_file, RECOVERY)
    if slot is None:
        raise Refused("This hub has no recovery key. Ask somebody who has a passphrase for it.")
    data_key = _unwrap(key_file.hub, slot, secret)
    if data_key is None:
        raise Refused("That recovery key does not open this hub. Check that it is this hub's and its newest.")
    return data_key


def add_slot(key_file: KeyFile, data_key: bytes, user: str, passphrase: str, cost: Cost = RECOMMENDED) -> KeyFile:
    """Give a person a passphrase, in place of an earlier one; raises Refused if it is too short."""
    name = user.strip()
    if not name:
        raise Refused("A name is missing. Type the name under which this person signs in.")
    check_passphrase(passphrase)
    slot = _wrap(key_file.hub, name, _as_bytes(passphrase), data_key, cost)
    return replace(key_file, slots=(*_others(key_file, name), slot))


change_passphrase = add_slot


def renew_recovery(key_file: KeyFile, data_key: bytes, cost: Cost = RECOMMENDED) -> tuple[KeyFile, str]:
    """Make a new recovery key; the one before opens nothing any more."""
    secret, text = new_recovery()
    slot = _wrap(key_file.hub, RECOVERY, secret, data_key, cost)
    return replace(key_file, slots=(*_others(key_file, RECOVERY), slot)), text


def remove_slot(key_file: KeyFile, user: str) -> KeyFile:
    """Take a person's slot away; raises Refused where it is the last one of a person."""
    if not user.strip() or _slot(key_file, user) is None:
        return key_file
    if len(users(key_file)) == 1:
        raise Refused(f"{user} is the only one who can open this hub. Give somebody else a passphrase first.")
    return replace(key_file, slots=_others(key_file, user))


def check_passphrase(passphrase: str) -> None:
    """Raise Refused for a passphrase that is empty or too short."""
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            f"A passphrase needs at least {SHORTEST} characters. Three or four words that only you would join are good."
        )


def _as_bytes(passphrase: str) -> bytes:
    """Write a passphrase in one form, whichever way a keyboard makes its accents."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def _slot(key_file: KeyFile, name: str) -> Slot | None:
    wanted = name.strip().casefold()
    return next((slot for slot in key_file.slots if slot.name.casefold() == wanted), None)


def _others(key_file: KeyFile, name: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in key_file.slots if slot.name.casefold() != name.strip().casefold())


def _wrap(hub: str, name: str, secret: bytes, data_key: bytes, cost: Cost) -> Slot:
    bare = Slot(secrets.token_hex(8), name, cost, secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE), b"")
    return replace(bare, wrapped=AESGCM(_stretch(secret, bare)).encrypt(bare.nonce, data_key, _bound(hub, bare)))


def _unwrap(hub: str, slot: Slot, secret: bytes) -> bytes | None:
    cost = slot.cost
    if cost.passes > _MOST.passes or cost.memory > _MOST.memory or cost.lanes > _MOST.lanes:
        raise Known(_CHANGED)
    try:
        return AESGCM(_stretch(secret, slot)).decrypt(slot.nonce, slot.wrapped, _bound(hub, slot))
    except InvalidTag:
        return None
    except (HashingError, ValueError, OverflowError) as error:
        raise Known(_CHANGED) from error


def _stretch(secret: bytes, slot: Slot) -> bytes:
    cost = slot.cost
    return hash_secret_raw(secret, slot.salt, cost.passes, cost.memory, cost.lanes, _KEY, Type.ID)


def _bound(hub: str, slot: Slot) -> bytes:
    """Bind a wrapped key to its hub, slot and name, so that slots cannot be moved or renamed."""
    return "\0".join(("hubdesk-slot-1", hub, slot.id, slot.name)).encode()

"""What a key file holds."""

from __future__ import annotations

from dataclasses import dataclass

RECOVERY = ""  # the name of the slot for recovery: no person has an empty one


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: passes over memory, memory in KiB, lanes."""

    passes: int
    memory: int
    lanes: int


RECOMMENDED = Cost(passes=3, memory=64 * 1024, lanes=4)  # RFC 9106, the second recommended option


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped under a passphrase: Argon2id of `salt` and `cost`, AES-256-GCM under `nonce`."""

    id: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one hub; the slot with an empty name is for recovery."""

    hub: str
    slots: tuple[Slot, ...]


def users(key_file: KeyFile) -> tuple[str, ...]:
    """Name the people who have a slot, in the order of the alphabet."""
    return tuple(sorted((slot.name for slot in key_file.slots if slot.name != RECOVERY), key=str.casefold))

"""Public files by which a hub and headquarters get to know each other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from hubdesk.domain.errors import Refused

HUB = "hub"
HEADQUARTERS = "headquarters"
HEADQUARTERS_FILE = "hq-public.json"


@dataclass(frozen=True, slots=True)
class Card:
    """Who somebody is (`kind` is hub or headquarters) and their public keys; nothing in it is secret.

    `public_key` is the Ed25519 key in hexadecimal; `recipient` (headquarters only) is what is sealed to.
    """

    kind: str
    id: str
    name: str
    public_key: str
    recipient: str = ""
    format: int = 1

    @property
    def public(self) -> bytes:
        """The signing key's public half (32 bytes)."""
        return bytes.fromhex(self.public_key)

    @property
    def fingerprint(self) -> str:
        """What two people compare on the telephone: 80 bits of the keys' SHA-256 in groups of four."""
        mark = hashlib.sha256(f"{self.id} {self.public_key} {self.recipient}".encode()).hexdigest()[:20].upper()
        return " ".join(mark[place : place + 4] for place in range(0, 20, 4))


def write_card(card: Card) -> bytes:
    """Write a public file as JSON text."""
    return (json.dumps(asdict(card), ensure_ascii=False, indent=2) + "\n").encode()


def read_card(data: bytes, kind: str) -> Card:
    """Read a public file of one kind; raises Refused for any other file."""
    try:
        card = Card(**json.loads(data))
        whole = (
            len(card.public) == 32 and bool(card.id and card.name) and bool(card.recipient) == (kind == HEADQUARTERS)
        )
    except (ValueError, TypeError) as error:
        raise _refused(kind) from error
    if card.kind != kind or not whole:
        raise _refused(kind)
    return card


def _refused(kind: str) -> Refused:
    whose = "headquarters (hq-public.json)" if kind == HEADQUARTERS else "a hub"
    return Refused(f"This is not the public file of {whose}. Nothing was changed.")

"""Short ids for persons and families, worked out from what founded them, so that every desk shows the same ones."""

from __future__ import annotations

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U to misread
_LENGTH = 10


def short_id(prefix: str, founder: str) -> str:
    """Make an id such as P-7K2M9QXA4T from the id of the row that founded the grouping (50 bits of SHA-256)."""
    number = int.from_bytes(hashlib.sha256(founder.encode()).digest()[:8], "big")
    return f"{prefix}-" + "".join(_ALPHABET[number >> (5 * place) & 31] for place in range(_LENGTH))

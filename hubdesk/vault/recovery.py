"""The recovery key as people write it down and type it in."""

from __future__ import annotations

import secrets

from hubdesk.domain.errors import Refused

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_CHECK = _ALPHABET + "*~$=U"  # 37 signs: one wrong or two swapped characters always show
_BYTES = 20
_LENGTH = _BYTES * 8 // 5
_GROUP = 4


def new_recovery() -> tuple[bytes, str]:
    """Make a recovery secret (20 bytes) and its text: eight groups of four and a check character."""
    secret = secrets.token_bytes(_BYTES)
    return secret, written(secret)


def written(secret: bytes) -> str:
    """Write a recovery secret (20 bytes) as people write it down."""
    number = int.from_bytes(secret, "big")
    signs = "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    groups = [signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP)]
    return "-".join([*groups, _CHECK[number % len(_CHECK)]])


def typed(text: str) -> bytes:
    """Read a recovery key as typed, forgiving case, spaces, O for 0 and I or L for 1; raises Refused."""
    signs = [sign for sign in text.upper() if not sign.isspace() and sign not in "-\u2010\u2011\u2012\u2013\u2014."]
    if len(signs) != _LENGTH + 1:
        raise Refused(
            f"A recovery key has {_LENGTH + 1} characters in nine groups; this one has {len(signs)}. Check "
            f"what is missing."
        )
    body = "".join(signs[:-1]).translate(str.maketrans("OIL", "011"))
    check = signs[-1].translate(str.maketrans("OIL", "011"))
    number = 0
    for place, sign in enumerate(body):
        if sign not in _ALPHABET:
            raise Refused(f"Group {place // _GROUP + 1} of the recovery key has {sign}, which no recovery key has.")
        number = number * 32 + _ALPHABET.index(sign)
    if check != _CHECK[number % len(_CHECK)]:
        raise Refused("The recovery key has a mistyped character. Check it group by group.")
    return number.to_bytes(_BYTES, "big")

"""Signatures that say who wrote a bundle, and sealing so that only its recipients can read it."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hubdesk.domain.errors import Known


def new_signing_key() -> bytes:
    """Make an Ed25519 signing key (32 bytes)."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(key: bytes) -> bytes:
    """Work out the public half (32 bytes) of a signing key."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def sign(key: bytes, data: bytes) -> bytes:
    """Sign bytes (64 bytes come back)."""
    return Ed25519PrivateKey.from_private_bytes(key).sign(data)


def verify(public: bytes, data: bytes, signature: bytes) -> None:
    """Check a signature; raises Known where the bytes were changed or somebody else signed them."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError) as error:
        raise Known(
            "The signature does not fit: the file was changed on its way or comes from somebody else. "
            "Nothing of it was taken. Ask the sender for a new copy."
        ) from error


def new_identity() -> tuple[str, str]:
    """Make an identity (secret text) and the recipient (public text) under which others seal for it."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt bytes (age format) for one or more recipients; raises Known for a recipient that is not one."""
    if not recipients:
        raise ValueError("nothing is sealed for nobody")
    try:
        to = [pyrage.x25519.Recipient.from_str(text.strip()) for text in recipients]
    except pyrage.RecipientError as error:
        raise Known(
            "A recipient's public key is not whole. Nothing was written. Ask the recipient for it again."
        ) from error
    return bytes(pyrage.encrypt(data, to))


def unseal(data: bytes, identity: str) -> bytes:
    """Decrypt sealed bytes; raises Known where they are damaged or for somebody else."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity.strip())]))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise Known(
            "The file cannot be unsealed: it is for somebody else, or it was damaged on its way. "
            "Nothing of it was taken. Ask the sender for a new copy."
        ) from error

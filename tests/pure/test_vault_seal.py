"""Signatures and sealing: only the right key, only the same bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hubdesk.domain.errors import Known
from hubdesk.vault import seal


def test_a_signature_fits_its_bytes_and_its_signer_only() -> None:
    key, other = seal.new_signing_key(), seal.new_signing_key()
    signature = seal.sign(key, b"bundle 7")
    assert len(key) == len(seal.public_of(key)) == 32
    assert len(signature) == 64
    seal.verify(seal.public_of(key), b"bundle 7", signature)
    for public, data, said in (
        (seal.public_of(key), b"bundle 8", signature),
        (seal.public_of(other), b"bundle 7", signature),
        (seal.public_of(key), b"bundle 7", bytes(64)),
        (seal.public_of(key), b"bundle 7", b""),
        (b"short", b"bundle 7", signature),
    ):
        with pytest.raises(Known, match="signature does not fit"):
            seal.verify(public, data, said)


@given(some.binary(max_size=300))
def test_sealed_bytes_come_back_for_each_recipient(data: bytes) -> None:
    (hq, to_hq), (desk, to_desk) = seal.new_identity(), seal.new_identity()
    sealed = seal.seal(data, [to_hq, f" {to_desk}\n"])
    assert seal.unseal(sealed, hq) == seal.unseal(sealed, desk) == data


def test_nobody_else_reads_it_and_changes_are_noticed() -> None:
    (mine, to_me), (theirs, _) = seal.new_identity(), seal.new_identity()
    sealed = seal.seal(b"about a child", [to_me])
    assert b"child" not in sealed
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for data, identity in (
        (sealed, theirs),
        (flipped, mine),
        (sealed[:-5], mine),
        (b"", mine),
        (b"x" * 400, mine),
        (sealed, "none"),
    ):
        with pytest.raises(Known, match="cannot be unsealed"):
            seal.unseal(data, identity)


def test_a_recipient_that_is_none() -> None:
    with pytest.raises(Known, match="public key is not whole"):
        seal.seal(b"x", ["age1nonsense"])
    with pytest.raises(ValueError, match="nobody"):
        seal.seal(b"x", [])

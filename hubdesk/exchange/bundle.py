"""One file for headquarters: what is new, compressed, signed by the hub and sealed to headquarters."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hubdesk.domain.errors import Known
from hubdesk.vault.seal import seal, sign, unseal, verify

FORMAT = 1
_SEALED = b"age-encryption.org/"
_MAGIC = b"HUBDESK BUNDLE\n"
_LENGTH = struct.Struct(">I")
_SIGNATURE = 64
_NOTHING = "Nothing of it was taken."


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened bundle; `digest` is the SHA-256 (hexadecimal) of its header and names it for good.

    It holds all that is new since the bundle whose digest is `previous`, of number `base` (empty and 0 where it
    holds everything). `sequence` counts a hub's bundles from 1; `counts` has the rows of each table.
    """

    hub_id: str
    sequence: int
    base: int
    previous: str
    made_at: datetime
    counts: Mapping[str, int]
    tables: Mapping[str, list[dict[str, Any]]]
    digest: str


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle's bytes and digest, and how many records it holds."""

    data: bytes
    digest: str
    records: int


def make_bundle(
    hub_id: str,
    sequence: int,
    base: int,
    previous: str,
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    made_at: datetime,
    signing_key: bytes,
    recipients: Sequence[str],
) -> Made:
    """Make a bundle of rows by table; raises Known for a recipient that is none."""
    content = gzip.compress(_canonical(tables), mtime=0)
    header = _canonical(
        {
            "format": FORMAT,
            "hub_id": hub_id,
            "sequence": sequence,
            "base": base,
            "previous": previous,
            "made_at": made_at.isoformat(),
            "counts": {table: len(rows) for table, rows in tables.items()},
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    )
    signed = _MAGIC + _LENGTH.pack(len(header)) + header
    data = seal(signed + sign(signing_key, signed) + content, recipients)
    return Made(data, hashlib.sha256(header).hexdigest(), sum(len(rows) for rows in tables.values()))


def open_bundle(data: bytes, identity: str, pinned: Mapping[str, bytes]) -> Bundle:
    """Open a bundle for the holder of an identity; `pinned` has the public key of each enrolled hub by its id.

    Raises Known for what is no bundle, is for somebody else or damaged, comes from a hub that is not enrolled or
    from somebody else than it says, or was made by a newer HubDesk.
    """
    if not data.startswith(_SEALED):
        raise Known(f"This file is not a bundle of HubDesk. {_NOTHING}")
    plain = unseal(data, identity)
    start = len(_MAGIC) + _LENGTH.size
    if not plain.startswith(_MAGIC) or len(plain) < start:
        raise Known(f"This file is sealed for us and is not a bundle of HubDesk. {_NOTHING}")
    end = start + _LENGTH.unpack(plain[len(_MAGIC) : start])[0]
    raw, signature, content = plain[start:end], plain[end : end + _SIGNATURE], plain[end + _SIGNATURE :]
    header = _header(raw)
    public = pinned.get(str(header.get("hub_id")))
    if public is None:
        raise Known(
            f"This bundle comes from a hub that is not enrolled here. {_NOTHING} Enrol the hub's public file first."
        )
    verify(public, plain[:end], signature)
    return _bundle(header, raw, _tables(content, str(header.get("sha256"))))


def _header(raw: bytes) -> dict[str, Any]:
    try:
        header = json.loads(raw)
        made_by = int(header["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged() from error
    if made_by > FORMAT:
        raise Known(f"This bundle was made by a newer HubDesk than this one. {_NOTHING} Install the newer one here.")
    return dict(header)


def _tables(content: bytes, sha256: str) -> dict[str, list[dict[str, Any]]]:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged()
    try:
        return dict(json.loads(gzip.decompress(content)))
    except (ValueError, TypeError, OSError, EOFError, zlib.error) as error:
        raise _damaged() from error


def _bundle(header: Mapping[str, Any], raw: bytes, tables: dict[str, list[dict[str, Any]]]) -> Bundle:
    try:
        bundle = Bundle(
            hub_id=str(header["hub_id"]),
            sequence=int(header["sequence"]),
            base=int(header["base"]),
            previous=str(header["previous"]),
            made_at=datetime.fromisoformat(header["made_at"]),
            counts=dict(header["counts"]),
            tables=tables,
            digest=hashlib.sha256(raw).hexdigest(),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged() from error
    if bundle.counts != {table: len(rows) for table, rows in tables.items()}:
        raise _damaged()
    return bundle


def _damaged() -> Known:
    return Known(f"This bundle is damaged. {_NOTHING} Ask the hub for a new one.")


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

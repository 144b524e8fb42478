"""Headquarters' answer to a bundle: a few signed words without case data."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from hubdesk.domain.errors import Known
from hubdesk.vault.seal import sign, verify

FORMAT = 1
_NOTHING = "Nothing of it was taken."


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one bundle: `outcome` is `taken` or `refused`, `words` say why; `digest` names the bundle."""

    hub_id: str
    sequence: int
    digest: str
    outcome: str
    at: str
    words: str = ""
    format: int = FORMAT

    @property
    def id(self) -> str:
        """The same for the same receipt, so that taking it twice is taking it once."""
        return hashlib.sha256(_canonical(self)).hexdigest()


def make_receipt(receipt: Receipt, signing_key: bytes) -> bytes:
    """Write a receipt as signed JSON text."""
    return json.dumps({**asdict(receipt), "signature": sign(signing_key, _canonical(receipt)).hex()}, indent=2).encode()


def open_receipt(data: bytes, public: bytes) -> Receipt:
    """Read a receipt signed by headquarters; raises Known for any other file."""
    try:
        written = json.loads(data)
        signature = bytes.fromhex(written.pop("signature"))
        if int(written["format"]) > FORMAT:
            raise Known(
                f"This receipt was made by a newer HubDesk than this one. {_NOTHING} Install the newer one here."
            )
        receipt = Receipt(**written)
        datetime.fromisoformat(receipt.at)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Known(f"This file is not a receipt of HubDesk. {_NOTHING}") from error
    verify(public, _canonical(receipt), signature)
    return receipt


def _canonical(receipt: Receipt) -> bytes:
    return json.dumps(asdict(receipt), sort_keys=True, separators=(",", ":")).encode()

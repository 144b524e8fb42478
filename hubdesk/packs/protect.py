"""Encrypt a PDF under a passphrase for its recipient: AES with a key of 256 bits, as PDF 2.0 has it (revision 6)."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pikepdf

from hubdesk.domain.errors import Refused

_LONGEST = 127  # bytes of a passphrase that the format looks at


def protecting(passphrase: str) -> str:
    """Give a passphrase in the form in which every keyboard makes it; refuses one longer than the format looks at."""
    key = unicodedata.normalize("NFKC", passphrase)
    if len(key.encode()) > _LONGEST:
        raise Refused(f"That passphrase is too long for a PDF: at most {_LONGEST} plain letters. Choose a shorter one.")
    return key


def protected(pdf: bytes, passphrase: str) -> bytes:
    """Encrypt a finished PDF, words of its properties too; never the same bytes twice.

    Whoever opens it may print and read it aloud: flags that forbid this keep nobody out who has the passphrase.
    """
    key = protecting(passphrase)
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            out,
            encryption=pikepdf.Encryption(user=key, owner=key, R=6, aes=True, metadata=True),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()

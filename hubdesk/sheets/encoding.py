"""In which encoding a CSV file is written, found from its bytes and never from its name."""

from __future__ import annotations

import codecs
from pathlib import Path

from hubdesk.domain.errors import Refused

_CHUNK = 1 << 20
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rt": "a text document (RTF)",
    b"<htm": "a web page",
    b"<!DO": "a web page",
}


def encoding_of(path: Path) -> str:
    """Find the encoding of a CSV file: UTF-8, UTF-16 or Windows-1252; raises Refused where it is no text."""
    with path.open("rb") as file:
        start = file.read(4096)
    for magic, words in _OTHERS.items():
        if start[:4].lower().startswith(magic.lower()):
            raise _no_text(path, f"it is {words}")
    for encoding in _candidates(start):
        if _fits(path, encoding):
            return encoding
    raise _no_text(path, "its letters are in none of the encodings UTF-8, UTF-16 and Windows-1252")


def _candidates(start: bytes) -> tuple[str, ...]:
    if start.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    # Text in Latin letters has a zero in every second byte of UTF-16, and none in any other encoding.
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 4:
        return ("utf-16-be",) if even > odd else ("utf-16-le",)
    return ("utf-8", "cp1252")


def _fits(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while part := file.read(_CHUNK):
                if "\0" in part:
                    return False
    except UnicodeError:
        return False
    return True


def _no_text(path: Path, why: str) -> Refused:
    return Refused(
        f"{path.name} is not a sheet that can be read: {why}. Nothing was taken in. "
        "In Excel, save it as “CSV UTF-8 (comma delimited)” or as an Excel workbook (.xlsx)."
    )

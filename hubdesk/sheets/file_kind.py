"""What a file is, told by its bytes and never by its name alone; nothing in it is run."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from hubdesk.domain.attachment import MAIL, OTHER, OUTLOOK, PDF, TEXT, WORD

_STARTS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_HEADERS = re.compile(rb"(?im)^(from|date|message-id|received|mime-version|return-path):[ \t]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MESSAGE_CLASS = "__properties_version1.0".encode("utf-16-le")
_LOOKED_AT = 8192


def media_of(data: bytes) -> str:
    """Name the media type of a file by what is in it; what nobody can show is `application/octet-stream`."""
    for start, media in _STARTS:
        if data.startswith(start):
            return media
    if data[:2] == b"BM" and len(data) > 14 and int.from_bytes(data[2:6], "little") == len(data):
        return "image/bmp"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(_OLE):
        return OUTLOOK if _MESSAGE_CLASS in data else OTHER
    if data.startswith(b"PK\x03\x04"):
        return WORD if _is_word(data) else OTHER
    return _of_words(data)


def text_of_file(data: bytes) -> str:
    """Read a text file in UTF-8, UTF-16 with its mark, or else as Windows writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _of_words(data: bytes) -> str:
    head = data[:_LOOKED_AT]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return TEXT
    if any(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head):
        return OTHER
    above = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return MAIL if len({found.lower() for found in _HEADERS.findall(above)}) >= 2 else TEXT


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as inside:
            return "word/document.xml" in inside.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False

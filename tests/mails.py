"""Made-up e-mails and files as partners send them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

BODY = (
    "Good morning,\n\nQuillon Testerby came in without a coat again and ate two breakfasts. "
    "He said there was nothing in the fridge.\n\nRegards\nTess Sampler"
)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_ONE_POINT = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    _part(*one) for one in ((b"IHDR", _ONE_POINT), (b"IDAT", zlib.compress(b"\0\xff\0\0")), (b"IEND", b""))
)


def mail(body: str = BODY, *, html: str = "", ident: str = "<m1@school.example>") -> bytes:
    """Write an e-mail from a school, with a picture inside."""
    made = EmailMessage()
    made["From"] = "Tess Sampler <tess@school.example>"
    made["To"] = "hub@moorside.example"
    made["Date"] = "Fri, 13 Mar 2026 08:40:00 +0000"
    made["Subject"] = "Worry about a pupil"
    made["Message-ID"] = ident
    if html:
        made.set_content(html, subtype="html")
    else:
        made.set_content(body)
    made.add_attachment(PNG, maintype="image", subtype="png", filename="coat peg.png")
    return bytes(made)


def docx(*paragraphs: str) -> bytes:
    """Write the least that is a Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    told = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{told}</w:body></w:document>")
    return out.getvalue()

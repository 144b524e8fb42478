"""Made-up e-mails and files as partners send them."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from io import BytesIO

BODY = (
    "Good morning,\n\nQuillon Testerby came in without a coat again and ate two breakfasts. "
    "He said there was nothing in the fridge.\n\nRegards\nTess Sampler"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180f29ef5580000000049454e44ae426082"
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

"""What came with a concern: an e-mail, a form or a picture, kept whole with its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

MAIL, OUTLOOK, PDF, TEXT = "message/rfc822", "application/vnd.ms-outlook", "application/pdf", "text/plain"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OTHER = "application/octet-stream"
KINDS = {
    MAIL: "E-mail",
    OUTLOOK: "E-mail",
    PDF: "PDF",
    TEXT: "Text",
    WORD: "Word document",
    "image/png": "Picture",
    "image/jpeg": "Picture",
    "image/gif": "Picture",
    "image/bmp": "Picture",
    "image/webp": "Picture",
    "image/tiff": "Picture",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it came, without its bytes; `sha256` is in hexadecimal, `message_id` that of an e-mail.

    `concern_id` is empty while it hangs on a draft. `taken_back` is the reason why it no longer counts as part of the
    concern, empty while it does.
    """

    id: str
    concern_id: str
    name: str
    media: str
    sha256: str
    size: int
    message_id: str
    at: datetime
    by: str
    taken_back: str = ""

    @property
    def kind(self) -> str:
        """Say in a word what it is."""
        return KINDS.get(self.media, "File")


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail says: `sent` is local time or None, `inside` the names of files within it."""

    subject: str
    sender: str
    sent: datetime | None
    message_id: str
    words: str
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be shown of a file without running anything: its words, or its bytes where it is a picture or a PDF."""

    attachment: Attachment
    words: str = ""
    data: bytes = b""


def size_words(size: int) -> str:
    """Say how large a file is."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"

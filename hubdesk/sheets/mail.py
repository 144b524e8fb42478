"""What an e-mail says, and a Word document: words only; markup is taken off, nothing is fetched, nothing is run."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from io import BytesIO

from hubdesk.domain.attachment import MAIL, OUTLOOK, Mail
from hubdesk.sheets.file_kind import text_of_file

MOST_WORDS = 200_000  # characters; what is longer is shown up to here, and kept whole
_BREAKS = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "w:p", "w:br"}
_UNSAID = {"script", "style", "head", "title", "w:instrtext", "w:deltext"}


def read_mail(media: str, data: bytes) -> Mail | None:
    """Read an e-mail as Outlook or any other program saves it; None where it is none or cannot be read."""
    with suppress(Exception):  # whatever is wrong with somebody else's file, it is kept and only not read
        if media == MAIL:
            return _read_eml(data)
        if media == OUTLOOK:
            return _read_msg(data)
    return None


def words_of_docx(data: bytes) -> str:
    """Read the words of a Word document; empty where they cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as inside, inside.open("word/document.xml") as part:
            return _tidied(_without_markup(part.read(MOST_WORDS * 40).decode("utf-8", errors="replace")))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return ""


def _read_eml(data: bytes) -> Mail:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    words = ""
    if body is not None:
        text = _content(body)
        words = _without_markup(text) if body.get_content_type() == "text/html" else text
    inside = tuple(part.get_filename() or "unnamed" for part in message.iter_attachments())
    return Mail(
        _header(message, "Subject"), _header(message, "From"), _moment(_header(message, "Date")),
        _header(message, "Message-ID"), _tidied(words), inside,
    )  # fmt: skip


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # a character set that nobody knows
        payload = part.get_payload(decode=True)
        return text_of_file(payload) if isinstance(payload, bytes) else str(part.get_payload())


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # headers that break every rule are not said
        return ""


def _read_msg(data: bytes) -> Mail:
    from oxmsg import Message

    message = Message.load(data)
    headers = {name.casefold(): value for name, value in message.message_headers.items()}
    words = message.body or _without_markup(message.html_body or "")
    sent = message.sent_date
    return Mail(
        message.subject, message.sender or "", _local(sent) if sent else _moment(headers.get("date", "")),
        " ".join(headers.get("message-id", "").split()), _tidied(words),
        tuple(one.file_name or "unnamed" for one in message.attachments),
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        return _local(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError):
        return None


def _local(at: datetime) -> datetime:
    here = at.astimezone() if at.tzinfo else at
    return here.replace(tzinfo=None, second=0, microsecond=0)


def _tidied(words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\xa0", " ").replace("\u200b", "")
    lines = [line.rstrip() for line in words[:MOST_WORDS].split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unsaid += tag in _UNSAID
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in _UNSAID and self._unsaid > 0

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.said.append(re.sub(r"\s+", " ", data))


def _without_markup(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    return "".join(reader.said)

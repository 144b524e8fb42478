"""Keep what came with a concern: an e-mail, a form or a picture, whole, hashed and encrypted, never in clear."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hubdesk.domain.attachment import MAIL, OUTLOOK, PDF, TEXT, WORD, Attachment, Mail, Seen, size_words
from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.protected import RESTRICTED
from hubdesk.service.desk import Desk, act
from hubdesk.service.mark import concern_named
from hubdesk.service.new_id import new_id
from hubdesk.service.permit import permit
from hubdesk.sheets.file_kind import media_of, text_of_file
from hubdesk.sheets.mail import MOST_WORDS, read_mail, words_of_docx
from hubdesk.store import attachments as kept
from hubdesk.store import concerns
from hubdesk.store.database import transaction

LARGEST = 25_000_000  # bytes
MOST = 20  # files of one concern
_UNDONE_FOR = timedelta(days=1)  # how long files of a draft that was thrown away can be had back


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that was kept, and what it says where it is an e-mail."""

    attachment: Attachment
    mail: Mail | None
    changes: Changes


def attach_to_draft(desk: Desk, draft_id: str, name: str, source: Path | bytes) -> Arrived:
    """Keep a file with a half-filled form; it goes with the concern when that is recorded."""
    permit(desk.user, "draft")
    one, data, mail = _read(desk, name, source)
    with transaction(desk.database):
        kept.forget_orphans(desk.database, desk.now() - _UNDONE_FOR)
        _refuse_more(kept.of_draft(desk.database, draft_id), one)
        kept.add_to_draft(desk.database, draft_id, one, data)
    return Arrived(one, mail, Changes(frozenset({"drafts"}), frozenset({draft_id})))


def files_of_draft(desk: Desk, draft_id: str) -> tuple[Attachment, ...]:
    """List the files of a half-filled form."""
    permit(desk.user, "draft")
    return kept.of_draft(desk.database, draft_id)


def remove_from_draft(desk: Desk, file_id: str) -> Changes:
    """Let go of a file of a half-filled form."""
    permit(desk.user, "draft")
    with transaction(desk.database):
        kept.remove_from_draft(desk.database, file_id)
    return Changes(frozenset({"drafts"}), frozenset({file_id}))


def attach(desk: Desk, concern: str, name: str, source: Path | bytes) -> Arrived:
    """Keep a file with a concern that is recorded; `concern` is its id or reference."""
    permit(desk.user, "attach")
    told = concern_named(desk, concern)
    if told.restricted:
        raise Refused(RESTRICTED)
    one, data, mail = _read(desk, name, source, told.concern.id)
    with act(desk, "attach") as done:
        _refuse_more(_of(desk, told.concern.id), one)
        kept.add(desk.database, one, data)
        done.about += [one.id, told.concern.id]
    return Arrived(one, mail, Changes(frozenset({"concerns", "attachments"}), frozenset({told.concern.id})))


def attachments(desk: Desk, concern: str) -> tuple[Attachment, ...]:
    """List the files of a concern, those taken back too; `concern` is its id or reference."""
    told = concern_named(desk, concern)
    with act(desk, "view_family") as done:
        done.about.append(told.concern.id)
        return () if told.restricted else _of(desk, told.concern.id)


def see_attachment(desk: Desk, attachment_id: str) -> Seen:
    """Open a file to be shown: words as plain text, pictures and PDF as their bytes, of others nothing."""
    with act(desk, "view_attachment") as done:
        one, data = _found(desk, attachment_id)
        done.about.append(one.id)
    if one.media in (MAIL, OUTLOOK):
        mail = read_mail(one.media, data)
        return Seen(one, _said(mail) if mail else "")
    if one.media == WORD:
        return Seen(one, words_of_docx(data))
    if one.media == TEXT:
        return Seen(one, text_of_file(data)[:MOST_WORDS])
    return Seen(one, data=data if one.media == PDF or one.kind == "Picture" else b"")


def take_back_attachment(desk: Desk, attachment_id: str, reason: str) -> Changes:
    """Say that a file does not belong to its concern, and why; it is kept and shown as taken back."""
    if not reason.strip():
        raise Refused("Give the reason. Whoever reads it next year must understand it.")
    with act(desk, "attach", reason="taken back") as done:
        one, _ = _found(desk, attachment_id)
        if not one.concern_id or one.taken_back:
            raise Refused(f"{one.name} is not part of a concern any more.")
        kept.take_back(desk.database, new_id(), one, desk.now(), desk.user.name, reason.strip())
        done.about += [one.id, one.concern_id]
    return Changes(frozenset({"concerns", "attachments"}), frozenset({one.concern_id}))


def _of(desk: Desk, concern_id: str) -> tuple[Attachment, ...]:
    return kept.of_concerns(desk.database, [concern_id]).get(concern_id, ())


def _found(desk: Desk, attachment_id: str) -> tuple[Attachment, bytes]:
    found = kept.by_id(desk.database, attachment_id)
    if found is None:
        raise Refused("There is no such file. Take it from the concern's list.")
    one = found[0]
    if one.concern_id and concerns.told(desk.database, [one.concern_id])[one.concern_id].restricted:
        raise Refused(RESTRICTED)
    return found


def _read(desk: Desk, name: str, source: Path | bytes, concern_id: str = "") -> tuple[Attachment, bytes, Mail | None]:
    shown = " ".join(name.split())[:200] or "unnamed"
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if not size:
            raise Refused(f"{shown} is empty. Save it again and add it then.")
        if size > LARGEST:
            raise Refused(
                f"{shown} has {size_words(size)}; {size_words(LARGEST)} is the most that is kept. Nothing was kept of "
                "it. Ask for the pages that matter, or save the picture smaller."
            )
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise Refused(f"{shown} could not be read: {error.strerror}. Nothing was kept of it.") from error
    media = media_of(data)
    mail = read_mail(media, data)
    one = Attachment(
        new_id(), concern_id, shown, media, hashlib.sha256(data).hexdigest(), len(data),
        mail.message_id if mail else "", desk.now(), desk.user.name,
    )  # fmt: skip
    return one, data, mail


def _refuse_more(held: tuple[Attachment, ...], one: Attachment) -> None:
    standing = [other for other in held if not other.taken_back]
    if any(other.sha256 == one.sha256 for other in standing):
        raise Refused(f"{one.name} is kept with this concern already.")
    if len(standing) >= MOST:
        raise Refused(f"A concern has {MOST} files at most. Take one back, or record what this one tells by itself.")


def _said(mail: Mail) -> str:
    sent = f"{mail.sent:%d/%m/%Y %H:%M}" if mail.sent else "not said"
    inside = [f"Files inside: {', '.join(mail.inside)}"] if mail.inside else []
    return "\n".join([f"From: {mail.sender}", f"Sent: {sent}", f"Subject: {mail.subject}", *inside, "", mail.words])

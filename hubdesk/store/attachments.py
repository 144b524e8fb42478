"""Files that came with a concern, and those of half-filled forms: encrypted like everything else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hubdesk.domain.attachment import Attachment
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, insert, many, rows, run

_COLUMNS = ("id", "name", "media", "sha256", "size", "message_id", "at", "by")
_LISTED = "a.id, a.concern_id, a.name, a.media, a.sha256, a.size, a.message_id, a.at, a.\"by\", coalesce(t.reason, '')"
_FROM = "attachments a LEFT JOIN attachments t ON t.takes_back = a.id AND t.takes_back != ''"


def add(db: Database, one: Attachment, data: bytes) -> None:
    """Keep a file with its concern."""
    columns = (*_COLUMNS, "concern_id", "takes_back", "reason", "bytes")
    run(db, insert("attachments", columns), (*_row(one), one.concern_id, "", "", data))


def take_back(db: Database, row_id: str, one: Attachment, at: datetime, by: str, reason: str) -> None:
    """Keep that a file is no longer part of its concern; the file stays."""
    columns = (*_COLUMNS, "concern_id", "takes_back", "reason", "bytes")
    run(
        db,
        insert("attachments", columns),
        (row_id, "", "", "", 0, "", at.isoformat(), by, one.concern_id, one.id, reason, b""),
    )


def of_concerns(db: Database, concern_ids: Iterable[str]) -> dict[str, tuple[Attachment, ...]]:
    """List the files of concerns in the order in which they came, those taken back too, by concern."""
    query = (
        f"SELECT {_LISTED} FROM {_FROM} WHERE a.takes_back = '' AND"
        " a.concern_id IN (SELECT value FROM json_each(?)) ORDER BY a.seq"
    )
    found: dict[str, tuple[Attachment, ...]] = {}
    for one in map(_attachment, rows(db, query, (many(concern_ids),))):
        found[one.concern_id] = (*found.get(one.concern_id, ()), one)
    return found


def by_id(db: Database, attachment_id: str) -> tuple[Attachment, bytes] | None:
    """Read a file with its bytes, of a concern or of a draft."""
    found = rows(db, f"SELECT {_LISTED}, a.bytes FROM {_FROM} WHERE a.takes_back = '' AND a.id = ?", (attachment_id,))
    found = found or _drafted(db, "id", attachment_id, "bytes")
    return (_attachment(found[0][:-1]), bytes(found[0][-1])) if found else None


def concerns_with(db: Database, hashes: Iterable[str], message_ids: Iterable[str]) -> dict[str, str]:
    """Find the concerns that came with a file or message of these, each with `message` or `file`."""
    query = """SELECT a.concern_id, CASE WHEN a.message_id IN (SELECT value FROM json_each(?2)) THEN 'message' ELSE
      'file' END FROM {} WHERE t.id IS NULL AND {} ORDER BY a.seq"""
    wanted = (many(hashes), many(one for one in message_ids if one))
    by_file = rows(db, query.format(_FROM, "a.sha256 != '' AND a.sha256 IN (SELECT value FROM json_each(?1))"), wanted)
    by_mail = rows(
        db, query.format(_FROM, "a.message_id != '' AND a.message_id IN (SELECT value FROM json_each(?2))"), wanted
    )
    return dict([*by_file, *by_mail])


def add_to_draft(db: Database, draft_id: str, one: Attachment, data: bytes) -> None:
    """Keep a file with a half-filled form."""
    run(db, insert("draft_files", (*_COLUMNS, "draft_id", "bytes")), (*_row(one), draft_id, data))


def of_draft(db: Database, draft_id: str) -> tuple[Attachment, ...]:
    """List the files of a half-filled form in the order in which they came."""
    return tuple(map(_attachment, _drafted(db, "draft_id", draft_id)))


def remove_from_draft(db: Database, file_id: str) -> None:
    """Let a file of a half-filled form go."""
    run(db, "DELETE FROM draft_files WHERE id = ?", (file_id,))


def keep_drafted(db: Database, draft_id: str, concern_id: str) -> tuple[str, ...]:
    """Give the files of a half-filled form to the concern it became; gives their ids."""
    ids = tuple(one.id for one in of_draft(db, draft_id))
    names = ", ".join(f'"{column}"' for column in _COLUMNS)
    run(
        db,
        f"INSERT INTO attachments ({names}, concern_id, takes_back, reason, bytes)"
        f" SELECT {names}, ?, '', '', bytes FROM draft_files WHERE draft_id = ? ORDER BY id",
        (concern_id, draft_id),
    )
    run(db, "DELETE FROM draft_files WHERE draft_id = ?", (draft_id,))
    return ids


def forget_orphans(db: Database, before: datetime) -> None:
    """Let go of files whose draft was thrown away so long ago that nobody takes that back any more."""
    run(
        db,
        "DELETE FROM draft_files WHERE at < ? AND draft_id NOT IN (SELECT id FROM drafts)",
        (before.isoformat(),),
    )


def _drafted(db: Database, column: str, value: str, more: str = "''") -> list[Row]:
    return rows(
        db,
        f"SELECT id, '', name, media, sha256, size, message_id, at, \"by\", {more} FROM draft_files"
        f" WHERE {column} = ? ORDER BY id",
        (value,),
    )


def _row(one: Attachment) -> Row:
    return (one.id, one.name, one.media, one.sha256, one.size, one.message_id, one.at.isoformat(), one.by)


def _attachment(row: Row) -> Attachment:
    ident, concern, name, media, sha256, size, message, at, by, *reason = row
    return Attachment(ident, concern, name, media, sha256, size, message, datetime.fromisoformat(at), by, *reason)

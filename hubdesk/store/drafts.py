"""Half-filled forms: changed in place, encrypted like everything else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hubdesk.store.handle import Database
from hubdesk.store.sql import canonical, rows, run


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft, whose it is, and its fields as typed."""

    id: str
    by: str
    title: str
    saved_at: datetime
    fields: Mapping[str, object]


def save(db: Database, draft_id: str, by: str, title: str, saved_at: datetime, fields: Mapping[str, object]) -> None:
    """Keep a draft in place of what was kept under its id."""
    run(
        db,
        'INSERT INTO drafts (id, "by", title, saved_at, fields) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO '
        "UPDATE SET"
        ' "by" = excluded."by", title = excluded.title, saved_at = excluded.saved_at, fields = '
        "excluded.fields",
        (draft_id, by, title, saved_at.isoformat(), canonical(dict(fields))),
    )


def every(db: Database, by: str = "") -> tuple[KeptDraft, ...]:
    """Read the drafts of one user, or of all, newest first."""
    query = """SELECT id, "by", title, saved_at, fields FROM drafts WHERE ?1 IN ('', "by")
    ORDER BY saved_at DESC, id"""
    return tuple(
        KeptDraft(ident, whose, title, datetime.fromisoformat(at), json.loads(fields))
        for ident, whose, title, at, fields in rows(db, query, (by,))
    )


def count(db: Database, by: str) -> int:
    """Count the drafts of one user."""
    return int(rows(db, 'SELECT count(*) FROM drafts WHERE "by" = ?', (by,))[0][0])


def give(db: Database, left_by: str, taken_by: str) -> int:
    """Give the drafts of one user to another, and say how many there were."""
    return run(db, 'UPDATE drafts SET "by" = ? WHERE "by" = ?', (taken_by, left_by))


def delete(db: Database, draft_id: str) -> None:
    """Let a draft go; nothing happens where there is none."""
    run(db, "DELETE FROM drafts WHERE id = ?", (draft_id,))

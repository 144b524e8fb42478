"""What whoever told us of a concern heard back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import datetime

from hubdesk.domain.feedback import Feedback
from hubdesk.store.handle import Database
from hubdesk.store.sql import insert, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Feedback))


def add(db: Database, told: Feedback) -> None:
    """Keep what was told, or why nothing is."""
    row = astuple(told)
    run(db, insert("feedback", _COLUMNS), (*row[:3], told.at.isoformat(), *row[4:]))


def of_concerns(db: Database, concern_ids: Iterable[str]) -> tuple[Feedback, ...]:
    """Read what was told about these concerns, oldest first."""
    query = f"{select(_COLUMNS, 'feedback')} WHERE concern_id IN (SELECT value FROM json_each(?)) ORDER BY seq"
    return tuple(
        Feedback(ident, concern, kind, datetime.fromisoformat(at), by, how, words, why)
        for ident, concern, kind, at, by, how, words, why in rows(db, query, (many(concern_ids),))
    )

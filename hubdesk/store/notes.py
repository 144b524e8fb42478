"""Telephone notes: who rang, the number and the words, until somebody makes a concern of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hubdesk.domain.note import Note
from hubdesk.store.handle import Database
from hubdesk.store.sql import insert, many, rows, run

_COLUMNS = ("id", "caller", "number", "words", "at", "by")


def add(db: Database, note: Note) -> None:
    """Keep a note."""
    run(
        db,
        insert("notes", _COLUMNS),
        (note.id, note.caller, note.number, note.words, note.at.isoformat(), note.by),
    )


def by_ids(db: Database, note_ids: Iterable[str]) -> tuple[Note, ...]:
    """Read notes, oldest first."""
    query = 'SELECT id, caller, number, words, at, "by" FROM notes WHERE id IN (SELECT value FROM json_each(?))'
    return tuple(
        Note(ident, caller, number, words, datetime.fromisoformat(at), by)
        for ident, caller, number, words, at, by in rows(db, f"{query} ORDER BY seq", (many(note_ids),))
    )

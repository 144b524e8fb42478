"""Derived: each family in brief, as text that serves on every later day until something is said of the family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hubdesk.store.handle import Database
from hubdesk.store.sql import before, many, rows, run, run_many, stream

_SERVES = "form = ? AND as_of <= ?"
_AMONG = "(SELECT value FROM json_each(?))"


def put(db: Database, as_of: date, form: int, texts: Iterable[tuple[str, str]]) -> None:
    """Keep families in brief, by their ids, as they are from a day on."""
    query = "INSERT OR REPLACE INTO briefs (family_id, as_of, form, brief) VALUES (?, ?, ?, ?)"
    run_many(db, query, ((family_id, as_of.isoformat(), form, text) for family_id, text in texts))


def drop(db: Database, family_ids: Iterable[str]) -> None:
    """Let families go of which something new was said."""
    run(db, f"DELETE FROM briefs WHERE family_id IN {_AMONG}", (many(family_ids),))


def clear(db: Database) -> None:
    """Let all go."""
    run(db, "DELETE FROM briefs")


def serving(db: Database, as_of: date, form: int) -> Iterator[tuple[str, str]]:
    """Hand out the families in brief that serve on a day; nothing may be kept here meanwhile."""
    return stream(db, f"SELECT family_id, brief FROM briefs WHERE {_SERVES}", (form, as_of.isoformat()))


def lacking(db: Database, as_of: date, form: int) -> list[str]:
    """List the families that are not kept in brief, or not in one that serves on a day."""
    query = f"SELECT family_id FROM families EXCEPT SELECT family_id FROM briefs WHERE {_SERVES}"
    return [str(row[0]) for row in rows(db, query, (form, as_of.isoformat()))]


def changing(db: Database, concern_ids: Iterable[str], as_of: date) -> set[str]:
    """Find those of some concerns that are to look different after a day, for words on them are dated later."""
    query = f"SELECT DISTINCT concern_id FROM amendments WHERE at >= ? AND concern_id IN {_AMONG}"
    return {str(row[0]) for row in rows(db, query, (before(as_of), many(concern_ids)))}

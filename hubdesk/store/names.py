"""Derived: how often each name occurs, counted over the first so many mentions."""

from __future__ import annotations

from collections.abc import Mapping

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import rows, run, run_many


def put_name_counts(db: Database, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Keep how often each name occurs, by part (`given`, `family`) and name, in place of what was kept."""
    with transaction(db):
        run(db, "DELETE FROM name_counts")
        flat = sorted((part, name, count) for part, names in counts.items() for name, count in names.items())
        run_many(db, "INSERT INTO name_counts (part, name, count) VALUES (?, ?, ?)", flat)


def name_counts(db: Database) -> dict[str, dict[str, int]]:
    """Read how often each name occurs, by part and name."""
    found: dict[str, dict[str, int]] = {}
    for part, name, count in rows(db, "SELECT part, name, count FROM name_counts"):
        found.setdefault(part, {})[name] = count
    return found


def written_names(db: Database, first: int) -> list[tuple[str, str, str]]:
    """Read id, given and family name of the earliest mentions ever kept, those corrected since included."""
    query = "SELECT id, given_name, family_name FROM mentions ORDER BY id LIMIT ?"
    return [(str(ident), str(given), str(family)) for ident, given, family in rows(db, query, (first,))]


def mentions_kept(db: Database) -> int:
    """Tell how many mentions were ever kept."""
    return int(rows(db, "SELECT coalesce(max(seq), 0) FROM mentions")[0][0])

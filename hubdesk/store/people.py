"""Derived: everything about who is whom, under one name for those who call it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from hubdesk.store.database import transaction
from hubdesk.store.families import (
    drop_gather,
    every_family,
    family_of,
    neighbours,
    persons_of,
    put_gather,
    set_families,
)
from hubdesk.store.pairs import component, drop_pairs, every_pair, pairs_among, put_pairs
from hubdesk.store.persons import (
    drop_persons,
    every_person,
    formerly,
    known_as,
    mentions_of,
    newest_id,
    person_of,
    set_persons,
)
from hubdesk.store.sql import rows, run, run_many
from hubdesk.store.tidied import candidates, drop_tidied, every_tidied, put_tidied, tidied, tidied_of_concerns

__all__ = [
    "candidates",
    "clear_derived",
    "component",
    "drop_gather",
    "drop_pairs",
    "drop_persons",
    "drop_tidied",
    "every_family",
    "every_pair",
    "every_person",
    "every_tidied",
    "family_of",
    "formerly",
    "known_as",
    "mentions_of",
    "name_counts",
    "neighbours",
    "newest_id",
    "pairs_among",
    "person_of",
    "persons_of",
    "put_gather",
    "put_name_counts",
    "put_pairs",
    "put_tidied",
    "set_families",
    "set_persons",
    "tidied",
    "tidied_of_concerns",
]


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


def clear_derived(db: Database) -> None:
    """Empty what can be worked out again.

    Persons, families and former ids stay: ids that were shown to people are kept by the next `set_persons`.
    """
    with transaction(db):
        for table in ("tidied", "keys", "pairs", "gather", "name_counts", "scores", "search"):
            run(db, f"DELETE FROM {table}")

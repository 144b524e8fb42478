"""Derived: everything about who is whom, under one name for those who call it."""

from __future__ import annotations

from hubdesk.store.database import transaction
from hubdesk.store.families import (
    beside,
    count_gathered,
    drop_gather,
    every_family,
    families_of_concerns,
    family_of,
    held,
    persons_of,
    put_gather,
    set_families,
    sharing,
)
from hubdesk.store.handle import Database
from hubdesk.store.names import mentions_kept, name_counts, put_name_counts, written_names
from hubdesk.store.pairs import component, drop_pairs, every_pair, near, pairs_among, pairs_touching, put_pairs
from hubdesk.store.persons import (
    drop_persons,
    every_person,
    formerly,
    heirs,
    known_as,
    mentions_of,
    newest_id,
    person_of,
    set_persons,
)
from hubdesk.store.sql import run
from hubdesk.store.tidied import candidates, drop_tidied, every_tidied, put_tidied, tidied, tidied_of_concerns

__all__ = [
    "beside",
    "candidates",
    "clear_derived",
    "clear_ties",
    "component",
    "count_gathered",
    "drop_gather",
    "drop_pairs",
    "drop_persons",
    "drop_tidied",
    "every_family",
    "every_pair",
    "every_person",
    "every_tidied",
    "families_of_concerns",
    "family_of",
    "formerly",
    "heirs",
    "held",
    "known_as",
    "mentions_kept",
    "mentions_of",
    "name_counts",
    "near",
    "newest_id",
    "pairs_among",
    "pairs_touching",
    "person_of",
    "persons_of",
    "put_gather",
    "put_name_counts",
    "put_pairs",
    "put_tidied",
    "set_families",
    "set_persons",
    "sharing",
    "tidied",
    "tidied_of_concerns",
    "written_names",
]


def clear_derived(db: Database) -> None:
    """Empty what can be worked out again.

    Persons, families and former ids stay: ids that were shown to people are kept by the next `set_persons`.
    """
    with transaction(db):
        clear_ties(db)
        for table in ("tidied", "keys", "words", "name_counts", "search"):
            run(db, f"DELETE FROM {table}")


def clear_ties(db: Database) -> None:
    """Empty what rests on the weights of pairs."""
    with transaction(db):
        for table in ("pairs", "grey", "gather", "briefs", "scores", "queue_words"):
            run(db, f"DELETE FROM {table}")

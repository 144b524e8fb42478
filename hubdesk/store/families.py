"""Derived: which family a person belongs to, and the keys through which persons could gather."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.persons import newest_id, remember
from hubdesk.store.sql import in_order, many, rows, run, run_many

_AMONG = "(SELECT value FROM json_each(?1))"


def family_of(db: Database, person_ids: Iterable[str]) -> dict[str, str]:
    """Find the family of each person; persons who have none are left out."""
    return dict(rows(db, f"SELECT person_id, family_id FROM families WHERE person_id IN {_AMONG}", (many(person_ids),)))


def count_gathered(db: Database) -> int:
    """Count the persons who belong to a family."""
    return int(rows(db, "SELECT count(*) FROM families", ())[0][0])


def persons_of(db: Database, family_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find the persons of each family, in the order of their ids."""
    found: dict[str, list[str]] = {}
    query = f"SELECT family_id, person_id FROM families WHERE family_id IN {_AMONG} ORDER BY person_id"
    for family_id, person_id in rows(db, query, (many(family_ids),)):
        found.setdefault(family_id, []).append(person_id)
    return {family_id: tuple(persons) for family_id, persons in found.items()}


def families_of_concerns(db: Database, concern_ids: Iterable[str]) -> dict[str, set[str]]:
    """Find the families whom each concern names; concerns that name nobody who counts are left out."""
    query = (
        "SELECT m.concern_id, f.family_id FROM mentions m JOIN persons p ON p.mention_id = m.id"
        f" JOIN families f ON f.person_id = p.person_id WHERE m.concern_id IN {_AMONG}"
    )
    found: dict[str, set[str]] = {}
    for concern_id, family_id in rows(db, query, (many(concern_ids),)):
        found.setdefault(concern_id, set()).add(family_id)
    return found


def every_family(db: Database) -> dict[str, str]:
    """Read the family of every person."""
    return dict(rows(db, "SELECT person_id, family_id FROM families ORDER BY person_id"))


def set_families(db: Database, mapping: Mapping[str, str], at: datetime | None = None) -> None:
    """Keep the family of each person and, where a person had another before, what became of that one.

    Persons whose mentions have all gone to one of these persons leave their families.
    """
    with transaction(db):
        old = family_of(db, mapping)
        moved = {person: family for person, family in mapping.items() if old.get(person) != family}
        run_many(
            db,
            "INSERT INTO families (person_id, family_id) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET family_id = excluded.family_id",
            sorted(moved.items()),
        )
        moves = Counter((old[person], family) for person, family in moved.items() if person in old)
        moves.update(_gone(db, mapping))
        remember(db, moves, at)


def _gone(db: Database, mapping: Mapping[str, str]) -> Counter[tuple[str, str]]:
    query = (
        "SELECT DISTINCT f.person_id, f.family_id FROM former_ids o JOIN families f ON f.person_id = o.old_id"
        f" WHERE o.new_id IN {_AMONG} AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.person_id = "
        f"f.person_id)"
    )
    moves: Counter[tuple[str, str]] = Counter()
    gone: list[tuple[str, str]] = [(person, family) for person, family in rows(db, query, (many(mapping),))]
    run(db, f"DELETE FROM gather WHERE person_id IN {_AMONG}", (many(row[0] for row in gone),))
    run(db, f"DELETE FROM families WHERE person_id IN {_AMONG}", (many(row[0] for row in gone),))
    for person, family in gone:
        now = newest_id(db, person)
        new = mapping.get(now) or family_of(db, [now]).get(now, family)
        if new != family:
            moves[family, new] += 1
    return moves


def put_gather(db: Database, keys_of: Mapping[str, Iterable[str]]) -> None:
    """Keep the gather keys of persons in place of what was kept for the same persons."""
    with transaction(db):
        drop_gather(db, keys_of)
        pairs = in_order((key, person) for person, keys in keys_of.items() for key in set(keys))
        run_many(db, "INSERT INTO gather (key, person_id) VALUES (?, ?)", pairs)


def drop_gather(db: Database, person_ids: Iterable[str]) -> None:
    """Let the gather keys of persons go."""
    run(db, f"DELETE FROM gather WHERE person_id IN {_AMONG}", (many(person_ids),))


def held(db: Database, keys: Iterable[str]) -> dict[str, int]:
    """Count the persons who have each gather key; a key that nobody has is left out."""
    return dict(rows(db, f"SELECT key, count(*) FROM gather WHERE key IN {_AMONG} GROUP BY key", (many(keys),)))


def sharing(db: Database, keys: Iterable[str]) -> set[str]:
    """Find all persons who have one of these gather keys."""
    return {row[0] for row in rows(db, f"SELECT DISTINCT person_id FROM gather WHERE key IN {_AMONG}", (many(keys),))}


def beside(db: Database, person_ids: Iterable[str]) -> set[str]:
    """Find all persons, these included, who share a gather key with one of these."""
    ids = set(person_ids)
    return ids | sharing(
        db, [row[0] for row in rows(db, f"SELECT DISTINCT key FROM gather WHERE person_id IN {_AMONG}", (many(ids),))]
    )

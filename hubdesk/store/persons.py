"""Derived: which person a mention is about, and what persons and families were called before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows, run, run_many, stream

_AMONG = "(SELECT value FROM json_each(?1))"
_LIVES = "(SELECT 1 FROM persons WHERE person_id = {0} UNION ALL SELECT 1 FROM families WHERE family_id = {0})"


def person_of(db: Database, mention_ids: Iterable[str]) -> dict[str, str]:
    """Find the person of each mention; mentions that have none are left out."""
    query = f"SELECT mention_id, person_id FROM persons WHERE mention_id IN {_AMONG}"
    found = stream(db, query, (many(mention_ids),))
    return {mention_id: person_id for mention_id, person_id in found}  # noqa: C416 - dict() would hold up the window


def mentions_of(db: Database, person_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find the mentions of each person, in the order of their ids."""
    found: dict[str, list[str]] = {}
    query = f"SELECT person_id, mention_id FROM persons WHERE person_id IN {_AMONG} ORDER BY mention_id"
    for person_id, mention_id in rows(db, query, (many(person_ids),)):
        found.setdefault(person_id, []).append(mention_id)
    return {person_id: tuple(mentions) for person_id, mentions in found.items()}


def every_person(db: Database) -> dict[str, str]:
    """Read the person of every mention."""
    found = stream(db, "SELECT mention_id, person_id FROM persons ORDER BY mention_id")
    return {mention_id: person_id for mention_id, person_id in found}  # noqa: C416 - dict() would hold up the window


def set_persons(db: Database, mapping: Mapping[str, str], at: datetime | None = None) -> None:
    """Keep the person of each mention and, where a mention had another before, what became of that one."""
    with transaction(db):
        old = person_of(db, mapping)
        moved = {mention: person for mention, person in mapping.items() if old.get(mention) != person}
        run_many(
            db,
            "INSERT INTO persons (mention_id, person_id) VALUES (?, ?)"
            " ON CONFLICT (mention_id) DO UPDATE SET person_id = excluded.person_id",
            sorted(moved.items()),
        )
        remember(db, Counter((old[mention], person) for mention, person in moved.items() if mention in old), at)


def heirs(db: Database, concern_ids: Iterable[str] | None = None) -> dict[str, str]:
    """Find, for mentions that correct another and have no person yet, the person of what they correct."""
    which = "1" if concern_ids is None else f"concern_id IN {_AMONG}"
    nobody = "NOT EXISTS (SELECT 1 FROM persons WHERE mention_id = {0})"
    query = (
        "WITH RECURSIVE chain(id, old) AS ("
        f"SELECT id, supersedes FROM mentions WHERE {which} AND supersedes != '' AND NOT withdrawn"
        f" AND {nobody.format('id')}"
        " UNION SELECT c.id, m.supersedes FROM chain c JOIN mentions m ON m.id = c.old"
        f" WHERE m.supersedes != '' AND {nobody.format('c.old')})"
        " SELECT c.id, p.person_id FROM chain c JOIN persons p ON p.mention_id = c.old"
    )
    return dict(rows(db, query, () if concern_ids is None else (many(concern_ids),)))


def drop_persons(db: Database, mention_ids: Iterable[str]) -> None:
    """Let mentions go that count no more; a person without any leaves the family."""
    with transaction(db):
        touched = set(person_of(db, ids := list(mention_ids)).values())
        run(db, f"DELETE FROM persons WHERE mention_id IN {_AMONG}", (many(ids),))
        gone = many(touched - set(mentions_of(db, touched)))
        run(db, f"DELETE FROM families WHERE person_id IN {_AMONG}", (gone,))
        run(db, f"DELETE FROM gather WHERE person_id IN {_AMONG}", (gone,))


def remember(db: Database, moves: Mapping[tuple[str, str], int], at: datetime | None) -> None:
    """Keep how much of an old id went to a new one."""
    when = at.isoformat() if at else ""
    run_many(
        db,
        "INSERT INTO former_ids (old_id, new_id, moved, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (old_id, new_id) DO UPDATE SET moved = moved + excluded.moved, at = excluded.at",
        ((old, new, count, when) for (old, new), count in sorted(moves.items())),
    )


def newest_id(db: Database, old_id: str) -> str:
    """Follow an id of a person or family to the one that has its largest part; an id in use is itself."""
    seen: set[str] = set()
    current = old_id
    while current not in seen and not _in_use(db, current):
        seen.add(current)
        query = "SELECT new_id FROM former_ids WHERE old_id = ? ORDER BY moved DESC, at DESC, new_id LIMIT 1"
        found = rows(db, query, (current,))
        if not found:
            return current
        current = found[0][0]
    return current


def formerly(db: Database, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Say under which other ids persons or families, or parts of them, were shown before.

    What came from another and went back to it again, for a tie was undone, is no part any more.
    """
    found: dict[str, list[str]] = {}
    back = "(SELECT b.moved FROM former_ids b WHERE b.old_id = f.new_id AND b.new_id = f.old_id)"
    query = (
        f"SELECT new_id, old_id FROM former_ids f WHERE new_id IN {_AMONG} AND moved > coalesce({back}, 0)"
        " ORDER BY at, old_id"
    )
    for new_id, old_id in rows(db, query, (many(ids),)):
        found.setdefault(new_id, []).append(old_id)
    return {new_id: tuple(old) for new_id, old in found.items()}


def known_as(db: Database, person_ids: Iterable[str]) -> dict[str, str]:
    """Lead to these ids from themselves and from those no longer in use, so that what hangs on an old id is found."""
    wanted = set(person_ids)
    known, edge = set(wanted), set(wanted)
    query = f"SELECT old_id FROM former_ids WHERE new_id IN {_AMONG} AND NOT EXISTS {_LIVES.format('old_id')}"
    while edge:
        edge = {row[0] for row in rows(db, query, (many(edge),))} - known
        known |= edge
    next_of: dict[str, str] = {}
    query = f"SELECT old_id, new_id FROM former_ids WHERE old_id IN {_AMONG}"
    for old, new in rows(db, f"{query} ORDER BY old_id, moved DESC, at DESC, new_id", (many(known - wanted),)):
        next_of.setdefault(old, new)
    return {ident: now for ident in known if (now := _last(ident, next_of, wanted))}


def _last(ident: str, next_of: Mapping[str, str], wanted: Collection[str]) -> str:
    """Follow an id to the wanted one that has its largest part; empty where that went elsewhere."""
    seen: set[str] = set()
    while ident and ident not in wanted and ident not in seen:
        seen.add(ident)
        ident = next_of.get(ident, "")
    return ident if ident in wanted else ""


def _in_use(db: Database, ident: str) -> bool:
    return bool(rows(db, f"SELECT EXISTS {_LIVES.format('?1')}", (ident,))[0][0])

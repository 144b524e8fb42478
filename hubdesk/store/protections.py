"""Protected identities: which mentions are sealed, by whom and why, and who looked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from hubdesk.domain.protected import Look, Protection
from hubdesk.store.handle import Database
from hubdesk.store.sql import canonical, insert, many, rows, run, run_many

_COLUMNS = ("id", "identity", "mention_id", "person_ids", "kind", "at", "by", "reason", "undoes")
_STANDS = "p.undoes = '' AND NOT EXISTS (SELECT 1 FROM protections u WHERE u.undoes = p.identity)"


def add(
    db: Database, protection: Protection, mention_ids: Iterable[str], person_ids: Iterable[str], row_ids: Iterable[str]
) -> None:
    """Seal the mentions of an identity; `person_ids` are all ids under which it was shown."""
    own = (canonical(sorted(person_ids)), protection.kind, protection.at.isoformat(), protection.by, protection.reason)
    pairs = zip(row_ids, mention_ids, strict=False)
    run_many(db, insert("protections", _COLUMNS), ((row, protection.id, m, *own, "") for row, m in pairs))


def end(db: Database, row_id: str, identity: str, at: datetime, by: str, reason: str) -> None:
    """Take a protection back."""
    query = "SELECT mention_id, kind FROM protections WHERE identity = ? ORDER BY seq LIMIT 1"
    mention_id, kind = rows(db, query, (identity,))[0]
    row = (row_id, identity, mention_id, "[]", kind, at.isoformat(), by, reason, identity)
    run(db, insert("protections", _COLUMNS), row)


def listed(db: Database) -> tuple[Protection, ...]:
    """List all protections, ended ones too, oldest first."""
    query = (
        'SELECT identity, kind, at, "by", reason, count(*), EXISTS (SELECT 1 FROM protections u WHERE u.undoes ='
        " p.identity) FROM protections p WHERE undoes = '' GROUP BY identity ORDER BY min(seq)"
    )
    return tuple(
        Protection(ident, kind, datetime.fromisoformat(at), by, reason, count, bool(ended))
        for ident, kind, at, by, reason, count, ended in rows(db, query)
    )


def mentions_of(db: Database, identity: str) -> tuple[str, ...]:
    """Read the ids of the mentions that were sealed with an identity."""
    query = "SELECT mention_id FROM protections WHERE identity = ? AND undoes = '' ORDER BY seq"
    return tuple(row[0] for row in rows(db, query, (identity,)))


def sealed(db: Database, concern_ids: str | None = None) -> dict[str, set[str]]:
    """Read the sealed mentions by the concern they stand in, of some concerns (as JSON) or all."""
    which = "" if concern_ids is None else "AND m.concern_id IN (SELECT value FROM json_each(?))"
    query = (
        f"SELECT m.concern_id, m.id FROM protections p JOIN mentions m ON m.id = p.mention_id WHERE {_STANDS} {which}"
    )
    found: dict[str, set[str]] = {}
    for concern_id, mention_id in rows(db, query, () if concern_ids is None else (concern_ids,)):
        found.setdefault(concern_id, set()).add(mention_id)
    return found


def person_ids(db: Database) -> frozenset[str]:
    """Read all ids under which protected people were ever shown."""
    query = f"SELECT DISTINCT p.person_ids FROM protections p WHERE {_STANDS}"
    return frozenset(ident for (said,) in rows(db, query) for ident in json.loads(said))


def add_look(db: Database, row_id: str, look: Look) -> None:
    """Keep that somebody looked."""
    row = (row_id, look.at.isoformat(), look.by, look.reason, canonical(list(look.identities)))
    run(db, insert("protected_looks", ("id", "at", "by", "reason", "identities")), row)


def looks(db: Database) -> tuple[Look, ...]:
    """List all looks, oldest first."""
    query = 'SELECT at, "by", reason, identities FROM protected_looks ORDER BY seq'
    return tuple(
        Look(datetime.fromisoformat(at), by, reason, tuple(json.loads(said)))
        for at, by, reason, said in rows(db, query)
    )


def withheld(db: Database) -> dict[str, frozenset[str]]:
    """Find, by table, the ids of all rows that tell of a protected identity or hang on one that does."""
    given = (many(sealed(db)), many(person_ids(db)))
    return {table: frozenset(row[0] for row in rows(db, f"{_APART} {query}", given)) for table, query in _TELLING}


_APART = """WITH told(id) AS (SELECT value FROM json_each(?1)), who(id) AS (SELECT value FROM json_each(?2)),
    said(id) AS (SELECT id FROM mentions WHERE concern_id IN told),
    decided(id) AS (SELECT decision_id FROM decision_persons WHERE person_id IN who
      UNION SELECT decision_id FROM decision_concerns WHERE concern_id IN told),
    asked(id) AS (SELECT id FROM requests WHERE person_id IN who),
    packed(id) AS (SELECT pack_id FROM pack_persons WHERE person_id IN who),
    done(id) AS (SELECT id FROM actions WHERE decision_id IN decided)"""

_TELLING = {
    "concerns": "SELECT id FROM told",
    "amendments": "SELECT id FROM amendments WHERE concern_id IN told OR duplicate_of IN told",
    "mentions": "SELECT id FROM said",
    "answers": 'SELECT id FROM answers WHERE "left" IN said OR "right" IN said',
    "decisions": "SELECT id FROM decided",
    "actions": "SELECT id FROM done",
    "steps": "SELECT id FROM steps WHERE about IN done OR about IN decided",
    "outcomes": "SELECT id FROM outcomes WHERE decision_id IN decided",
    "requests": "SELECT id FROM asked",
    "replies": "SELECT id FROM replies WHERE request_id IN asked OR concern_id IN told",
    "packs": "SELECT id FROM packed",
    "relations": "SELECT relation_id FROM relation_mentions WHERE mention_id IN said",
    "pack_signatures": "SELECT id FROM pack_signatures WHERE pack_id IN packed",
    "pack_views": "SELECT id FROM pack_views WHERE pack_id IN packed OR EXISTS (SELECT 1 FROM json_each(left_out) "
    "WHERE json_extract(value, '$[0]') IN who)",
    "pack_copies": "SELECT id FROM pack_copies WHERE pack_id IN packed",
}.items()

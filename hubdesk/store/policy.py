"""Rules and code lists as the hub has them: every version, who wrote it, when and why."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from datetime import datetime

from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, insert, rows, run, select


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of a named text (`rules`, `codes` ...), with its author, time and reason."""

    id: str
    name: str
    version: str
    author: str
    at: datetime
    reason: str
    text: str


_COLUMNS = tuple(field.name for field in fields(Policy))


def add(db: Database, policy: Policy) -> None:
    """Keep a new version; the one added last counts."""
    row = astuple(policy)
    run(db, insert("policy", _COLUMNS), (*row[:4], policy.at.isoformat(), *row[5:]))


def latest(db: Database, name: str) -> Policy | None:
    """Read the version that counts now, or None."""
    found = rows(db, f"{select(_COLUMNS, 'policy')} WHERE name = ? ORDER BY seq DESC LIMIT 1", (name,))
    return _policy(found[0]) if found else None


def every(db: Database, name: str = "") -> tuple[Policy, ...]:
    """Read all versions of one text, or of all texts, oldest first."""
    query = f"{select(_COLUMNS, 'policy')} WHERE ?1 IN ('', name) ORDER BY seq"
    return tuple(_policy(row) for row in rows(db, query, (name,)))


def _policy(row: Row) -> Policy:
    ident, name, version, author, at, reason, text = row
    return Policy(ident, name, version, author, datetime.fromisoformat(at), reason, text)

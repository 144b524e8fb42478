"""What was sent, acknowledged and received, and the rows that are new since then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hubdesk.domain.errors import Bug, Refused
from hubdesk.store.database import transaction
from hubdesk.store.faults import Orphaned
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, canonical, insert, many, rows, run, run_many, select

# In the order in which rows point at each other. Bundles and receipts are about this desk alone.
TABLES = (
    "concerns",
    "amendments",
    "mentions",
    "answers",
    "protections",
    "protected_looks",
    "decisions",
    "actions",
    "steps",
    "outcomes",
    "handovers",
    "feedback",
    "requests",
    "replies",
    "request_ratings",
    "request_letters",
    "contacts",
    "relations",
    "reminders",
    "overrides",
    "packs",
    "pack_signatures",
    "pack_views",
    "pack_copies",
    "users",
    "policy",
    "audit",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was sent (`out`) or taken (`in`); `marks` is the last row of each table that it covers.

    `sequence` counts the bundles to or from one peer from 1.
    """

    id: str
    direction: str
    peer: str
    sequence: int
    at: datetime
    digest: str
    marks: Mapping[str, int]
    records: int


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rows of each table were new, and (table, id) where this desk holds something else."""

    new: Mapping[str, int]
    clashes: tuple[tuple[str, str], ...]


_NOT_WHOLE = "This bundle is not whole. Nothing was changed. Ask for it again."
_TOO_EARLY = "This bundle builds on an earlier one that has not arrived. Nothing was changed. Take that one first."
_BUNDLE = ("id", "direction", "peer", "sequence", "at", "digest", "marks", "records")


def add_bundle(db: Database, bundle: Bundle) -> None:
    """Keep that a bundle was sent or taken."""
    row = (
        bundle.id,
        bundle.direction,
        bundle.peer,
        bundle.sequence,
        bundle.at.isoformat(),
        bundle.digest,
        canonical(dict(bundle.marks)),
        bundle.records,
    )
    run(db, insert("bundles", _BUNDLE), row)


def bundles(db: Database, direction: str = "out", peer: str = "") -> tuple[Bundle, ...]:
    """Read the bundles of one direction, to or from one peer or all, by sequence."""
    query = f"{select(_BUNDLE, 'bundles')} WHERE direction = ?1 AND ?2 IN ('', peer) ORDER BY peer, sequence, seq"
    return tuple(_bundle(row) for row in rows(db, query, (direction, peer)))


def unacknowledged(db: Database, peer: str = "") -> tuple[Bundle, ...]:
    """Read the bundles sent for which no receipt says `taken`, by sequence."""
    query = (
        f"{select(_BUNDLE, 'bundles')} WHERE direction = 'out' AND ?1 IN ('', peer) AND NOT EXISTS "
        "(SELECT 1 FROM receipts WHERE bundle_id = bundles.id AND outcome = 'taken') ORDER BY peer, "
        "sequence, seq"
    )
    return tuple(_bundle(row) for row in rows(db, query, (peer,)))


def acknowledged(db: Database, peer: str = "") -> Bundle | None:
    """Read the last bundle before any that waits for a receipt, or None; what is new counts from it."""
    waiting = {bundle.id for bundle in unacknowledged(db, peer)}
    last = None
    for bundle in bundles(db, "out", peer):
        if bundle.id in waiting:
            break
        last = bundle
    return last


def add_receipt(db: Database, receipt_id: str, bundle_id: str, at: datetime, outcome: str, words: str = "") -> bool:
    """Keep a receipt (`taken` or not) and say whether it is new; raises Refused for a bundle never sent."""
    if not rows(db, "SELECT 1 FROM bundles WHERE id = ?", (bundle_id,)):
        raise Refused("This receipt is for a bundle that was not sent from here. Nothing was changed.")
    row = (receipt_id, bundle_id, at.isoformat(), outcome, words)
    columns = ("id", "bundle_id", "at", "outcome", "words")
    return run(db, insert("receipts", columns, "INSERT OR IGNORE"), row) > 0


def marks(db: Database, tables: Iterable[str] = TABLES) -> dict[str, int]:
    """Read the number of the last row of each table."""
    return {table: int(rows(db, f'SELECT coalesce(max(seq), 0) FROM "{_known(table)}"')[0][0]) for table in tables}


def rows_since(
    db: Database,
    since: Mapping[str, int],
    until: Mapping[str, int] | None = None,
    tables: Iterable[str] = TABLES,
) -> dict[str, list[dict[str, Any]]]:
    """Read the rows of each table after a mark, up to another where given, as plain values by column."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        columns = _columns(db, table)
        to = until.get(table, 0) if until is not None else None
        query = f"{select(columns, table)} WHERE seq > ?1 AND (?2 IS NULL OR seq <= ?2) ORDER BY seq"
        found[table] = [dict(zip(columns, row, strict=True)) for row in rows(db, query, (since.get(table, 0), to))]
    return found


def apply_rows(db: Database, arrived: Mapping[str, Sequence[Mapping[str, Any]]]) -> Applied:
    """Merge rows of another desk; rows held already are left alone, so merging twice is merging once.

    Raises Refused, with nothing changed, where rows point at others that have not arrived yet.
    """
    new: dict[str, int] = {}
    clashes: list[tuple[str, str]] = []
    with transaction(db):
        for table in TABLES:
            if arrived.get(table):
                new[table], differing = _merge(db, table, arrived[table])
                clashes += [(table, ident) for ident in differing]
    return Applied(new, tuple(clashes))


def _merge(db: Database, table: str, arrived: Sequence[Mapping[str, Any]]) -> tuple[int, list[str]]:
    columns = tuple(sorted(arrived[0]))
    if not set(columns) <= set(_columns(db, table)):
        raise Refused("This bundle was written by a newer HubDesk. Nothing was changed. Install the newer one.")
    if "id" not in columns or any(row.keys() != arrived[0].keys() for row in arrived):
        raise Refused(_NOT_WHOLE)
    values: dict[str, Row] = {row["id"]: tuple(row[column] for column in columns) for row in arrived}
    query = f"{select(columns, table)} WHERE id IN (SELECT value FROM json_each(?))"
    held: dict[str, Row] = {row[columns.index("id")]: row for row in rows(db, query, (many(values),))}
    fresh = [row for ident, row in values.items() if ident not in held]
    try:
        # A plain INSERT: OR IGNORE would also pass over rows that break a rule, and lose them without a word.
        run_many(db, insert(table, columns), fresh)
    except Orphaned as error:
        raise Refused(_TOO_EARLY) from error
    except Bug as error:
        raise Refused(_NOT_WHOLE) from error
    return len(fresh), [ident for ident, row in values.items() if held.get(ident, row) != row]


def _columns(db: Database, table: str) -> tuple[str, ...]:
    found = rows(db, "SELECT name FROM pragma_table_info(?) WHERE name != 'seq' ORDER BY cid", (_known(table),))
    return tuple(row[0] for row in found)


def _known(table: str) -> str:
    if table not in TABLES:
        raise ValueError(f"{table} is not exchanged")
    return table


def _bundle(row: Row) -> Bundle:
    ident, direction, peer, sequence, at, digest, said, records = row
    return Bundle(ident, direction, peer, sequence, datetime.fromisoformat(at), digest, json.loads(said), records)

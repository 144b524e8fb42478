"""Derived: the latest score of each family, in the order of the queue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date

from sqlite_utils import Database

from hubdesk.store.database import transaction
from hubdesk.store.sql import Row, insert, many, rows, run, run_many, select


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A family's place in the queue: `urgent` is a tripwire or level 4, `latest` the day of its newest piece.

    `row` is the queue row as JSON text.
    """

    family_id: str
    as_of: date
    rules_version: str
    band: str
    total: int
    urgent: bool
    latest: date
    status: str
    row: str


_COLUMNS = tuple(field.name for field in fields(ScoreRow))


def put(db: Database, scored: Iterable[ScoreRow]) -> None:
    """Keep scores in place of what was kept for the same families."""
    with transaction(db):
        run_many(db, insert("scores", _COLUMNS, "INSERT OR REPLACE"), (_values(score) for score in scored))


def drop(db: Database, family_ids: Iterable[str]) -> None:
    """Let the scores of families go that are no more."""
    run(db, "DELETE FROM scores WHERE family_id IN (SELECT value FROM json_each(?))", (many(family_ids),))


def clear(db: Database) -> None:
    """Let all scores go, before the whole hub is scored again."""
    run(db, "DELETE FROM scores")


def texts(db: Database, last: Iterable[str], limit: int | None = None) -> list[str]:
    """Read the rows in the order of the queue: urgent ones, then by total, then by the latest piece.

    Those whose status is among `last` come after all others.
    """
    order = "ORDER BY urgent DESC, total DESC, latest DESC, family_id LIMIT ?2"
    query = f'SELECT "row" FROM scores WHERE status {{}} IN (SELECT value FROM json_each(?1)) {order}'
    which, most = many(last), -1 if limit is None else limit
    first = [str(row[0]) for row in rows(db, query.format("NOT"), (which, most))]
    if limit is None or len(first) < limit:
        rest = -1 if limit is None else limit - len(first)
        first += [str(row[0]) for row in rows(db, query.format(""), (which, rest))]
    return first


def by_family(db: Database, family_ids: Iterable[str]) -> dict[str, ScoreRow]:
    """Read the scores of families by their ids; those without one are left out."""
    query = f"{select(_COLUMNS, 'scores')} WHERE family_id IN (SELECT value FROM json_each(?))"
    return {row[0]: _score(row) for row in rows(db, query, (many(family_ids),))}


def stale(db: Database, as_of: date, rules_version: str = "") -> tuple[str, ...]:
    """Find families whose score is of another day or, where a version is given, by other rules."""
    query = "SELECT family_id FROM scores WHERE as_of != ?1 OR ?2 NOT IN ('', rules_version) ORDER BY family_id"
    return tuple(row[0] for row in rows(db, query, (as_of.isoformat(), rules_version)))


def count(db: Database) -> int:
    """Count the families that have a score."""
    return int(rows(db, "SELECT count(*) FROM scores")[0][0])


def _values(score: ScoreRow) -> Row:
    values = astuple(score)
    return (
        values[0],
        score.as_of.isoformat(),
        *values[2:5],
        int(score.urgent),
        score.latest.isoformat(),
        *values[7:],
    )


def _score(row: Row) -> ScoreRow:
    family_id, as_of, version, band, total, urgent, latest, status, text = row
    return ScoreRow(
        family_id,
        date.fromisoformat(as_of),
        version,
        band,
        total,
        bool(urgent),
        date.fromisoformat(latest),
        status,
        text,
    )

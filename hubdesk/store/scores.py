"""Derived: the latest score of each family, in the order of the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, day, many, rows, run, run_many


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A family's place in the queue: `urgent` is a tripwire or level 4, `latest` the day of its newest piece.

    `sunk` ones come after all others, `words` is what the queue is searched by, `row` the queue row as JSON text.
    """

    family_id: str
    as_of: date
    rules_version: str
    band: str
    total: int
    urgent: bool
    latest: date
    status: str
    sunk: bool
    words: str
    row: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tables that hold scores and words: today's in the file, those of a day gone by only in memory."""

    scores: str
    words: str


NOW = Shelf("main.scores", "main.queue_words")
PAST = Shelf("temp.past_scores", "temp.past_words")

_WORDS = "words"
_COLUMNS = tuple(field.name for field in fields(ScoreRow) if field.name != _WORDS)
_AMONG = "(SELECT value FROM json_each(?))"
_PAST = (
    "CREATE TEMP TABLE IF NOT EXISTS past_scores AS SELECT * FROM main.scores WHERE 0",
    "CREATE INDEX IF NOT EXISTS temp.past_order"
    " ON past_scores (sunk, urgent DESC, total DESC, latest DESC, family_id, status, band)",
    "CREATE UNIQUE INDEX IF NOT EXISTS temp.past_family ON past_scores (family_id)",
    "CREATE TEMP TABLE IF NOT EXISTS past_words AS SELECT * FROM main.queue_words WHERE 0",
)


def put(db: Database, scored: Iterable[ScoreRow]) -> None:
    """Keep scores in place of what was kept for the same families."""
    with transaction(db):
        _put(db, NOW, list(scored))


def drop(db: Database, family_ids: Iterable[str]) -> None:
    """Let the scores of families go that are no more."""
    gone = many(family_ids)
    run(db, f"DELETE FROM scores WHERE family_id IN {_AMONG}", (gone,))
    run(db, f"DELETE FROM queue_words WHERE family_id IN {_AMONG}", (gone,))


def clear(db: Database) -> None:
    """Let all scores go, before the whole hub is scored again."""
    run(db, "DELETE FROM scores")
    run(db, "DELETE FROM queue_words")


def hold_past(db: Database, scored: Iterable[ScoreRow]) -> None:
    """Hold the scores of a day gone by in memory, in place of those of another."""
    with transaction(db):
        for statement in (*_PAST, "DELETE FROM past_scores", "DELETE FROM past_words"):
            run(db, statement)
        _put(db, PAST, list(scored))


def past_held(db: Database) -> date | None:
    """Tell of which day gone by scores are held, if of any."""
    if not rows(db, "SELECT 1 FROM temp.sqlite_master WHERE name = 'past_scores'"):
        return None
    return day(rows(db, "SELECT max(as_of) FROM past_scores")[0][0])


def _put(db: Database, shelf: Shelf, scored: Sequence[ScoreRow]) -> None:
    for table, columns, values in (
        (shelf.scores, _COLUMNS, map(_values, scored)),
        (shelf.words, ("family_id", _WORDS), ((score.family_id, score.words) for score in scored)),
    ):
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        run_many(db, f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", values)


def by_family(db: Database, family_ids: Iterable[str]) -> dict[str, ScoreRow]:
    """Read the scores of families by their ids; those without one are left out."""
    columns = ", ".join(f'"{field.name}"' for field in fields(ScoreRow))
    query = f"SELECT {columns} FROM scores JOIN queue_words USING (family_id) WHERE family_id IN {_AMONG}"
    return {row[0]: _score(row) for row in rows(db, query, (many(family_ids),))}


def stale(db: Database, as_of: date, rules_version: str) -> bool:
    """Tell whether any score is of another day or by other rules."""
    # Each looks at one end of the index: asked in one condition, all scores would be read at each look.
    other = ("as_of < ?1", "as_of > ?1", "as_of = ?1 AND rules_version < ?2", "as_of = ?1 AND rules_version > ?2")
    asked = " OR ".join(f"EXISTS (SELECT 1 FROM scores WHERE {one})" for one in other)
    return bool(rows(db, f"SELECT {asked}", (as_of.isoformat(), rules_version))[0][0])


def count(db: Database) -> int:
    """Count the families that have a score."""
    return int(rows(db, "SELECT count(*) FROM scores")[0][0])


def _values(score: ScoreRow) -> Row:
    values = (getattr(score, column) for column in _COLUMNS)
    return tuple(
        int(value) if isinstance(value, bool) else value.isoformat() if isinstance(value, date) else value
        for value in values
    )


def _score(row: Row) -> ScoreRow:
    family_id, as_of, version, band, total, urgent, latest, status, sunk, words, text = row
    return ScoreRow(
        family_id,
        date.fromisoformat(as_of),
        version,
        band,
        total,
        bool(urgent),
        date.fromisoformat(latest),
        status,
        bool(sunk),
        words,
        text,
    )

"""Human answers to whether two mentions are the same person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime

from sqlite_utils import Database

from hubdesk.domain.answer import Answer
from hubdesk.store.sql import Row, before, insert, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Answer))


def add(db: Database, answer: Answer) -> None:
    """Keep an answer."""
    values = [getattr(answer, column) for column in _COLUMNS]
    values[4] = answer.at.isoformat()
    run(db, insert("answers", _COLUMNS), values)


def every(db: Database, as_of: date | None = None) -> tuple[Answer, ...]:
    """Read all answers given by the end of a day, oldest first."""
    query = f"{select(_COLUMNS, 'answers')} WHERE at < ? ORDER BY at, id"
    return tuple(_answer(row) for row in rows(db, query, (before(as_of),)))


def of_mentions(db: Database, mention_ids: Iterable[str], as_of: date | None = None) -> tuple[Answer, ...]:
    """Read the answers that are about any of these mentions, oldest first."""
    among = "(SELECT value FROM json_each(?1))"
    query = f'{select(_COLUMNS, "answers")} WHERE ("left" IN {among} OR "right" IN {among}) AND at < ?2'
    found = rows(db, f"{query} ORDER BY at, id", (many(mention_ids), before(as_of)))
    return tuple(_answer(row) for row in found)


def _answer(row: Row) -> Answer:
    ident, left, right, verdict, at, by, reason, undoes = row
    return Answer(ident, left, right, verdict, datetime.fromisoformat(at), by, reason, undoes)

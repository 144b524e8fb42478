"""Human answers to whether two mentions are the same person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.answer import Answer
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, before, insert, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Answer))


def add(db: Database, answer: Answer) -> None:
    """Keep an answer."""
    values = {column: getattr(answer, column) for column in _COLUMNS} | {"at": answer.at.isoformat()}
    if not answer.act:
        del values["act"]  # which tables of the first versions do not have
    run(db, insert("answers", tuple(values)), tuple(values.values()))


def of_stroke(db: Database, ident: str) -> tuple[Answer, ...]:
    """Read all that was said at one stroke, by its id or by that of any answer in it."""
    stroke = rows(db, "SELECT iif(act = '', id, act) FROM answers WHERE id = ?", (ident,))
    query = f"{select(_COLUMNS, 'answers')} WHERE id = ?1 OR (act != '' AND act = ?1) ORDER BY at, id"
    return tuple(_answer(row) for row in rows(db, query, stroke[0])) if stroke else ()


def given(db: Database, by: str, since: datetime) -> tuple[Answer, ...]:
    """Read what somebody answered from a moment on, oldest first."""
    query = f'{select(_COLUMNS, "answers")} WHERE at >= ?1 AND "by" = ?2 ORDER BY at, id'
    return tuple(_answer(row) for row in rows(db, query, (since.isoformat(), by)))


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
    ident, left, right, verdict, at, by, reason, undoes, act = row
    return Answer(ident, left, right, verdict, datetime.fromisoformat(at), by, reason, undoes, act)

"""Questions to partner agencies, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

from hubdesk.domain.request import Rated, Reply, Request
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import Row, before, day, insert, iso, many, moment, rows, run, select

_REQUEST = tuple(field.name for field in fields(Request) if field.name not in ("rating", "clock"))
_REPLY = tuple(field.name for field in fields(Reply))
_RATED = tuple(field.name for field in fields(Rated))
_LETTER = ("id", "request_id", "at", "by", "reason", "snapshot")


def add_request(db: Database, request: Request) -> None:
    """Keep a request, or the decision not to ask."""
    values = [getattr(request, column) for column in _REQUEST]
    values[9], values[11], values[12] = iso(request.at), iso(request.due_at), iso(request.review_on)
    run(db, insert("requests", _REQUEST), values)


def add_reply(db: Database, reply: Reply) -> None:
    """Keep what came back for a request."""
    values = [getattr(reply, column) for column in _REPLY]
    values[3] = reply.at.isoformat()
    run(db, insert("replies", _REPLY), values)


def rate(db: Database, rated: Rated) -> None:
    """Keep how urgent a request is; the latest row counts."""
    values = [getattr(rated, column) for column in _RATED]
    values[4], values[5] = iso(rated.due_at) or "", rated.at.isoformat()
    run(db, insert("request_ratings", _RATED), values)


def add_letter(db: Database, row_id: str, request_id: str, at: datetime, by: str, reason: str, snapshot: str) -> None:
    """Keep the words of a letter as they are sent."""
    run(db, insert("request_letters", _LETTER), (row_id, request_id, at.isoformat(), by, reason, snapshot))


def letter_of(db: Database, request_id: str) -> str:
    """Read the words of a request's letter, or empty text where none was made."""
    found = rows(db, "SELECT snapshot FROM request_letters WHERE request_id = ? ORDER BY seq LIMIT 1", (request_id,))
    return str(found[0][0]) if found else ""


def of_persons(
    db: Database, person_ids: Iterable[str], as_of: date | None = None
) -> tuple[tuple[Request, ...], tuple[Reply, ...]]:
    """Read requests about these persons, under ids they have or had, and the replies, oldest first."""
    return under(db, known_as(db, person_ids), as_of)


def under(
    db: Database, known_ids: Iterable[str], as_of: date | None = None
) -> tuple[tuple[Request, ...], tuple[Reply, ...]]:
    """Read requests that were made under just these ids, and the replies, oldest first."""
    query = f"{select(_REQUEST, 'requests')} WHERE person_id IN (SELECT value FROM json_each(?)) AND at < ?"
    found = rows(db, f"{query} ORDER BY at, id", (many(known_ids), before(as_of)))
    return _with_replies(db, found, as_of) if found else ((), ())


def replies_of(db: Database, request_ids: Iterable[str]) -> tuple[Reply, ...]:
    """Read what came back for some requests, oldest first."""
    query = f"{select(_REPLY, 'replies')} WHERE request_id IN (SELECT value FROM json_each(?)) ORDER BY at, id"
    return tuple(_reply(row) for row in rows(db, query, (many(request_ids),)))


def by_id(db: Database, request_id: str) -> Request | None:
    """Read one request, or None."""
    found = rows(db, f"{select(_REQUEST, 'requests')} WHERE id = ?", (request_id,))
    return _rated(db, found, None)[0] if found else None


def by_ids(db: Database, request_ids: Iterable[str]) -> tuple[Request, ...]:
    """Read requests by their ids, oldest first."""
    query = f"{select(_REQUEST, 'requests')} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY at, id"
    return _rated(db, rows(db, query, (many(request_ids),)), None)


def every(db: Database, as_of: date | None = None) -> tuple[tuple[Request, ...], tuple[Reply, ...]]:
    """Read all requests and replies by the end of a day, oldest first."""
    query = f"{select(_REQUEST, 'requests')} WHERE at < ? ORDER BY at, id"
    return _with_replies(db, rows(db, query, (before(as_of),)), as_of)


def _with_replies(db: Database, found: list[Row], as_of: date | None) -> tuple[tuple[Request, ...], tuple[Reply, ...]]:
    query = f"{select(_REPLY, 'replies')} WHERE request_id IN (SELECT value FROM json_each(?)) AND at < ?"
    back = rows(db, f"{query} ORDER BY at, id", (many(row[0] for row in found), before(as_of)))
    return _rated(db, found, as_of), tuple(_reply(row) for row in back)


def _rated(db: Database, found: list[Row], as_of: date | None) -> tuple[Request, ...]:
    """Give each request the rating and due time that it had by the end of a day."""
    query = f"{select(_RATED, 'request_ratings')} WHERE request_id IN (SELECT value FROM json_each(?)) AND at < ?"
    ids = many(row[0] for row in found)
    last = {row[1]: row for row in rows(db, f"{query} ORDER BY at, id", (ids, before(as_of)))}
    return tuple(
        replace(made, rating=rated[2], clock=rated[3], due_at=moment(rated[4] or None))
        if (rated := last.get(made.id))
        else made
        for made in map(_request, found)
    )


def _request(row: Row) -> Request:
    values = list(row)
    values[9], values[11], values[12] = datetime.fromisoformat(row[9]), moment(row[11]), day(row[12])
    return Request(*values)


def _reply(row: Row) -> Reply:
    ident, request_id, outcome, at, by, words, concern_id = row
    return Reply(ident, request_id, outcome, datetime.fromisoformat(at), by, words, concern_id)

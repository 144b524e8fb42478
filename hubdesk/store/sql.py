"""The few ways in which this room talks to the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from hubdesk.store.faults import explained
from hubdesk.store.handle import Database

Row = tuple[Any, ...]
_BATCH = 1000
_SORTED = 5000


def rows(db: Database, sql: str, args: Sequence[object] = ()) -> list[Row]:
    """Run a query and return all its rows."""
    with explained():
        return list(db.conn.execute(sql, args))


def stream(db: Database, sql: str, args: Sequence[object] = ()) -> Iterator[Row]:
    """Run a query and hand out its rows one by one; the tables it reads must not change meanwhile."""
    with explained():
        cursor = db.conn.execute(sql, args)
        while batch := cursor.fetchmany(_BATCH):
            yield from batch


def run(db: Database, sql: str, args: Sequence[object] = ()) -> int:
    """Run one statement and return how many rows it changed."""
    with explained():
        return int(db.conn.execute(sql, args).rowcount)


def run_many(db: Database, sql: str, many: Iterable[Sequence[object]]) -> int:
    """Run one statement for each row, all or none, and return how many rows were changed."""
    with explained():
        if db.conn.in_transaction:
            return max(int(db.conn.executemany(sql, many).rowcount), 0)
        with db.atomic():  # or else each row would wait for the disk
            return max(int(db.conn.executemany(sql, many).rowcount), 0)


def insert(table: str, columns: Sequence[str], how: str = "INSERT") -> str:
    """Write the INSERT statement for a table and its columns; `how` may be `INSERT OR IGNORE`."""
    names = ", ".join(f'"{column}"' for column in columns)
    return f'{how} INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def select(columns: Sequence[str], table: str) -> str:
    """Write the beginning of a SELECT statement."""
    names = ", ".join(f'"{column}"' for column in columns)
    return f'SELECT {names} FROM "{table}"'


def many(values: Iterable[object]) -> str:
    """Write values as JSON for `IN (SELECT value FROM json_each(?))`: one statement for any number."""
    coming = iter(values)
    # some at a time, for nobody else has a turn while one text is made of very many
    return f"[{','.join(json.dumps(some)[1:-1] for some in iter(lambda: list(islice(coming, _SORTED)), []))}]"


def in_order(values: Iterable[Row]) -> Iterator[Row]:
    """Hand out rows in order, sorted some at a time: the window stands still while very many are sorted at once."""
    source = iter(values)
    return merge(*iter(lambda: sorted(islice(source, _SORTED)), []))


def canonical(value: object) -> str:
    """Write a value as JSON in one way only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def before(as_of: date | None) -> str:
    """Write the first moment after a day, to be compared with stored times; nothing is after it when None."""
    return "9999" if as_of is None else (as_of + timedelta(days=1)).isoformat()


def day(text: str | None) -> date | None:
    """Read a stored day, or None."""
    return date.fromisoformat(text) if text else None


def moment(text: str | None) -> datetime | None:
    """Read a stored time, or None."""
    return datetime.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """Write a day or a time as stored, or None."""
    return None if value is None else value.isoformat()

"""Derived: pairs of persons that look alike and that nobody has yet told together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from hubdesk.store.database import transaction
from hubdesk.store.sql import many, rows, run, run_many

_AMONG = "(SELECT value FROM json_each(?1))"


def put(db: Database, mention_ids: Iterable[str] | None, pairs: Iterable[tuple[str, str, int]]) -> None:
    """Keep the open pairs among some mentions, or all, in place of what was kept for them.

    Each is the strongest pair of mentions between two persons, with its weight in decibans.
    """
    with transaction(db):
        if mention_ids is None:
            run(db, "DELETE FROM grey")
        else:
            which = many(mention_ids)
            run(db, f'DELETE FROM grey WHERE "left" IN {_AMONG}', (which,))
            run(db, f'DELETE FROM grey WHERE "right" IN {_AMONG}', (which,))
        run_many(db, 'INSERT INTO grey ("left", "right", weight) VALUES (?, ?, ?)', sorted(pairs))


def open_pairs(db: Database, limit: int, mention_ids: Sequence[str] | None = None) -> list[tuple[str, str, int]]:
    """List open pairs, strongest first; `mention_ids` keeps to those that touch one of these mentions."""
    columns, order = 'SELECT "left", "right", weight FROM grey', 'ORDER BY weight DESC, "left", "right" LIMIT'
    if mention_ids is None:
        found = rows(db, f"{columns} {order} ?1", (limit,))
    else:
        touching = f'{columns} WHERE "left" IN {_AMONG} UNION {columns} WHERE "right" IN {_AMONG}'
        found = rows(db, f'SELECT "left", "right", weight FROM ({touching}) {order} ?2', (many(mention_ids), limit))
    return [(str(left), str(right), int(weight)) for left, right, weight in found]

"""Derived: pairs of mentions that look like one person, and what hangs together through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import in_order, many, rows, run, run_many, stream

_AMONG = "(SELECT value FROM json_each(?1))"


def put_pairs(db: Database, pairs: Iterable[tuple[str, str, int]]) -> None:
    """Keep pairs of two mention ids and a weight in decibans; either way round is the same pair."""
    run_many(
        db,
        'INSERT INTO pairs ("left", "right", weight) VALUES (?, ?, ?)'
        ' ON CONFLICT ("left", "right") DO UPDATE SET weight = excluded.weight',
        in_order((min(left, right), max(left, right), weight) for left, right, weight in pairs),
    )


def drop_pairs(db: Database, mention_ids: Iterable[str]) -> None:
    """Let all pairs of these mentions go."""
    which = many(mention_ids)
    with transaction(db):
        run(db, f'DELETE FROM pairs WHERE "left" IN {_AMONG}', (which,))
        run(db, f'DELETE FROM pairs WHERE "right" IN {_AMONG}', (which,))


def component(db: Database, mention_ids: Iterable[str], floor: int) -> set[str]:
    """Find all mentions that hang together with these through answers and pairs of at least `floor`."""
    seen = set(mention_ids)
    edge = set(seen)
    while edge:
        edge = near(db, edge, floor) - seen
        seen |= edge
    return seen


def near(db: Database, mention_ids: Iterable[str], floor: int) -> set[str]:
    """Find the mentions to which an answer or a pair of at least `floor` leads from these."""
    query = (
        f'SELECT "right" FROM pairs WHERE "left" IN {_AMONG} AND weight >= ?2'
        f' UNION SELECT "left" FROM pairs WHERE "right" IN {_AMONG} AND weight >= ?2'
        f' UNION SELECT "right" FROM answers WHERE "left" IN {_AMONG}'
        f' UNION SELECT "left" FROM answers WHERE "right" IN {_AMONG}'
    )
    return {row[0] for row in rows(db, query, (many(mention_ids), floor))}


def pairs_touching(db: Database, mention_ids: Iterable[str], floor: int) -> list[tuple[str, str, int]]:
    """Read the pairs of at least `floor` of which one mention is among these."""
    query = (
        f'SELECT "left", "right", weight FROM pairs WHERE "left" IN {_AMONG} AND weight >= ?2'
        f' UNION SELECT "left", "right", weight FROM pairs WHERE "right" IN {_AMONG} AND weight >= ?2'
    )
    return [(left, right, weight) for left, right, weight in rows(db, query, (many(mention_ids), floor))]


def pairs_among(db: Database, mention_ids: Iterable[str]) -> list[tuple[str, str, int]]:
    """Read the pairs of which both mentions are among these."""
    query = (
        'SELECT "left", "right", weight FROM pairs'
        f' WHERE "left" IN {_AMONG} AND +"right" IN {_AMONG} ORDER BY "left", "right"'
    )
    return [(left, right, weight) for left, right, weight in rows(db, query, (many(mention_ids),))]


def every_pair(db: Database) -> Iterator[tuple[str, str, int]]:
    """Hand out all pairs in the order of their ids."""
    yield from stream(db, 'SELECT "left", "right", weight FROM pairs ORDER BY "left", "right"')

"""Derived: pairs of persons that look alike and that nobody has yet told together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
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


def count(db: Database) -> int:
    """Count the open pairs."""
    return int(rows(db, "SELECT count(*) FROM grey")[0][0])


def in_context(db: Database, limit: int) -> list[tuple[str, str, int, str, str, int, int, bool]]:
    """List the strongest open pairs with the family of each mention, its score, and whether one of them is urgent."""
    query = (
        'SELECT g."left", g."right", g.weight, coalesce(lf.family_id, lp.person_id), coalesce(rf.family_id,'
        " rp.person_id), coalesce(ls.total, 0), coalesce(rs.total, 0), max(coalesce(ls.urgent, 0),"
        ' coalesce(rs.urgent, 0)) FROM (SELECT * FROM grey ORDER BY weight DESC, "left", "right" LIMIT ?) g'
        ' JOIN persons lp ON lp.mention_id = g."left" JOIN persons rp ON rp.mention_id = g."right"'
        " LEFT JOIN families lf ON lf.person_id = lp.person_id LEFT JOIN families rf ON rf.person_id = rp.person_id"
        " LEFT JOIN scores ls ON ls.family_id = lf.family_id LEFT JOIN scores rs ON rs.family_id = rf.family_id"
    )
    return [(*row[:7], bool(row[7])) for row in rows(db, query, (limit,))]

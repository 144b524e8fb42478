"""Derived: the queue read a page at a time, whole or narrowed by words, band and status."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.domain.queue import Narrowed
from hubdesk.store.handle import Database
from hubdesk.store.scores import Shelf
from hubdesk.store.sql import many, rows

# Urgent ones, then by total, then by the latest piece; what a person decided comes after all others.
_ORDER = "sunk, urgent DESC, total DESC, latest DESC, family_id"
_ORDERS = {"rank": "rank", "score": "total DESC, rank", "latest": "latest DESC, rank"}


def page(db: Database, shelf: Shelf, narrowed: Narrowed, first: int, most: int) -> list[tuple[int, str]]:
    """Read some rows as rank in the whole queue and text, from place `first` among those that are shown."""
    if narrowed == Narrowed():
        query = f'SELECT "row" FROM {shelf.scores} ORDER BY {_ORDER} LIMIT ? OFFSET ?'
        found = rows(db, query, (most, first))
        return [(rank, str(row[0])) for rank, row in enumerate(found, start=first + 1)]
    chosen, args = _chosen(shelf, narrowed)
    order = _ORDERS[narrowed.order]
    query = (
        f'SELECT rank, "row" FROM (SELECT family_id, rank FROM ({chosen}) ORDER BY {order} LIMIT ? OFFSET ?)'
        f" JOIN {shelf.scores} USING (family_id) ORDER BY {order}"
    )
    return [(int(rank), str(text)) for rank, text in rows(db, query, (*args, most, first))]


def bands(db: Database, shelf: Shelf) -> dict[str, int]:
    """Count all families by band."""
    return {str(band): int(count) for band, count in rows(db, f"SELECT band, count(*) FROM {shelf.scores} GROUP BY 1")}


def shown(db: Database, shelf: Shelf, narrowed: Narrowed) -> int:
    """Count the families that are shown."""
    chosen, args = _chosen(shelf, narrowed)
    return int(rows(db, f"SELECT count(*) FROM ({chosen})", args)[0][0])


def place(db: Database, shelf: Shelf, narrowed: Narrowed, family_id: str) -> int | None:
    """Find the place of a family among those that are shown, from 0."""
    chosen, args = _chosen(shelf, narrowed)
    order = _ORDERS[narrowed.order]
    placed = f"SELECT family_id, row_number() OVER (ORDER BY {order}) - 1 AS place FROM ({chosen})"
    found = rows(db, f"SELECT place FROM ({placed}) WHERE family_id = ?", (*args, family_id))
    return int(found[0][0]) if found else None


def _chosen(shelf: Shelf, narrowed: Narrowed) -> tuple[str, Sequence[object]]:
    """Write the query for families that are shown, each with its rank in the whole queue."""
    conditions, args = ["1"], list[object]()
    if narrowed.band:
        conditions.append("band = ?")
        args.append(narrowed.band)
    if narrowed.statuses:
        conditions.append("status IN (SELECT value FROM json_each(?))")
        args.append(many(narrowed.statuses))
    wanted = narrowed.words.casefold().split()
    if wanted:
        holds = " AND ".join(["instr(words, ?) > 0"] * len(wanted))
        conditions.append(f"family_id IN (SELECT family_id FROM {shelf.words} WHERE {holds})")
        args += wanted
    for some in narrowed.marks:
        holds = " OR ".join(["instr(words, ?) > 0"] * len(some))
        conditions.append(f"family_id IN (SELECT family_id FROM {shelf.words} WHERE {holds})")
        args += [f"#{mark} " for mark in some]
    place = f"row_number() OVER (ORDER BY {_ORDER}) AS rank"
    ranked = f"SELECT family_id, status, band, total, latest, {place} FROM {shelf.scores}"
    return f"SELECT family_id, rank, total, latest FROM ({ranked}) WHERE {' AND '.join(conditions)}", args

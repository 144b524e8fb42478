"""Derived: mentions in one form, and the keys under which they are looked up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log

from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, many, rows, run_many, stream

_BATCH = 20_000


def put_tidied(db: Database, tidy: Iterable[tuple[str, str, str, Iterable[str]]]) -> None:
    """Keep rows of mention id, concern id, packed form and keys, in place of earlier ones."""
    source = iter(tidy)
    with transaction(db):
        while batch := [(*row[:3], sorted(set(row[3]))) for row in islice(source, _BATCH)]:
            _forget(db, [row[0] for row in batch])
            first = int(rows(db, "SELECT coalesce(max(no), 0) + 1 FROM tidied")[0][0])
            numbered = list(enumerate(batch, first))
            run_many(
                db,
                "INSERT INTO tidied (no, mention_id, concern_id, packed, keys) VALUES (?, ?, ?, ?, ?)",
                ((no, *row[:3], json.dumps(row[3])) for no, row in numbered),
            )
            _put_keys(db, ((key, no) for no, row in numbered for key in row[3]))
            _put_words(db, {key[1:] for row in batch for key in row[3] if key.startswith("=")})


def _put_words(db: Database, words: set[str]) -> None:
    # Plain values: an INSERT from a SELECT can be undone alone, for which SQLite walks through all that is undoable.
    known = {
        row[0]
        for row in rows(db, "SELECT word FROM words WHERE word IN (SELECT value FROM json_each(?))", (many(words),))
    }
    run_many(db, "INSERT INTO words (word) VALUES (?)", ((word,) for word in sorted(words - known)))


def _put_keys(db: Database, keys: Iterable[tuple[str, int]]) -> None:
    """Insert keys in the order of the tree: neighbouring pages instead of a page for each key.

    They are sorted and let go some at a time: the window stands still while hundreds of thousands are at once.
    """
    beginning: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, no in keys:
        beginning[key[:3]].append((key, no))
    for start in sorted(beginning):
        run_many(db, "INSERT INTO keys (key, no) VALUES (?, ?)", sorted(beginning.pop(start)))


def drop_tidied(db: Database, mention_ids: Iterable[str]) -> None:
    """Let mentions go, with their keys."""
    with transaction(db):
        _forget(db, list(mention_ids))


def _forget(db: Database, mention_ids: list[str]) -> None:
    query = "SELECT no, keys FROM tidied WHERE mention_id IN (SELECT value FROM json_each(?))"
    old: list[Row] = rows(db, query, (many(mention_ids),))
    if old:
        run_many(
            db,
            "DELETE FROM keys WHERE key = ? AND no = ?",
            ((key, no) for no, keys in old for key in json.loads(keys)),
        )
        run_many(db, "DELETE FROM tidied WHERE no = ?", ((no,) for no, _ in old))


def candidates(db: Database, keys: Iterable[str], cap: int, most: int | None = None) -> dict[str, str]:
    """Find mentions that share a key, as packed forms by mention id, those of the rarest key first.

    Keys that more than `cap` mentions share say nothing and are skipped. Of more than `most` mentions only those are
    given that share most, a rare key telling more than a common one.
    """
    found: list[list[Row]] = []
    query = "SELECT no FROM keys WHERE key = ? LIMIT ?"
    for key in dict.fromkeys(keys):
        sharing = rows(db, query, (key, cap + 1))
        if len(sharing) <= cap:
            found.append(sharing)
    order = list(dict.fromkeys(row[0] for sharing in sorted(found, key=len) for row in sharing))
    if most is not None and len(order) > most:
        shared: dict[int, float] = defaultdict(float)
        for sharing in found:
            tells = log((cap + 1) / max(1, len(sharing)))
            for row in sharing:
                shared[row[0]] += tells
        order = sorted(order, key=lambda no: -shared[no])[:most]
    read = rows(
        db,
        "SELECT no, mention_id, packed FROM tidied WHERE no IN (SELECT value FROM json_each(?))",
        (many(order),),
    )
    by_number = {no: (mention_id, packed) for no, mention_id, packed in read}
    return dict(by_number[no] for no in order)


def tidied(db: Database, mention_ids: Iterable[str]) -> dict[str, str]:
    """Read the packed forms of mentions by mention id."""
    query = "SELECT mention_id, packed FROM tidied WHERE mention_id IN (SELECT value FROM json_each(?))"
    return dict(rows(db, query, (many(mention_ids),)))


def tidied_of_concerns(db: Database, concern_ids: Iterable[str]) -> dict[str, str]:
    """Read the packed forms of all mentions in these concerns by mention id."""
    query = "SELECT mention_id, packed FROM tidied WHERE concern_id IN (SELECT value FROM json_each(?))"
    return dict(rows(db, f"{query} ORDER BY no", (many(concern_ids),)))


def every_tidied(db: Database) -> Iterator[tuple[str, str]]:
    """Hand out all mentions with their packed forms, in the order in which they were kept."""
    yield from stream(db, "SELECT mention_id, packed FROM tidied ORDER BY no")

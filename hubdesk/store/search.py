"""Derived: finding concerns by words, names, references and addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from hubdesk.domain.concern import Told
from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows, run, run_many

_MOST_WORDS = 12


def index(db: Database, pieces: Iterable[Told]) -> None:
    """Take the words of concerns into the index, in place of what was there for the same concerns."""
    with transaction(db):
        for batch in _batches(pieces):
            query = "SELECT id, seq FROM concerns WHERE id IN (SELECT value FROM json_each(?))"
            numbers: dict[str, int] = dict(rows(db, query, (many(batch),)))
            run_many(
                db,
                "INSERT OR REPLACE INTO search (rowid, names, refs, addresses, words) VALUES (?, ?, ?, ?, ?)",
                ((numbers[ident], *_columns(piece)) for ident, piece in batch.items()),
            )


def drop(db: Database, concern_ids: Iterable[str]) -> None:
    """Take concerns out of the index."""
    which = "SELECT seq FROM concerns WHERE id IN (SELECT value FROM json_each(?))"
    run(db, f"DELETE FROM search WHERE rowid IN ({which})", (many(concern_ids),))


def find(db: Database, words: str, limit: int = 20) -> tuple[str, ...]:
    """Find the ids of concerns that have words beginning so: those in names and places first, newest first.

    Punctuation only separates words; nothing but punctuation finds nothing.
    """
    terms = _terms(words)
    if not terms or limit <= 0:
        return ()
    wanted = " AND ".join(f'"{term}"*' for term in terms)
    found = _matching(db, f"{{names refs addresses}} : ({wanted})", limit)
    if len(found) < limit:
        found.update(_matching(db, wanted, limit))
    return tuple(found)[:limit]


def naming(db: Database, words: Sequence[str], limit: int) -> tuple[str, ...]:
    """Find the ids of concerns whose people's names have all of these words, newest first."""
    terms = [term for word in words for term in _terms(word)]
    wanted = " AND ".join(f'"{term}"' for term in terms)
    return tuple(_matching(db, f"{{names}} : ({wanted})", limit)) if terms else ()


def _matching(db: Database, match: str, limit: int) -> dict[str, None]:
    # By rowid and not by rank: ranking would have to read every match of a common word.
    query = (
        "SELECT id FROM (SELECT rowid AS no FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " JOIN concerns ON seq = no ORDER BY no DESC"
    )
    return {row[0]: None for row in rows(db, query, (match, limit))}


def _terms(words: str) -> list[str]:
    # Split as the index does: letters, digits and marks make words, all else separates them.
    kept = "".join(char if unicodedata.category(char)[0] in "LNM" or char == " " else " " for char in words)
    return kept.split()[:_MOST_WORDS]


def _columns(piece: Told) -> tuple[str, str, str, str]:
    concern, people = piece.concern, piece.mentions
    names = " ".join(f"{mention.written_name} {mention.other_names}".strip() for mention in people)
    numbers = " ".join(f"{mention.nhs_number} {mention.upn} {mention.phone}" for mention in people)
    places = " ".join(f"{mention.address} {mention.postcode} {mention.school}" for mention in people)
    words = f"{concern.narrative} {concern.voice_of_child} {concern.strengths}"
    return names, f"{concern.ref} {numbers}", places, words


def _batches(pieces: Iterable[Told], size: int = 1000) -> Iterable[dict[str, Told]]:
    batch: dict[str, Told] = {}
    for piece in pieces:
        if piece.restricted and not piece.mentions:
            continue  # of a protected identity alone: nobody finds it
        batch[piece.concern.id] = piece
        if len(batch) == size:
            yield batch
            batch = {}
    if batch:
        yield batch

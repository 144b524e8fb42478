"""Derived: mentions by the beginning of a word, out of the keys under which they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows

_LAST = "\U0010ffff"  # nothing that is written comes after it

# From one key to the next, so that a name that thousands bear is passed over in one step.
_BEGINNING = """
WITH RECURSIVE found(key) AS (
  SELECT min(key) FROM keys WHERE key >= ?1 AND key < ?2
  UNION ALL
  SELECT (SELECT min(key) FROM keys WHERE key > found.key AND key < ?2) FROM found WHERE found.key IS NOT NULL
)
SELECT key FROM found WHERE key IS NOT NULL LIMIT ?3
"""


def beginning(db: Database, start: str, limit: int) -> list[str]:
    """List the keys in use that begin so, in order."""
    return [str(row[0]) for row in rows(db, _BEGINNING, (start, start + _LAST, limit))]


def words_after(db: Database, number: int) -> list[tuple[int, str]]:
    """Read the words of names that were met for the first time after that one, with their numbers."""
    return [(int(no), str(word)) for no, word in rows(db, "SELECT no, word FROM words WHERE no > ?", (number,))]


def bearing(db: Database, groups: Sequence[Iterable[str]], limit: int) -> dict[str, str]:
    """Find the latest mentions that have a key out of each group, as packed forms by mention id, newest first."""
    if not groups:
        return {}
    one = "SELECT no FROM keys WHERE key IN (SELECT value FROM json_each(?))"
    query = (
        f"SELECT mention_id, packed FROM tidied WHERE no IN ({' INTERSECT '.join([one] * len(groups))}"
        " ORDER BY no DESC LIMIT ?) ORDER BY no DESC"
    )
    return dict(rows(db, query, (*(many(group) for group in groups), limit)))

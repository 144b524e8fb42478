"""Derived: mentions by the beginning of a word, out of the keys under which they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows

_LAST = "\U0010ffff"  # nothing that is written comes after it
_NEWEST = 800  # mentions looked at one by one

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


def bearing(db: Database, groups: Sequence[Iterable[str]], limit: int, begun: Sequence[str] = ()) -> dict[str, str]:
    """Find the latest mentions that have a key out of each group, as packed forms by mention id, newest first.

    Of the newest of these, or of all where there is no group, those are given that also have a key that begins with
    each of `begun`: such keys may be too many to list.
    """
    if not groups and not begun:
        return {}
    one = "SELECT no FROM keys WHERE key IN (SELECT value FROM json_each(?))"
    those = " INTERSECT ".join([one] * len(groups)) if groups else "SELECT no FROM tidied"
    query = (
        f"SELECT mention_id, packed FROM tidied WHERE no IN ({those} ORDER BY no DESC LIMIT ?)"
        f"{' AND instr(keys, ?)' * len(begun)} ORDER BY no DESC LIMIT ?"
    )
    starts = (json.dumps(start)[:-1] for start in begun)
    return dict(rows(db, query, (*(many(group) for group in groups), _NEWEST if begun else limit, *starts, limit)))

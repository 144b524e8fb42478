"""Derived: pairs of persons that look alike and that nobody has yet told together or apart."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from hubdesk.store.sql import many, rows

# SQLite takes the bare columns beside max() from the row that has the maximum.
# A pair of mentions counts as answered by the last word that was not taken back; "cannot tell" is an answer too.
_OPEN = """
SELECT p."left", p."right", max(p.weight)
FROM pairs p
JOIN persons l ON l.mention_id = p."left"
JOIN persons r ON r.mention_id = p."right"
WHERE p.weight >= ?1 AND l.person_id != r.person_id
  AND (?2 = '' OR l.person_id IN (SELECT value FROM json_each(?2)) OR r.person_id IN (SELECT value FROM json_each(?2)))
  AND NOT EXISTS (
    SELECT 1 FROM answers a
    JOIN persons al ON al.mention_id = a."left"
    JOIN persons ar ON ar.mention_id = a."right"
    WHERE a.verdict != 'undo'
      AND ((al.person_id = l.person_id AND ar.person_id = r.person_id)
        OR (al.person_id = r.person_id AND ar.person_id = l.person_id))
      AND NOT EXISTS (SELECT 1 FROM answers u WHERE u.undoes = a.id))
GROUP BY min(l.person_id, r.person_id), max(l.person_id, r.person_id)
ORDER BY 3 DESC, 1, 2
LIMIT ?3
"""


def open_pairs(
    db: Database, floor: int, limit: int, person_ids: Sequence[str] | None = None
) -> list[tuple[str, str, int]]:
    """List the strongest pair of mentions between two different persons, strongest first.

    `floor` is in decibans; `person_ids` keeps to pairs that touch one of these persons.
    """
    wanted = "" if person_ids is None else many(person_ids)
    return [(str(a), str(b), int(w)) for a, b, w in rows(db, _OPEN, (floor, wanted, limit))]

"""Relationships that people recorded: kept for ever, found by the entries they hang on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from hubdesk.domain.relation import Relation
from hubdesk.store.handle import Database
from hubdesk.store.persons import newest_id
from hubdesk.store.sql import canonical, day, insert, iso, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Relation))
_LISTS = ("one_mentions", "other_mentions", "replaces")
# From each entry of today back to those that it corrects, on which older rows hang.
_HANGING = """WITH RECURSIVE own(start, id) AS (SELECT value, value FROM json_each(?1)
  UNION SELECT own.start, m.supersedes FROM own JOIN mentions m ON m.id = own.id WHERE m.supersedes != '')
  SELECT r.relation_id, r.side, own.start FROM own JOIN relation_mentions r ON r.mention_id = own.id"""


def add(db: Database, made: Relation) -> None:
    """Keep a recorded relationship, or that one was taken back."""
    values: dict[str, Any] = {column: getattr(made, column) for column in _COLUMNS}
    values |= {column: canonical(list(values[column])) for column in _LISTS}
    values |= {"day": iso(made.day), "at": made.at.isoformat()}
    run(db, insert("relations", _COLUMNS), list(values.values()))


def by_id(db: Database, ident: str) -> Relation | None:
    """Read one row by its id."""
    found = rows(db, f"{select(_COLUMNS, 'relations')} WHERE id = ?", (ident,))
    return _relation(dict(zip(_COLUMNS, found[0], strict=True))) if found else None


def of_mentions(db: Database, person_of: Mapping[str, str]) -> tuple[Relation, ...]:
    """Read all that was recorded of the persons of these mentions, oldest first, with the ids they have now.

    Where an entry left a person since, the row stays with whoever has most of its entries.
    """
    if not rows(db, "SELECT 1 FROM relations LIMIT 1"):
        return ()
    hanging: dict[str, dict[str, Counter[str]]] = {}
    for ident, side, start in rows(db, _HANGING, (many(person_of),)):
        hanging.setdefault(ident, {}).setdefault(side, Counter())[person_of[start]] += 1
    query = f"{select(_COLUMNS, 'relations')} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY at, id"
    found = [_relation(dict(zip(_COLUMNS, row, strict=True))) for row in rows(db, query, (many(hanging),))]
    return tuple(
        replace(
            row,
            one=_now(db, hanging[row.id].get("one"), row.one),
            other=_now(db, hanging[row.id].get("other"), row.other),
        )
        for row in found
    )


def _now(db: Database, held: Counter[str] | None, was: str) -> str:
    if held:
        return min(held, key=lambda person: (-held[person], person))
    return newest_id(db, was) if was else ""


def _relation(row: dict[str, Any]) -> Relation:
    row |= {column: tuple(json.loads(row[column])) for column in _LISTS}
    row |= {"day": day(row["day"]), "at": datetime.fromisoformat(row["at"])}
    return Relation(**row)

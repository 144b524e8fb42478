"""What was decided about whom."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.decision import Decision
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import Row, before, canonical, day, insert, iso, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Decision))


def add(db: Database, decision: Decision) -> None:
    """Keep a decision."""
    row = (
        decision.id,
        decision.kind,
        decision.reason,
        canonical(decision.person_ids),
        canonical(decision.concern_ids),
        decision.made_at.isoformat(),
        decision.made_by,
        iso(decision.review_on),
        decision.dissent,
    )
    run(db, insert("decisions", _COLUMNS), row)


def every(db: Database, as_of: date | None = None) -> tuple[Decision, ...]:
    """Read all decisions made by the end of a day, oldest first."""
    query = f"{select(_COLUMNS, 'decisions')} WHERE made_at < ? ORDER BY made_at, id"
    return tuple(_decision(row) for row in rows(db, query, (before(as_of),)))


def of_persons(db: Database, person_ids: Iterable[str], as_of: date | None = None) -> tuple[Decision, ...]:
    """Read the decisions about any of these persons, under the ids they have or had before, oldest first."""
    return _linked(db, "person", known_as(db, person_ids), as_of)


def of_concerns(db: Database, concern_ids: Iterable[str], as_of: date | None = None) -> tuple[Decision, ...]:
    """Read the decisions that had any of these concerns on the table, oldest first."""
    return _linked(db, "concern", concern_ids, as_of)


def _linked(db: Database, what: str, ids: Iterable[str], as_of: date | None) -> tuple[Decision, ...]:
    query = (
        f"{select(_COLUMNS, 'decisions')} WHERE id IN (SELECT decision_id FROM decision_{what}s"
        f" WHERE {what}_id IN (SELECT value FROM json_each(?))) AND made_at < ? ORDER BY made_at, id"
    )
    return tuple(_decision(row) for row in rows(db, query, (many(ids), before(as_of))))


def _decision(row: Row) -> Decision:
    ident, kind, reason, persons, concerns, made_at, made_by, review_on, dissent = row
    about, seen = tuple(json.loads(persons)), tuple(json.loads(concerns))
    return Decision(ident, kind, reason, about, seen, datetime.fromisoformat(made_at), made_by, day(review_on), dissent)

"""What was decided about whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.decision import Decision
from hubdesk.domain.protected import covered
from hubdesk.store import protections
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import Row, before, canonical, day, insert, iso, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Decision))


def add(db: Database, decision: Decision) -> None:
    """Keep a decision."""
    values = {column: getattr(decision, column) for column in _COLUMNS} | {
        "person_ids": canonical(decision.person_ids),
        "concern_ids": canonical(decision.concern_ids),
        "made_at": decision.made_at.isoformat(),
        "review_on": iso(decision.review_on),
        "said": canonical(dict(decision.said)) if decision.said else "",
    }
    for later in ("owner", "said", "corrects"):  # which tables of the first versions do not have
        if not values[later]:
            del values[later]
    run(db, insert("decisions", tuple(values)), tuple(values.values()))


def by_id(db: Database, decision_id: str) -> Decision | None:
    """Read one decision, or None."""
    found = rows(db, f"{select(_COLUMNS, 'decisions')} WHERE id = ?", (decision_id,))
    return next(iter(_read(db, found)), None)


def by_ids(db: Database, decision_ids: Iterable[str]) -> tuple[Decision, ...]:
    """Read decisions by their ids, oldest first."""
    query = f"{select(_COLUMNS, 'decisions')} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY made_at, id"
    return _read(db, rows(db, query, (many(decision_ids),)))


def correction_of(db: Database, decision_id: str) -> Decision | None:
    """Read the latest row that stands in the place of a decision, or None."""
    query = (
        f"{select(_COLUMNS, 'decisions')} WHERE corrects = ? AND corrects != '' ORDER BY made_at DESC, id DESC LIMIT 1"
    )
    found = rows(db, query, (decision_id,))
    return next(iter(_read(db, found)), None)


def page(db: Database, kind: str, first: int, most: int) -> tuple[Decision, ...]:
    """Read some decisions, the latest first, of one kind or of all; those that were corrected are left out."""
    query = (
        f"{select(_COLUMNS, 'decisions')} d WHERE ?1 IN ('', kind) AND kind != 'withdrawn' AND NOT EXISTS"
        " (SELECT 1 FROM decisions c WHERE c.corrects = d.id AND c.corrects != '')"
        " ORDER BY made_at DESC, id DESC LIMIT ?2 OFFSET ?3"
    )
    return _read(db, rows(db, query, (kind, most, first)))


def counts(db: Database) -> dict[str, int]:
    """Count decisions by kind, without those that were corrected."""
    query = (
        "SELECT kind, count(*) FROM decisions d WHERE kind != 'withdrawn' AND NOT EXISTS"
        " (SELECT 1 FROM decisions c WHERE c.corrects = d.id AND c.corrects != '') GROUP BY kind"
    )
    return {str(kind): int(count) for kind, count in rows(db, query)}


def every(db: Database, as_of: date | None = None) -> tuple[Decision, ...]:
    """Read all decisions made by the end of a day, oldest first."""
    query = f"{select(_COLUMNS, 'decisions')} WHERE made_at < ? ORDER BY made_at, id"
    return _read(db, rows(db, query, (before(as_of),)))


def of_persons(db: Database, person_ids: Iterable[str], as_of: date | None = None) -> tuple[Decision, ...]:
    """Read the decisions about any of these persons, under the ids they have or had before, oldest first."""
    return _linked(db, "person", known_as(db, person_ids), as_of)


def under(
    db: Database, known_ids: Iterable[str], as_of: date | None = None
) -> tuple[tuple[Decision, frozenset[str]], ...]:
    """Read the decisions about just these ids of persons, each with those of them it is about, oldest first."""
    query = "SELECT decision_id, person_id FROM decision_persons WHERE person_id IN (SELECT value FROM json_each(?))"
    about: dict[str, set[str]] = {}
    for decision_id, person_id in rows(db, query, (many(known_ids),)):
        about.setdefault(decision_id, set()).add(person_id)
    if not about:
        return ()
    query = f"{select(_COLUMNS, 'decisions')} WHERE id IN (SELECT value FROM json_each(?)) AND made_at < ?"
    made = _read(db, rows(db, f"{query} ORDER BY made_at, id", (many(about), before(as_of))))
    return tuple((one, frozenset(about[one.id])) for one in made)


def of_concerns(db: Database, concern_ids: Iterable[str], as_of: date | None = None) -> tuple[Decision, ...]:
    """Read the decisions that had any of these concerns on the table, oldest first."""
    return _linked(db, "concern", concern_ids, as_of)


def _linked(db: Database, what: str, ids: Iterable[str], as_of: date | None) -> tuple[Decision, ...]:
    query = (
        f"{select(_COLUMNS, 'decisions')} WHERE id IN (SELECT decision_id FROM decision_{what}s"
        f" WHERE {what}_id IN (SELECT value FROM json_each(?))) AND made_at < ? ORDER BY made_at, id"
    )
    return _read(db, rows(db, query, (many(ids), before(as_of))))


def _read(db: Database, found: Sequence[Row]) -> tuple[Decision, ...]:
    """Read decisions, the words covered of those that were also about somebody who is protected."""
    hidden = protections.person_ids(db) if found else frozenset()
    return tuple(covered(_decision(row), hidden) for row in found)


def _decision(row: Row) -> Decision:
    ident, kind, reason, persons, concerns, made_at, made_by, review_on, dissent, owner, said, corrects = row
    return Decision(
        ident,
        kind,
        reason,
        tuple(json.loads(persons)),
        tuple(json.loads(concerns)),
        datetime.fromisoformat(made_at),
        made_by,
        day(review_on),
        dissent,
        owner,
        json.loads(said),
        corrects,
    )

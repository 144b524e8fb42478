"""What followed decisions: actions, steps, what came back, and who handed over to whom."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.follow_up import Action, FollowUps, Handover, Outcome, Step
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, before, canonical, insert, many, rows, run, select

_ACTION = tuple(field.name for field in fields(Action))
_STEP = tuple(field.name for field in fields(Step))
_OUTCOME = tuple(field.name for field in fields(Outcome))
_HANDOVER = tuple(field.name for field in fields(Handover))
_AMONG = "IN (SELECT value FROM json_each(?))"


def add(db: Database, one: Action | Step | Outcome | Handover) -> None:
    """Keep an action, a step, an outcome or a handover."""
    table = {Action: "actions", Step: "steps", Outcome: "outcomes", Handover: "handovers"}[type(one)]
    columns = tuple(field.name for field in fields(one))
    run(db, insert(table, columns), tuple(_plain(getattr(one, column)) for column in columns))


def actions(db: Database, action_ids: Iterable[str]) -> tuple[Action, ...]:
    """Read actions by their ids, oldest first."""
    query = f"{select(_ACTION, 'actions')} WHERE id {_AMONG} ORDER BY seq"
    return tuple(_action(row) for row in rows(db, query, (many(action_ids),)))


def of_decisions(db: Database, decision_ids: Iterable[str], as_of: date | None = None) -> FollowUps:
    """Read all that followed some decisions by the end of a day."""
    wanted, until = many(decision_ids), before(as_of)
    made = f"WHERE decision_id {_AMONG} AND at < ? ORDER BY seq"
    actions = tuple(_action(row) for row in rows(db, f"{select(_ACTION, 'actions')} {made}", (wanted, until)))
    back = rows(db, f"{select(_OUTCOME, 'outcomes')} {made}", (wanted, until))
    about = many((*json.loads(wanted), *(one.id for one in actions)))
    taken = rows(db, f"{select(_STEP, 'steps')} WHERE about {_AMONG} AND at < ? ORDER BY seq", (about, until))
    return FollowUps(actions, tuple(_step(row) for row in taken), tuple(_outcome(row) for row in back))


def every_outcome(db: Database, as_of: date | None = None) -> tuple[Outcome, ...]:
    """Read all that came back by the end of a day, oldest first; corrected rows stand before their corrections."""
    query = f"{select(_OUTCOME, 'outcomes')} WHERE at < ? ORDER BY at, id"
    return tuple(_outcome(row) for row in rows(db, query, (before(as_of),)))


def holder_of(db: Database, item_ids: Iterable[str]) -> dict[str, str]:
    """Tell to whom items were handed over last; those that never were are left out."""
    query = (
        f"SELECT item_id, taken_by FROM handover_items JOIN handovers ON id = handover_id WHERE item_id {_AMONG}"
        " ORDER BY at, id"
    )
    return dict(rows(db, query, (many(item_ids),)))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return canonical(value) if isinstance(value, tuple) else value


def _action(row: Row) -> Action:
    ident, decision_id, what, owner, due_on, at, by = row
    return Action(ident, decision_id, what, owner, date.fromisoformat(due_on), datetime.fromisoformat(at), by)


def _step(row: Row) -> Step:
    ident, about, kind, happened_at, at, by, words = row
    return Step(ident, about, kind, datetime.fromisoformat(happened_at), datetime.fromisoformat(at), by, words)


def _outcome(row: Row) -> Outcome:
    ident, decision_id, kind, on, words, told, at, by, dissent, corrects = row
    return Outcome(
        ident, decision_id, kind, date.fromisoformat(on), words, told, datetime.fromisoformat(at), by, dissent, corrects
    )

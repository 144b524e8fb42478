"""Hub meetings: their days, agendas, people, conflicts, minutes and turns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

from hubdesk.domain.meeting import AgendaItem, Attendee, Conflict, Entry, Meeting, MeetingRows, Turn
from hubdesk.domain.protected import RESTRICTED
from hubdesk.store import protections
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import canonical, insert, many, rows, run, select

Written = Meeting | AgendaItem | Attendee | Conflict | Entry | Turn
T = TypeVar("T", bound=Written)

_TABLES: dict[type, str] = {
    Meeting: "meetings",
    AgendaItem: "meeting_items",
    Attendee: "meeting_attendees",
    Conflict: "meeting_conflicts",
    Entry: "meeting_entries",
    Turn: "meeting_turns",
}
_READ: dict[str, Callable[[str], object]] = {
    "on": date.fromisoformat,
    "at": datetime.fromisoformat,
    "person_ids": lambda text: tuple(json.loads(text)),
}


def add(db: Database, one: Written) -> None:
    """Keep a row of a meeting."""
    columns = _columns(type(one))
    run(db, insert(_TABLES[type(one)], columns), tuple(_plain(getattr(one, column)) for column in columns))


def of_meeting(db: Database, meeting_id: str) -> MeetingRows:
    """Read all rows of a meeting, oldest first, the words covered about families with somebody protected."""
    of = "WHERE meeting_id = ? ORDER BY seq"
    hidden = protections.person_ids(db)
    items = _found(db, AgendaItem, of, meeting_id)
    shut = {one.id for one in items if hidden & set(one.person_ids)}
    return MeetingRows(
        _found(db, Meeting, "WHERE id = ?1 OR corrects = ?1 ORDER BY seq", meeting_id),
        tuple(_covered(one, hidden) if one.id in shut else one for one in items),
        _found(db, Attendee, of, meeting_id),
        tuple(_shut(one, shut) for one in _found(db, Conflict, of, meeting_id)),
        tuple(_shut(one, shut) for one in _found(db, Entry, of, meeting_id)),
        tuple(_shut(one, shut) for one in _found(db, Turn, of, meeting_id)),
    )


def ids(db: Database) -> tuple[str, ...]:
    """List the ids of all meetings, the latest day first."""
    query = (
        "SELECT m.id FROM meetings m WHERE corrects = '' ORDER BY coalesce((SELECT c.\"on\" FROM meetings c"
        ' WHERE c.corrects = m.id ORDER BY c.seq DESC LIMIT 1), m."on") DESC, m.seq DESC'
    )
    return tuple(str(row[0]) for row in rows(db, query))


def titles(db: Database) -> list[tuple[str, str, date]]:
    """List all meetings by id with title and day, the latest day first."""
    query = (
        'SELECT m.id, coalesce(c.title, m.title), coalesce(c."on", m."on") FROM meetings m LEFT JOIN meetings c'
        " ON c.seq = (SELECT max(seq) FROM meetings WHERE corrects = m.id) WHERE m.corrects = ''"
        " ORDER BY 3 DESC, m.seq DESC"
    )
    return [(str(ident), str(title), date.fromisoformat(on)) for ident, title, on in rows(db, query)]


def meeting_of(db: Database, row_id: str) -> str:
    """Find the meeting that an item, an attendee, a conflict or a line belongs to; empty where there is none."""
    for table in list(_TABLES.values())[1:5]:
        found = rows(db, f'SELECT meeting_id FROM "{table}" WHERE id = ?', (row_id,))
        if found:
            return str(found[0][0])
    return ""


def items_about(db: Database, person_ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """List, as meeting id and item id, where any of these persons was on an agenda, under any id they had."""
    query = (
        "SELECT meeting_id, id FROM meeting_items WHERE id IN (SELECT item_id FROM meeting_persons WHERE person_id IN"
        " (SELECT value FROM json_each(?))) ORDER BY seq"
    )
    return tuple((str(meeting), str(item)) for meeting, item in rows(db, query, (many(known_as(db, person_ids)),)))


def _columns(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _found(db: Database, kind: type[T], where: str, meeting_id: str) -> tuple[T, ...]:
    columns = _columns(kind)
    found = rows(db, f"{select(columns, _TABLES[kind])} {where}", (meeting_id,))
    make: Callable[..., T] = kind
    return tuple(
        make(*(_READ.get(column, str)(value) for column, value in zip(columns, row, strict=True))) for row in found
    )


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return canonical(value) if isinstance(value, tuple) else value


def _covered(item: AgendaItem, hidden: frozenset[str] | set[str]) -> AgendaItem:
    return replace(item, why=RESTRICTED, person_ids=tuple(one for one in item.person_ids if one not in hidden))


def _shut(one: Any, shut: set[str]) -> Any:
    return replace(one, words=RESTRICTED) if one.item_id in shut and one.words else one

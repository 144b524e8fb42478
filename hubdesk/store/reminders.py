"""What followed a question to a partner: ratings, letters and reminders; and days to look again at not asking."""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import datetime

from hubdesk.domain.asked import Reminder
from hubdesk.domain.request import Rated
from hubdesk.store.handle import Database
from hubdesk.store.sql import insert, moment, rows, run, select

_REMINDER = tuple(field.name for field in fields(Reminder))
_RATED = tuple(field.name for field in fields(Rated))


def remind(db: Database, reminder: Reminder, snapshot: str) -> None:
    """Keep that a partner was reminded, and the words of the letter where there was one."""
    values = [*astuple(reminder)[:3], reminder.at.isoformat(), reminder.by, snapshot]
    run(db, insert("reminders", (*_REMINDER, "snapshot")), values)


def reminders_of(db: Database, request_id: str) -> tuple[Reminder, ...]:
    """Read how often a partner was reminded, oldest first."""
    found = rows(db, f"{select(_REMINDER, 'reminders')} WHERE request_id = ? ORDER BY seq", (request_id,))
    return tuple(Reminder(ident, request, how, datetime.fromisoformat(at), by) for ident, request, how, at, by in found)


def ratings_of(db: Database, request_id: str) -> tuple[Rated, ...]:
    """Read every rating of a request, oldest first."""
    found = rows(db, f"{select(_RATED, 'request_ratings')} WHERE request_id = ? ORDER BY at, id", (request_id,))
    return tuple(
        Rated(ident, request, rating, clock, moment(due or None), datetime.fromisoformat(at), by, reason)
        for ident, request, rating, clock, due, at, by, reason in found
    )


def letter_made(db: Database, request_id: str) -> tuple[datetime, str] | None:
    """Tell when the letter of a request first left, and who saw to it."""
    query = 'SELECT at, "by" FROM request_letters WHERE request_id = ? ORDER BY seq LIMIT 1'
    found = rows(db, query, (request_id,))
    return (datetime.fromisoformat(found[0][0]), str(found[0][1])) if found else None


# The last word on each agency and person, where it is not to ask and the day to look again has come. An agency asked
# since, or decided about again, waits for nothing.
_AGAIN = """FROM requests r WHERE r.review_on IS NOT NULL AND r.review_on < ?1 AND r.kind != 'ask'
  AND NOT EXISTS (SELECT 1 FROM requests later WHERE later.seq > r.seq AND later.agency = r.agency AND
  (later.person_id = r.person_id OR later.person_id IN (SELECT new_id FROM former_ids WHERE old_id = r.person_id)))"""


def look_again(db: Database, until: str, limit: int) -> list[tuple[str, str]]:
    """List decisions not to ask whose day to look again is before a day, as day and id, the oldest day first."""
    query = f"SELECT r.review_on, r.id {_AGAIN} ORDER BY r.review_on, r.id LIMIT ?2"
    return [(str(day), str(ident)) for day, ident in rows(db, query, (until, limit))]


def count_again(db: Database, until: str, late: str) -> tuple[int, int]:
    """Count these, and of them the ones due before another day."""
    found = rows(db, f"SELECT count(*), coalesce(sum(r.review_on < ?2), 0) {_AGAIN}", (until, late))[0]
    return int(found[0]), int(found[1])

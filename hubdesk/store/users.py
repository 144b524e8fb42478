"""Who may sign in: a row for each time that somebody was added, was given another role, or left."""

from __future__ import annotations

from datetime import datetime

from hubdesk.domain.user import User
from hubdesk.store.handle import Database
from hubdesk.store.sql import insert, rows, run

_COLUMNS = ("id", "user_id", "name", "role", "active", "event", "at", "by")


def add(db: Database, user: User, at: datetime, by: str, event_id: str = "") -> None:
    """Add a user; the row's own id is the user's unless another is given."""
    _keep(db, event_id or user.id, user, "added", at, by)


def change(db: Database, user: User, at: datetime, by: str, event_id: str) -> None:
    """Keep what a user now is: another role, or no longer active."""
    _keep(db, event_id, user, "changed" if user.active else "left", at, by)


def every(db: Database) -> tuple[User, ...]:
    """Read all users as they now are, those who left included, by name."""
    now: dict[str, User] = {}
    for ident, name, role, active in rows(db, "SELECT user_id, name, role, active FROM users ORDER BY at, id"):
        now[ident] = User(ident, name, role, bool(active))
    return tuple(sorted(now.values(), key=lambda user: (user.name.casefold(), user.id)))


def by_name(db: Database, name: str) -> User | None:
    """Find a user by name, whatever the case; an active one before one who left; None if there is none."""
    named = [user for user in every(db) if user.name.casefold() == name.casefold()]
    return max(named, key=lambda user: user.active, default=None)


def _keep(db: Database, event_id: str, user: User, event: str, at: datetime, by: str) -> None:
    row = (event_id, user.id, user.name, user.role, int(user.active), event, at.isoformat(), by)
    run(db, insert("users", _COLUMNS), row)

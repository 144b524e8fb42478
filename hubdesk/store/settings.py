"""Personal and desk settings: changed in place."""

from __future__ import annotations

from hubdesk.store.handle import Database
from hubdesk.store.sql import rows, run


def get(db: Database, key: str, default: str = "") -> str:
    """Read a setting, or the default."""
    found = rows(db, "SELECT value FROM settings WHERE key = ?", (key,))
    return str(found[0][0]) if found else default


def put(db: Database, key: str, value: str) -> None:
    """Keep a setting."""
    run(
        db,
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def every(db: Database) -> dict[str, str]:
    """Read all settings by their keys."""
    return {str(key): str(value) for key, value in rows(db, "SELECT key, value FROM settings")}

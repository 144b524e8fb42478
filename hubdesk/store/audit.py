"""The audit log: each desk's entries form a chain in which an entry holds the digest of the one before."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import datetime

from hubdesk.store import settings
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, canonical, insert, many, rows, run, select, stream

DESK = "desk"  # the setting that names this copy of the hub; a restored copy gets a new one
COPY = "copy"  # the setting that a backup bears until somebody signs in to it
_COLUMNS = ("id", "desk", "no", "at", "user", "verb", "about", "reason", "recipient", "previous")


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, when, about which ids, why, and for whom; `id` is the entry's SHA-256 in hexadecimal."""

    id: str
    desk: str
    no: int
    at: datetime
    user: str
    verb: str
    about: tuple[str, ...]
    reason: str
    recipient: str
    previous: str


def new_desk(db: Database) -> None:
    """Name this copy of the hub anew, when made or restored: its chain and pack numbers are its own."""
    settings.put(db, DESK, secrets.token_hex(8))
    settings.put(db, COPY, "")


def add(
    db: Database,
    at: datetime,
    user: str,
    verb: str,
    about: Iterable[str] = (),
    reason: str = "",
    recipient: str = "",
) -> None:
    """Add an entry to this desk's chain; `about` holds ids only, never names or words."""
    desk = settings.get(db, DESK)
    last = rows(db, "SELECT no, id FROM audit WHERE desk = ? ORDER BY no DESC LIMIT 1", (desk,))
    no, previous = (int(last[0][0]) + 1, str(last[0][1])) if last else (1, "")
    ids = (about,) if isinstance(about, str) else tuple(about)
    fields = (desk, no, at.isoformat(), user, verb, canonical(ids), reason, recipient, previous)
    run(db, insert("audit", _COLUMNS), (_digest(fields), *fields))


def every(db: Database, since: int = 0) -> Iterator[Entry]:
    """Hand out all entries in the order in which this desk came to hold them."""
    for row in stream(db, f"{select(_COLUMNS, 'audit')} WHERE seq > ? ORDER BY seq", (since,)):
        yield _entry(row)


def latest(db: Database, verbs: Iterable[str]) -> Iterator[Entry]:
    """Hand out the entries of some verbs, the one that this desk came to hold last first."""
    which = "verb IN (SELECT value FROM json_each(?))"
    for row in stream(db, f"{select(_COLUMNS, 'audit')} WHERE {which} ORDER BY seq DESC", (many(verbs),)):
        yield _entry(row)


def times_of(db: Database, user: str) -> Iterator[datetime]:
    """Hand out the times at which somebody did anything at this desk, the latest first."""
    query = "SELECT at FROM audit WHERE user = ? AND desk = ? ORDER BY seq DESC"
    for (at,) in stream(db, query, (user, settings.get(db, DESK))):
        yield datetime.fromisoformat(at)


def verify(db: Database) -> Entry | None:
    """Find the first entry whose chain does not hold (changed, missing, doubled), or None."""
    desk, no, previous = "", 0, ""
    for row in stream(db, f"{select(_COLUMNS, 'audit')} ORDER BY desk, no, seq"):
        if row[1] != desk:
            desk, no, previous = row[1], 0, ""
        if row[0] != _digest(row[1:]) or row[2] != no + 1 or row[9] != previous:
            return _entry(row)
        no, previous = row[2], row[0]
    return None


def _digest(fields: Row) -> str:
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def _entry(row: Row) -> Entry:
    ident, desk, no, at, user, verb, about, reason, recipient, previous = row
    ids = tuple(json.loads(about))
    return Entry(ident, desk, no, datetime.fromisoformat(at), user, verb, ids, reason, recipient, previous)


def flat(entry: Entry) -> tuple[object, ...]:
    """Write an entry as plain values in the order of its fields, for a sheet."""
    values = astuple(entry)
    return (*values[:3], entry.at.isoformat(), *values[4:6], " ".join(entry.about), *values[7:])

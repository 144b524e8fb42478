"""The versions of the database, oldest first; each is applied in one transaction with its own record."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from hubdesk.domain.errors import Known
from hubdesk.store import tables

hub = Migrations("hubdesk")


def _all(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


@hub()
def records(db: Database) -> None:
    """Make the tables that only grow, and the triggers that keep them so."""
    _all(db, tables.RECORDS)
    _all(db, tables.ABOUT)
    _all(db, tables.GUARDS)


@hub()
def working(db: Database) -> None:
    """Make the tables that are changed in place."""
    _all(db, tables.WORKING)


@hub()
def derived(db: Database) -> None:
    """Make the tables that can be worked out again."""
    _all(db, tables.DERIVED)


@hub()
def search(db: Database) -> None:
    """Make the index for finding concerns by their words."""
    _all(db, tables.SEARCH)


@hub()
def grey(db: Database) -> None:
    """Make the table of pairs that wait for a human."""
    _all(db, tables.GREY)


@hub()
def queue(db: Database) -> None:
    """Make the queue readable a page at a time."""
    _all(db, tables.QUEUE)


def version(db: Database) -> int:
    """Count the versions that this database has been through."""
    return len(hub.applied(db))


def refuse_newer(db: Database) -> None:
    """Raise Known where a newer HubDesk has been at work."""
    pending, applied = len(hub.pending(db)), hub.applied(db)
    ours = len(NAMES) - pending
    if len(applied) > ours:
        raise Known(
            "This hub was last opened by a newer HubDesk than this one. Nothing was changed. "
            "Install the newer HubDesk on this computer and open the hub with it."
        )


NAMES = tuple(migration.name for migration in hub._migrations)  # the library offers no list of them

"""The versions of the database, oldest first; each is applied in one transaction with its own record."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hubdesk.domain.errors import Known
from hubdesk.store import (
    tables,
    tables_of_arrivals,
    tables_of_contact,
    tables_of_follow_up,
    tables_of_identity,
    tables_of_meetings,
    tables_of_packs,
    tables_of_relations,
    tables_of_requests,
)
from hubdesk.store.handle import Database

Step = Callable[[Database], None]


class Versions:
    """The steps from each version to the next; sqlite-utils, which is slow to load, comes in only to apply them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._steps: dict[str, Step] = {}

    def __call__(self) -> Callable[[Step], Step]:
        """Add a step under its own name."""

        def add(step: Step) -> Step:
            self._steps[step.__name__] = step
            return step

        return add

    def names(self) -> tuple[str, ...]:
        """Name all steps, oldest first."""
        return tuple(self._steps)

    def applied(self, db: Database) -> tuple[str, ...]:
        """Name the steps that a database has been through, those of newer programs included."""
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchall():
            return ()
        query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
        return tuple(str(row[0]) for row in db.execute(query, (self._name,)))

    def pending(self, db: Database) -> tuple[str, ...]:
        """Name the steps that a database has yet to go through."""
        applied = self.applied(db)
        return tuple(name for name in self._steps if name not in applied)

    def apply(self, db: Database, *, stop_before: str | None = None) -> None:
        """Take a database through the steps that are pending, each in one transaction with its own record."""
        import sqlite_utils
        from sqlite_utils.migrations import Migrations

        library = Migrations(self._name)
        for name, step in self._steps.items():
            library(name=name)(_on(db, step))
        # No plugins: nothing that happens to be installed is handed the open connection.
        library.apply(sqlite_utils.Database(db.conn, execute_plugins=False), stop_before=stop_before)


def _on(db: Database, step: Step) -> Callable[[object], None]:
    """Turn a step into one that the library can call, which hands it the same connection in a shape of its own."""

    def go(_same: object) -> None:
        step(db)

    return go


hub = Versions("hubdesk")


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


@hub()
def strokes(db: Database) -> None:
    """Let answers that were given at one stroke be taken back at one."""
    _all(db, tables.STROKES)


@hub()
def follow_up(db: Database) -> None:
    """Keep what follows a decision, what whoever told us hears back, and what waits for a person."""
    _all(db, tables_of_follow_up.RECORDS)
    _all(db, tables.guards(tables_of_follow_up.LATER))
    _all(db, tables_of_follow_up.WAITING)


@hub()
def identity(db: Database) -> None:
    """Keep other names of people, and seal protected identities apart."""
    _all(db, tables_of_identity.RECORDS)
    _all(db, tables.guards(tables_of_identity.LATER))


@hub()
def request_ratings(db: Database) -> None:
    """Keep how urgent each request is, and the letters they were made with."""
    _all(db, tables_of_requests.RECORDS)
    _all(db, tables.guards(tables_of_requests.LATER))


@hub()
def safe_contact(db: Database) -> None:
    """Keep how people may be contacted, reminders to partners, and why something went out all the same."""
    _all(db, tables_of_contact.RECORDS)
    _all(db, tables.guards(tables_of_contact.LATER))


@hub()
def arrivals(db: Database) -> None:
    """Keep what comes with a concern, notes of telephone calls, and children nobody has named yet."""
    for part in (tables_of_arrivals.RECORDS, tables_of_arrivals.WORKING, tables_of_arrivals.WAITING):
        _all(db, part)
    _all(db, tables.guards(tables_of_arrivals.LATER))


@hub()
def words(db: Database) -> None:
    """Keep each word of a name once, so that one that is misspelt anywhere can be looked for among them all."""
    db.execute("CREATE TABLE words (no INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT NOT NULL UNIQUE) STRICT")
    db.execute("INSERT INTO words (word) SELECT DISTINCT substr(key, 2) FROM keys WHERE key >= '=' AND key < '>'")
    # All that is shown of a concern beside a name, on one page of the file.
    db.execute("CREATE INDEX concerns_beside ON concerns (id, ref, agency, received_at)")


@hub()
def relations(db: Database) -> None:
    """Keep who is whose parent, partner or sibling where a person recorded it."""
    _all(db, tables_of_relations.RECORDS)
    _all(db, tables.guards(tables_of_relations.LATER))


@hub()
def queue_marks(db: Database) -> None:
    """Let the queue be worked out again, with what its rows can be picked out by."""
    db.execute("UPDATE scores SET as_of = '0001-01-01'")


@hub()
def pack_kinds(db: Database) -> None:
    """Keep of what kind a pack is; all that were made before are full ones."""
    db.execute("ALTER TABLE packs ADD COLUMN kind TEXT NOT NULL DEFAULT 'full'")


@hub()
def pack_copies(db: Database) -> None:
    """Keep what a pack's recipient does not see, which pack it replaces, and each copy that left."""
    _all(db, tables_of_packs.RECORDS)
    _all(db, tables.guards(tables_of_packs.LATER))


@hub()
def meetings(db: Database) -> None:
    """Keep hub meetings: agendas, who was there, who stood aside, what was said and what came of it."""
    _all(db, tables_of_meetings.RECORDS)
    _all(db, tables.guards(tables_of_meetings.LATER))


@hub()
def briefs(db: Database) -> None:
    """Keep families in brief, so that all can be scored again without their concerns being read."""
    db.execute(
        "CREATE TABLE briefs (family_id TEXT PRIMARY KEY, as_of TEXT NOT NULL, form INTEGER NOT NULL,"
        " brief TEXT NOT NULL) STRICT"
    )


@hub()
def workers_and_plans(db: Database) -> None:
    """Keep who works with somebody, and the plan that is in place."""
    for column in ("worker", "plan"):
        db.execute(f"ALTER TABLE contacts ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


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


NAMES = hub.names()

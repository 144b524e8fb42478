"""Whether the hub's file is sound."""

from __future__ import annotations

from hubdesk.store import audit, tables
from hubdesk.store.faults import explained
from hubdesk.store.handle import Database


def verify(db: Database) -> tuple[str, ...]:
    """Check pages, tables, triggers, links between rows and the audit chain; a sentence for each fault."""
    with explained():
        pages = db.conn.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages:  # nothing else can be read for certain
            return (f"Pages of the file are damaged: {len(pages)}. Restore the last backup.",)
        found: list[str] = []
        if db.conn.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            found.append("The tables of the file contradict each other. Restore the last backup.")
        if db.conn.execute("PRAGMA foreign_key_check").fetchall():
            found.append("Some records point at others that are missing. Restore the last backup.")
        kept = {row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    if not kept.issuperset(tables.guard_names()):
        found.append("Tables that may only grow are open to change: somebody changed the file outside HubDesk.")
    broken = audit.verify(db)
    if broken is not None:
        found.append(f"The audit log is broken at entry {broken.no}: it was changed outside HubDesk.")
    return tuple(found)

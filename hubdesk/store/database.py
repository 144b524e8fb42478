"""Making, opening, checking and copying the hub's one encrypted file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from hubdesk.domain.errors import Known, Refused
from hubdesk.store import audit, migrations
from hubdesk.store.checking import verify
from hubdesk.store.connection import look_at, opened, say_if_ordinary
from hubdesk.store.copying import clear, copy
from hubdesk.store.faults import explained
from hubdesk.store.handle import Database

__all__ = ["Database", "close", "connect", "copy", "create", "transaction", "verify"]


def create(path: Path, raw_key: bytes) -> Database:
    """Make a new hub file and open it; raises Refused where one is there, Known where it cannot be made."""
    path = Path(path)
    if path.exists():
        raise Refused(f"There is already a file {path.name} in that folder. Nothing was changed. Choose another name.")
    # Built under another name, so that a crash half-way never leaves a hub that looks whole.
    making = path.with_name(path.name + ".new")
    try:
        making.unlink(missing_ok=True)
        with explained(), opened(making, raw_key) as db:
            migrations.hub.apply(db)
            audit.new_desk(db)
        making.rename(path)
    except OSError as error:
        raise Known(f"{path.name} could not be made in that folder. Check that you may write to it.") from error
    finally:
        clear(making)
    return connect(path, raw_key)


def connect(path: Path, raw_key: bytes) -> Database:
    """Open a hub file for this process alone and bring it to this program's version.

    Raises Known where the file is missing, damaged, no hub, read-only, under another key, newer than the
    program, or open elsewhere.
    """
    path = Path(path)
    look_at(path)
    try:
        db = opened(path, raw_key)
    except Known as known:
        if getattr(known.__cause__, "sqlite_errorcode", 0) == dbapi2.SQLITE_NOTADB:
            say_if_ordinary(path)
        raise
    try:
        migrations.refuse_newer(db)
        with explained():  # a file that can only be read is told of now and not when something has been typed
            db.conn.execute("BEGIN IMMEDIATE")
            db.conn.execute("ROLLBACK")
        if migrations.hub.pending(db):
            copy(db, path.with_name(f"{path.name}.before-{migrations.version(db) + 1}"))
            with explained():
                migrations.hub.apply(db)
    except BaseException:
        db.conn.close()
        raise
    return db


def close(db: Database) -> None:
    """Close the file; everything kept so far is in it and no file remains beside it."""
    with explained():
        db.conn.close()


@contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """Keep all of a block or nothing; inside another transaction it is a part that can fail alone.

    Raises Known for a full disk, a folder that cannot be written, or a damaged file, and keeps nothing then.
    """
    with explained():
        if db.conn.in_transaction:
            with db.atomic():
                yield db
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise

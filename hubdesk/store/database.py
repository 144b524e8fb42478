"""Making, opening, checking and copying the hub's one encrypted file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from hubdesk.domain.errors import Known, Refused
from hubdesk.store import audit, migrations, tables
from hubdesk.store.faults import explained

__all__ = ["Database", "close", "connect", "copy", "create", "transaction", "verify"]

_PAGE = 4096
_KEY_BYTES = 32


def create(path: Path, raw_key: bytes) -> Database:
    """Make a new hub file and open it; raises Refused where one is there, Known where it cannot be made."""
    path = Path(path)
    if path.exists():
        raise Refused(
            f"There is already a file {path.name} in that folder. Nothing was changed. Choose another name."
        )
    # Built under another name, so that a crash half-way never leaves a hub that looks whole.
    making = path.with_name(path.name + ".new")
    try:
        making.unlink(missing_ok=True)
        with explained(), _open(making, raw_key) as db:
            migrations.hub.apply(db)
            audit.new_desk(db)
        making.rename(path)
    except OSError as error:
        raise Known(
            f"{path.name} could not be made in that folder. Check that you may write to it."
        ) from error
    finally:
        _clear(making)
    return connect(path, raw_key)


def connect(path: Path, raw_key: bytes) -> Database:
    """Open a hub file for this process alone and bring it to this program's version.

    Raises Known where the file is missing, damaged, no hub, read-only, under another key, newer than the
    program, or open elsewhere.
    """
    path = Path(path)
    _look_at(path)
    db = _open(path, raw_key)
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


def _look_at(path: Path) -> None:
    """Refuse what cannot be a hub file before anything opens it.

    Only sizes are asked: reading a file that this process has open would drop the lock on it (POSIX).
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise Known(
            f"There is no hub file {path.name} in that folder. Nothing was changed. Check the folder's name "
            f"and that "
            "the drive is connected."
        ) from error
    except OSError as error:
        raise Known(
            f"The hub file {path.name} cannot be reached. Nothing was changed. Check the drive."
        ) from error
    if not path.is_file():
        raise Known(f"{path.name} is not a file. Nothing was changed. Choose the hub's file.")
    if size == 0 or size % _PAGE:
        raise Known(
            f"{path.name} is not a whole hub file: it is another kind of file, or it was cut short. Nothing "
            f"was changed. "
            "Keep it as it is, and restore the last backup."
        )


def _open(path: Path, raw_key: bytes) -> Database:
    if len(raw_key) != _KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    with explained():
        # One records thread uses the connection, but the thread that unlocked the hub made it.
        conn = dbapi2.connect(str(path), timeout=0, isolation_level=None, check_same_thread=False)
        try:
            _set_up(conn, raw_key)
            # No plugins: nothing that happens to be installed is handed the open connection.
            return Database(conn, execute_plugins=False)
        except BaseException:
            conn.close()
            raise


def _set_up(conn: dbapi2.Connection, raw_key: bytes) -> None:
    conn.execute("PRAGMA cipher_log_level = NONE")  # SQLCipher would write to the console
    conn.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
    for pragma in (
        f"cipher_page_size = {_PAGE}",
        "cipher_hmac_algorithm = HMAC_SHA512",
        "cipher_kdf_algorithm = PBKDF2_HMAC_SHA512",
        "cipher_plaintext_header_size = 0",
        # Exclusive before the first read: the lock is the operating system's and goes with the process,
        # and the log's index stays in memory instead of a file beside the database.
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "journal_size_limit = 67108864",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cache_size = -65536",
    ):
        conn.execute(f"PRAGMA {pragma}").fetchall()
    conn.execute("SELECT count(*) FROM sqlite_master").fetchall()


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


def copy(db: Database, path: Path) -> None:
    """Write a whole, consistent copy under the same key, replacing `path` only once the copy is complete."""
    path = Path(path)
    making = path.with_name(path.name + ".new")
    try:
        making.unlink(missing_ok=True)
        with explained():
            db.conn.execute("VACUUM INTO ?", (str(making),))
        _to_disk(making)
        os.replace(making, path)
    except OSError as error:
        raise Known(
            f"The copy {path.name} could not be written. The hub itself is safe. Check the drive."
        ) from error
    finally:
        _clear(making)


def _clear(making: Path) -> None:
    for name in (making.name, f"{making.name}-wal", f"{making.name}-journal"):
        with suppress(OSError):
            making.with_name(name).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


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
        found.append(
            "Tables that may only grow are open to change: somebody changed the file outside HubDesk."
        )
    broken = audit.verify(db)
    if broken is not None:
        found.append(f"The audit log is broken at entry {broken.no}: it was changed outside HubDesk.")
    return tuple(found)

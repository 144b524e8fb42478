"""The connection to the encrypted file: how it is keyed, locked and set up."""

from __future__ import annotations

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from hubdesk.domain.errors import Known
from hubdesk.store.faults import READ_ONLY, explained
from hubdesk.store.handle import Database

_PAGE = 4096
_KEY_BYTES = 32
_ORDINARY = b"SQLite format 3\0"


def look_at(path: Path) -> None:
    """Refuse what cannot be a hub file before anything opens it.

    Only sizes are asked: reading a file that this process has open would drop the lock on it (POSIX).
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise Known(
            f"There is no hub file {path.name} in that folder. Nothing was changed. Check the folder's "
            "name and that the drive is connected."
        ) from error
    except OSError as error:
        raise Known(f"The hub file {path.name} cannot be reached. Nothing was changed. Check the drive.") from error
    if not path.is_file():
        raise Known(f"{path.name} is not a file. Nothing was changed. Choose the hub's file.")
    if size == 0 or size % _PAGE:
        raise Known(
            f"{path.name} is not a whole hub file: it is another kind of file, or it was cut short. "
            "Nothing was changed. Keep it as it is, and restore the last backup."
        )
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Known(READ_ONLY)  # SQLite would open it to read, and then speak of the lock that it cannot take


def opened(path: Path, raw_key: bytes) -> Database:
    """Open a file for this process alone, whatever its version; raises Known where it cannot be read."""
    if len(raw_key) != _KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    with explained():
        # One records thread uses the connection, but the thread that unlocked the hub made it.
        conn = dbapi2.connect(str(path), timeout=0, isolation_level=None, check_same_thread=False)
        try:
            _set_up(conn, raw_key)
            return Database(conn)
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
        "recursive_triggers = ON",  # or else REPLACE would get past the guards of tables that only grow
        "trusted_schema = OFF",
        "cache_size = -65536",
    ):
        conn.execute(f"PRAGMA {pragma}").fetchall()
    conn.execute("SELECT count(*) FROM sqlite_master").fetchall()


def say_if_ordinary(path: Path) -> None:
    """Raise Known for a database that is not encrypted; only asked once the file would not open."""
    with path.open("rb") as file:
        if file.read(len(_ORDINARY)) == _ORDINARY:
            raise Known(
                f"{path.name} is an ordinary database and not a HubDesk hub. Nothing was changed. Choose the "
                "hub's file."
            )

"""What SQLCipher complains of, told as the three ways in which something does not happen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from hubdesk.domain.errors import Bug, HubdeskError, Known

READ_ONLY = (
    "The hub's folder or file cannot be written to. What is recorded is safe and "
    "nothing new was kept. Ask whoever looks after this computer for write permission to the folder."
)
_FOREIGN_KEY = "FOREIGN KEY constraint failed"  # the driver's code does not tell one constraint from another

_SENTENCES = {
    dbapi2.SQLITE_FULL: "The disk is full. Nothing of the last step was kept and everything before it is "
    "safe. Free some space and do the last step again.",
    dbapi2.SQLITE_READONLY: READ_ONLY,
    dbapi2.SQLITE_PERM: "This computer does not allow HubDesk to open the hub's file. Nothing was changed. "
    "Ask whoever looks after this computer for permission.",
    dbapi2.SQLITE_CANTOPEN: "The hub's file, or a file that belongs beside it, cannot be opened or written. "
    "Nothing was changed. Check that the drive is connected and that you may write to the folder.",
    dbapi2.SQLITE_BUSY: "This hub is open elsewhere: in another window or by another program. Nothing was "
    "changed. Close it there and try again.",
    dbapi2.SQLITE_LOCKED: "This hub is open elsewhere: in another window or by another program. Nothing was "
    "changed. Close it there and try again.",
    dbapi2.SQLITE_IOERR: "The drive could not read or write the hub's file. Nothing of the last step was "
    "kept. Check that the drive is connected, then open the hub again.",
    dbapi2.SQLITE_CORRUPT: "A part of the hub's file is damaged. Do not record anything more in it. Keep "
    "the file as it is, and restore the last backup.",
    dbapi2.SQLITE_NOTADB: "The hub's file cannot be read with this key: either the file and the key file do "
    "not belong together or the beginning of the file is damaged. Nothing was changed. Put back the "
    "two files that belong together, or restore the last backup.",
    dbapi2.SQLITE_NOMEM: "The computer ran out of memory. Nothing of the last step was kept and everything "
    "before it is safe. Close other programs and try again.",
}


class Orphaned(Bug):
    """A row that points at one that is not there."""


def fault(error: Exception) -> HubdeskError:
    """Turn an error of the database into Known where the world is at fault, into Bug where the program is."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF  # the rest tells details of the same matter
    sentence = _SENTENCES.get(code)
    if sentence is not None:
        return Known(sentence)
    if str(error) == _FOREIGN_KEY:
        return Orphaned("A record points at one that is not there. Nothing of the last step was kept.")
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    # The driver's own words may quote values, and values are case data.
    return Bug(f"The store was used in a way that it does not allow ({name}). Nothing of the last step was kept.")


@contextmanager
def explained() -> Iterator[None]:
    """Run a block whose database errors come out as Known or Bug."""
    try:
        yield
    except dbapi2.Error as error:
        raise fault(error) from error

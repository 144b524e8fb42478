"""A consistent copy of the open hub, encrypted under the same key."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hubdesk.domain.errors import Known
from hubdesk.store.faults import explained
from hubdesk.store.handle import Database


def copy(db: Database, path: Path) -> None:
    """Write a whole, consistent copy under the same key, replacing `path` only once the copy is complete."""
    path = Path(path)
    making = path.with_name(path.name + ".new")
    try:
        making.unlink(missing_ok=True)
        with explained():
            db.conn.execute("VACUUM INTO ?", (str(making),))
        _to_disk(making)
        making.replace(path)
    except OSError as error:
        raise Known(f"The copy {path.name} could not be written. The hub itself is safe. Check the drive.") from error
    finally:
        clear(making)


def clear(making: Path) -> None:
    """Take away what an unfinished file left behind."""
    for name in (making.name, f"{making.name}-wal", f"{making.name}-journal"):
        with suppress(OSError):
            making.with_name(name).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())

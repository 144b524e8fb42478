"""A file that leaves the hub: whole where it was wanted, or nothing at all and a sentence that says why."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from hubdesk.domain.errors import Known

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


class WholeFile:
    """Written beside its place under a name of its own and put there in one step; gone again if its block fails."""

    def __init__(self, path: Path, what: str, safe: str = "") -> None:
        self._path, self._what, self._safe = path, what, f"{safe} " if safe else ""
        self._making = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        self._stands = False

    def write(self, data: bytes) -> None:
        """Write it beside its place, down to the disk; raises Known."""
        try:
            with self._making.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._failed(_unwritten(error)) from error

    def put(self) -> None:
        """Put what was written where it was wanted; raises Known."""
        try:
            self._making.replace(self._path)
        except IsADirectoryError as error:
            raise self._failed("A folder has that name. Choose another name.") from error
        except OSError as error:
            said = "A file of that name is open in another program or may not be replaced. Close it or choose another."
            raise self._failed(said) from error
        self._stands = True

    def _failed(self, why: str) -> Known:
        return Known(f"{self._what} could not be written to {self._path.parent}. {self._safe}{why}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):
            self._making.unlink(missing_ok=True)
        if error is not None and self._stands:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _unwritten(error: OSError) -> str:
    if error.errno in _FULL:
        return "The disk is full. Make room or choose another folder."
    if error.errno in _NO_FOLDER:
        return "There is no such folder. Choose another folder."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "You may not write to that folder. Choose another folder."
    return f"{error.strerror or 'The system gave no reason'}. Choose another folder."

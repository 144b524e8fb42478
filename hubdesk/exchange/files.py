"""Files that go between hub and headquarters: whole or not there, and no person's name in theirs."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.ids import short_id

BUNDLE = ".bundle"
RECEIPT = ".receipt"


def file_name(hub_id: str, sequence: int, digest: str, ending: str) -> str:
    """Name a bundle or receipt: the hub's short id, the number, and the beginning of the bundle's digest."""
    return f"{short_id('H', hub_id)}-{sequence:06d}-{digest[:8]}{ending}"


def prepare(path: Path, data: bytes) -> Path:
    """Write bytes beside where they belong and down to the disk; `finish` puts them there."""
    making = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with making.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            making.unlink(missing_ok=True)
        raise _unwritten(path) from error
    return making


def finish(making: Path) -> Path:
    """Put a prepared file where it belongs, in one step."""
    path = making.with_name(making.name.removesuffix(".new"))
    try:
        making.replace(path)
    except OSError as error:
        raise _unwritten(path) from error
    return path


def write(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all; raises Known where it cannot be written."""
    return finish(prepare(path, data))


def read(path: Path) -> bytes:
    """Read a file; raises Refused where there is none, Known where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path.name} in that folder. Check its name.") from error
    except OSError as error:
        raise Known(f"{path.name} cannot be read. Nothing was changed. Check the drive and try again.") from error


def listed(directory: Path, ending: str) -> list[Path]:
    """List the files of a kind in a folder by name; raises Refused where there is no such folder."""
    try:
        return sorted(path for path in directory.iterdir() if path.suffix == ending and path.is_file())
    except OSError as error:
        raise Refused(f"There is no folder {directory.name} that can be read. Check its name and the drive.") from error


def _unwritten(path: Path) -> Known:
    return Known(
        f"{path.name} could not be written in that folder. What is recorded is safe. "
        "Check that the drive is connected, not full and not write-protected, and try again."
    )

"""Encrypted copies of the hub, and putting one back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk, act
from hubdesk.store import audit, settings
from hubdesk.store.database import copy, transaction
from hubdesk.vault.keyfile import key_path


def back_up(desk: Desk, file: Path) -> None:
    """Write a whole copy of the hub and of its key file; the copy opens with the passphrases of today."""
    with act(desk, "backup"):
        pass  # its line is in the copy too
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _marked(desk):
            copy(desk.database, file)
        shutil.copyfile(key_path(desk.path), key_path(file))
    except OSError as error:
        raise Known(f"The backup could not be written to {file.parent}: {error.strerror}. The hub is safe.") from error


@contextmanager
def _marked(desk: Desk) -> Iterator[None]:
    """Let a copy that is made say of itself that it is one: whoever opens it goes on under a name of its own."""
    with transaction(desk.database):
        settings.put(desk.database, audit.COPY, "yes")
    try:
        yield
    finally:
        with transaction(desk.database):
            settings.put(desk.database, audit.COPY, "")


def restore(file: Path, path: Path) -> None:
    """Put a backup in the place of a hub that is lost; never writes over a hub that is there."""
    if path.exists():
        raise Refused(f"There is a hub at {path}. Move it away first; nothing is written over.")
    if not file.exists() or not key_path(file).exists():
        raise Known(f"A backup is two files, {file.name} and {key_path(file).name}. One of them is not there.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(key_path(file), key_path(path))
        arriving = path.with_name(path.name + ".arriving")
        shutil.copyfile(file, arriving)
        arriving.replace(path)
    except OSError as error:
        raise Known(f"The backup could not be put back: {error.strerror}. The backup itself is as it was.") from error

"""Who can sign in to a hub; asked before anybody has, so nothing that opens a hub is imported for it."""

from __future__ import annotations

from pathlib import Path

from hubdesk.domain.errors import Known
from hubdesk.vault.keyfile import key_path, read_key_file
from hubdesk.vault.slots import KeyFile, users


def users_of(path: Path) -> tuple[str, ...]:
    """List who can sign in to the hub at a path; raises Known where there is no hub or no key file."""
    return users(key_file_of(path))


def key_file_of(path: Path) -> KeyFile:
    """Read the key file of the hub at a path; raises Known where there is no hub or no key file."""
    if not path.exists():
        raise Known(f"There is no hub at {path}. Set one up, or give the place where it lies.")
    return read_key_file(key_path(path))

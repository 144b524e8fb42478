"""The hub's logo on the cover of its packs: taken in, and let go."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known, Refused
from hubdesk.packs.logo import logo_from
from hubdesk.service.desk import Desk, act
from hubdesk.store import settings

_LOGO = "pack_logo"
_LARGEST = 10_000_000  # bytes


def logo(desk: Desk) -> str:
    """Give the logo that packs are made with at this desk, as they keep it; empty where there is none."""
    return settings.get(desk.database, _LOGO)


def set_logo(desk: Desk, file: Path) -> Changes:
    """Take in a PNG or JPEG file; packs that were made before stay as they are."""
    try:
        large = file.stat().st_size > _LARGEST
        data = b"" if large else file.read_bytes()
    except OSError as error:
        said = f"{file} cannot be read. Nothing was changed. Check that it is there and that you may read it."
        raise Known(said) from error
    if large:
        raise Refused(f"{file.name} is too large for a logo. Nothing was changed. Make it smaller.")
    return _keep(desk, b64encode(logo_from(data, file.name)).decode())


def drop_logo(desk: Desk) -> Changes:
    """Let packs that are made from now on have no logo."""
    return _keep(desk, "")


def _keep(desk: Desk, held: str) -> Changes:
    with act(desk, "set_logo", reason="taken in" if held else "let go"):
        settings.put(desk.database, _LOGO, held)
    return Changes(frozenset({"settings"}))

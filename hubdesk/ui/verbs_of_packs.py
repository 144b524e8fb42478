"""Verbs about packs as jobs of the records thread; imported there, so that the window starts without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.domain.changes import Changes
    from hubdesk.domain.pack_standing import PackStanding
    from hubdesk.service.desk import Desk
    from hubdesk.service.forms import MadePack
    from hubdesk.service.pack_certificate import Certificate
    from hubdesk.service.pack_pile import Pile, Saved
    from hubdesk.ui.parts.asking import Progress


def make_pack(
    desk: Desk,
    progress: Progress,
    cancelled: Callable[[], bool],
    family_id: str,
    recipient: str,
    reason: str,
    kind: str,
    left_out: Mapping[str, str],
    redact: Mapping[str, str],
    also: Sequence[str],
) -> MadePack:
    """Make a pack, page by page."""
    from hubdesk.service.pack import make_pack
    from hubdesk.service.pack_pages import Waiting

    waiting = Waiting(progress, cancelled)
    return make_pack(desk, family_id, recipient, reason, kind, left_out, redact, also, waiting)


def open_pack(desk: Desk, number: str) -> MadePack:
    """Draw a kept pack again."""
    from hubdesk.service.pack import reopen_pack

    return reopen_pack(desk, number)


def full_view(desk: Desk, number: str) -> bytes:
    """Draw everything the hub holds about a pack's family."""
    from hubdesk.service.pack_full import full_pages

    return full_pages(desk, number)


def sign_pack(desk: Desk, number: str, reason: str) -> MadePack:
    """Sign a pack."""
    from hubdesk.service.pack_sign import sign_pack

    return sign_pack(desk, number, reason)


def newer_pack(desk: Desk, progress: Progress, cancelled: Callable[[], bool], number: str, reason: str) -> MadePack:
    """Make a pack again as its family stands now, page by page."""
    from hubdesk.service.pack_newer import newer_pack
    from hubdesk.service.pack_pages import Waiting

    return newer_pack(desk, number, reason, Waiting(progress, cancelled))


def save_pack(desk: Desk, made: MadePack, path: Path) -> MadePack:
    """Save a pack where the person said."""
    from hubdesk.service.pack import save_pack

    return save_pack(desk, made, path)


def next_copy(desk: Desk, number: str) -> MadePack:
    """Draw the next copy of a signed pack."""
    from hubdesk.service.pack_again import next_copy

    return next_copy(desk, number)


def note_printed(desk: Desk, made: MadePack) -> Changes:
    """Write down that a pack was printed."""
    from hubdesk.service.pack import note_printed

    return note_printed(desk, made)


def pack_list(desk: Desk, state: str, family_id: str) -> tuple[PackStanding, ...]:
    """List packs and where they stand."""
    from hubdesk.service.pack_list import pack_list

    return pack_list(desk, family_id, state)


def pile(desk: Desk, numbers: Sequence[str]) -> Pile:
    """Draw a morning's packs and their cover sheet."""
    from hubdesk.service.pack_pile import pile

    return pile(desk, numbers)


def save_pile(desk: Desk, numbers: Sequence[str], folder: Path) -> Saved:
    """Save a morning's packs and their cover sheet."""
    from hubdesk.service.pack_pile import save_pile

    return save_pile(desk, numbers, folder)


def certificate(desk: Desk) -> Certificate | None:
    """Tell which certificate copies are signed with."""
    from hubdesk.service.pack_certificate import certificate

    return certificate(desk)


def make_certificate(desk: Desk) -> Certificate:
    """Make a certificate of the hub's own."""
    from hubdesk.service.pack_certificate import make_certificate

    return make_certificate(desk)


def take_certificate(desk: Desk, file: Path, passphrase: str) -> Certificate:
    """Take in a certificate that the hub was given."""
    from hubdesk.service.pack_certificate import take_certificate

    return take_certificate(desk, file, passphrase)


def write_certificate(desk: Desk, path: Path) -> Certificate:
    """Write the public half of the certificate."""
    from hubdesk.service.pack_certificate import write_certificate

    return write_certificate(desk, path)


def set_logo(desk: Desk, file: Path | None) -> Changes:
    """Take in a logo, or with no file let it go."""
    from hubdesk.service.pack_logo import drop_logo, set_logo

    return drop_logo(desk) if file is None else set_logo(desk, file)

"""Draw a kept pack again, as it was made or as the next copy that leaves."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.pack_standing import SIGNERS, Copy
from hubdesk.packs.kinds import drawn, reread
from hubdesk.service.desk import Desk
from hubdesk.service.forms import MadePack
from hubdesk.service.kept_apart import without_names
from hubdesk.service.new_id import new_id
from hubdesk.service.pack_kept import kept
from hubdesk.store import audit, packs_out, settings

_TAG = 4  # letters of a desk's name at the end of the numbers that it gives


def drawn_again(desk: Desk, number: str, copy: str = "") -> MadePack:
    """Draw a pack from its snapshot with the signatures it has now, and the newer one that replaces it."""
    pack = kept(desk, number)
    newer = packs_out.replaced_by(desk.database, pack.number)
    inside = replace(reread(pack.snapshot, pack.signed_by), copy=copy, replaced_by=newer)
    changes = Changes(frozenset({"packs"}), frozenset({pack.id}))
    view = without_names(desk, packs_out.view_of(desk.database, pack.id))
    return MadePack(pack, drawn(inside), changes, view, newer, copy)


def next_copy(desk: Desk, number: str) -> MadePack:
    """Draw the next copy of a pack with its number on each page; a draft is no copy and has none."""
    pack = kept(desk, number)
    if len(pack.signed_by) < SIGNERS:
        return drawn_again(desk, number)
    count = len(packs_out.copies_of(desk.database, pack.id)) + 1
    tag = settings.get(desk.database, audit.DESK)[:_TAG].upper()
    # Two desks may each give a copy of one pack before they hear of each other.
    return drawn_again(desk, number, f"{count}" if pack.number.endswith(f"-{tag}") else f"{count} of desk {tag}")


def leaving(desk: Desk, made: MadePack) -> MadePack:
    """Give a pack as it leaves: as it was drawn where that copy has not left yet, else drawn as the next one."""
    gone = {one.copy for one in packs_out.copies_of(desk.database, made.pack.id)}
    return made if made.copy and made.copy not in gone else next_copy(desk, made.pack.number)


def note_copy(desk: Desk, made: MadePack, how: str) -> None:
    """Keep that a copy leaves; a draft that leaves stands in the audit trail alone."""
    if made.copy:
        packs_out.add_copy(desk.database, new_id(), made.pack.id, Copy(made.copy, how, desk.now(), desk.user.name))

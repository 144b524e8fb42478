"""A morning's packs: the signed ones drawn as copies under one cover sheet, and saved into a folder together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.pack_standing import SIGNERS
from hubdesk.drawing.words import label
from hubdesk.packs.cover_sheet import Lying, draw_cover_sheet, pages_in
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import MadePack
from hubdesk.service.pack import check_protection, save_pack
from hubdesk.service.pack_again import next_copy
from hubdesk.service.pack_kept import kept
from hubdesk.service.whole_file import WholeFile

_SHEET = "cover-sheet"


@dataclass(frozen=True, slots=True)
class Pile:
    """Packs drawn as the copies that leave, and the sheet that lies on top; it has pack numbers and nobody's name."""

    packs: tuple[MadePack, ...]
    sheet: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """What now lies in a folder: the cover sheet first."""

    files: tuple[Path, ...]
    changes: Changes


def pile(desk: Desk, numbers: Sequence[str]) -> Pile:
    """Draw packs as copies to be handed over; only signed ones are, so a draft among them refuses all."""
    wanted = list(dict.fromkeys(number.strip().upper() for number in numbers))
    if not wanted:
        raise Refused("Choose at least one pack.")
    drafts = [pack.number for pack in (kept(desk, number) for number in wanted) if len(pack.signed_by) < SIGNERS]
    if drafts:
        raise Refused(f"Not signed by two people: {', '.join(drafts)}. Nothing was drawn. Sign them first.")
    with act(desk, "view_pack", reason="pile") as done:
        drawn = tuple(next_copy(desk, number) for number in wanted)
        done.about += [one.pack.id for one in drawn]
    return Pile(drawn, _sheet(desk, drawn))


def save_pile(desk: Desk, numbers: Sequence[str], folder: Path, passphrase: str = "") -> Saved:
    """Save packs and their cover sheet into a folder; each pack is a disclosure of its own.

    What fails half-way leaves whole what was saved before, and says so.
    """
    if passphrase:
        check_protection(passphrase)
    made = pile(desk, numbers)
    files: list[Path] = []
    for one in made.packs:
        path = folder / copy_name(one)
        try:
            save_pack(desk, one, path, passphrase=passphrase)
        except (Known, Refused) as error:
            there = f" Saved before it: {', '.join(file.stem for file in files)}." if files else ""
            kind = Known if isinstance(error, Known) else Refused
            raise kind(f"Pack {one.pack.number}: {error.sentence}{there}") from error
        files.append(path)
    sheet = folder / f"{_SHEET}-{desk.now():%Y-%m-%d-%H%M}.pdf"
    with WholeFile(sheet, "The cover sheet", "The packs are saved.") as file:
        file.write(made.sheet)
        file.put()
    return Saved((sheet, *files), Changes(frozenset({"packs"}), frozenset(one.pack.id for one in made.packs)))


def copy_name(made: MadePack) -> str:
    """Name the file of a copy by pack number and copy alone; that of a draft says so."""
    whole = f"{made.pack.number} copy {made.copy}" if made.copy else f"{made.pack.number} DRAFT"
    return re.sub(r"[^\w.]+", "-", whole) + ".pdf"


def _sheet(desk: Desk, drawn: Sequence[MadePack]) -> bytes:
    recipients = desk.codes.recipients
    lying = []
    for one in drawn:
        to = label(recipients, one.pack.recipient)
        lying.append(Lying(one.pack.number, one.copy, to, pages_in(one.pdf)))
    return draw_cover_sheet(desk.hub, desk.now(), lying)

"""The kinds of pack: what each is decided from, and what draws it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.packs.document import Properties, document
from hubdesk.packs.draw import draw
from hubdesk.packs.draw_court import draw_court
from hubdesk.packs.draw_referral import draw_referral
from hubdesk.packs.draw_subject import draw_subject
from hubdesk.packs.draw_told import draw_told
from hubdesk.packs.flow import Flow, Tell, nobody
from hubdesk.packs.frame import frame, water
from hubdesk.packs.kind_chronology import Told, chronology_only
from hubdesk.packs.kind_court import Court, court_copy
from hubdesk.packs.kind_referral import Referral, referral
from hubdesk.packs.kind_subject_access import Copy
from hubdesk.packs.logo import with_logo
from hubdesk.packs.scripts import printable
from hubdesk.packs.sheet import Sheet
from hubdesk.packs.shown import Contents
from hubdesk.packs.snapshot import digest, kind_of, restored, restored_as

Shown = Contents | Sheet


def decided(
    kind: str,
    full: Contents,
    family: Family,
    codes: CodeLists,
    chosen: Mapping[str, str] = MappingProxyType({}),
    also: Sequence[str] = (),
) -> Shown:
    """Decide what a pack of a kind holds, out of what its recipient may see.

    `chosen` are pieces by their numbers, each with the reason why what it says is taken out of a copy for a court,
    `also` words that are taken out of it.
    """
    match kind:
        case "log":
            return replace(full, full_log=True)
        case "referral":
            return referral(full, family)
        case "chronology":
            return chronology_only(full, family, codes)
        case "court":
            return court_copy(full, family, codes, chosen, also)
    return full


def reread(text: str, signed_by: tuple[str, ...] = ()) -> Shown:
    """Read a pack of any kind back from its snapshot; raises Known where it is damaged."""
    kept = _KINDS.get(kind_of(text))
    return restored_as(kept, text, signed_by) if kept else restored(text, signed_by)


def drawn(shown: Shown, tell: Tell = nobody) -> bytes:
    """Draw a pack of any kind as a PDF on A4; the same contents make the same bytes. `tell` hears of each page."""
    if isinstance(shown, Contents):
        made = draw(shown, tell)
        return with_logo(made, b64decode(shown.logo)) if shown.logo else made
    mark = digest(shown)
    flow = Flow(tell=tell)
    for words in (shown.number, shown.hub, shown.recipient, shown.maker, *shown.signed_by):
        printable(words, flow.missing)
    named = Properties(f"Pack {shown.number}", shown.hub, f"{shown.marking}, for {shown.recipient}")
    return document(
        named,
        _DRAWN[type(shown)](flow, shown, mark),
        lambda page, pages: frame(shown, mark, page, pages),
        water() if shown.draft else "",
        tell,
    )


_KINDS: Mapping[str, type[Sheet]] = {"referral": Referral, "chronology": Told, "court": Court, "subject_access": Copy}
_DRAWN: Mapping[type, Callable[[Flow, Any, str], tuple[Flow, ...]]] = {
    Referral: draw_referral, Told: draw_told, Court: draw_court, Copy: draw_subject,
}  # fmt: skip

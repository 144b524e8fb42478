"""List packs and where they stand: of one family, those that wait for a second person, those not handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hubdesk.domain.decision import KIND_NAMES
from hubdesk.domain.errors import Refused
from hubdesk.domain.pack_standing import STATES, Copy, PackStanding, PackView
from hubdesk.domain.today import Item
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import members
from hubdesk.service.kept_apart import without_names
from hubdesk.service.pack_kept import kept
from hubdesk.service.queue_text import row_of
from hubdesk.store import packs_out, people, protections, waiting

_APART = "Somebody whose identity is protected since"


def pack_list(desk: Desk, family_id: str = "", state: str = "") -> tuple[PackStanding, ...]:
    """List packs, the newest first: of one family or of the hub, all of them or those of one state."""
    if state and state not in STATES:
        raise Refused(f"{state} is not where a pack can stand. Use one of: {', '.join(STATES)}.")
    persons = members(desk, family_id)[0] if family_id else None
    with act(desk, "view_pack", reason=state or "list"):
        found = packs_out.standing(desk.database, persons)
        return named(desk, [one for one in found if not state or one.state == state])


def waiting_items(desk: Desk, limit: int) -> tuple[Item, ...]:
    """List, for Today, the packs that wait for a second person or to be handed over, the oldest first."""
    return tuple(_item(desk, one) for one in named(desk, packs_out.waiting(desk.database, limit)))


def _item(desk: Desk, one: PackStanding) -> Item:
    code = one.recipient
    to = desk.codes.recipients[code].label if code in desk.codes.recipients else code
    what = f"{KIND_NAMES.get(one.kind, 'Pack')} {one.number} for {to}"
    if one.state == "signing":
        words = f"{what}, signed by {one.signed_by[0]}. A second person signs."
    else:
        words = f"{what}, signed by {' and '.join(one.signed_by)}. Save or print it."
    return Item("pack", one.number, one.title, words, one.made_at.date(), family_id=one.family_id)


def pack_story(desk: Desk, number: str) -> tuple[PackView, tuple[Copy, ...]]:
    """Say what a pack's recipient does not see of it, and which copies left."""
    pack = kept(desk, number)
    with act(desk, "view_pack") as done:
        done.about.append(pack.id)
        view = without_names(desk, packs_out.view_of(desk.database, pack.id))
        return view, packs_out.copies_of(desk.database, pack.id)


def named(desk: Desk, found: Sequence[PackStanding]) -> tuple[PackStanding, ...]:
    """Say of which family each pack is; one that names a protected identity is listed without."""
    apart = protections.person_ids(desk.database)
    newest = {person: people.newest_id(desk.database, person) for one in found for person in one.person_ids}
    family_of = people.family_of(desk.database, newest.values())
    families = {
        one.id: next((family_of[newest[p]] for p in one.person_ids if newest[p] in family_of), "") for one in found
    }
    titles = {
        ident: row_of(text).title for ident, text in waiting.family_rows(desk.database, families.values()).items()
    }
    return tuple(
        replace(one, title=_APART)
        if apart.intersection(one.person_ids)
        else replace(one, family_id=families[one.id], title=titles.get(families[one.id], ""))
        for one in found
    )

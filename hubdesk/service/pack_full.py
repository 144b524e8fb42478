"""The full view beside a pack: everything the hub holds about the family now, for nobody but the hub."""

from __future__ import annotations

from hubdesk.domain.errors import Refused
from hubdesk.packs.draw import draw
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import family
from hubdesk.service.pack_kept import kept
from hubdesk.service.pack_view import full_view
from hubdesk.store import people


def full_pages(desk: Desk, number: str) -> bytes:
    """Draw the full view of a pack's family as it stands now; it is never saved or printed."""
    pack = kept(desk, number)
    about = {people.newest_id(desk.database, person) for person in pack.person_ids}
    families = set(people.family_of(desk.database, about).values())
    if len(families) != 1:
        raise Refused("The people of this pack do not make up one family any more, so there is no full view of it.")
    shown = family(desk, families.pop())
    with act(desk, "view_pack", reason="full view") as done:
        done.about.append(pack.id)
    return draw(full_view(desk, shown, pack.recipient, pack.number))

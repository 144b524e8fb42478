"""Make a pack again as its family stands now: a newer one that says what changed and replaces the older."""

from __future__ import annotations

from hubdesk.domain.decision import CHOSEN_BY_PIECE
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk
from hubdesk.service.forms import MadePack
from hubdesk.service.pack import make_pack
from hubdesk.service.pack_kept import kept
from hubdesk.service.pack_pages import NOBODY, Waiting
from hubdesk.store import packs_out, people


def newer_pack(desk: Desk, number: str, reason: str = "", waiting: Waiting = NOBODY) -> MadePack:
    """Make a newer pack of the same kind for the same recipient, leaving out whom the older one left out."""
    pack = kept(desk, number)
    if pack.kind in CHOSEN_BY_PIECE:
        raise Refused(
            f"What stands in pack {pack.number} was chosen piece by piece. Make the copy anew, and choose again."
        )
    about = {people.newest_id(desk.database, person) for person in pack.person_ids}
    families = set(people.family_of(desk.database, about).values())
    if len(families) != 1:
        raise Refused(
            f"The people of pack {pack.number} do not make up one family any more. Make a new pack of each family."
        )
    here = set(people.persons_of(desk.database, families)[next(iter(families))])
    before = packs_out.view_of(desk.database, pack.id).left_out
    left_out = {people.newest_id(desk.database, one): why for one, why in before}
    still = {person: why for person, why in left_out.items() if person in here}
    return make_pack(desk, families.pop(), pack.recipient, reason, pack.kind, still, waiting=waiting)

"""Sign a pack as a second pair of eyes; a family that changed meanwhile is said before a name stands under it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hubdesk.domain.decision import Pack
from hubdesk.domain.family import Family
from hubdesk.drawing.words import capital, count_of
from hubdesk.service.desk import Desk, act
from hubdesk.service.family import family
from hubdesk.service.forms import MadePack
from hubdesk.service.new_id import new_id
from hubdesk.service.pack_again import drawn_again
from hubdesk.service.pack_kept import kept
from hubdesk.service.safe_contact import let_out
from hubdesk.store import packs, packs_out, people


def sign_pack(desk: Desk, number: str, reason: str = "") -> MadePack:
    """Sign a pack as the person who is signed in; with two signatures it is no draft any more.

    Where the family has changed since it was made, it takes a reason.
    """
    pack = kept(desk, number)
    news = changed_since(desk, pack)
    signature = new_id()
    with act(desk, "sign_pack", recipient=pack.recipient) as done:
        packs.sign(desk.database, signature, pack.id, desk.user.name, desk.now())
        let_out(desk, signature, {"family_changed": news}, reason)
        done.about.append(pack.id)
    return drawn_again(desk, pack.number)


def changed_since(desk: Desk, pack: Pack) -> tuple[str, ...]:
    """Say what has come to the hub about a pack's family since it was made; its score growing older is no change."""
    left = {person for person, _ in packs_out.view_of(desk.database, pack.id).left_out}
    about = {people.newest_id(desk.database, person) for person in {*pack.person_ids, *left}}
    families = set(people.family_of(desk.database, about).values())
    if not about:
        return ()
    if len(families) != 1:
        return ("The people of this pack do not make up one family any more.",)
    return tuple(_said(family(desk, families.pop()), about, pack))


def _said(shown: Family, about: set[str], pack: Pack) -> Iterator[str]:
    # Ids are in the order of making; a piece that another desk recorded earlier may have come here later.
    told = _refs(pack)
    pieces = [
        one.concern for one in shown.entries if one.concern.id > pack.id or (told and one.concern.ref not in told)
    ]
    marked = [one for one in shown.entries if one.marked is not None and one.marked.id > pack.id]
    decided = [one for one in shown.decisions if one.id > pack.id]
    asked = [ident for ident in _ids(shown) if ident > pack.id]
    here = {person.id for person in shown.people}
    for found, one, many in (
        (pieces, "piece came", "pieces came"),
        (marked, "piece was taken back or found to be told twice", "pieces were taken back or found to be told twice"),
        (decided, "decision was made", "decisions were made"),
        (asked, "question or answer of a partner was noted", "questions or answers of partners were noted"),
        (here - about, "person was joined to the family", "people were joined to the family"),
        (about - here, "person of it is in the family no more", "people of it are in the family no more"),
    ):
        if found:
            yield f"{capital(count_of(len(found), one, many))} since it was made."


def _ids(shown: Family) -> Iterator[str]:
    yield from (one.id for one in shown.requests)
    yield from (one.id for one in shown.replies)


def _refs(pack: Pack) -> set[str]:
    """Read the references of the pieces in a pack that tells of all of them."""
    told = json.loads(pack.snapshot).get("chronology") or ()
    return {row["ref"] for row in told}

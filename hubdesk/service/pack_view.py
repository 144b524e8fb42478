"""What a pack's recipient does not see: who is left out and why, the differences, and the pack that it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.codes import Code
from hubdesk.domain.errors import HubdeskError, Refused
from hubdesk.domain.family import Family
from hubdesk.domain.pack_standing import PackView
from hubdesk.packs.contents import contents
from hubdesk.packs.difference import differences
from hubdesk.packs.kinds import Shown, reread
from hubdesk.packs.shown import Contents
from hubdesk.packs.since import since
from hubdesk.packs.withheld import Hidden
from hubdesk.service.desk import Desk
from hubdesk.service.pack_logo import logo
from hubdesk.service.persons import family_title
from hubdesk.service.safe_contact import whereabouts_withheld


def hiding(desk: Desk, shown: Family, recipient: str, left_out: Mapping[str, str]) -> Hidden:
    """Decide who is left out and whose whereabouts are, or refuse; somebody must be left, and each needs a reason."""
    here = {person.id for person in shown.people}
    for person, why in left_out.items():
        if person not in here:
            raise Refused(f"{person} is not in this family. Take the id from the family's page.")
        if len(why.split()) < 2:
            raise Refused("Write in a few words why somebody is left out: whoever signs reads it.")
    if here and here == set(left_out):
        raise Refused("Everybody is left out, so nothing is left to hand up. Leave somebody in.")
    apart = frozenset() if desk.codes.recipients[recipient].sources else whereabouts_withheld(desk, here)
    return Hidden(frozenset(left_out), apart - left_out.keys())


def seen_by(desk: Desk, shown: Family, recipient: str, number: str, hidden: Hidden) -> Contents:
    """Decide what a recipient may see of a family."""
    inside = contents(
        remaining(shown, hidden), desk.codes.recipients[recipient], desk.codes, number, desk.hub, desk.user.name,
        desk.now(),
    )  # fmt: skip
    return hidden.covered(replace(inside, logo=logo(desk)), shown)


def remaining(shown: Family, hidden: Hidden) -> Family:
    """Give the family as a recipient may know it, under a title of its own."""
    left = hidden.without(shown)
    return replace(left, title=family_title(left.people)) if hidden.people else left


def full_view(desk: Desk, shown: Family, recipient: str, number: str) -> Contents:
    """Gather everything the hub holds, for nobody but the hub."""
    code = Code(recipient, "the hub alone", "the hub alone", sources=True)
    made = contents(shown, code, desk.codes, number, desk.hub, desk.user.name, desk.now(), full=True)
    return replace(made, handling="The full view, for the hub alone. It is never handed over.")


def viewed(desk: Desk, shown: Family, recipient: str, theirs: Contents, left_out: Mapping[str, str],
           hidden: Hidden, replaces: str) -> PackView:  # fmt: skip
    """Say what the recipient does not see, as whoever signs reads it."""
    full = full_view(desk, shown, recipient, theirs.number)
    return PackView(tuple(left_out.items()), differences(shown, full, theirs, hidden, left_out), replaces)


def after(shown: Family, recipient: str, kind: str, inside: Shown) -> Shown:
    """Let a pack after an earlier one of its kind for the same recipient name it, and say what is new since."""
    for before in reversed(shown.packs):
        if (before.recipient, before.kind) == (recipient, kind) and before.snapshot:
            return replace(inside, replaces=before.number, since=_news(before.snapshot, inside))
    return inside


def _news(snapshot: str, newer: Shown) -> tuple[str, ...]:
    try:
        return since(reread(snapshot), newer).words
    except HubdeskError:
        # A pack that cannot be read any more is still the one that is replaced.
        return ("What changed cannot be said: what stood in that pack cannot be read any more.",)

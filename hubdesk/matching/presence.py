"""A person in one concern, and what in it could tie them to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.matching.places import outward
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import kind_of

FAMILY_ROLES = frozenset({"subject", "sibling", "parent", "carer", "partner"})


@dataclass(frozen=True, slots=True)
class Presence:
    """A person in one concern: role, ordinal day, whether they are a child in it, and where they lived.

    `halves` are the house with its street and with its postcode, `whole` is both where both are known.
    """

    mention_id: str
    person_id: str
    concern_id: str
    role: str
    day: int
    halves: tuple[str, ...]
    whole: str
    child: bool
    names: tuple[str, ...] = ()

    @property
    def district(self) -> str:
        """Give the postcode's district of a whole address; empty where none is known."""
        return outward(self.whole.rpartition("|")[2])


def presence(tidied: Tidied, person_id: str) -> Presence:
    """Say where and with whom a mention puts a person; an address where strangers live puts them nowhere."""
    halves: tuple[str, ...] = ()
    if tidied.house and not tidied.communal:
        halves = tuple(f"{tidied.house}|{place}" for place in (tidied.street, tidied.postcode) if len(place) > 3)
    return Presence(
        mention_id=tidied.mention_id,
        person_id=person_id,
        concern_id=tidied.concern_id,
        role=tidied.role,
        day=tidied.day,
        halves=halves,
        whole=f"{tidied.house}|{tidied.street}|{tidied.postcode}" if len(halves) == 2 else "",
        child=kind_of(tidied) == "child",
        names=tuple(word for word in tidied.family.split() if len(word) > 2),
    )


def gather_keys(presence: Presence) -> tuple[str, ...]:
    """List what could tie a person to others: two persons share a family only through a chain of shared keys."""
    concern = (f"c{presence.concern_id}",) if presence.role in FAMILY_ROLES else ()
    whole = (f"a{presence.whole}",) if presence.whole else ()
    named = (f"a{half}|{name}" for half in presence.halves for name in presence.names)
    return (*concern, *whole, *named)


def is_child(own: Sequence[Presence]) -> bool:
    """Tell whether somebody has been spoken of as a child at least as often as as an adult."""
    return 2 * sum(p.child for p in own) >= len(own) and any(p.child for p in own)

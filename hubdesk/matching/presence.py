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
    """A person in one concern: role, ordinal day, address keys, and whether they are a child in it."""

    mention_id: str
    person_id: str
    concern_id: str
    role: str
    day: int
    places: tuple[str, ...]
    child: bool
    names: tuple[str, ...] = ()


def presence(tidied: Tidied, person_id: str) -> Presence:
    """Say where and with whom a mention puts a person; an address where strangers live puts them nowhere."""
    places = []
    if tidied.house and not tidied.communal:
        places = [f"{tidied.house}|{place}" for place in (tidied.street, tidied.postcode) if len(place) > 3]
        if len(places) == 2:
            places.append(f"{tidied.house}|{tidied.street}|{tidied.postcode}")
    return Presence(
        mention_id=tidied.mention_id,
        person_id=person_id,
        concern_id=tidied.concern_id,
        role=tidied.role,
        day=tidied.day,
        places=tuple(places),
        child=kind_of(tidied) == "child",
        names=tuple(word for word in tidied.family.split() if len(word) > 2),
    )


def gather_keys(presence: Presence) -> tuple[str, ...]:
    """List what could tie a person to others: two persons share a family only through a chain of shared keys."""
    concern = (f"c{presence.concern_id}",) if presence.role in FAMILY_ROLES else ()
    shared = (f"a{place}" for place in presence.places if is_whole(place))
    named = (f"a{place}|{name}" for place in presence.places if not is_whole(place) for name in presence.names)
    return (*concern, *shared, *named)


def is_whole(place: str) -> bool:
    """Tell whether an address key has street and postcode; half of one ties only people of one family name."""
    return place.count("|") == 2


def district(presence: Presence) -> str:
    """Give the postcode's district of a whole address; empty where none is known."""
    whole = next((place for place in presence.places if is_whole(place)), "")
    return outward(whole.rpartition("|")[2])


def is_child(own: Sequence[Presence]) -> bool:
    """Tell whether somebody has been spoken of as a child at least as often as as an adult."""
    return 2 * sum(p.child for p in own) >= len(own) and any(p.child for p in own)

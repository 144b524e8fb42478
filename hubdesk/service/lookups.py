"""Find mentions by little: a name alone, half a name, a name that is misspelt, a street or half a postcode."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from hubdesk.matching.tidy import Tidied
from hubdesk.matching.words import sound
from hubdesk.service.desk import Desk
from hubdesk.store import lookups

# Mentions weighed at most on one keystroke, the latest: who writes so little looks for somebody recent.
MOST = 80
_SPELLINGS = 300
_SHORT = 5  # letters up to which one slip is allowed, and two above


def lookup_keys(tidied: Tidied) -> tuple[str, ...]:
    """List the keys by which a mention is found from a part of it; they never make a pair of mentions."""
    words = dict.fromkeys(word for name in tidied.names for part in name for word in part.split())
    places = [place for place in (tidied.street, tidied.postcode) if place]
    return (*(f"={w}" for w in words), *(f"~{sound(w)}" for w in words), *(f"@{place}" for place in places))


def looked_up(desk: Desk, typed: Tidied) -> dict[str, str]:
    """Find the mentions that have all that was typed, as it is or nearly, as packed forms by mention id."""
    groups = [_spelt_like(desk, word) for word in dict.fromkeys((*typed.given.split(), *typed.family.split()))]
    if not groups:
        places = [place for place in (typed.street, typed.postcode) if len(place) > 1]
        groups = [lookups.beginning(desk.database, f"@{place}", _SPELLINGS) for place in places]
    return lookups.bearing(desk.database, groups, MOST)


def _spelt_like(desk: Desk, word: str) -> list[str]:
    begun = lookups.beginning(desk.database, f"={word}", _SPELLINGS)
    heard = [f"~{sound(word)}"] if len(word) > 2 else []
    if begun or len(word) < 4:
        return begun + heard
    slips = 1 if len(word) <= _SHORT else 2
    near = lookups.beginning(desk.database, f"={word[0]}", 20 * _SPELLINGS)
    return heard + [key for key in near if OSA.distance(word, key[1:], score_cutoff=slips) <= slips]

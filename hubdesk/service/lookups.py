"""Find mentions by little: a name alone, half a name, a name that is misspelt, a street or half a postcode."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.matching.tidy import Tidied
from hubdesk.matching.vocabulary import Vocabulary
from hubdesk.matching.words import sound
from hubdesk.service.desk import Desk
from hubdesk.store import lookups

# Mentions weighed at most on one keystroke, the latest: who writes so little looks for somebody recent.
MOST = 50
MOST_AT_A_PLACE = 200  # of a household each concern names many
_SPELLINGS = 300


def lookup_keys(tidied: Tidied) -> tuple[str, ...]:
    """List the keys by which a mention is found from a part of it; they never make a pair of mentions."""
    words = dict.fromkeys(word for name in tidied.names for part in name for word in part.split())
    places = [place for place in (tidied.street, tidied.postcode) if place]
    return (*(f"={w}" for w in words), *(f"~{sound(w)}" for w in words), *(f"@{place}" for place in places))


def looked_up(desk: Desk, typed: Tidied) -> dict[str, str]:
    """Find the mentions that have all that was typed, as it is or nearly, as packed forms by mention id."""
    words = tuple(dict.fromkeys((*typed.given.split(), *typed.family.split())))
    if not words:
        places = [place for place in (typed.street, typed.postcode) if len(place) > 1]
        groups = [lookups.beginning(desk.database, f"@{place}", _SPELLINGS) for place in places]
        return lookups.bearing(desk.database, groups, MOST_AT_A_PLACE)
    known = vocabulary(desk)
    begun = {word: known.beginning(word, _SPELLINGS + 1) for word in words}
    exact = [word for word in words if len(begun[word]) <= _SPELLINGS]
    short = [f"={word}" for word in words if word not in exact]
    groups = [_written_so(word, begun[word]) for word in exact]
    found = lookups.bearing(desk.database, groups, MOST, short)
    if len(found) == MOST:
        return found
    if not exact:
        return found or lookups.bearing(desk.database, [_written_so(word, begun[word]) for word in words], MOST)
    near = [[f"={other}" for other in known.like(word, _SPELLINGS)] for word in exact]
    if any(near):
        groups = [[*group, *more] for group, more in zip(groups, near, strict=True)]
        found |= lookups.bearing(desk.database, groups, MOST, short)
    return found


def _written_so(word: str, begun: Sequence[str]) -> list[str]:
    heard = [f"~{sound(word)}"] if len(word) > 2 else []
    return [f"={other}" for other in begun] + heard


def vocabulary(desk: Desk) -> Vocabulary:
    """Give the words of all names, with those that came since it was last asked for."""
    if desk.vocabulary is None:
        desk.vocabulary = Vocabulary()
    if more := lookups.words_after(desk.database, desk.vocabulary.last):
        desk.vocabulary.add(more)
    return desk.vocabulary

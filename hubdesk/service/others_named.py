"""Whether what is to be sent names people of another family: asking about one child must not tell of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hubdesk.domain.concern import Mention
from hubdesk.domain.known_name import read_names
from hubdesk.service.desk import Desk
from hubdesk.store import concerns, people
from hubdesk.store import search as index

_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+")
_MOST_WORDS = 150  # of what is written; a purpose is a sentence
_MOST_PIECES = 25


def others_named(desk: Desk, person_id: str, *texts: str) -> tuple[str, ...]:
    """List the names in these texts that people of the hub bear, of whom none is in this person's family."""
    current = people.newest_id(desk.database, person_id)
    own_family = people.family_of(desk.database, [current]).get(current, "")
    found: dict[str, None] = {}
    for first, second in _pairs(texts):
        if name := _borne(desk, (first, second), current, own_family):
            found[name] = None
    return tuple(found)


def _pairs(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give words that stand beside each other, or with one between, as a name could be written."""
    seen: set[tuple[str, str]] = set()
    for text in texts:
        words = _WORD.findall(text)[:_MOST_WORDS]
        for place, word in enumerate(words):
            for other in words[place + 1 : place + 3]:
                pair = (word.casefold(), other.casefold())
                if len(word) > 1 and len(other) > 1 and pair not in seen:
                    seen.add(pair)
                    yield pair


def _borne(desk: Desk, pair: tuple[str, str], current: str, own_family: str) -> str:
    """Find who bears this name, in either order; empty where somebody of the same family does, or nobody."""
    ids = index.naming(desk.database, pair, _MOST_PIECES)
    told = concerns.told(desk.database, ids).values() if ids else ()
    bearing = {m.id: m.written_name for one in told for m in one.mentions if _is_called(m, set(pair))}
    owner = people.person_of(desk.database, bearing)
    family = people.family_of(desk.database, set(owner.values()))
    if any(one == current or (own_family and family.get(one) == own_family) for one in owner.values()):
        return ""
    return next((bearing[mention] for mention in owner), "")


def _is_called(mention: Mention, pair: set[str]) -> bool:
    called = [(mention.given_name, mention.family_name)]
    called += [(one.name.rpartition(" ")[0], one.name.rpartition(" ")[2]) for one in read_names(mention.other_names)]
    for given, family in called:
        firsts, lasts = ({word.casefold() for word in _WORD.findall(part)} for part in (given, family))
        if any(pair == {first, last} for first in firsts for last in lasts):
            return True
    return False

"""Whether what is to be sent names people of another family: asking about one child must not tell of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hubdesk.domain.concern import Mention
from hubdesk.domain.known_name import read_names
from hubdesk.service.desk import Desk
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import concerns, people
from hubdesk.store import search as index

_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+")
_MOST_WORDS = 150  # of what is written; a purpose is a sentence
_MOST_PIECES = 25


def others_named(desk: Desk, person_id: str, *texts: str) -> tuple[str, ...]:
    """List the names in these texts that people of the hub bear, of whom none is in this person's family."""
    own = _own_family(desk, person_id)
    found: dict[str, None] = {}
    for pair in _pairs(texts):
        # A name that the family bears too is theirs here, however many others bear it.
        if not any(_is_called(one, set(pair)) for one in own) and (name := _borne(desk, pair)):
            found[name] = None
    return tuple(found)


def _own_family(desk: Desk, person_id: str) -> list[Mention]:
    current = people.newest_id(desk.database, person_id)
    family = set(people.family_of(desk.database, [current]).values())
    members = {current, *(one for ids in people.persons_of(desk.database, family).values() for one in ids)}
    mentions = [m for ids in people.mentions_of(desk.database, members).values() for m in ids]
    return [mention for mention, _ in spoken_mentions(desk, mentions).values()]


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


def _borne(desk: Desk, pair: tuple[str, str]) -> str:
    """Find a name that is written of somebody of the hub, in either order; empty where nobody is called so."""
    ids = index.naming(desk.database, pair, _MOST_PIECES)
    told = concerns.told(desk.database, ids).values() if ids else ()
    return next((m.written_name for one in told for m in one.mentions if _is_called(m, set(pair))), "")


def _is_called(mention: Mention, pair: set[str]) -> bool:
    called = [(mention.given_name, mention.family_name)]
    called += [(one.name.rpartition(" ")[0], one.name.rpartition(" ")[2]) for one in read_names(mention.other_names)]
    for given, family in called:
        firsts, lasts = ({word.casefold() for word in _WORD.findall(part)} for part in (given, family))
        if any(pair == {first, last} for first in firsts for last in lasts):
            return True
    return False

"""The search box: people, families and concerns by any half-remembered word."""

from __future__ import annotations

from collections.abc import Iterable

from hubdesk.domain.concern import Told
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Found, PersonForm
from hubdesk.store import concerns, people
from hubdesk.store import search as index


def search(desk: Desk, words: str, limit: int = 20) -> tuple[Found, ...]:
    """Find what the words could mean, people first; empty for words that name nothing, such as punctuation."""
    words = words.strip()
    if len(words) < 2:
        return ()
    with act(desk, "search"):
        people_found = _people(desk, words, limit // 2)
        return (*people_found, *_concerns(desk, words, limit - len(people_found)))


def _people(desk: Desk, words: str, limit: int) -> tuple[Found, ...]:
    given, _, family_name = words.rpartition(" ")
    form = PersonForm(given_name=given, family_name=family_name) if given else PersonForm(family_name=words)
    found = who_could_this_be(desk, form, limit)
    return tuple(
        Found("person", c.person_id, c.family_id, c.name, " · ".join(filter(None, (c.born, c.address)))) for c in found
    )


def _concerns(desk: Desk, words: str, limit: int) -> tuple[Found, ...]:
    ids = index.find(desk.database, words, limit)
    told = concerns.told(desk.database, ids)
    owners = _families(desk, told.values())
    return tuple(
        Found(
            "concern",
            one.concern.id,
            owners.get(one.concern.id, ""),
            f"{one.concern.ref}: {desk.codes.kinds[one.concern.kind].label}",
            one.concern.narrative[:120],
            one.concern.received_on,
        )
        for one in (told[i] for i in ids if i in told)
    )


def _families(desk: Desk, told: Iterable[Told]) -> dict[str, str]:
    named = [(one.concern.id, mention.id) for one in told for mention in one.mentions]
    owner = people.person_of(desk.database, [mention_id for _, mention_id in named])
    families = people.family_of(desk.database, set(owner.values()))
    found: dict[str, str] = {}
    for concern_id, mention_id in named:
        if family_id := families.get(owner.get(mention_id, ""), ""):
            found.setdefault(concern_id, family_id)
    return found

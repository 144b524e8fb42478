"""The search box: people, families, concerns and meetings by any half-remembered word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from hubdesk.domain.concern import Told
from hubdesk.domain.days import long_day
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Candidate, Found, PersonForm
from hubdesk.service.queue_text import row_of
from hubdesk.store import concerns, meetings, people, scores
from hubdesk.store import search as index

_NUMBER = re.compile(r"[+(]?\d[\d ()-]{6,}")
_POSTCODE = re.compile(r"([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})")
_DAY = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}-\d{2}-\d{2}")
_HOUSE = re.compile(r"(?:flat\s+)?\d+[A-Za-z]?[\s,/]+[A-Za-z]")
_MEETINGS = 3
_IDENT = re.compile(r"[PF]-[A-Z0-9]{4,}")


def search(desk: Desk, words: str, limit: int = 20) -> tuple[Found, ...]:
    """Find what the words could mean, people first; empty for words that name nothing, such as punctuation."""
    words = words.strip()
    if len(words) < 2:
        return ()
    with act(desk, "search"):
        if _IDENT.fullmatch(words.upper()):
            return _by_id(desk, words.upper())
        first = (*_meetings(desk, words), *_people(desk, words, limit // 2))
        return (*first, *_concerns(desk, words, limit - len(first)))


def _meetings(desk: Desk, words: str) -> tuple[Found, ...]:
    """Find meetings by title and day, the latest first; all words must be among theirs."""
    wanted = words.casefold().split()
    found = (
        Found("meeting", ident, "", title, long_day(on), on)
        for ident, title, on in meetings.titles(desk.database)
        if all(word in f"{title} {long_day(on)}".casefold().split() for word in wanted)
    )
    return tuple(islice(found, _MEETINGS))


def _people(desk: Desk, words: str, limit: int) -> tuple[Found, ...]:
    found: dict[str, Candidate] = {}
    for form in _meant(words):
        for one in who_could_this_be(desk, form, limit):
            if one.person_id not in found or one.weighed.weight > found[one.person_id].weighed.weight:
                found[one.person_id] = one
    best = sorted(found.values(), key=lambda c: -c.weighed.weight)[:limit]
    return tuple(
        Found("person", c.person_id, c.family_id, c.name, " · ".join(filter(None, (c.born, c.address)))) for c in best
    )


def _meant(words: str) -> Iterable[PersonForm]:
    """List what the words could be of a person."""
    if _DAY.fullmatch(words):
        yield PersonForm(date_of_birth=words)
    elif _NUMBER.fullmatch(words):
        yield PersonForm(phone=words, nhs_number=words)
    elif _POSTCODE.fullmatch(words):
        yield PersonForm(postcode=words)
    elif _HOUSE.match(words):
        yield PersonForm(address=words)
    else:
        first, _, last = words.replace(",", " ").strip().rpartition(" ")
        yield PersonForm(given_name=first, family_name=last)
        yield PersonForm(given_name=last, family_name=first)
        yield PersonForm(address=words)


def _by_id(desk: Desk, ident: str) -> tuple[Found, ...]:
    """Find the family that an id shown on some page now stands for, or that its person belongs to."""
    now = people.newest_id(desk.database, ident)
    family_id = people.family_of(desk.database, [now]).get(now, now)
    members = people.persons_of(desk.database, [family_id]).get(family_id, ())
    kept = scores.by_family(desk.database, [family_id]).get(family_id)
    if not members or kept is None:
        return ()
    row = row_of(kept.row)
    return (Found("family", family_id, family_id, row.title, ", ".join(name for name, _ in row.children)),)


def _concerns(desk: Desk, words: str, limit: int) -> tuple[Found, ...]:
    # A postcode stands in the index as its two halves, however it is typed.
    ids = index.find(desk.database, _POSTCODE.sub(r"\1 \2", words), limit)
    told = concerns.told(desk.database, ids)
    owners = _families(desk, told.values())
    return tuple(
        Found(
            "concern",
            one.concern.id,
            owners.get(one.concern.id, ""),
            f"{one.concern.ref}: {desk.codes.kinds[one.concern.kind].label}",
            " ".join(one.concern.narrative[:120].split()),
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

"""What ties a family's people to places, phones and schools, and to people of other families in one concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hubdesk.domain.link import Beyond, Link
from hubdesk.matching.presence import FAMILY_ROLES
from hubdesk.service.desk import Desk
from hubdesk.service.gathered import Gathered
from hubdesk.service.kin import persons_named
from hubdesk.service.persons import family_title
from hubdesk.store import people

_MOST = 12  # people of other families
_LARGE = 40  # people from which on a family is not read for its title alone


def links(one: Gathered) -> tuple[Link, ...]:
    """List phones and schools by person, with the days on which they were told."""
    found: dict[tuple[str, str, str], Link] = {}
    for told in one.told:
        for mention in told.mentions if told.status != "retracted" else ():
            person = one.person_of.get(mention.id, "")
            for kind, words in (("phone", mention.phone), ("school", mention.school)):
                key = (kind, _plain(kind, words), person)
                if not (person and key[1]):
                    continue
                day = told.concern.received_on
                had = found.get(key, Link(kind, words.strip(), person, day, day))
                found[key] = replace(had, first=min(had.first, day), last=max(had.last, day))
    return tuple(found[key] for key in sorted(found))


def beyond(desk: Desk, one: Gathered, day: date) -> tuple[Beyond, ...]:
    """List people of other families whom concerns of this one name in a family's roles."""
    others = {
        mention.id: (told.concern.id, mention.role)
        for told in one.told
        for mention in (told.mentions if told.status != "retracted" else ())
        if mention.id not in one.person_of and mention.role in FAMILY_ROLES
    }
    if not others:
        return ()
    owner = people.person_of(desk.database, others)
    family_of = people.family_of(desk.database, set(owner.values()))
    named: dict[str, list[tuple[str, str]]] = {}
    for mention, person in sorted(owner.items()):
        if family_of.get(person, one.family_id) != one.family_id:
            named.setdefault(person, []).append(others[mention])
    chosen = sorted(named, key=lambda p: (-len(named[p]), p))[:_MOST]
    found = persons_named(desk, chosen, day)
    titles = _titles(desk, {family_of[p] for p in found}, day)
    return tuple(
        Beyond(found[p], family_of[p], titles.get(family_of[p], "Another family"), tuple(sorted(set(named[p]))))
        for p in chosen
        if p in found
    )


def _titles(desk: Desk, families: Iterable[str], day: date) -> dict[str, str]:
    members = {ident: own for ident, own in people.persons_of(desk.database, families).items() if len(own) <= _LARGE}
    known = persons_named(desk, [p for own in members.values() for p in own], day)
    return {ident: family_title([known[p] for p in own if p in known]) for ident, own in members.items()}


def _plain(kind: str, words: str) -> str:
    kept = [letter for letter in words.casefold() if letter.isalnum()]
    return "".join(letter for letter in kept if letter.isdigit()) if kind == "phone" else "".join(kept)

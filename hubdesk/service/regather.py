"""Gather persons into families again, where something about them changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hubdesk.matching.gather import Presence, gather, gather_keys, keep_family_ids, presence
from hubdesk.matching.tidy import unpack
from hubdesk.service.desk import Desk
from hubdesk.store import people


def regather(desk: Desk, person_ids: Iterable[str] | None) -> frozenset[str]:
    """Gather the families of some persons again, or all; returns the ids of families that may have changed."""
    if person_ids is None:
        seen = _presences(desk, people.every_person(desk.database), dict(people.every_tidied(desk.database)))
        people.put_gather(desk.database, _keys(seen))
        return _keep(desk, seen, None)
    touched = set(person_ids)
    people.put_gather(desk.database, _keys(_of_persons(desk, touched)))
    return _keep(desk, _of_persons(desk, people.neighbours(desk.database, touched)), touched)


def _keep(desk: Desk, seen: Mapping[str, list[Presence]], touched: set[str] | None) -> frozenset[str]:
    founders = _founders(seen)
    before = people.family_of(desk.database, founders)
    left = people.family_of(desk.database, touched or ())  # a person who is no more leaves a family behind
    after = keep_family_ids(founders, before)
    people.set_families(desk.database, after, desk.now())
    if touched is None:
        return frozenset(before.values()) | frozenset(after.values())
    # A family of which nobody was touched, came or went is as it was, and need not be scored again.
    changed = {person for person, family in after.items() if person in touched or before.get(person) != family}
    return frozenset(left.values()) | {ids[p] for p in changed for ids in (before, after) if p in ids}


def _founders(seen: Mapping[str, list[Presence]]) -> dict[str, str]:
    """Gather persons; they stand in `seen` under their ids, and in what was seen of them under their first mention."""
    person_of = {own[0].person_id: person for person, own in seen.items()}
    founders = gather(one for own in seen.values() for one in own)
    return {person_of[one]: person_of[founder] for one, founder in founders.items()}


def _of_persons(desk: Desk, person_ids: Iterable[str]) -> dict[str, list[Presence]]:
    mentions = people.mentions_of(desk.database, person_ids)
    owner = {mention_id: person_id for person_id, ids in mentions.items() for mention_id in ids}
    return _presences(desk, owner, people.tidied(desk.database, owner))


def _presences(desk: Desk, owner: Mapping[str, str], packed: Mapping[str, str]) -> dict[str, list[Presence]]:
    """Read what was seen of each person, under the name of their first mention.

    Ties are settled by name, and ids of persons tell of the past: on a desk with another one the same rows would else
    give other families.
    """
    seen: dict[str, list[Presence]] = defaultdict(list)
    first: dict[str, str] = {}
    for mention_id in sorted(owner):
        if mention_id in packed:
            person_id = owner[mention_id]
            named = first.setdefault(person_id, mention_id)
            seen[person_id].append(presence(unpack(packed[mention_id]), named))
    return dict(seen)


def _keys(seen: Mapping[str, list[Presence]]) -> dict[str, set[str]]:
    return {person_id: {key for p in own for key in gather_keys(p)} for person_id, own in seen.items()}

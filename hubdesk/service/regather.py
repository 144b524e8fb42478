"""Gather persons into families again, where something about them changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hubdesk.domain.let_go import let_go
from hubdesk.matching.around import around
from hubdesk.matching.gather import Presence, gather, gather_keys, keep_family_ids, presence
from hubdesk.matching.tidy import unpack
from hubdesk.matching.ties import Meetings
from hubdesk.service.desk import Desk
from hubdesk.store import people
from hubdesk.store.handle import Database

FEW = 1000  # persons from whom one goes outward however small the hub is
PART = 4  # where one person in so many or fewer changed, going outward is quicker than gathering everybody
_Seen = Mapping[str, Sequence[Presence]]


def regather(desk: Desk, person_ids: Iterable[str] | None) -> frozenset[str]:
    """Gather the families of some persons again, or all; returns the ids of families that may have changed."""
    touched = None if person_ids is None else set(person_ids)
    seen: _Seen
    everybody: dict[str, list[Presence]] = {}
    if touched is not None and _is_part(desk.database, len(touched)):
        people.put_gather(desk.database, _keys(_of_persons(desk.database, touched)))
        seen, founders = around(touched, _Records(desk.database))
    else:
        everybody = _presences(people.every_person(desk.database), dict(people.every_tidied(desk.database)))
        seen = everybody
        anew = seen if touched is None else {one: seen[one] for one in touched if one in seen}
        people.put_gather(desk.database, _keys(anew))
        founders = gather(one for own in seen.values() for one in own)
    changed = _keep(desk, seen, founders, touched)
    let_go(everybody, founders)
    return changed


def _is_part(database: Database, count: int) -> bool:
    return count <= FEW or PART * count <= people.count_gathered(database)


def _keep(desk: Desk, seen: _Seen, named: Mapping[str, str], touched: set[str] | None) -> frozenset[str]:
    person_of = {own[0].person_id: person for person, own in seen.items()}
    founders = {person_of[one]: person_of[founder] for one, founder in named.items()}
    before = people.family_of(desk.database, founders)
    left = people.family_of(desk.database, touched or ())  # a person who is no more leaves a family behind
    after = keep_family_ids(founders, before)
    people.set_families(desk.database, after, desk.now())
    if touched is None:
        return frozenset(before.values()) | frozenset(after.values())
    # A family of which nobody was touched, came or went is as it was, and need not be scored again.
    changed = {person for person, family in after.items() if person in touched or before.get(person) != family}
    return frozenset(left.values()) | {ids[p] for p in changed for ids in (before, after) if p in ids}


class _Records:
    """What a hub holds of persons, for whoever gathers them; each is read once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.met = Meetings()
        self._known: dict[str, Sequence[Presence]] = {}
        self._id: dict[str, str] = {}
        self._read: set[str] = set()

    def look(self, person_ids: Collection[str], most: int) -> Collection[str]:
        keys = {key for own in self.seen(person_ids).values() for one in own for key in gather_keys(one)}
        named = people.held(self._database, [key for key in keys if key[0] == "c"])
        lists = {key for key, count in named.items() if count > most}
        self.seen(people.sharing(self._database, keys - lists))
        return {key[1:] for key in lists}

    def seen(self, person_ids: Collection[str]) -> _Seen:
        if new := set(person_ids) - self._read:
            self._read |= new
            fresh = _of_persons(self._database, new)
            self._known |= fresh
            for person, own in fresh.items():
                self._id[own[0].person_id] = person
                self.met.add(own)
        return {person: self._known[person] for person in person_ids if person in self._known}

    def named_in(self, concern_ids: Collection[str]) -> Mapping[str, int]:
        named = people.held(self._database, [f"c{concern}" for concern in concern_ids])
        return {concern: named.get(f"c{concern}", 0) for concern in concern_ids}

    def ids(self, names: Collection[str]) -> Collection[str]:
        return {self._id[name] for name in names}

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        family_of = people.family_of(self._database, person_ids)
        persons_of = people.persons_of(self._database, set(family_of.values()))
        return {person: persons_of[family] for person, family in family_of.items()}


def _of_persons(database: Database, person_ids: Iterable[str]) -> _Seen:
    mentions = people.mentions_of(database, person_ids)
    owner = {mention_id: person_id for person_id, ids in mentions.items() for mention_id in ids}
    return _presences(owner, people.tidied(database, owner))


def _presences(owner: Mapping[str, str], packed: Mapping[str, str]) -> dict[str, list[Presence]]:
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


def _keys(seen: _Seen) -> dict[str, set[str]]:
    return {person_id: {key for p in own for key in gather_keys(p)} for person_id, own in seen.items()}

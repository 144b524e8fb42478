"""Persons who share a household, children or a concern form a family: the unit of triage.

A family is built round its children. An adult who is seen with children of two separate households is placed with the
one that is better attested and unites nobody. An address counts only while dates overlap and never where strangers live.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.matching.resolve import keep_ids
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import kind_of

FAMILY_ROLES = frozenset({"subject", "sibling", "parent", "carer", "partner"})
OVERLAP = 365  # days between two sightings at one address that still count as living there together
OVERLAP_NAMED = 730  # the same for people who share a family name: a household that stayed
CROWD = 12  # persons at one address beyond which nobody can say who belongs to whom


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
    return concern + tuple(f"a{place}" for place in presence.places)


def gather(presences: Iterable[Presence]) -> dict[str, str]:
    """Give each person the founder of their family: the person of it who was mentioned first.

    The same whatever the order of the input, and the same for each part that shares no key with the rest.
    """
    seen: dict[str, list[Presence]] = defaultdict(list)
    for one in sorted(presences, key=lambda p: (p.mention_id, p.person_id)):
        seen[one.person_id].append(one)
    links = _links(seen)
    children = {person for person, own in seen.items() if is_child(own)}
    families = _Families(seen)
    for (a, b), _ in sorted(links.items()):
        if a in children and b in children:
            families.join(a, b)
    _place_adults(families, links, children, seen)
    return families.founders()


def keep_family_ids(founders: Mapping[str, str], previous: Mapping[str, str]) -> dict[str, str]:
    """Give each person the id of their family, which stays with the largest part of whom it named before."""
    groups: dict[str, set[str]] = defaultdict(set)
    for person, founder in founders.items():
        groups[founder].add(person)
    return keep_ids([frozenset(group) for group in groups.values()], previous, "F")


class _Families:
    """Disjoint sets of persons; the set's first mention names it."""

    def __init__(self, seen: Mapping[str, Sequence[Presence]]) -> None:
        self._seen = seen
        self._up = {person: person for person in seen}
        self._members = {person: [person] for person in seen}

    def of(self, person: str) -> str:
        while self._up[person] != person:
            self._up[person] = self._up[self._up[person]]
            person = self._up[person]
        return person

    def join(self, a: str, b: str) -> None:
        a, b = sorted((self.of(a), self.of(b)), key=lambda p: (-len(self._members[p]), p))
        if a != b:
            self._up[b] = a
            self._members[a] += self._members.pop(b)

    def members(self, person: str) -> list[str]:
        return self._members[self.of(person)]

    def founders(self) -> dict[str, str]:
        first = {
            root: min(members, key=lambda p: self._seen[p][0].mention_id) for root, members in self._members.items()
        }
        return {person: first[self.of(person)] for person in self._up}


def is_child(own: Sequence[Presence]) -> bool:
    """Tell whether somebody has been spoken of as a child at least as often as as an adult."""
    return 2 * sum(p.child for p in own) >= len(own) and any(p.child for p in own)


def _links(seen: Mapping[str, Sequence[Presence]]) -> Counter[tuple[str, str]]:
    """Count, for each pair of persons, the concerns and addresses that tie them."""
    together: dict[str, set[str]] = defaultdict(set)
    at: dict[str, list[Presence]] = defaultdict(list)
    for own in seen.values():
        for one in own:
            if one.role in FAMILY_ROLES:
                together[one.concern_id].add(one.person_id)
            for place in one.places:
                at[place].append(one)
    links: Counter[tuple[str, str]] = Counter()
    for persons in together.values():
        links.update(_pairs(persons))
    for place, shown in at.items():
        links.update(_housemates(shown, whole=place.count("|") == 2))
    return links


def _pairs(persons: Iterable[str]) -> list[tuple[str, str]]:
    ordered = sorted(persons)
    return [(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :]]


def _housemates(shown: Sequence[Presence], whole: bool) -> set[tuple[str, str]]:
    """Tie persons who were seen at one address about the same time; nobody where it is crowded.

    Street names recur from town to town, so people who share no family name need the `whole` address.
    """
    ordered = sorted(shown, key=lambda p: (p.day, p.person_id))
    found: set[tuple[str, str]] = set()
    for place, one in enumerate(ordered):
        near: set[str] = set()
        for other in ordered[place:]:
            apart = other.day - one.day
            if apart > OVERLAP_NAMED:
                break
            if apart <= OVERLAP:
                near.add(other.person_id)
            close = whole and apart <= OVERLAP or bool(set(one.names) & set(other.names))
            if close and one.person_id != other.person_id:
                found.add((min(one.person_id, other.person_id), max(one.person_id, other.person_id)))
        if len(near) > CROWD:
            return set()
    return found


def _place_adults(
    families: _Families,
    links: Mapping[tuple[str, str], int],
    children: set[str],
    seen: Mapping[str, Sequence[Presence]],
) -> None:
    """Put each adult with the children they are seen with, then adults without children with those adults."""
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), count in links.items():
        others[a][b] += count
        others[b][a] += count
    placed = {}
    for adult in sorted(p for p in seen if p not in children):
        near = Counter({p: n for p, n in others[adult].items() if p in children})
        if not near:
            continue
        groups: Counter[str] = Counter()
        for child, count in near.items():
            groups[families.of(child)] += count
        placed[adult] = [root for root, _ in sorted(groups.items(), key=lambda item: (-item[1], item[0]))]
    for adult, roots in sorted(placed.items()):
        first = roots[0]
        for other in roots[1:]:
            if not _separate(families, first, other, adult, others, children, seen):
                families.join(first, other)
        families.join(adult, first)
    _rest(families, others, children | placed.keys())


def _rest(families: _Families, others: Mapping[str, Counter[str]], placed: set[str]) -> None:
    """Put who is left with whoever they are seen with most, nearest to a family first."""
    left = sorted(set(others) - placed)
    while left:
        ready = [p for p in left if any(o in placed for o in others[p])]
        if not ready:
            break
        homes = {
            p: max((o for o in others[p] if o in placed), key=lambda o: (others[p][o], o)) for p in ready
        }
        for person, home in sorted(homes.items()):
            families.join(person, home)
        placed |= set(ready)
        left = [p for p in left if p not in placed]
    for person in left:
        for other in sorted(others[person]):
            families.join(person, other)


def _separate(
    families: _Families,
    a: str,
    b: str,
    adult: str,
    others: Mapping[str, Counter[str]],
    children: set[str],
    seen: Mapping[str, Sequence[Presence]],
) -> bool:
    """Tell whether two groups of children live apart: elsewhere at the same time, each with an adult of their own."""
    first, second = families.members(a), families.members(b)
    if families.of(a) == families.of(b):
        return False
    own = [
        {o for child in group if child in children for o in others[child] if o not in children} - {adult}
        for group in (first, second)
    ]
    if not own[0] or not own[1] or own[0] & own[1]:
        return False
    here = [(p.day, set(p.places)) for person in first for p in seen[person] if p.places]
    there = [(p.day, set(p.places)) for person in second for p in seen[person] if p.places]
    if any(x & y for _, x in here for _, y in there):
        return False
    return any(abs(i - j) <= OVERLAP for i, _ in here for j, _ in there)

"""What ties persons to each other: being named in one concern, and living at one address at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.matching.presence import FAMILY_ROLES, Presence, district, is_whole

OVERLAP = 365  # days between two sightings at one address that still count as living there together
OVERLAP_NAMED = 730  # the same for people who share a family name: a household that stayed
CROWD = 12  # persons at one address beyond which nobody can say who belongs to whom
LIST = 30  # persons in one concern beyond which it is a list and no family

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of persons (ids in order): `near` counts concerns and addresses of one name, `housed` bare addresses.

    `named` are those whom some concern names with another.
    """

    near: Mapping[Ends, int]
    housed: Mapping[Ends, int]
    named: frozenset[str]


def ties(seen: Iterable[Sequence[Presence]], within: Collection[str] | None = None) -> Ties:
    """Find all ties among persons, each with everything that was seen of them; `within` some gather keys, or all."""
    together: dict[str, set[str]] = defaultdict(set)
    at: dict[str, list[Presence]] = defaultdict(list)
    half: dict[str, dict[str, list[Presence]]] = defaultdict(lambda: defaultdict(list))
    for one in (one for own in seen for one in own):
        if one.role in FAMILY_ROLES and (within is None or f"c{one.concern_id}" in within):
            together[one.concern_id].add(one.person_id)
        for place in one.places:
            if is_whole(place):
                if within is None or f"a{place}" in within:
                    at[place].append(one)
                continue
            for name in one.names:
                if within is None or f"a{place}|{name}" in within:
                    half[place][name].append(one)
    near: Counter[Ends] = Counter()
    housed: Counter[Ends] = Counter()
    families = [persons for persons in together.values() if 1 < len(persons) <= LIST]
    for persons in families:
        near.update(_pairs(persons))
    for shown in at.values():
        alike, bare = _housemates(shown)
        near.update(alike)
        housed.update(bare - alike)
    for by_name in half.values():
        near.update(set[Ends]().union(*(_housemates(shown)[0] for shown in by_name.values())))
    return Ties(near, housed, frozenset[str]().union(*families))


def is_crowd(shown: Iterable[Presence]) -> bool:
    """Tell whether so many were at one address at about one time that nobody can say who belongs to whom."""
    ordered = sorted((one.day, one.person_id) for one in shown)
    for place, (day, _) in enumerate(ordered):
        near: set[str] = set()
        for other_day, other in ordered[place:]:
            if other_day - day > OVERLAP:
                break
            near.add(other)
            if len(near) > CROWD:
                return True
    return False


def _pairs(persons: Iterable[str]) -> list[Ends]:
    ordered = sorted(persons)
    return [(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :]]


def _housemates(shown: Sequence[Presence]) -> tuple[set[Ends], set[Ends]]:
    """Pair persons seen at one address about the same time: those of one name, and the others; nobody in a crowd.

    Street names recur from town to town, so people who share no family name need the whole address, and those of whom
    the postcode's district is known and differs live in two streets of one name.
    """
    if len({one.person_id for one in shown}) < 2:
        return set(), set()
    ordered = [
        (p.day, p.person_id, set(p.names), district(p)) for p in sorted(shown, key=lambda p: (p.day, p.person_id))
    ]
    named: set[Ends] = set()
    bare: set[Ends] = set()
    for place, (day, person, names, where) in enumerate(ordered):
        near: set[str] = set()
        for other_day, other, others_names, elsewhere in ordered[place:]:
            apart = other_day - day
            if apart > OVERLAP_NAMED:
                break
            if apart <= OVERLAP:
                near.add(other)
                if len(near) > CROWD:
                    return set(), set()
            if person == other or (where and elsewhere and where != elsewhere):
                continue
            if not names.isdisjoint(others_names):
                named.add((person, other) if person < other else (other, person))
            elif apart <= OVERLAP:
                bare.add((person, other) if person < other else (other, person))
    return named, bare

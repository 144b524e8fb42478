"""What ties persons to each other: being named in one concern, and living at one address at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.matching.presence import FAMILY_ROLES, Presence

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


class Meetings:
    """Who was named in which concern, and who was seen at which address, of all who are known so far."""

    def __init__(self) -> None:
        self.in_concern: dict[str, list[Presence]] = defaultdict(list)
        self.at: dict[str, list[Presence]] = defaultdict(list)  # whole addresses
        self.by_name: dict[tuple[str, str], list[Presence]] = defaultdict(list)  # half an address, a family name

    def add(self, own: Sequence[Presence]) -> None:
        """Add all that was seen of a person."""
        for one in own:
            if one.role in FAMILY_ROLES:
                self.in_concern[one.concern_id].append(one)
            if one.whole:
                self.at[one.whole].append(one)
            for half in one.halves:
                for name in one.names:
                    self.by_name[half, name].append(one)

    def where(self, own: Iterable[Presence]) -> Iterator[Sequence[Presence]]:
        """Give who was seen at each address, or under a name at half of one, where these were."""
        some = list(own)
        yield from (self.at[whole] for whole in {one.whole for one in some if one.whole})
        named = {(half, name) for one in some for half in one.halves for name in one.names}
        yield from (self.by_name[both] for both in named)

    def ties(self, persons: Iterable[Sequence[Presence]], lists: Collection[str] = ()) -> Ties:
        """Find what ties anybody where these persons were, each given whole; `lists` are concerns to pass over."""
        seen = [one for own in persons for one in own]
        concerns = {one.concern_id for one in seen if one.role in FAMILY_ROLES}.difference(lists)
        families = [{one.person_id for one in self.in_concern[concern]} for concern in concerns]
        families = [named for named in families if 1 < len(named) <= LIST]
        near: Counter[Ends] = Counter()
        housed: Counter[Ends] = Counter()
        for named in families:
            near.update(_pairs(named))
        for whole in {one.whole for one in seen if one.whole}:
            alike, bare = _housemates(self.at[whole])
            near.update(alike)
            housed.update(bare - alike)
        halves: dict[str, set[str]] = defaultdict(set)
        for one in seen:
            for half in one.halves:
                halves[half].update(one.names)
        for half, names in halves.items():
            near.update(set[Ends]().union(*(_housemates(self.by_name[half, name])[0] for name in names)))
        return Ties(near, housed, frozenset[str]().union(*families))


def is_crowd(shown: Collection[Presence], more: Sequence[int] = ()) -> bool:
    """Tell whether so many were at one address at about one time that nobody can say who belongs to whom.

    `more` are the days on which others were there, each somebody else.
    """
    if len({one.person_id for one in shown}) + len(more) <= CROWD:
        return False
    ordered = sorted([(one.day, one.person_id) for one in shown] + [(day, f"{n}") for n, day in enumerate(more)])
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
    named: set[Ends] = set()
    bare: set[Ends] = set()
    if len({one.person_id for one in shown}) < 2 or is_crowd(shown):
        return named, bare
    ordered = sorted((p.day, p.person_id, p.names, p.district) for p in shown)
    for place, (day, person, names, where) in enumerate(ordered):
        for other_day, other, others_names, elsewhere in ordered[place + 1 :]:
            apart = other_day - day
            if apart > OVERLAP_NAMED:
                break
            if person == other or (where and elsewhere and where != elsewhere):
                continue
            if any(name in others_names for name in names):
                named.add((person, other) if person < other else (other, person))
            elif apart <= OVERLAP:
                bare.add((person, other) if person < other else (other, person))
    return named, bare

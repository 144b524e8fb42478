"""What ties persons to each other: being named in one concern, and living at one address at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from hubdesk.domain.let_go import let_go
from hubdesk.matching.presence import FAMILY_ROLES, Presence

OVERLAP = 365  # days between two sightings at one address that still count as living there together
OVERLAP_NAMED = 730  # the same for people who share a family name: a household that stayed
CROWD = 12  # persons at one address beyond which nobody can say who belongs to whom
LIST = 30  # persons in one concern beyond which it is a list and no family

Ends = tuple[str, str]
_NOBODY: dict[str, Presence] = {}


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of persons (ids in order): `near` counts concerns and addresses of one name, `housed` bare addresses.

    `named` are those whom some concern names with another.
    """

    near: Mapping[Ends, int]
    housed: Mapping[Ends, int]
    named: frozenset[str]


class Meetings:
    """Who was named in which concern, and who was seen at which address: by mention, of all who are known so far."""

    def __init__(self) -> None:
        self._in_concern: dict[str, dict[str, Presence]] = {}
        self._at: dict[str, dict[str, Presence]] = {}  # whole addresses
        self._by_name: dict[tuple[str, str], dict[str, Presence]] = {}  # half an address, a family name

    def add(self, own: Sequence[Presence]) -> None:
        """Add all that was seen of a person."""
        for one in own:
            if one.role in FAMILY_ROLES:
                self._in_concern.setdefault(one.concern_id, {})[one.mention_id] = one
            if one.whole:
                self._at.setdefault(one.whole, {})[one.mention_id] = one
            for half in one.halves:
                for name in one.names:
                    self._by_name.setdefault((half, name), {})[one.mention_id] = one

    def drop(self, own: Sequence[Presence]) -> None:
        """Take away all that was seen of a person."""
        for one in own:
            if one.role in FAMILY_ROLES:
                del self._in_concern[one.concern_id][one.mention_id]
            if one.whole:
                del self._at[one.whole][one.mention_id]
            for half in one.halves:
                for name in one.names:
                    del self._by_name[half, name][one.mention_id]

    def empty(self) -> None:
        """Let all go."""
        let_go(self._in_concern, self._at, self._by_name)

    def named_in(self, concern_id: str) -> set[str]:
        """Give the persons of a family whom a concern names."""
        return {one.person_id for one in self._in_concern.get(concern_id, _NOBODY).values()}

    def where(self, own: Iterable[Presence]) -> Iterator[Collection[Presence]]:
        """Give who was seen at each address, or under a name at half of one, where these were."""
        some = list(own)
        yield from (self._at[whole].values() for whole in {one.whole for one in some if one.whole})
        named = {(half, name) for one in some for half in one.halves for name in one.names}
        yield from (self._by_name[both].values() for both in named)

    def ties(self, persons: Iterable[Sequence[Presence]], lists: Collection[str] = ()) -> Ties:
        """Find what ties anybody where these persons were, each given whole; `lists` are concerns to pass over."""
        seen = [one for own in persons for one in own]
        concerns = {one.concern_id for one in seen if one.role in FAMILY_ROLES}.difference(lists)
        families = [named for named in map(self.named_in, concerns) if 1 < len(named) <= LIST]
        near = Counter(ends for named in families for ends in combinations(sorted(named), 2))
        housed: Counter[Ends] = Counter()
        for whole in {one.whole for one in seen if one.whole}:
            alike, bare = _housemates(_apart(self._at[whole].values()))
            near.update(alike)
            housed.update(bare)
        halves: dict[str, set[str]] = defaultdict(set)
        for one in seen:
            for half in one.halves:
                halves[half].update(one.names)
        for half, names in halves.items():
            near.update({ends for name in names for ends in _namesakes(_apart(self._by_name[half, name].values()))})
        return Ties(near, housed, frozenset[str]().union(*families))


def is_crowd(shown: Collection[Presence], more: Sequence[int] = ()) -> bool:
    """Tell whether so many were at one address at about one time that nobody can say who belongs to whom.

    `more` are the days on which others were there, each somebody else.
    """
    if len(shown) + len(more) <= CROWD or len({one.person_id for one in shown}) + len(more) <= CROWD:
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


def _apart(shown: Collection[Presence]) -> Sequence[tuple[str, list[Presence]]]:
    """Sort by person, in order, who was seen at one address; nobody in a crowd."""
    if len(shown) < 2 or is_crowd(shown):
        return ()
    own: dict[str, list[Presence]] = {}
    for one in shown:
        own.setdefault(one.person_id, []).append(one)
    return sorted(own.items()) if len(own) > 1 else ()


def _housemates(own: Sequence[tuple[str, list[Presence]]]) -> tuple[list[Ends], list[Ends]]:
    """Pair persons seen at one whole address about the same time: those of one name, and the others."""
    named, bare = [], []
    for (a, of_a), (b, of_b) in combinations(own, 2):
        alike = near = False
        for one, other in product(of_a, of_b):
            apart = abs(one.day - other.day)
            if apart <= OVERLAP_NAMED and any(name in other.names for name in one.names):
                alike = True
                break
            near = near or apart <= OVERLAP
        if alike:
            named.append((a, b))
        elif near:
            bare.append((a, b))
    return named, bare


def _namesakes(own: Sequence[tuple[str, list[Presence]]]) -> Iterator[Ends]:
    """Pair persons of one name seen at half an address about the same time.

    Street names recur from town to town: those of whom the postcode's district is known and differs live in two.
    """
    for (a, of_a), (b, of_b) in combinations(own, 2):
        for one, other in product(of_a, of_b):
            if abs(one.day - other.day) <= OVERLAP_NAMED and (
                one.whole == other.whole or not one.district or not other.district or one.district == other.district
            ):
                yield a, b
                break

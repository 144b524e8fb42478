"""Groups of persons as they are being gathered, and when two of them are separate households."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from hubdesk.matching.presence import FAMILY_ROLES, Presence

APART = 180  # days between sightings at two addresses that still count as living apart at the same time
ENOUGH = 2  # concerns that show a household as one; a single one may be a slip


class Household:
    """What is known of a group of persons: family names, addresses with the days of sightings, and concerns."""

    __slots__ = ("_in_order", "concerns", "days", "members", "names", "places")

    def __init__(self, person: str, own: Sequence[Presence]) -> None:
        self.members = [person]
        self.names = {name for one in own for name in one.names}
        self.places = {half for one in own for half in one.halves}
        self.days = {one.day for one in own if one.halves}
        self._in_order: list[int] = []
        self.concerns = {one.concern_id for one in own if one.role in FAMILY_ROLES}

    def add(self, other: Household) -> None:
        """Take in another group."""
        self.members += other.members
        self.names |= other.names
        self.places |= other.places
        self.days |= other.days
        self._in_order = []
        self.concerns |= other.concerns

    def seen_near(self, day: int) -> bool:
        """Tell whether it was seen at an address at about the same time as that day."""
        if not self._in_order:
            self._in_order = sorted(self.days)  # of a whole town there are no more than days on the calendar
        place = bisect_left(self._in_order, day - APART)
        return place < len(self._in_order) and self._in_order[place] <= day + APART


class Households:
    """Disjoint sets of persons; the person of a set who was mentioned first founds it."""

    def __init__(self, seen: Mapping[str, Sequence[Presence]]) -> None:
        self._seen = dict(seen)
        self._up = {person: person for person in seen}
        self._homes = {person: Household(person, own) for person, own in seen.items()}

    @property
    def everybody(self) -> Collection[str]:
        """Give all persons."""
        return self._up.keys()

    def of(self, person: str) -> str:
        """Give the set of a person, as the person it is kept under for now."""
        while self._up[person] != person:
            self._up[person] = self._up[self._up[person]]
            person = self._up[person]
        return person

    def join(self, a: str, b: str) -> None:
        """Put the sets of two persons together."""
        a, b = sorted((self.of(a), self.of(b)), key=lambda p: (-len(self._homes[p].members), p))
        if a != b:
            self._up[b] = a
            self._homes[a].add(self._homes.pop(b))

    def take(self, other: Households) -> None:
        """Take over the sets of others, none of whom is known here."""
        self._seen |= other._seen
        self._up |= other._up
        self._homes |= other._homes

    def home(self, person: str) -> Household:
        """Give what is known of the set of a person."""
        return self._homes[self.of(person)]

    def founders(self) -> dict[str, str]:
        """Give each person the founder of their set."""
        first = {
            root: min(home.members, key=lambda p: self._seen[p][0].mention_id) for root, home in self._homes.items()
        }
        return {person: first[self.of(person)] for person in self._up}

    def one_name(self, a: str, b: str) -> bool:
        """Tell whether two sets share a family name."""
        return not self.home(a).names.isdisjoint(self.home(b).names)

    def elsewhere(self, a: str, b: str) -> bool:
        """Tell whether two sets were seen at different addresses at the same time, and never at one."""
        here, there = sorted((self.home(a), self.home(b)), key=lambda home: len(home.days))
        if not here.days or not there.days or not here.places.isdisjoint(there.places):
            return False
        return any(there.seen_near(day) for day in here.days)

    def only_once(self, a: str, b: str, through: Iterable[str] = ()) -> bool:
        """Tell whether one concern alone ties two sets that several concerns each show, and they share no name.

        `through` are persons who belong to neither yet; concerns that name one of them with a set tie it too.
        """
        if self.one_name(a, b):
            return False
        first, second = self.home(a).concerns, self.home(b).concerns
        between = {one.concern_id for person in through for one in self._seen[person] if one.role in FAMILY_ROLES}
        # whoever is seen with both hangs on the one that names them less often
        bridges = (first & second) | min(first & between, second & between, key=lambda f: (len(f), sorted(f)))
        left = (len(own) - len(own & bridges) for own in (first, second))
        return len(bridges) <= 1 and all(count >= ENOUGH for count in left)

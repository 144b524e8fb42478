"""Groups of persons as they are being gathered, and when two of them are separate households."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hubdesk.matching.presence import FAMILY_ROLES, Presence, names_of

APART = 180  # days between sightings at two addresses that still count as living apart at the same time
ENOUGH = 2  # concerns that show a household as one; a single one may be a slip


class Households:
    """Disjoint sets of persons; the person of a set who was mentioned first founds it."""

    def __init__(self, seen: Mapping[str, Sequence[Presence]]) -> None:
        self._seen = seen
        self._up = {person: person for person in seen}
        self._members = {person: [person] for person in seen}
        self._concerns = {p: {one.concern_id for one in own if one.role in FAMILY_ROLES} for p, own in seen.items()}

    def of(self, person: str) -> str:
        """Give the set of a person, as the person it is kept under for now."""
        while self._up[person] != person:
            self._up[person] = self._up[self._up[person]]
            person = self._up[person]
        return person

    def join(self, a: str, b: str) -> None:
        """Put the sets of two persons together."""
        a, b = sorted((self.of(a), self.of(b)), key=lambda p: (-len(self._members[p]), p))
        if a != b:
            self._up[b] = a
            self._members[a] += self._members.pop(b)

    def members(self, person: str) -> list[str]:
        """List the set of a person."""
        return self._members[self.of(person)]

    def founders(self) -> dict[str, str]:
        """Give each person the founder of their set."""
        first = {
            root: min(members, key=lambda p: self._seen[p][0].mention_id) for root, members in self._members.items()
        }
        return {person: first[self.of(person)] for person in self._up}

    def names(self, person: str) -> set[str]:
        """List the family names in the set of a person."""
        return {name for member in self.members(person) for name in names_of(self._seen[member])}

    def elsewhere(self, a: str, b: str) -> bool:
        """Tell whether two sets were seen at different addresses at the same time, and never at one."""
        here, there = self._sightings(self.members(a)), self._sightings(self.members(b))
        if {place for _, places in here for place in places} & {place for _, places in there for place in places}:
            return False
        return any(abs(day - other) <= APART for day, _ in here for other, _ in there)

    def only_once(self, a: str, b: str, through: Iterable[str] = ()) -> bool:
        """Tell whether one concern alone ties two sets that several concerns each show as a household of one name.

        `through` are persons who belong to neither yet; concerns that name one of them with a set tie it too.
        """
        if self.names(a) & self.names(b):
            return False
        first, second = self._known_from(self.members(a)), self._known_from(self.members(b))
        between = {concern for person in through for concern in self._concerns[person]}
        bridges = (first & second) | min(first & between, second & between, key=lambda found: (len(found), sorted(found)))
        return len(bridges) <= 1 and len(first - bridges) >= ENOUGH and len(second - bridges) >= ENOUGH

    def _known_from(self, members: Iterable[str]) -> set[str]:
        return {concern for member in members for concern in self._concerns[member]}

    def _sightings(self, members: Iterable[str]) -> list[tuple[int, tuple[str, ...]]]:
        return [(one.day, one.places) for member in members for one in self._seen[member] if one.places]

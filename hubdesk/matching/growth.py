"""Families as they grew: persons change from look to look, and only what hangs on to them is gathered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from hubdesk.domain.ids import short_id
from hubdesk.matching.around import around
from hubdesk.matching.gather import Presence, gather, is_child, presence
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.ties import Meetings


class Growth:
    """Families over persons that come, change and go; the id of a family is that of its founder."""

    def __init__(self, tidied: Mapping[str, Tidied]) -> None:
        self._tidied = tidied
        self.person_of: dict[str, str] = {}
        self.family_of: dict[str, str] = {}
        self.mentions_of: dict[str, Collection[str]] = {}
        self.persons_of: dict[str, set[str]] = defaultdict(set)
        self._presences: dict[str, list[Presence]] = {}
        self.met = Meetings()

    def add(self, persons: Mapping[str, Collection[str]]) -> set[str]:
        """Take in persons with their mentions, none for one who is gone; returns the families that this changes."""
        before = [one for person in persons if person in self.mentions_of for one in self._forget(person)]
        shown = {one.mention_id: one for one in before}
        for person, mentions in persons.items():
            if mentions:
                self._know(person, mentions, shown)
        return self._gather(set(persons))

    def is_child(self, person: str) -> bool:
        """Tell whether a person has been spoken of as a child more often than not."""
        return is_child(self._presences[person])

    def _forget(self, person: str) -> Sequence[Presence]:
        del self.mentions_of[person]
        own = self._presences.pop(person)
        self.met.drop(own)
        return own

    def _know(self, person: str, mentions: Collection[str], shown: Mapping[str, Presence]) -> None:
        ordered = sorted(mentions)
        first = ordered[0]  # by which ties are settled, here as in a hub
        own = [
            shown[m] if m in shown and shown[m].person_id == first else presence(self._tidied[m], first)
            for m in ordered
        ]
        self.mentions_of[person], self._presences[person] = mentions, own
        self.person_of.update(dict.fromkeys(ordered, person))
        self.met.add(own)

    def _gather(self, persons: set[str]) -> set[str]:
        changed = {self.family_of[p] for p in persons if p in self.family_of}
        founders = self._founders(persons)
        for person in persons - self.mentions_of.keys():
            if family := self.family_of.pop(person, ""):
                self.persons_of[family].discard(person)
        ids = {founder: short_id("F", self.person_of[founder]) for founder in set(founders.values())}
        for named, founder in founders.items():
            person, family = self.person_of[named], ids[founder]
            before = self.family_of.get(person)
            if before != family:
                if before:
                    self.persons_of[before].discard(person)
                    changed.add(before)
                self.family_of[person] = family
                self.persons_of[family].add(person)
                changed.add(family)
            elif person in persons:
                changed.add(family)
        return changed

    def _founders(self, persons: set[str]) -> dict[str, str]:
        """Gather who can have another family now; both sides under the name of their first mention."""
        if 2 * len(persons) > len(self.mentions_of):
            return gather(one for own in self._presences.values() for one in own)
        return around(persons, self)[1]

    def seen(self, person_ids: Collection[str]) -> Mapping[str, Sequence[Presence]]:
        """Give what was seen of persons, in the order of their mentions."""
        return {person: self._presences[person] for person in person_ids if person in self._presences}

    def look(self, person_ids: Collection[str], most: int) -> Collection[str]:
        """Leave nothing out: who met whom is always known here."""
        return ()

    def named_in(self, concern_ids: Collection[str]) -> Mapping[str, int]:
        """Count the persons of a family whom each concern names."""
        return {concern: len(self.met.named_in(concern)) for concern in concern_ids}

    def ids(self, names: Collection[str]) -> Collection[str]:
        """Give the ids of persons by the names under which they were seen."""
        return {self.person_of[name] for name in names}

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give for each person all persons of their family."""
        return {person: self.persons_of[self.family_of[person]] for person in person_ids if person in self.family_of}

"""Families as they grew: persons change from look to look, and only what hangs on to them is gathered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from hubdesk.domain.ids import short_id
from hubdesk.matching.around import around
from hubdesk.matching.gather import Presence, gather, gather_keys, is_child, presence
from hubdesk.matching.tidy import Tidied


class Growth:
    """Families over persons that come, change and go; the id of a family is that of its founder."""

    def __init__(self, tidied: Mapping[str, Tidied]) -> None:
        self._tidied = tidied
        self.person_of: dict[str, str] = {}
        self.family_of: dict[str, str] = {}
        self.mentions_of: dict[str, Collection[str]] = {}
        self.persons_of: dict[str, set[str]] = defaultdict(set)
        self._presences: dict[str, list[Presence]] = {}
        self._sharing: dict[str, set[str]] = defaultdict(set)

    def add(self, persons: Mapping[str, Collection[str]]) -> set[str]:
        """Take in persons with their mentions, none for one who is gone; returns the families that this changes."""
        for person in persons:
            if person in self.mentions_of:
                self._forget(person)
        for person, mentions in persons.items():
            if mentions:
                self._know(person, mentions)
        return self._gather(set(persons))

    def is_child(self, person: str) -> bool:
        """Tell whether a person has been spoken of as a child more often than not."""
        return is_child(self._presences[person])

    def _forget(self, person: str) -> None:
        for shown in self._presences.pop(person):
            for key in gather_keys(shown):
                self._sharing[key].discard(person)
        del self.mentions_of[person]

    def _know(self, person: str, mentions: Collection[str]) -> None:
        self.mentions_of[person] = mentions
        first = min(mentions)  # ties are settled by the first mention, here as in a hub
        shown = [presence(self._tidied[m], first) for m in sorted(mentions)]
        self._presences[person] = shown
        for mention in mentions:
            self.person_of[mention] = person
        for one in shown:
            for key in gather_keys(one):
                self._sharing[key].add(person)

    def _gather(self, persons: set[str]) -> set[str]:
        changed = {self.family_of[p] for p in persons if p in self.family_of}
        founders = self._founders(persons)
        for person in persons - self.mentions_of.keys():
            if family := self.family_of.pop(person, ""):
                self.persons_of[family].discard(person)
        for named, founder in founders.items():
            person, family = self.person_of[named], short_id("F", self.person_of[founder])
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

    def held(self, keys: Collection[str]) -> Mapping[str, int]:
        """Count the persons who have each gather key."""
        return {key: len(self._sharing[key]) for key in keys}

    def sharing(self, keys: Collection[str]) -> Collection[str]:
        """Give everybody who has one of these gather keys."""
        return set[str]().union(*(self._sharing[key] for key in keys))

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give for each person all persons of their family."""
        return {person: self.persons_of[self.family_of[person]] for person in person_ids if person in self.family_of}

"""Families as they grew: persons change from look to look, and only what hangs on to them is gathered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.ids import short_id
from hubdesk.matching.around import around
from hubdesk.matching.gather import Presence, gather, is_child, presence
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.ties import Meetings


@dataclass(frozen=True, slots=True)
class Family:
    """The mentions of each person of a family, and who has been spoken of as a child more often than not."""

    mentions: Mapping[str, Collection[str]]
    children: frozenset[str]


class Standing:
    """Families as they stand after the changes so far, and in which of them each mention is."""

    def __init__(self) -> None:
        self.families: dict[str, Family] = {}
        self.family_of: dict[str, str] = {}

    def take(self, changed: Mapping[str, Family]) -> None:
        """Take in what changed; families of nobody are no more."""
        for name, family in changed.items():
            if family.mentions:
                self.families[name] = family
            else:
                self.families.pop(name, None)
            for mentions in family.mentions.values():
                self.family_of.update(dict.fromkeys(mentions, name))


class Growth:
    """Families over persons that come, change and go; the id of a family is that of its founder."""

    def __init__(self, tidied: Mapping[str, Tidied]) -> None:
        self._tidied = tidied
        self._person_of: dict[str, str] = {}
        self._family_of: dict[str, str] = {}
        self._mentions_of: dict[str, Collection[str]] = {}
        self._persons_of: dict[str, set[str]] = defaultdict(set)
        self._presences: dict[str, list[Presence]] = {}
        self.met = Meetings()

    def add(self, persons: Mapping[str, Collection[str]]) -> Mapping[str, Family]:
        """Take in persons with their mentions, none for one who is gone; returns the families that this changes.

        Those that are no more have nobody.
        """
        before = [one for person in persons if person in self._mentions_of for one in self._forget(person)]
        shown = {one.mention_id: one for one in before}
        for person, mentions in persons.items():
            if mentions:
                self._know(person, mentions, shown)
        return {family: self._family(family) for family in sorted(self._gather(set(persons)))}

    def _family(self, family: str) -> Family:
        persons = self._persons_of[family]
        children = frozenset(person for person in persons if is_child(self._presences[person]))
        return Family({person: self._mentions_of[person] for person in sorted(persons)}, children)

    def _forget(self, person: str) -> Sequence[Presence]:
        del self._mentions_of[person]
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
        self._mentions_of[person], self._presences[person] = mentions, own
        self._person_of.update(dict.fromkeys(ordered, person))
        self.met.add(own)

    def _gather(self, persons: set[str]) -> set[str]:
        changed = {self._family_of[p] for p in persons if p in self._family_of}
        founders = self._founders(persons)
        for person in persons - self._mentions_of.keys():
            if family := self._family_of.pop(person, ""):
                self._persons_of[family].discard(person)
        ids = {founder: short_id("F", self._person_of[founder]) for founder in set(founders.values())}
        for named, founder in founders.items():
            person, family = self._person_of[named], ids[founder]
            before = self._family_of.get(person)
            if before != family:
                if before:
                    self._persons_of[before].discard(person)
                    changed.add(before)
                self._family_of[person] = family
                self._persons_of[family].add(person)
                changed.add(family)
            elif person in persons:
                changed.add(family)
        return changed

    def _founders(self, persons: set[str]) -> dict[str, str]:
        """Gather who can have another family now; both sides under the name of their first mention."""
        if 2 * len(persons) > len(self._mentions_of):
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
        return {self._person_of[name] for name in names}

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give for each person all persons of their family."""
        return {person: self._persons_of[self._family_of[person]] for person in person_ids if person in self._family_of}

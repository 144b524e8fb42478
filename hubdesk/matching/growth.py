"""Persons and families as they grew: mentions come as they were received, and each look sees only those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hubdesk.domain.answer import Answer
from hubdesk.domain.ids import short_id
from hubdesk.matching.around import around
from hubdesk.matching.batch import Pair
from hubdesk.matching.cluster import both_ways
from hubdesk.matching.gather import Presence, gather, gather_keys, is_child, presence
from hubdesk.matching.model import Model
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.part_by_part import PartByPart
from hubdesk.matching.tidy import Tidied


class Growth:
    """Groupings that are worked out again only where something new hangs on to them.

    `pairs` are all pairs worth keeping among all mentions that may ever be added; ids of persons and families are
    those of their founders, so a grouping keeps its id while it grows.
    """

    def __init__(self, tidied: Mapping[str, Tidied], pairs: Iterable[Pair], model: Model) -> None:
        self._tidied = tidied
        self._model = model
        self._weights = both_ways(pairs)
        self._strong = {
            one: tuple(other for other, weight in own.items() if weight >= model.tie)
            for one, own in self._weights.items()
        }
        self._answers: dict[str, list[Answer]] = defaultdict(list)
        self.person_of: dict[str, str] = {}
        self.family_of: dict[str, str] = {}
        self.mentions_of: dict[str, set[str]] = {}
        self.persons_of: dict[str, set[str]] = defaultdict(set)
        self._presences: dict[str, list[Presence]] = {}
        self._sharing: dict[str, set[str]] = defaultdict(set)

    def add(self, mention_ids: Iterable[str], answers: Sequence[Answer] = ()) -> set[str]:
        """Add mentions and answers; returns the ids of families that changed, are new, or are no more."""
        new = [m for m in mention_ids if m in self._tidied and m not in self.person_of]
        for mention in new:
            self.person_of[mention] = ""
        touched = set(new)
        for answer in answers:
            for mention in (answer.left, answer.right):
                self._answers[mention].append(answer)
                touched.add(mention)
        return self._gather(self._resolve(touched & self.person_of.keys()))

    def is_child(self, person: str) -> bool:
        """Tell whether a person has been spoken of as a child more often than not."""
        return is_child(self._presences[person])

    def _before(self, mentions: set[str]) -> dict[str, frozenset[str]]:
        own = {m: person for m in mentions if (person := self.person_of.get(m, ""))}
        groups = {person: frozenset(self.mentions_of[person]) for person in set(own.values())}
        return {mention: groups[person] for mention, person in own.items()}

    def _near(self, mentions: set[str]) -> set[str]:
        found = set[str]().union(*(self._strong.get(one, ()) for one in mentions))
        found.update(end for one in mentions for a in self._answers.get(one, ()) for end in (a.left, a.right))
        return found & self.person_of.keys()

    def _resolve(self, touched: set[str]) -> set[str]:
        """Tie again whatever hangs together with these mentions; returns the persons that are new, changed or gone."""
        parts = PartByPart(self._tidied, self._weights, self._strong, self._model)
        groups = settle_outward(touched, self._before, self._near, lambda some: parts.solve(some, self._answers))
        part = [m for group in groups for m in group]
        before = {person: self.mentions_of[person] for m in part if (person := self.person_of[m])}
        after = {short_id("P", min(group)): set(group) for group in groups}
        changed = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
        for person in changed & before.keys():
            self._forget(person)
        for person in changed & after.keys():
            self._know(person, after[person])
        return changed

    def _forget(self, person: str) -> None:
        for shown in self._presences.pop(person):
            for key in gather_keys(shown):
                self._sharing[key].discard(person)
        del self.mentions_of[person]

    def _know(self, person: str, mentions: set[str]) -> None:
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

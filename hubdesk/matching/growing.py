"""Persons as they grew: mentions come as they were received, and each look sees only those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hubdesk.domain.answer import Answer
from hubdesk.domain.ids import short_id
from hubdesk.matching.cluster import both_ways
from hubdesk.matching.model import Model
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.part_by_part import PartByPart
from hubdesk.matching.tidy import Tidied

Weighed = Iterable[tuple[str, str, int]]
Look = tuple[Sequence[str], Sequence[Answer]]  # the mentions and answers that came since the last one
Changes = Mapping[str, frozenset[str]]  # persons that are new or changed with their mentions; none for one who is gone


class Growing:
    """Persons that are worked out again only where something new hangs on to them.

    `pairs` are all pairs worth keeping among all mentions that may ever be added; the id of a person is that of its
    founder, so that it keeps its id while it grows.
    """

    def __init__(self, tidied: Mapping[str, Tidied], pairs: Weighed, model: Model) -> None:
        self._tidied = tidied
        self._model = model
        self._weights = both_ways(pairs)
        self._strong = {
            one: tuple(other for other, weight in own.items() if weight >= model.tie)
            for one, own in self._weights.items()
        }
        self._answers: dict[str, list[Answer]] = defaultdict(list)
        self._person_of: dict[str, str] = {}
        self._mentions_of: dict[str, frozenset[str]] = {}

    def add(self, mention_ids: Iterable[str], answers: Sequence[Answer] = ()) -> Changes:
        """Add mentions and answers; returns whom this changes."""
        touched = {m for m in mention_ids if m in self._tidied and m not in self._person_of}
        self._person_of.update(dict.fromkeys(touched, ""))
        for answer in answers:
            for mention in (answer.left, answer.right):
                self._answers[mention].append(answer)
                touched.add(mention)
        parts = PartByPart(self._tidied, self._weights, self._strong, self._model)
        touched &= self._person_of.keys()
        groups = settle_outward(touched, self._before, self._near, lambda some: parts.solve(some, self._answers))
        return self._keep(groups)

    def _before(self, mentions: set[str]) -> dict[str, frozenset[str]]:
        own = {m: person for m in mentions if (person := self._person_of.get(m, ""))}
        return {mention: self._mentions_of[person] for mention, person in own.items()}

    def _near(self, mentions: set[str]) -> set[str]:
        found = set[str]().union(*(self._strong.get(one, ()) for one in mentions))
        found.update(end for one in mentions for a in self._answers.get(one, ()) for end in (a.left, a.right))
        return found & self._person_of.keys()

    def _keep(self, groups: Iterable[frozenset[str]]) -> Changes:
        after = {short_id("P", min(group)): group for group in groups}
        before = {person for group in after.values() for m in group if (person := self._person_of[m])}
        changed: dict[str, frozenset[str]] = {}
        for person in before - after.keys():
            changed[person] = frozenset()
            del self._mentions_of[person]
        for person, group in after.items():
            if self._mentions_of.get(person) != group:
                changed[person] = self._mentions_of[person] = group
                self._person_of.update(dict.fromkeys(group, person))
        return changed

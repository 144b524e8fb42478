"""Persons of some mentions found part by part: nothing ties those of one part to those of another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from hubdesk.domain.answer import Answer
from hubdesk.matching.answers import last_words
from hubdesk.matching.cluster import Weights
from hubdesk.matching.model import Model
from hubdesk.matching.resolve import persons
from hubdesk.matching.tidy import Tidied

Strong = Mapping[str, Collection[str]]  # whom a pair ties that weighs enough
Told = Mapping[str, Sequence[Answer]]  # the answers that speak of a mention


class PartByPart:
    """Groups mentions of which more may be known with each step; no part is grouped a second time."""

    def __init__(self, known: Mapping[str, Tidied], weights: Weights, strong: Strong, model: Model) -> None:
        self._known, self._weights, self._strong, self._model = known, weights, strong, model
        self._grouped: dict[frozenset[str], list[frozenset[str]]] = {}

    def solve(self, some: set[str], told: Told) -> list[frozenset[str]]:
        """Group some mentions as they go together among themselves."""
        parts = list(self._parts(some, told))
        self._group([part for part in parts if part not in self._grouped], told)
        return [group for part in parts for group in self._grouped[part]]

    def _parts(self, some: set[str], told: Told) -> Iterator[frozenset[str]]:
        left = set(some)
        while left:
            edge = [left.pop()]
            part = set(edge)
            while edge:
                one = edge.pop()
                fresh = left.intersection(self._strong.get(one, ()))
                if one in told:
                    fresh |= left.intersection(end for answer in told[one] for end in (answer.left, answer.right))
                left -= fresh
                part |= fresh
                edge += fresh
            yield frozenset(part)

    def _group(self, parts: Sequence[frozenset[str]], told: Told) -> None:
        part_of = {mention: part for part in parts for mention in part}
        answers = {answer.id: answer for mention in part_of for answer in told.get(mention, ())}
        known = {mention: self._known[mention] for mention in sorted(part_of)}
        self._grouped |= {part: [] for part in parts}
        for group in persons(known, self._weights, last_words(answers.values()), self._model):
            self._grouped[part_of[next(iter(group))]].append(group)

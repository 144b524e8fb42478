"""Tie mentions to persons again where something about them changed, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hubdesk.domain.answer import Answer
from hubdesk.domain.ids import short_id
from hubdesk.matching.answers import last_words
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.part_by_part import PartByPart
from hubdesk.matching.resolve import keep_ids, unclear
from hubdesk.matching.tidy import Tidied, unpack
from hubdesk.service.desk import Desk
from hubdesk.service.log_ties import log_ties
from hubdesk.store import answers, grey, people


def retie(desk: Desk, mention_ids: set[str], *, log: bool = False) -> set[str]:
    """Tie again whatever these mentions can change; returns the persons that are touched, new or no more.

    `log` leaves the audit line of ties that nobody but the program made.
    """

    around = _Around(desk)
    groups = settle_outward(mention_ids, around.before, around.near, around.solve)
    part = {mention for group in groups for mention in group}
    was = people.person_of(desk.database, part)
    now = keep_ids(groups, was | _in_use(desk, part))
    people.set_persons(desk.database, now, desk.now())
    if log:
        log_ties(desk, was, now)
    _keep_unclear(desk, part)
    touched = {now[m] for m in mention_ids if m in now}
    touched |= {person for m, person in now.items() if was.get(m) != person}
    return touched | {person for m, person in was.items() if now.get(m) != person}


class _Around:
    """The mentions round what is new, with their pairs, read when first needed; each part is grouped once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tidied: dict[str, Tidied] = {}
        self._weights: dict[str, dict[str, int]] = defaultdict(dict)
        self._strong: dict[str, set[str]] = defaultdict(set)
        self._parts = PartByPart(self._tidied, self._weights, self._strong, desk.model)

    def before(self, some: set[str]) -> dict[str, frozenset[str]]:
        """Give the mentions of the person of each mention."""
        owner = people.person_of(self._desk.database, some)
        mentions = people.mentions_of(self._desk.database, set(owner.values()))
        own = {person: frozenset(ids) for person, ids in mentions.items()}
        return {mention: own[person] for mention, person in owner.items()}

    def near(self, some: set[str]) -> set[str]:
        """Find the mentions to which a pair that could tie, or an answer, leads."""
        return people.near(self._desk.database, some, self._desk.model.tie)

    def solve(self, some: set[str]) -> Sequence[frozenset[str]]:
        """Group some mentions."""
        self._read(some - self._tidied.keys())
        told: dict[str, list[Answer]] = defaultdict(list)
        for one in answers.of_mentions(self._desk.database, some):
            told[one.left].append(one)
            told[one.right].append(one)
        return self._parts.solve(some & self._tidied.keys(), told)

    def _read(self, new: set[str]) -> None:
        packed = people.tidied(self._desk.database, new)
        self._tidied |= {mention: unpack(text) for mention, text in packed.items()}
        for left, right, weight in people.pairs_touching(self._desk.database, packed, self._desk.model.keep):
            self._weights[left][right] = self._weights[right][left] = weight
            if weight >= self._desk.model.tie:
                self._strong[left].add(right)
                self._strong[right].add(left)


def _in_use(desk: Desk, mention_ids: Iterable[str]) -> dict[str, str]:
    """Find who bears an id that one of these mentions founded: it is not given a second time."""
    founded = people.mentions_of(desk.database, [short_id("P", one) for one in mention_ids])
    return {mentions[0]: person for person, mentions in founded.items()}


def _keep_unclear(desk: Desk, part: set[str]) -> None:
    """Keep what waits for a human between the persons of these mentions and all others."""
    pairs = people.pairs_touching(desk.database, part, desk.model.grey)
    said = last_words(answers.of_mentions(desk.database, part))
    named = {mention for ends in said for mention in ends}.union(*(pair[:2] for pair in pairs))
    grey.put(desk.database, part, unclear(pairs, people.person_of(desk.database, named), said, desk.model))

"""Tie mentions to persons again where something about them changed, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hubdesk.domain.answer import Answer
from hubdesk.domain.ids import short_id
from hubdesk.matching.answers import last_words
from hubdesk.matching.batch import Pair
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.resolve import keep_ids, resolve, unclear
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
        self._pairs: dict[str, dict[str, int]] = defaultdict(dict)
        self._grouped: dict[frozenset[str], Sequence[frozenset[str]]] = {}

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
        """Group some mentions: in parts, for nothing ties those of one to those of another."""
        self._read(some - self._tidied.keys())
        said = answers.of_mentions(self._desk.database, some)
        told: dict[str, list[Answer]] = defaultdict(list)
        for one in said:
            told[one.left].append(one)
            told[one.right].append(one)
        groups: list[frozenset[str]] = []
        for part in self._parts(some & self._tidied.keys(), told):
            if part not in self._grouped:
                self._grouped[part] = self._group(part, told)
            groups += self._grouped[part]
        return groups

    def _read(self, new: set[str]) -> None:
        packed = people.tidied(self._desk.database, new)
        self._tidied |= {mention: unpack(text) for mention, text in packed.items()}
        for left, right, weight in people.pairs_touching(self._desk.database, packed, self._desk.model.keep):
            self._pairs[left][right] = self._pairs[right][left] = weight

    def _parts(self, some: set[str], told: Mapping[str, Sequence[Answer]]) -> Iterator[frozenset[str]]:
        left = set(some)
        while left:
            edge = [left.pop()]
            part = set(edge)
            while edge:
                one = edge.pop()
                strong = {other for other, weight in self._pairs.get(one, {}).items() if weight >= self._desk.model.tie}
                fresh = (strong | {end for a in told.get(one, ()) for end in (a.left, a.right)}) & left
                left -= fresh
                part |= fresh
                edge += fresh
            yield frozenset(part)

    def _group(self, part: frozenset[str], told: Mapping[str, Sequence[Answer]]) -> Sequence[frozenset[str]]:
        if len(part) == 1:
            return (part,)
        pairs = [
            Pair(one, other, weight)
            for one in part
            for other, weight in self._pairs.get(one, {}).items()
            if one < other and other in part
        ]
        said = {a.id: a for one in part for a in told.get(one, ())}
        return resolve([self._tidied[m] for m in sorted(part)], pairs, list(said.values()), self._desk.model).groups


def _in_use(desk: Desk, mention_ids: Iterable[str]) -> dict[str, str]:
    """Find who bears an id that one of these mentions founded: it is not given a second time."""
    founded = people.mentions_of(desk.database, [short_id("P", one) for one in mention_ids])
    return {mentions[0]: person for person, mentions in founded.items()}


def _keep_unclear(desk: Desk, part: set[str]) -> None:
    """Keep what waits for a human between the persons of these mentions and all others."""
    pairs = people.pairs_touching(desk.database, part, desk.model.grey)
    weights = {(left, right): weight for left, right, weight in pairs}
    said = last_words(answers.of_mentions(desk.database, part))
    named = {mention for pair in (*weights, *said) for mention in pair}
    grey.put(desk.database, part, unclear(weights, people.person_of(desk.database, named), said, desk.model))

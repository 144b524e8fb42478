"""Tie mentions to persons again where something about them changed, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hubdesk.domain.ids import short_id
from hubdesk.matching.answers import last_words
from hubdesk.matching.batch import Pair
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.resolve import keep_ids, resolve, unclear
from hubdesk.matching.tidy import unpack
from hubdesk.service.desk import Desk
from hubdesk.service.log_ties import log_ties
from hubdesk.store import answers, grey, people


def retie(desk: Desk, mention_ids: set[str], *, log: bool = False) -> set[str]:
    """Tie again whatever these mentions can change; returns the persons that are touched, new or no more.

    `log` leaves the audit line of ties that nobody but the program made.
    """

    def before(some: set[str]) -> dict[str, frozenset[str]]:
        owner = people.person_of(desk.database, some)
        own = {person: frozenset(ids) for person, ids in people.mentions_of(desk.database, owner.values()).items()}
        return {mention: own[person] for mention, person in owner.items()}

    def near(some: set[str]) -> set[str]:
        return people.near(desk.database, some, desk.model.tie)

    def solve(some: set[str]) -> Sequence[frozenset[str]]:
        tidied = [unpack(packed) for packed in people.tidied(desk.database, some).values()]
        pairs = [Pair(*row) for row in people.pairs_among(desk.database, some)]
        return resolve(tidied, pairs, answers.of_mentions(desk.database, some), desk.model).groups

    groups = settle_outward(mention_ids, before, near, solve)
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

"""Matches that wait for a human, best question first, and what was answered today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from hubdesk.domain.family import GreyPair
from hubdesk.matching.compare import weigh
from hubdesk.matching.question import Question
from hubdesk.matching.tidy import unpack
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Review
from hubdesk.service.persons import spelling
from hubdesk.service.said import what_was_said
from hubdesk.service.spoken import spoken_mentions
from hubdesk.store import answers, grey, people

# How many open pairs are looked at for the best questions.
_DEEP = 5000


def grey_pairs(desk: Desk, limit: int = 50) -> tuple[GreyPair, ...]:
    """List the pairs of people that only a human can tell apart or together, the best question first."""
    with act(desk, "review"):
        return _best(desk, limit)


def review(desk: Desk, limit: int = 50) -> Review:
    """Give the matches that wait, best question first, and what the person at the desk answered today."""
    midnight = datetime.combine(desk.today(), time())
    with act(desk, "review"):
        return Review(
            pairs=_best(desk, limit),
            left=grey.count(desk.database),
            mine=what_was_said(desk, answers.given(desk.database, desk.user.name, midnight)),
        )


def _best(desk: Desk, limit: int) -> tuple[GreyPair, ...]:
    """Choose the questions whose answer is worth most: how likely it is *same*, times what that would change."""
    asked = [Question(*row) for row in grey.in_context(desk.database, _DEEP)]
    best = sorted(asked, key=lambda q: (-q.worth, q.left, q.right))[:limit]
    effects = {(q.left, q.right): q.effect for q in best}
    shown = _shown(desk, [(q.left, q.right, q.weight) for q in best])
    return tuple(replace(pair, effect=effects[pair.left.mention_id, pair.right.mention_id]) for pair in shown)


def grey_of(desk: Desk, person_ids: Iterable[str], limit: int = 20) -> tuple[GreyPair, ...]:
    """List those of the pairs that touch some persons."""
    mentions = people.mentions_of(desk.database, person_ids).values()
    return _shown(desk, grey.open_pairs(desk.database, limit, [m for own in mentions for m in own]))


def _shown(desk: Desk, pairs: Iterable[tuple[str, str, int]]) -> tuple[GreyPair, ...]:
    found = list(pairs)
    ids = {mention_id for left, right, _ in found for mention_id in (left, right)}
    spoken = spoken_mentions(desk, ids)
    packed = people.tidied(desk.database, ids)
    owner = people.person_of(desk.database, ids)
    return tuple(
        GreyPair(
            left=spelling(*spoken[left]),
            right=spelling(*spoken[right]),
            left_person=owner[left],
            right_person=owner[right],
            weighed=weigh(unpack(packed[left]), unpack(packed[right]), desk.model, frequencies(desk)),
        )
        for left, right, _ in found
        if left in spoken and right in spoken
    )

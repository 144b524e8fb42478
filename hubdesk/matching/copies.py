"""Mentions that say exactly the same as many others: they stand behind the first of them, and are not compared again.

A key that too many mentions share is passed over, for there would be a pair for each two of them. Mentions that all say
the same need no such pairs: one comparison tells for all. So a few of them are compared as everybody is, and the rest
go where the first one goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter

from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import PLAIN

MANY = 30  # mentions that say the same and are compared each with each
_WHERE = frozenset({"mention_id", "concern_id", "role", "day"})  # what two mentions that say the same may differ in
_said = attrgetter(*(field.name for field in fields(Tidied) if field.name not in _WHERE))
_briefly = attrgetter("given", "family", "born", "street", "postcode")


def copies(tidied: Iterable[Tidied]) -> dict[str, str]:
    """Give each mention beyond so many that say the same the first one that does, by their ids.

    Two mentions of one concern are two people, so the second of a concern stands behind the first second one.
    """
    every = list(tidied)
    briefly = Counter(_briefly(one) for one in every)  # a step at a time: the window goes on between two
    if not briefly or max(briefly.values()) <= MANY:
        return {}
    times: Counter[tuple[object, ...]] = Counter()
    alike: dict[tuple[object, ...], list[str]] = {}
    for one in sorted((t for t in every if briefly[_briefly(t)] > MANY), key=lambda t: t.mention_id):
        said = (_said(one), *(value(one) for value in PLAIN.values()))
        times[(one.concern_id, *said)] += 1
        alike.setdefault((times[one.concern_id, *said], *said), []).append(one.mention_id)
    return {copy: same[0] for same in alike.values() for copy in same[MANY:]}

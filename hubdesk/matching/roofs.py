"""Whom people join for no more than an address, once households are known by what they were named with.

Flats are written without their number and houses are let again: two households that were never named together stay
two. Nothing here looks at what it joins itself, so that what happens under one roof cannot reach through the next
house into the whole town.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hubdesk.matching.households import Households
from hubdesk.matching.ties import Ends, Ties


def alone(homes: Households, found: Ties, persons: Iterable[str]) -> set[str]:
    """Pick out those whom no concern names with another, and with whom nobody of their name lives."""
    return {one for one in persons if one not in found.named and homes.home(one).members == [one]}


def leaning(housed: Mapping[Ends, int], persons: Iterable[str]) -> dict[str, str]:
    """Give for each of these the one with whom they were seen at most addresses, the first mentioned of several."""
    best = dict.fromkeys(persons, (0, ""))
    for (a, b), count in housed.items():
        for one, other in ((a, b), (b, a)):
            if one in best:
                best[one] = min(best[one], (-count, other))
    return {one: other for one, (count, other) in best.items() if count}

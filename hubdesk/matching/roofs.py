"""Who joins whom for no more than an address, once households are known by what they were named with.

Flats are written without their number and houses are let again: two households that were never named together and
bear other names stay two. Nothing here looks at what it joins itself, so that what happens under one roof cannot reach
through the next house into the whole town.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hubdesk.matching.households import Households
from hubdesk.matching.ties import Ends, Ties


def is_alone(homes: Households, found: Ties, person: str) -> bool:
    """Tell whether no concern names somebody with another, and nobody of their name lives with them."""
    return person not in found.named and homes.of(person) == person and len(homes.home(person).members) == 1


def leaning(housed: Mapping[Ends, int], alone: Iterable[str]) -> dict[str, str]:
    """Give those who are alone the one with whom they were seen at most addresses, the first mentioned of several."""
    best = dict.fromkeys(alone, (0, ""))
    for (a, b), count in housed.items():
        for one, other in ((a, b), (b, a)):
            if one in best:
                best[one] = min(best[one], (-count, other))
    return {one: other for one, (count, other) in best.items() if count}


def one_household(homes: Households, found: Ties) -> list[Ends]:
    """List pairs under one roof who belong together: one of them alone, or their households of one family name."""
    alone = {person for ends in found.housed for person in ends if is_alone(homes, found, person)}
    named = [
        (a, b) for a, b in found.housed if a not in alone and b not in alone and homes.one_name(a, b)
    ]  # fmt: skip
    return sorted([*leaning(found.housed, alone).items(), *named])

"""Names as unevenly common as in a country, for made-up people in any number.

The demo knows 53 family names, however many people a hub has. In a country a few are common and most are rare, and the
more people there are the more names they bear. Syllables put before the demo's names do the same: the 53 commonest
family names are then borne by 22 in a hundred people and the 600 commonest by 57 (England: about 15 and 40), and the
hundred commonest given names by about half.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random

from hubdesk.service.made_up.households import Household

SYLLABLES = (
    "Bram", "Car", "Del", "Fen", "Gil", "Hol", "Ing", "Kes", "Lor", "Mar", "Nor", "Os", "Pel", "Quin", "Ros", "Sel",
    "Tam", "Ul", "Ven", "Wyn",
)  # fmt: skip


def shortened(households: Iterable[Household]) -> set[int]:
    """Find the people who go by a short form, which is one of the name as it stands."""
    return {one.no for home in households for one in home.children + home.adults if one.short != one.given}


def family_name(name: str, person: int) -> str:
    """Make a family's name rarer, the same for all of a household."""
    return _varied(name, f"family {person // 10}", 0.35)


def given_name(name: str, person: int, short: Collection[int]) -> str:
    """Make somebody's given name rarer, unless they go by a short form of it."""
    return name if person in short else _varied(name, f"given {person}", 0.7)


def _varied(name: str, whose: str, bend: float) -> str:
    """Put syllables before a name; of all people (1 + n) to the power of -bend bear one beyond the n-th of a stem."""
    rank = int((1 - Random(whose).random()) ** (-1 / bend)) - 1  # noqa: S311 - names are made up
    before = ""
    while rank:
        rank, place = divmod(rank - 1, len(SYLLABLES))
        before += SYLLABLES[place] if not before else SYLLABLES[place].lower()
    return "-".join(before + (word.lower() if before else word) for word in name.split("-")) if name else ""

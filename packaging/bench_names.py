"""Names as unevenly common, and as unlike each other, as in a country, for made-up people in any number.

The demo knows 53 family names, however many people a hub has. In a country a few are common and most are rare, and the
more people there are the more names they bear. Made-up words beside the demo's names do the same: the 53 commonest
family names are then borne by 22 in a hundred people and the 600 commonest by 57 (England: about 15 and 40), and the
hundred commonest given names by about half. Of a thousand pairs of different family names one is within two letters of
the other, and seven letters is their usual length, as among the real surnames of the FEBRL lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random

from rapidfuzz.distance import Editop, Levenshtein

from hubdesk.matching.words import plain
from hubdesk.service.made_up.households import Household

BEGIN = ("B", "C", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W")
VOWELS = ("a", "e", "i", "o", "u")
_SLIPS = 2  # more is another name
END = ("", "ck", "l", "m", "n", "nd", "r", "s", "st", "t", "th")


def shortened(households: Iterable[Household]) -> set[int]:
    """Find the people who go by a short form, which is one of the name as it stands."""
    return {one.no for home in households for one in home.children + home.adults if one.short != one.given}


def family_name(name: str, person: int) -> str:
    """Make a family's name rarer, the same for all of a household."""
    return _varied(name, f"family {person // 10}", 0.35)


def given_name(name: str, person: int, short: Collection[int]) -> str:
    """Make somebody's given name rarer, unless they go by a short form of it."""
    return name if person in short else _varied(name, f"given {person}", 0.7)


class Renamed:
    """Writes what a row says of somebody's name as it would stand had they borne their rarer one, slip and all."""

    def __init__(self, households: Iterable[Household]) -> None:
        homes = tuple(households)
        short = shortened(homes)
        self._own = {
            one.no: {
                **{plain(name): family_name(name, one.no) for name in one.family_names},
                plain(one.given): given_name(one.given, one.no, short),
            }
            for home in homes
            for one in home.children + home.adults
        }

    def written(self, name: str, person: int) -> str:
        """Rewrite a name; what is nobody's, such as an initial or a word for not known, stays as it is."""
        own, low = self._own[person], plain(name)
        if low in own:
            return own[low].upper() if name.isupper() else own[low]
        if "-" in name:
            return "-".join(self.written(part, person) for part in name.split("-"))
        nearest = min(own, key=lambda true: Levenshtein.distance(true, low))
        slips = Levenshtein.editops(nearest, low)
        return _slipped(own[nearest], len(nearest), low, slips) if len(slips) <= _SLIPS else name


def _slipped(name: str, length: int, written: str, slips: Iterable[Editop]) -> str:
    """Make slips in a name where they were made in another of a length that was written so."""
    for slip in sorted(slips, key=lambda one: -one.src_pos):
        place = min(len(name) - 1, round(slip.src_pos * len(name) / length))
        letter = "" if slip.tag == "delete" else written[slip.dest_pos]
        name = name[:place] + letter + name[place + (slip.tag != "insert") :]
    return name


def _varied(name: str, whose: str, bend: float) -> str:
    """Put another word for a name; of all people (1 + n) to the power of -bend bear one beyond the n-th of a stem."""
    rank = int((1 - Random(whose).random()) ** (-1 / bend)) - 1  # noqa: S311 - names are made up
    return "-".join(_word(word, rank) if rank else word for word in name.split("-")) if name else ""


def _word(stem: str, rank: int) -> str:
    """Make up the word of two syllables that stands at a rank beside a stem."""
    dice = Random(f"{stem} {rank}")  # noqa: S311 - names are made up
    return "".join(dice.choice(part) for part in (BEGIN, VOWELS, END) * 2).capitalize()

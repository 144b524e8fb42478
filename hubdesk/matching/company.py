"""With whom somebody was named: two mentions whose parents, partner or children are the same support each other.

Said of each mention where it stands, so it rests on nothing that was worked out elsewhere and comes out alike whatever
came first. A brother has the same parents: what a relative would agree in as well is taken off, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from hubdesk.matching.levels import born_level, family_level, given_level
from hubdesk.matching.words import roots, sound

MOST = 6  # companions that are compared: a concern that names a whole street tells of no family
BITS = 62  # of a mark; two who have none in common share nobody
_SPELT = frozenset({"exact", "part", "variant", "close"})
_ONE_DAY = frozenset({"exact", "swapped", "digit"})


def company(others: Iterable[tuple[str, str, str]]) -> str:
    """Write down given name, family name and date of birth of those named with somebody; only whole names tell."""
    whole = sorted({"|".join(one) for one in others if one[0] and one[1]})
    return ";".join(whole) if len(whole) <= MOST else ""


@lru_cache(maxsize=200_000)
def company_level(a: str, b: str) -> str | None:
    """Compare those named with two people: born (one of the same names and date of birth) or named; else nothing.

    One agency names the mother and another the stepfather: company that differs tells nothing.
    """
    found = {
        _alike(one.split("|"), other.split("|")) for one in a.split(";") for other in b.split(";") if one and other
    }
    return "born" if "born" in found else "named" if "named" in found else None


@lru_cache(maxsize=200_000)
def marks(company: str) -> int:
    """Mark how companions sound, a bit for each: a quick look that finds everybody whom `company_level` can find."""
    found = 0
    for one in company.split(";"):
        for heard in _heard(*one.split("|")[:2]) if one else ():
            found |= 1 << crc32(heard.encode()) % BITS
    return found


@lru_cache(maxsize=200_000)
def _heard(given: str, family: str) -> frozenset[str]:
    return frozenset(f"{sound(root)}|{sound(family)}" for word in given.split() for root in roots(word))


def _alike(a: list[str], b: list[str]) -> str | None:
    """Compare two companions: they must sound alike, and be spelt nearly alike too."""
    if _heard(a[0], a[1]).isdisjoint(_heard(b[0], b[1])):
        return None
    given, family = given_level(a[0], b[0]), family_level(a[1], b[1])
    if given not in _SPELT or family not in ("exact", "close") or "exact" not in (given, family):
        return None
    born = born_level(a[2], b[2])
    if born is None or born.startswith("said"):
        return None if born == "said_far" else "named"
    return "born" if born in _ONE_DAY else None

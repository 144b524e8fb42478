"""With whom somebody was named: two mentions whose parents, partner or children are the same support each other.

Said of each mention where it stands, so it rests on nothing that was worked out elsewhere and comes out alike whatever
came first. A brother has the same parents: what a relative would agree in as well is taken off, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from hubdesk.matching.levels import born_level, family_level, given_level
from hubdesk.matching.words import roots, sound

MOST = 6  # companions that are compared: a concern that names a whole street tells of no family
BITS = 62  # of each of the words of a mark; two who have none in common share nobody
WORDS = 4
_SPELT = frozenset({"exact", "part", "variant", "close"})
_ONE_DAY = frozenset({"exact", "swapped", "digit"})


def company(others: Iterable[tuple[str, str, str]]) -> str:
    """Write down given name, family name and date of birth of those named with somebody; only whole names tell."""
    whole = sorted({"|".join(one) for one in others if one[0] and one[1]})
    return ";".join(whole) if len(whole) <= MOST else ""


def company_level(a: str, b: str) -> str | None:
    """Compare those named with two people: born (one of the same names and date of birth) or named; else nothing.

    One agency names the mother and another the stepfather: company that differs tells nothing.
    """
    if not a or not b:
        return None
    theirs = _read(b)
    # they must sound alike, and be spelt nearly alike too
    found = {_alike(one, other) for one in _read(a) for other in theirs if not one.heard.isdisjoint(other.heard)}
    return "born" if "born" in found else "named" if "named" in found else None


def companions(company: str) -> list[str]:
    """Take company apart into those who were named, as they are written down."""
    return [one for one in company.split(";") if one]


def named_alike(a: str, b: str) -> bool:
    """Tell whether two of those named sound alike and are spelt nearly alike, whenever they were born."""
    one, other = _companion(a), _companion(b)
    return not one.heard.isdisjoint(other.heard) and _spelt_alike(one, other)


def born_alike(level: str | None) -> str | None:
    """Say what dates of birth of a level make of two who are named alike; nothing where they differ."""
    if not level or level.startswith("said"):
        return None if level == "said_far" else "named"
    return "born" if level in _ONE_DAY else None


def marks(company: str) -> int:
    """Mark how companions sound, a bit for each: a quick look that finds everybody whom `company_level` can find."""
    found = 0
    for one in _read(company):
        for heard in one.heard:
            found |= 1 << crc32(heard.encode()) % (BITS * WORDS)
    return found


class _Companion(NamedTuple):
    given: str
    family: str
    born: str
    heard: frozenset[str]


@lru_cache(maxsize=200_000)
def _read(company: str) -> tuple[_Companion, ...]:
    return tuple(_companion(one) for one in companions(company))


@lru_cache(maxsize=200_000)
def _companion(written: str) -> _Companion:
    given, family, born = written.split("|")
    heard = frozenset(f"{sound(root)}|{sound(family)}" for word in given.split() for root in roots(word))
    return _Companion(given, family, born, heard)


def _alike(a: _Companion, b: _Companion) -> str | None:
    return born_alike(born_level(a.born, b.born)) if _spelt_alike(a, b) else None


def _spelt_alike(a: _Companion, b: _Companion) -> bool:
    given, family = given_level(a.given, b.given), family_level(a.family, b.family)
    return given in _SPELT and family in ("exact", "close") and "exact" in (given, family)

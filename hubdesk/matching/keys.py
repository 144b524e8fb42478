"""Candidate keys: two mentions are compared when they share one that is not too common.

Each key joins parts that a slip seldom spoils together, so that a typing error in one field leaves others whole.
"""

from __future__ import annotations

from functools import lru_cache

from hubdesk.matching.tidy import Tidied
from hubdesk.matching.unborn import MARK
from hubdesk.matching.words import roots, sound


def keys(tidied: Tidied) -> tuple[str, ...]:
    """List the candidate keys of a mention, each once."""
    given = tidied.given.split()
    family = tidied.family.split()
    out: list[str] = []
    year = tidied.born.lstrip("~")[:4]
    for one, other in tidied.names[1:]:
        if one and other:
            out += _names(one, other, year)
        out += _born(tidied, one.split(), other.split()) + _place(tidied, one.split(), other.split())
    if given and family:
        out += _names(tidied.given, tidied.family, year)
    out += _born(tidied, given, family)
    out += _place(tidied, given, family)
    out += [f"t{tidied.phone}"] if tidied.phone else []
    out += [f"h{tidied.nhs_number}"] if tidied.nhs_number else []
    out += [f"u{tidied.upn}"] if tidied.upn else []
    out += [f"w{tidied.reference}"] if tidied.reference else []
    out += [f"x{tidied.email}", f"x{tidied.email.split('@')[0]}"] if tidied.email else []
    if tidied.mother:
        out.append(f"j{'|'.join(sound(name.partition(' ')[0]) for name in tidied.mother.lstrip(MARK).split('|'))}")
    out += _company(tidied.company, given, family)
    if not (given and family) and (given or family) and not tidied.born and not tidied.street:
        out.append(f"o{sound((given or family)[0])}")
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=10_000)
def _names(whole_given: str, whole_family: str, year: str) -> tuple[str, ...]:
    given, family = whole_given.split(), whole_family.split()
    firsts = [sound(root) for root in roots(given[0])]
    lasts = [sound(name) for name in family[:3]]
    whole = "".join(family)
    out = [f"n{'|'.join(sorted((first, last)))}" for first in firsts for last in lasts]
    out.append(f"p{given[0][:2]}|{whole[:4]}")  # an error late in both names
    out.append(f"e{given[0][-2:]}|{whole[-4:]}")  # an error early in both names
    if len(given[0]) > 3:
        out.append(f"g{given[0][:4]}|{whole[:2]}")
    if year:
        # common names fill the keys above; the year of birth takes them apart
        out += [f"y{year}{'|'.join(sorted((first, last)))}" for first in firsts[:1] for last in lasts]
    return tuple(out)


def _born(tidied: Tidied, given: list[str], family: list[str]) -> list[str]:
    born = tidied.born
    if len(born) != 10:
        return []
    year, month, day = born[:4], born[5:7], born[8:]
    either = "".join(sorted((month, day)))  # day and month exchanged fall together
    out = [f"d{year}{either}"]
    for name in (given[:1], family[:1]):
        if name:
            out += [f"b{year}{month}{name[0][:1]}", f"c{month}{day}{name[0][:2]}", f"a{year}{day}{name[0][:2]}"]
            out.append(f"m{year}{either}{sound(name[0])[:2]}")
    return out


def _place(tidied: Tidied, given: list[str], family: list[str]) -> list[str]:
    out = []
    street = sound(tidied.street.split(" ", 1)[0])
    if street and tidied.house:
        out.append(f"s{tidied.house}{street}")
    for place in (f"{tidied.house}{street}" if street else "", tidied.postcode):
        if len(place) > 2:
            # one letter for both boxes: a lone name is often in the wrong one
            out += [f"q{place}{sound(root)[:3]}" for name in (*given[:1], *family[:1]) for root in roots(name)]
    return out


def _company(company: str, given: list[str], family: list[str]) -> list[str]:
    """Find who was named with the same person by how either begins to sound."""
    others = [one.split("|") for one in company.split(";") if one]
    return [
        f"k{sound(first.partition(' ')[0])}|{sound(last.partition(' ')[0])}|{sound(own)[:2]}"
        for first, last, _ in others
        for own in (*given[:1], *family[:1])
    ]

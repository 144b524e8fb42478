"""Whether a report is one that the hub has already: near words of the same people, or of the same agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

# In percent of letters alike. The same few words come again and again ("was not brought"), so short reports are one
# only where they name the same people, and those of one agency alone must be longer and closer.
_SAME_PEOPLE, _SAME_AGENCY, _SHORT = 85, 92, 97
_FEW, _ENOUGH = 8, 12  # words
_NAMES = 75
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier report and how many percent of its words are alike."""

    id: str
    percent: int


def near(words: str, same_people: Mapping[str, str], same_agency: Mapping[str, str]) -> tuple[Near, ...]:
    """Find the earlier reports, by id and words, that say nearly what `words` say; the nearest first."""
    own = _plain(words)
    count = own.count(" ") + 1 if own else 0
    found: dict[str, int] = {}
    if not count:
        return ()
    needed = _SAME_PEOPLE if count >= _FEW else _SHORT
    for ident, other in same_people.items():
        if (percent := _alike(own, _plain(other), needed, count >= _ENOUGH)) >= needed:
            found[ident] = percent
    if count >= _ENOUGH:
        for ident, other in same_agency.items():
            if ident not in found and (percent := _alike(own, _plain(other), _SAME_AGENCY, False)):
                found[ident] = percent
    return tuple(Near(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def may_be_the_same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two reports may name the same people: one name is alike, or one of them names nobody."""
    own, theirs = [[plain for one in said if (plain := _plain(one))] for said in (names, others)]
    alike = any(fuzz.token_sort_ratio(one, other) >= _NAMES for one in own for other in theirs)
    return alike or not own or not theirs


def _alike(own: str, other: str, needed: int, within: bool) -> int:
    """Compare letter by letter; `within` also finds one report inside the other, as in a forwarded e-mail."""
    percent = fuzz.ratio(own, other, score_cutoff=needed)
    if within and percent < needed and other.count(" ") + 1 >= _ENOUGH:
        percent = fuzz.partial_ratio(own, other, score_cutoff=needed + 5)
    return int(percent)


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))

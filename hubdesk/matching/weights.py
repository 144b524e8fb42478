"""What each level adds, in whole decibans: the one place where chances become points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from hubdesk.matching.company import company_level
from hubdesk.matching.levels import (
    Place,
    born_level,
    email_level,
    family_level,
    given_level,
    place_level,
    reference_level,
    same_level,
)
from hubdesk.matching.model import Frequencies, Level, Model
from hubdesk.matching.tidy import ADULTS, CHILDREN, Tidied
from hubdesk.matching.unborn import expected, expected_level, mother_level

SWAPPED = -8  # decibans: names come in each other's box perhaps once in six hundred mentions that agree so
TURNED = 50  # times as likely exchanged as not, from how the hub's other names are used
Name = tuple[str, str]
PLAIN: dict[str, Callable[[Tidied], str]] = {
    "born": lambda t: t.born,
    "sex": lambda t: t.sex,
    "phone": lambda t: t.phone,
    "nhs_number": lambda t: t.nhs_number,
    "upn": lambda t: t.upn,
    "school": lambda t: t.school,
    "kind": lambda t: kind_of(t),
    "email": lambda t: t.email,
    "reference": lambda t: t.reference,
    "expected": lambda t: expected(t.due, t.born, t.day),
    "mother": lambda t: t.mother,
    "company": lambda t: t.company,
}
_LEVELS: dict[str, Callable[[Any, Any], str | None]] = {
    "place": place_level,
    "born": born_level,
    "email": email_level,
    "reference": reference_level,
    "expected": expected_level,
    "mother": mother_level,
    "company": company_level,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A comparison that could be made: its level, what it adds, and what it adds for two relatives over strangers."""

    comparison: str
    level: Level
    points: int
    relative: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """How two mentions are named alike, what an exchange of names costs, and what it costs to rest on another name."""

    found: tuple[Found, ...]
    exchange: int
    other: int


class Scale:
    """Points of a model in one hub, where some names are common and others rare."""

    def __init__(self, model: Model, frequencies: Frequencies) -> None:
        self.model = model
        self._counts = {"given": frequencies.given, "family": frequencies.family}
        self._total = frequencies.total
        self._turns: dict[Name, float] = {}
        people = min(max(frequencies.total, model.least), model.most)
        self.people = people
        self.prior = decibans(model.same / people)
        self.relatives = decibans(model.household / people)
        self._fixed = {
            (c.name, level.name): Found(c.name, level, decibans(level.m / level.u), decibans(level.r / level.u))
            for c in model.comparisons.values()
            for level in c.levels.values()
        }

    def found(self, comparison: str, level: str, word: str = "") -> Found:
        """Give the points of a level; an exact name counts by how rare it is."""
        fixed = self._fixed[comparison, level]
        if not fixed.level.by_frequency:
            return fixed
        share = self.share(comparison, word)
        most = self.model.most_for_name
        points = min(decibans(fixed.level.m / share), most)
        relative = decibans(fixed.level.r / fixed.level.m) + points
        return Found(comparison, fixed.level, points, relative, word)

    def share(self, comparison: str, word: str) -> float:
        """Say which share of all mentions bears a name, leaning on what is usual where few were counted."""
        k = self.model.smoothing
        usual = self.model.comparisons[comparison].usual
        return (self._counts[comparison].get(word, 0) + k * usual) / (self._total + k)

    def names(self, a: Name, b: Name) -> tuple[tuple[Found, ...], int]:
        """Compare given and family name, straight or exchanged, whichever says more; and what the exchange costs."""
        turned_a, turned_b = self.turn(a), self.turn(b)
        if turned_a >= TURNED and turned_b >= TURNED:
            a, b, turned_a, turned_b = (a[1], a[0]), (b[1], b[0]), 1 / turned_a, 1 / turned_b
        straight = self._names(a, b)
        if not _may_be_crossed(a, b):
            return straight, 0
        crossed = self._crossed(a, b, turned_a, turned_b)
        if sum(f.points for f in crossed) + SWAPPED > sum(f.points for f in straight):
            return crossed, SWAPPED
        return straight, 0

    def named(self, a: Sequence[Name], b: Sequence[Name]) -> Named:
        """Compare all recorded names of two mentions, whichever pair says most, less what so many chances cost.

        Of n names beside m one pair agrees by accident n times m as often as one name beside one, so the odds of an
        agreement that rests on another name than the first are that much lower.
        """
        found, exchange = self.names(a[0], b[0])
        if len(a) == len(b) == 1:
            return Named(found, exchange, 0)
        cost = -decibans(len(a) * len(b))
        best = Named(found, exchange, 0)
        for one, other in ((x, y) for x in a for y in b if (x, y) != (a[0], b[0])):
            made = Named(*self.names(one, other), cost)
            if _rank(made) > _rank(best):
                best = made
        return best

    def either_way(self, comparison: str) -> tuple[Found, Found] | None:
        """Give what the same and what different values add, where a comparison knows no more than these two."""
        levels = self.model.comparisons[comparison].levels
        if comparison in _LEVELS or any(level.by_frequency for level in levels.values()):
            return None
        return self._fixed[comparison, "exact"], self._fixed[comparison, "different"]

    def most(self, comparison: str) -> int:
        """Give the most points that a comparison may add."""
        levels = self.model.comparisons[comparison].levels.values()
        by_name = [self.model.most_for_name] if any(level.by_frequency for level in levels) else []
        return max(0, *by_name, *(self._fixed[comparison, level.name].points for level in levels))

    def _crossed(self, a: Name, b: Name, turned_a: float, turned_b: float) -> tuple[Found, ...]:
        """Compare names with one of them exchanged: the one that looks more like it, whichever is named first."""
        if turned_a > turned_b:
            return self._names((a[1], a[0]), b)
        if turned_b > turned_a:
            return self._names(a, (b[1], b[0]))
        return max(self._names((a[1], a[0]), b), self._names(a, (b[1], b[0])), key=_key)

    def turn(self, name: Name) -> float:
        """Say how much likelier the hub's other names make it that given and family name are exchanged."""
        found = self._turns.get(name)
        if found is None:
            found = self._turns[name] = self._as_family(name[0]) / self._as_family(name[1])
        return found

    def _as_family(self, word: str) -> float:
        """Say how many times as often a word is a family name as a given one; 1 where nothing was counted."""
        return (self._counts["family"].get(word, 0) + 1) / (self._counts["given"].get(word, 0) + 1) if word else 1.0

    def _names(self, a: Name, b: Name) -> tuple[Found, ...]:
        given, family = given_level(a[0], b[0]), family_level(a[1], b[1])
        found = []
        if given:
            found.append(self.found("given", given, max(a[0], b[0])))
        if family:
            found.append(self.found("family", family, max(a[1], b[1])))
        return tuple(found)

    def one(self, comparison: str, a: Any, b: Any) -> Found | None:
        """Compare one pair of values of any comparison but the names."""
        level = _LEVELS.get(comparison, same_level)(a, b)
        return self.found(comparison, level) if level else None

    def household(self, relative: int) -> int:
        """Give what must be taken off because people of one household are alike: never more than nothing.

        `relative` is the sum over all comparisons of what speaks for relatives over strangers, in decibans.
        """
        odds = self.relatives + relative
        return -odds if odds > 30 else -round(10 * log10(1 + 10 ** (odds / 10)))


def _may_be_crossed(a: Name, b: Name) -> bool:
    """Tell whether exchanging a pair of names is worth a look: a first letter stands in the other box."""
    return bool(a[0] and b[1] and a[0][0] == b[1][0]) or bool(a[1] and b[0] and a[1][0] == b[0][0])


def _rank(named: Named) -> tuple[int, int, tuple[str, ...]]:
    points, relative, words = _key(named.found)
    return points + named.exchange + named.other, relative, words


def _key(found: tuple[Found, ...]) -> tuple[int, int, tuple[str, ...]]:
    return sum(f.points for f in found), -sum(f.relative for f in found), tuple(f.word for f in found)


def decibans(ratio: float) -> int:
    """Turn a ratio of chances into whole decibans."""
    return round(10 * log10(ratio))


def place_of(tidied: Tidied) -> Place:
    """Give the four parts of an address that are compared."""
    return tidied.house, tidied.street, tidied.postcode, tidied.town


def kind_of(tidied: Tidied) -> str:
    """Say whether somebody is spoken of as a child or as an adult of a family; empty where the role says neither."""
    if tidied.role in ADULTS:
        return "adult"
    if tidied.role == "sibling":
        return "child"
    if tidied.role in CHILDREN and len(tidied.born.lstrip("~")) >= 4:
        return "child" if tidied.day - int(tidied.born.lstrip("~")[:4]) * 365.25 < 366 * 18.5 else "adult"
    return "child" if tidied.role in CHILDREN else ""

"""A name that somebody bears or bore beside the one written first: of which kind, and from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.days import short_day

KINDS = {
    "birth": "Name at birth",
    "known_as": "Known as",
    "married": "Married name",
    "carer": "Carer's name",
    "previous": "Previous name",
    "alias": "Also called",
}
# What people write for each kind; the longest that fits counts.
_WRITTEN = {
    "name at birth": "birth", "birth name": "birth", "born": "birth", "birth": "birth", "nee": "birth", "née": "birth",
    "known as": "known_as", "known_as": "known_as", "preferred": "known_as", "nickname": "known_as",
    "married name": "married", "married": "married",
    "carer's name": "carer", "carers": "carer", "carer's": "carer", "carer": "carer", "foster": "carer",
    "previous name": "previous", "previously": "previous", "previous": "previous", "formerly": "previous",
    "also called": "alias", "also known as": "alias", "alias": "alias", "aka": "alias",
}  # fmt: skip
_DAYS = re.compile(r"\((?:from )?(?P<from>[\d/.-]+)?\s*(?:(?:to|until|-|–)\s*(?P<to>[\d/.-]+))?\)\s*$", re.I)
_FAMILY_ONLY = frozenset({"birth", "married", "carer", "previous"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """One other name; empty text where a part is not known, None where nobody said since or until when."""

    kind: str
    given: str
    family: str
    from_day: date | None = None
    to_day: date | None = None

    @property
    def name(self) -> str:
        """The name as it is written."""
        return f"{self.given} {self.family}".strip()

    @property
    def words(self) -> str:
        """The name with its kind and days, as people read it."""
        since = f"from {short_day(self.from_day)}" if self.from_day else ""
        until = f"to {short_day(self.to_day)}" if self.to_day else ""
        days = f" ({' '.join(filter(None, (since, until)))})" if since or until else ""
        return f"{KINDS[self.kind]}: {self.name}{days}"

    @property
    def text(self) -> str:
        """The name as `read_names` reads it."""
        days = f"({self.from_day or ''} to {self.to_day})" if self.to_day else f"({self.from_day})"
        return f"{KINDS[self.kind].lower()} {self.name}" + (f" {days}" if self.from_day or self.to_day else "")


def read_names(text: str) -> tuple[KnownName, ...]:
    """Read names as `known as Bo Sample (from 2019-05-01); married Ann Sample`, each once.

    Raises ValueError, with what would be right, for days that do not exist or stand the wrong way round.
    """
    found = (_name(part) for part in re.split(r"[;\n]", text) if part.strip())
    return tuple(dict.fromkeys(one for one in found if one.name))


def joined_names(names: Iterable[KnownName]) -> str:
    """Write names so that `read_names` reads the same."""
    return "; ".join(one.text for one in dict.fromkeys(names))


def _name(part: str) -> KnownName:
    part = " ".join(part.split())
    days = _DAYS.search(part)
    since, until = (_day(days[1]), _day(days[2])) if days else (None, None)
    if since and until and until < since:
        raise ValueError(f"{short_day(until)} comes before {short_day(since)}. Write the first day first.")
    written = part[: days.start()].strip() if days else part
    kind, name = _kind(written)
    if "," in name:
        family, _, given = (word.strip() for word in name.partition(","))
    else:
        given, _, family = name.rpartition(" ")
        if not given and kind not in _FAMILY_ONLY:
            given, family = family, ""
    return KnownName(kind, given, family, since, until)


def _kind(written: str) -> tuple[str, str]:
    lower = written.lower()
    for words in sorted(_WRITTEN, key=len, reverse=True):
        if lower.startswith(words) and not lower[len(words) : len(words) + 1].isalnum():
            return _WRITTEN[words], written[len(words) :].lstrip(" :")
    return "alias", written


def _day(text: str | None) -> date | None:
    if not text:
        return None
    parts = [int(figures) for figures in re.findall(r"\d+", text)]
    try:
        if len(parts) == 1 and 1880 <= parts[0] <= 2100:
            return date(parts[0], 1, 1)
        year, month, day = parts if parts[0] > 31 else parts[::-1]
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text} is not a day. Write it as 01/05/2019.") from None

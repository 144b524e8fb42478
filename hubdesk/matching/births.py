"""Dates of birth as people write them; what is impossible is unknown, and nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from hubdesk.domain.days import MONTHS

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ].*)?$")
_BRITISH = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: 0?0:00.*)?$")
_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")
_MONTH = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th)?[\s\-]+)?(?:of )?([a-z]{3,9})\.?,?[\s\-]+(\d{4}|\d{2})$")
_SHORT_MONTH = re.compile(r"^(?:[?x0]+[/.\- ])?(\d{1,2})[/.\- ](\d{4})$")
_ONLY_YEAR = re.compile(r"^[?x0]+[/.\- ][?x0]+[/.\- ](\d{4})$")
_BEFORE = re.compile(
    r"^(?:(?:born|dob|d\.o\.b\.?|edd|due|expected|circa|ca?\.|about|approx(?:imately|\.)?|around|est\.?|in|on|~|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[\s:,]*)+(?=[\d?x]|[a-z]{3})"
)
_AGED = re.compile(
    r"^(?:aged?|about|approx\.?|c\.?|~)?\s*(\d{1,3})\s*(years?|yrs?|y|yo|months?|mths?|m|weeks?|wks?)?(?:\s*old)?$"
)
_MONTHS = {name[:length].lower(): number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTHS["sept"] = 9


@lru_cache(maxsize=100_000)
def born(text: str, received_on: date) -> str:
    """Bring a date of birth to YYYY-MM-DD, YYYY-MM, YYYY, or ~YYYY (from an age), as precisely as it was said.

    Empty where nothing was said or the date does not exist. `received_on` is the day on which an age was told.
    """
    simple = _BEFORE.sub("", " ".join(text[:80].lower().split()))[:40]
    if not simple:
        return ""
    if (found := _ONLY_YEAR.match(simple)) or (found := _YEAR.match(simple)):
        return _checked(int(found[1]), 1, 0)[:4]
    if found := _SHORT_MONTH.match(simple):
        return _checked(int(found[2]), int(found[1]), 0)
    if (found := _ISO.match(simple)) or (found := _SOLID.match(simple)):
        return _checked(int(found[1]), int(found[2]), int(found[3]) if found[3] else 0)
    if found := _BRITISH.match(simple):
        day, month, year = int(found[1]), int(found[2]), _century(int(found[3]), received_on)
        # a month beyond twelve leaves but one way to read it
        return _checked(year, month, day) if month <= 12 else _checked(year, day, month)
    if found := _MONTH.match(simple):
        return _checked(_century(int(found[3]), received_on), _MONTHS.get(found[2], 13), int(found[1] or 0))
    return _from_age(simple, received_on)


def _century(year: int, received_on: date) -> int:
    if year >= 100:
        return year
    return year + (2000 if year <= received_on.year % 100 else 1900)


def _from_age(simple: str, received_on: date) -> str:
    found = _AGED.match(simple)
    if not found:
        return ""
    number, unit = int(found[1]), found[2] or "y"
    years = number if unit[0] == "y" else number // 12 if unit.startswith("m") else number // 52
    return f"~{received_on.year - years}" if years <= 120 else ""


def _checked(year: int, month: int, day: int) -> str:
    if not 1880 <= year <= 2100:
        return ""
    if not day:
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""

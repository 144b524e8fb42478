"""A child before birth: when it is due, and how well a birth, or its mother's name, goes with that.

Weeks are counted as midwives do, 40 to the due date. Nine births in ten fall between 37 and 42 weeks, and one in
twenty on the very day. Children live who are born from 24 weeks on, and a scan corrects the date: so a birth up to
sixteen weeks early or four weeks late may still be the child that was due. A child born before that is an elder one,
for the next pregnancy of one mother comes to term nine months later at the soonest.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hubdesk.matching.births import born
from hubdesk.matching.levels import family_level, given_level
from hubdesk.matching.words import name_words, plain

AHEAD = 310  # days: nobody knows of a child that is due later
EARLY, LATE = 21, 14  # days before and after the due date between which most are born
EARLIEST, LATEST = 112, 28
INFANT = 730  # days: so long a mention of a child is compared by its mother's name
MARK = "+"  # before what is said of an unborn child, so that born ones are not compared by it with each other
_SAID = re.compile(r"\b(?:edd|due|expected)\b")
_UNBORN = re.compile(r"\b(?:unborn|bump|foetus|fetus)\b")
_HINT = re.compile(r"edd|due|expected|unborn|bump|f[oœ]?etus|[^\x00-\x7f]", re.IGNORECASE)
_BABY_OF = re.compile(r"\b(?:baby|child|infant|unborn|newborn)\s+of\s+(.+)")
_SPELT = frozenset({"exact", "part", "variant", "close"})


def due(given_name: str, family_name: str, date_of_birth: str, received_on: date) -> str:
    """Read the day on which an unborn child is due, as YYYY-MM-DD; empty where none is spoken of, or no day is said.

    A day to come is a due date where no given name is known: a named child born tomorrow is a slip of the pen.
    """
    day = born(date_of_birth, received_on)
    if len(day) != 10:
        return ""
    ahead = date.fromisoformat(day).toordinal() - received_on.toordinal()
    if ahead > AHEAD:
        return ""
    if ahead <= 0 and not _HINT.search(f"{given_name} {family_name} {date_of_birth}"):
        return ""  # as most are: nothing more is looked at
    if _UNBORN.search(plain(f"{given_name} {family_name}")) or _SAID.search(plain(date_of_birth)):
        return day
    return day if ahead > 0 and not name_words(given_name) else ""


def mother_named(given_name: str, family_name: str) -> str:
    """Give the mother's name out of `baby of Sarah Sample`, as `given|family` in plain words; empty where it is not."""
    found = _BABY_OF.search(" ".join(plain(f"{given_name} {family_name}").split()))
    words = name_words(found[1]) if found else ()
    return f"{words[0]}|{words[-1] if len(words) > 1 else ''}" if words else ""


def expected(due_on: str, born_on: str, day: int) -> str:
    """Give what is compared of a birth: a marked due date, the day of an infant's birth, or a year."""
    if due_on:
        return MARK + due_on
    if len(born_on) == 10 and day - date.fromisoformat(born_on).toordinal() < INFANT:
        return born_on
    return born_on.lstrip("~")[:4]


def expected_level(a: str, b: str) -> str | None:
    """Compare a due date with a birth or with another due date; two births are not compared here."""
    if not a or not b or MARK not in (a[0], b[0]):
        return None
    both = a[0] == b[0]
    a, b = (a, b) if a[0] == MARK else (b, a)
    on, other = date.fromisoformat(a[1:]), b.lstrip(MARK)
    if len(other) != 10:
        return "other" if len(other) == 4 and abs(on.year - int(other)) > 1 else None
    apart = date.fromisoformat(other) - on
    early, late, most = (LATE, LATE, LATEST) if both else (EARLY, LATE, EARLIEST)
    if timedelta(-early) <= apart <= timedelta(late):
        return "term"
    return "possible" if timedelta(-most) <= apart <= timedelta(LATEST) else "other"


def mother_level(a: str, b: str) -> str | None:
    """Compare the names of two mothers where one child is unborn: same, given (the given name alone) or different."""
    if not a or not b or MARK not in (a[0], b[0]):
        return None
    (given_a, family_a), (given_b, family_b) = a.lstrip(MARK).split("|"), b.lstrip(MARK).split("|")
    given, family = given_level(given_a, given_b), family_level(family_a, family_b)
    if given not in _SPELT:
        return "different" if given else None
    return "same" if family in ("exact", "half", "close") else "given"

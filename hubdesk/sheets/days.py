"""Days and times as people and programs write them; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from hubdesk.domain.days import MONTHS, long_day

_CLOCK = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _CLOCK)
_BRITISH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})" + _CLOCK)
_WORDS = re.compile(
    r"(?:[A-Za-z]+day,? |[A-Z][a-z]{2},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{2}|\d{4})" + _CLOCK
)
_MONTH = re.compile(r"(?:([A-Za-z]+)\.?[ -](\d{4})|(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4}))")
_QUARTER = re.compile(r"(?:Q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?Q([1-4]))", re.IGNORECASE)
_YEAR = re.compile(r"(19\d\d|20\d\d)")
_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_NUMBERS |= {name[:3]: number for name, number in _NUMBERS.items()} | {"sept": 9}
_WRITE = "Write it as 14/03/2026 or 2026-03-14."


class Unreadable(ValueError):
    """A cell that cannot be read; `str()` says what would be right.

    `impossible` where it has the form of a date and no such day exists.
    """

    def __init__(self, reason: str, *, impossible: bool = False) -> None:
        super().__init__(reason)
        self.impossible = impossible


def read_moment(cell: object) -> datetime:
    """Read a day or a time, midnight where only the day is said; raises Unreadable."""
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    text = " ".join(str(cell).split())
    if found := _ISO.fullmatch(text):
        year, month, day, *clock = found.groups()
    elif found := _BRITISH.fullmatch(text):
        day, month, year, *clock = found.groups()
    elif (found := _WORDS.fullmatch(text)) and found[2].casefold() in _NUMBERS:
        day, word, year, *clock = found.groups()
        month = str(_NUMBERS[word.casefold()])
    elif text.isdecimal() and len(text) == 5:
        raise Unreadable(f"{text} is a number to Excel. Format the column as a date.")
    else:
        raise Unreadable(f"“{_shown(text)}” is not a date. {_WRITE}")
    on = _day(text, year, int(month), int(day))
    return _at(text, on, clock)


def read_period(cell: object) -> tuple[date, str]:
    """Read the first day of what a cell names and how precisely (day, month, quarter, year); raises Unreadable."""
    text = " ".join(str(cell).split())
    if isinstance(cell, str):
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), "year"
        if found := _QUARTER.fullmatch(text):
            quarter, year = (found[1], found[2]) if found[1] else (found[4], found[3])
            return _day(text, year, int(quarter) * 3 - 2, 1), "quarter"
        if (found := _MONTH.fullmatch(text)) and (month := _month(found)):
            return _day(text, found[2] or found[3] or found[6], month, 1), "month"
    return read_moment(cell).date(), "day"


def first_of(day: date, precision: str) -> date:
    """Find the first day of the month, quarter or year in which a day lies."""
    if precision == "year":
        return day.replace(month=1, day=1)
    if precision == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(day=1) if precision == "month" else day


def refuse_impossible_birth(cell: object, received_on: date) -> None:
    """Raise Unreadable for a full date on which nobody in a concern of that day was born or is due.

    What is no full date (a year, about five) is kept as it was received; the unborn have their due date here.
    """
    try:
        born = read_moment(cell).date()
    except Unreadable as error:
        if error.impossible:
            raise
        return
    if born > received_on + timedelta(days=310):
        raise Unreadable(f"{long_day(born)} is after the concern was received. Check the year, or leave it empty.")
    if received_on.year - born.year > 120:
        raise Unreadable(f"{long_day(born)} is more than 120 years ago. Leave it empty where it is not known.")


def _day(text: str, year: str, month: int, day: int) -> date:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        on = date(full, month, day)
    except ValueError:
        if month > 12 >= day > 0 and month <= 31:
            hint = f"Write the day first, as in {month:02d}/{day:02d}/{year}."
            raise Unreadable(f"{text} has no month {month}. {hint}", impossible=True) from None
        raise Unreadable(f"{text} does not exist. Check the day and month.", impossible=True) from None
    if len(year) == 2:
        raise Unreadable(f"{text} does not say which century. Write the year in full, as in 14/03/2026.")
    return on


def _at(text: str, on: date, clock: list[str | None]) -> datetime:
    hour, minute, second, zone = clock
    try:
        at = datetime.combine(on, time(int(hour or 0), int(minute or 0), int(second or 0)))
    except ValueError:
        raise Unreadable(f"{text} has a time that does not exist. Write it as 14/03/2026 16:30.") from None
    if not zone:
        return at
    offset = "+00:00" if zone == "Z" else zone
    try:  # times are kept as the clock on this hub's wall shows them
        there = datetime.strptime(f"{at.isoformat()}{offset}", "%Y-%m-%dT%H:%M:%S%z")
        return there.astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):  # the last on Windows, for years before 1970
        raise Unreadable(f"{text} has a time zone that cannot be used. Write local time, without a zone.") from None


def _month(found: re.Match[str]) -> int | None:
    if found[1]:
        return _NUMBERS.get(found[1].casefold())
    number = int(found[4] or found[5])
    return number if 1 <= number <= 12 else None


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"

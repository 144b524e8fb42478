"""Days and times as people type them: 14/3/2026, 14 March, March 2026, yesterday, 14:30."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from hubdesk.domain.days import MONTHS

_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_SAID = {"today": 0, "yesterday": 1}
_CLOCK = re.compile(r"(?:^|\s|t)(\d{1,2})[:.](\d{2})(?::\d{2})?\s*$")
_EXAMPLES = {
    "day": "for example 14/3/2026, 14 March or yesterday",
    "month": "for example March 2026 or 3/2026",
    "quarter": "a month of that quarter, for example March 2026",
    "year": "for example 2026",
}


def read_day(text: str, precision: str, today: date, *, coming: bool = False) -> date | None:
    """Read the first day of the period that a text names; None where it cannot be read or does not exist.

    A day without a year is the last such day, or with `coming` the next one.
    """
    words = text.strip().lower()
    if words in _SAID:
        return _first(today - timedelta(days=_SAID[words]), precision)
    parts = [_MONTH.get(part[:3], part) if part.isalpha() else part for part in re.findall(r"[a-z]+|\d+", words)]
    if any(isinstance(part, str) and not part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return None
    numbers = [int(part) for part in parts]
    try:
        return _first(_day(numbers, precision, today, coming), precision)
    except ValueError:
        return None


def read_moment(text: str, now: datetime) -> datetime | None:
    """Read a day, a time of today, or both; midnight where only the day is given, now where nothing is."""
    words = text.strip().lower()
    if words in ("", "now"):
        return now
    found = _CLOCK.search(words)
    day_words = words[: found.start()] if found else words
    # 14.3 is a time only when there is a day before it or a colon in it.
    if found and not day_words and ":" not in words:
        found, day_words = None, words
    day = read_day(day_words, "day", now.date()) if day_words.strip() else now.date()
    if day is None:
        return None
    try:
        return datetime.combine(day, time(int(found[1]), int(found[2])) if found else time())
    except ValueError:
        return None


def example(precision: str) -> str:
    """Give an example of how a period is typed."""
    return _EXAMPLES.get(precision, _EXAMPLES["day"])


def _day(numbers: list[int], precision: str, today: date, coming: bool) -> date:
    if len(numbers) == 1:
        if precision == "year" or numbers[0] > 31:
            return date(_year(numbers[0]), 1, 1) if precision != "day" else _refuse()
        return _refuse()
    if len(numbers) == 2:
        if precision == "day":
            day = date(today.year, numbers[1], numbers[0])
            if coming:
                return day if day >= today else day.replace(year=today.year + 1)
            return day if day <= today else day.replace(year=today.year - 1)
        month, year = numbers if numbers[1] > 31 else reversed(numbers)
        return date(_year(year), month, 1)
    if numbers[0] > 31:
        return date(numbers[0], numbers[1], numbers[2])
    return date(_year(numbers[2]), numbers[1], numbers[0])


def _refuse() -> date:
    raise ValueError


def _year(number: int) -> int:
    return number + 2000 if number < 100 else number


def _first(day: date, precision: str) -> date:
    if precision == "month":
        return day.replace(day=1)
    if precision == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if precision == "year" else day


def clock_time(text: str, now: datetime) -> str:
    """Read a time of today, such as 14:30, as a time with its day; empty where it is none."""
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    if hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60:
        return now.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0).isoformat()
    return ""

"""Days as people say them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def long_day(day: date) -> str:
    """Write a day as 14 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Write a day as 14 Mar 2026, for tables."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def said_day(day: date | None, precision: str) -> str:
    """Write a day no more precisely than it is known: day, month, quarter, year or unknown."""
    if day is None or precision == "unknown":
        return "Date not known"
    if precision == "year":
        return str(day.year)
    if precision == "quarter":
        first = (day.month - 1) // 3 * 3
        return f"{MONTHS[first][:3]} to {MONTHS[first + 2][:3]} {day.year}"
    if precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    return long_day(day)


def ago(day: date, today: date) -> str:
    """Say how long ago a recent day was: today, yesterday, 3 days ago, 5 weeks ago; empty beyond three months."""
    days = (today - day).days
    if days < 0 or days > 92:
        return ""
    if days < 2:
        return ("today", "yesterday")[days]
    return f"{days} days ago" if days < 15 else f"{days // 7} weeks ago"


def lately(day: date, today: date) -> str:
    """Say how long ago a recent day was, and write any other as 14 Mar 2026."""
    return ago(day, today) or short_day(day)


def months_between(born: date, day: date) -> int:
    """Count whole months from one day to another."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def age_words(born: date | None, day: date) -> str:
    """Say an age: weeks under three months, months under two years, then years; what is not known is said."""
    if born is None:
        return "age not known"
    if born > day:
        return "not yet born"
    months = months_between(born, day)
    if months < 3:
        weeks = (day - born).days // 7
        return "1 week" if weeks == 1 else f"{weeks} weeks"
    return f"{months} months" if months < 24 else str(months // 12)


def is_child(born: date, day: date) -> bool:
    """Tell whether somebody is under 18 on a day; the unborn are children."""
    return months_between(born, day) < 18 * 12

"""Working days and working hours, by the hub's own hours and the bank holidays, read from data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The days of the week (0 is Monday) and the hours on which a hub works, and the days on which it does not."""

    opens: time
    closes: time
    days: frozenset[int]
    holidays: frozenset[date]

    def works_on(self, day: date) -> bool:
        """Tell whether the hub works on a day."""
        return day.weekday() in self.days and day not in self.holidays

    def day_after(self, day: date, days: int = 1) -> date:
        """Find the working day that is so many working days after a day, which need not be one itself."""
        for _ in range(days):
            day += _DAY
            while not self.works_on(day):
                day += _DAY
        return day

    def end_of_day_after(self, start: datetime, days: int = 1) -> datetime:
        """Find when the hub closes so many working days after a time: due "within one working day"."""
        return datetime.combine(self.day_after(start.date(), days), self.closes)

    def after(self, start: datetime, hours: float) -> datetime:
        """Find the time that is so many working hours after a time; outside the hours the clock stands still."""
        left, now = timedelta(hours=hours), start
        while True:
            opens, closes = datetime.combine(now, self.opens), datetime.combine(now, self.closes)
            begun = max(now, opens)
            if self.works_on(now.date()) and begun < closes:
                if begun + left <= closes:
                    return begun + left
                left -= closes - begun
            now = datetime.combine(now.date() + _DAY, time())


def read_working_time(text: str, file: str) -> WorkingTime:
    """Read a hub's working time from TOML; raises Known with the file and what is wrong."""
    try:
        data = tomllib.loads(text)
        found = WorkingTime(
            time.fromisoformat(data["opens"]),
            time.fromisoformat(data["closes"]),
            frozenset(_WEEK.index(day) for day in data["days"]),
            frozenset(data["holidays"]),
        )
        wrong = next((day for day in found.holidays if type(day) is not date), None)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise Known(f"The working time in {file} cannot be read: {error}.") from error
    if wrong is not None:
        raise Known(f"The working time in {file} cannot be used: {wrong} is no day. Write holidays as 2026-12-25.")
    if not found.days or found.opens >= found.closes:
        raise Known(f"The working time in {file} cannot be used: name a working day, and open before closing.")
    return found


@cache
def shipped_working_time() -> WorkingTime:
    """Read the working time that ships with the program."""
    path = shipped("rules/working_time.toml")
    return read_working_time(path.read_text(encoding="utf-8"), path.name)

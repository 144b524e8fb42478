"""By when a partner's answer is awaited: ratings and their clocks, read from data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped
from hubdesk.domain.working_time import WorkingTime

RATINGS = ("red", "amber", "green", "blue")
BASES = ("elapsed", "working", "none")


@dataclass(frozen=True, slots=True)
class RequestClock:
    """One rating: its words, what its clock counts, and how long, in hours or in working days."""

    label: str
    basis: str
    hours: float = 0
    working_days: int = 0

    def due(self, at: datetime, time: WorkingTime) -> datetime | None:
        """Say when an answer is due to what was asked at a time, or None where none is awaited."""
        if self.basis == "none":
            return None
        if self.basis == "elapsed":
            return at + timedelta(hours=self.hours)
        return time.end_of_day_after(at, self.working_days) if self.working_days else time.after(at, self.hours)


@dataclass(frozen=True, slots=True)
class RequestClocks:
    """The clock of each rating, and the rating of a request for which nobody chose one."""

    ratings: Mapping[str, RequestClock]
    usual: str


def read_request_clocks(text: str, file: str) -> RequestClocks:
    """Read the clocks from TOML; raises Known with the file and what would be right."""
    try:
        data = tomllib.loads(text)
        ratings = {code: RequestClock(**row) for code, row in data["ratings"].items()}
        usual = str(data["usual"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise Known(f"The clocks in {file} cannot be read: {error}.") from error
    wrong = next((f"{code} is not a rating: use {', '.join(RATINGS)}" for code in ratings if code not in RATINGS), "")
    wrong = wrong or next((said for code, one in ratings.items() if (said := _wrong(code, one))), "")
    if usual not in ratings:
        wrong = wrong or f"the usual rating {usual} has no clock"
    if wrong:
        raise Known(f"The clocks in {file} cannot be used: {wrong}.")
    return RequestClocks(ratings, usual)


def _wrong(code: str, one: RequestClock) -> str:
    if one.basis not in BASES:
        return f"the basis of {code} is one of {', '.join(BASES)}"
    if not (_number(one.hours) and _number(one.working_days) and type(one.working_days) is int):
        return f"the times of {code} are numbers of 0 or more, working_days whole ones"
    given = bool(one.hours) + bool(one.working_days)
    if given != (one.basis != "none") or (one.basis == "elapsed" and not one.hours):
        return f"{code} has one of hours or working_days, elapsed clocks hours, and none where no answer is awaited"
    return ""


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 10_000


@cache
def shipped_request_clocks() -> RequestClocks:
    """Read the clocks that ship with the program."""
    path = shipped("rules/request_clocks.toml")
    return read_request_clocks(path.read_text(encoding="utf-8"), path.name)

"""What the back-test page says and reads, worked out outside any widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.backtest import Group
from hubdesk.domain.days import short_day
from hubdesk.service.rules import RulesVersion

FIELDS = {"first": "&From", "last": "&To", "capacity": "Families a &week"}
FEW = "Fewer than 5"


@dataclass(slots=True)
class Read:
    """What was typed, and what is wrong with it by field."""

    first: date = date.min
    last: date = date.min
    capacity: int = 0
    faults: dict[str, str] = field(default_factory=dict)


def days_and_number(first: str, last: str, capacity: str) -> Read:
    """Read two days and a number as they were typed."""
    read = Read()
    for name, text in (("first", first), ("last", last)):
        try:
            setattr(read, name, date.fromisoformat(text))
        except ValueError:
            read.faults[name] = f"{text or 'Nothing'} is not a day. Write it as 2026-03-14."
    if capacity.isdecimal() and int(capacity) > 0:
        read.capacity = int(capacity)
    else:
        read.faults["capacity"] = "Write a number of 1 or more."
    return read


def version_words(one: RulesVersion) -> str:
    """Name a version with its state."""
    if one.in_use:
        return f"{one.version}, in use"
    return f"{one.version}, by {one.by}" + (f" on {short_day(one.at.date())}" if one.at else ", shipped and not in use")


def shown(figure: int | None) -> str:
    """Write a figure of a group; few are not shown."""
    return FEW if figure is None else f"{figure:,}"


def looked_words(group: Group, place: int) -> str:
    """Say how many families of a group were looked at under a version."""
    return shown(group.looked_at[place])


def caught_words(group: Group, place: int) -> str:
    """Say before how many outcomes of a group somebody would have looked."""
    return shown(group.caught[place])

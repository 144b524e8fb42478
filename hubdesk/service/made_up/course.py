"""How matters run in a family of each kind: on which days somebody tells the hub something, and what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hubdesk.service.made_up.households import Household
from hubdesk.service.made_up.lists import stories

YEARS = 3
_SLIGHT = ("other", "school_absence", "was_not_brought", "anonymous_report", "bullying", "home_conditions")
_WORRYING = (
    "neglect", "hunger_or_weight", "home_conditions", "domestic_abuse", "parental_substance_misuse",
    "parental_mental_health", "school_absence", "was_not_brought", "contact_refused", "emotional_harm",
)  # fmt: skip
_GRAVE = ("physical_harm", "injury_unexplained", "missing_episode", "exploitation", "domestic_abuse", "neglect")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that one agency tells; `urgent` is a tripwire code or empty."""

    day: date
    kind: str
    agency: str
    level: int
    urgent: str = ""


def course(home: Household, random: Random, last_day: date) -> list[Event]:
    """Make up what is told about a household in the three years before a day, oldest first."""
    start = last_day - timedelta(days=YEARS * 365)
    make = {
        "ordinary": _ordinary,
        "chronic": _chronic,
        "declining": _declining,
        "recovering": _recovering,
        "attendance": _attendance,
        "noisy_single": _noisy,
        "sudden": _sudden,
    }[home.kind]
    events = make(home, random, start, last_day)
    told_twice = [_also(event, random) for event in events if home.kind != "ordinary" and random.random() < 0.1]
    events += [event for event in told_twice if event is not None]
    return sorted((event for event in events if event.day <= last_day), key=lambda event: event.day)


def _spread(count: int, random: Random, first: date, last: date, bend: float = 1.0) -> list[date]:
    """Choose days; a `bend` above 1 crowds them towards the last day, below 1 towards the first."""
    span = max((last - first).days, 1)
    return sorted(first + timedelta(days=round(span * random.random() ** (1 / bend))) for _ in range(count))


def _tell(day: date, kinds: Sequence[str], level: int, random: Random) -> Event:
    kind = random.choice(kinds)
    return Event(day, kind, random.choice(stories().told_by[kind]), level)


def _ordinary(home: Household, random: Random, start: date, last: date) -> list[Event]:
    days = _spread(random.choice((1, 1, 2, 3)), random, start, last)
    return [_tell(day, _SLIGHT, 1, random) for day in days]


def _chronic(home: Household, random: Random, start: date, last: date) -> list[Event]:
    kinds = random.sample(_WORRYING, 3)
    days = _spread(random.randint(6, 13), random, start, last)
    return [_tell(day, kinds, random.choice((1, 1, 2)), random) for day in days]


def _declining(home: Household, random: Random, start: date, last: date) -> list[Event]:
    end = last - timedelta(days=random.randint(0, 45) if random.random() < 0.6 else random.randint(60, 500))
    begin = max(start, end - timedelta(days=random.randint(160, 520)))
    days = _spread(random.randint(7, 15), random, begin, end, 2.4)
    events = [_tell(start + (begin - start) / 2, _SLIGHT, 1, random)]
    for place, day in enumerate(days):
        late = place / len(days)
        kinds = _WORRYING if late < 0.6 else _WORRYING + _GRAVE
        level = random.choices((1, 2, 3), (70 - 50 * late, 28 + 30 * late, 2 + 20 * late))[0]
        events.append(_tell(day, kinds, level, random))
    return events


def _recovering(home: Household, random: Random, start: date, last: date) -> list[Event]:
    days = _spread(random.randint(6, 11), random, start, last - timedelta(days=150), 0.4)
    return [_tell(day, _WORRYING, 2 if place < len(days) / 2 else 1, random) for place, day in enumerate(days)]


def _attendance(home: Household, random: Random, start: date, last: date) -> list[Event]:
    days = _spread(random.randint(5, 12), random, start, last)
    return [Event(day, "school_absence", "school", 1) for day in days]


def _noisy(home: Household, random: Random, start: date, last: date) -> list[Event]:
    teller = random.choice(("neighbour", "anonymous", "family_member"))
    days = _spread(random.randint(8, 16), random, last - timedelta(days=random.randint(200, 900)), last)
    kinds = (
        ("anonymous_report", "neglect", "other")
        if teller != "family_member"
        else ("neglect", "emotional_harm", "other")
    )
    return [Event(day, random.choice(kinds), teller, random.choice((1, 1, 2))) for day in days]


def _sudden(home: Household, random: Random, start: date, last: date) -> list[Event]:
    day = last - timedelta(days=random.randint(0, 300))
    before = (
        [_tell(start + timedelta(days=random.randint(0, 600)), _SLIGHT, 1, random)] if random.random() < 0.5 else []
    )
    baby = any((day - child.born).days < 180 for child in home.children if child.born <= day)
    urgent = "baby_injury" if baby else random.choice(("disclosure", "immediate_danger", "", ""))
    kind = {"baby_injury": "injury_unexplained", "immediate_danger": "domestic_abuse"}.get(urgent, "physical_harm")
    agency = {"baby_injury": "health_visitor", "disclosure": "school", "immediate_danger": "police"}.get(
        urgent, "hospital"
    )
    return [*before, Event(day, kind, agency, 4 if urgent else 3, urgent)]


def _also(event: Event, random: Random) -> Event | None:
    """Let a second agency tell the same incident, a day later at most."""
    others = [agency for agency in stories().told_by[event.kind] if agency != event.agency]
    return Event(event.day, event.kind, random.choice(others), event.level) if others and not event.urgent else None

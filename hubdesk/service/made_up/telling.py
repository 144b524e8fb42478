"""What an agency writes about an event: facts first, what it makes of them apart, and grades that fit the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hubdesk.service.made_up.course import Event
from hubdesk.service.made_up.households import Household, Human
from hubdesk.service.made_up.lists import stories

_FEW = ("two", "three", "four")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_PUBLIC = ("neighbour", "family_member", "anonymous")


def suited(event: Event, children: Sequence[Human], random: Random) -> tuple[Event, Human]:
    """Choose the child whom an event is about; where nobody has the age for it, something else happened."""
    if event.urgent:
        return event, max(children, key=lambda child: child.born)
    fitting = [child for child in children if _fits(event, child)]
    if fitting:
        return event, random.choice(fitting)
    subject = random.choice(children)
    kinds = ("home_conditions", "was_not_brought", "domestic_abuse", "neglect", "other")
    for kind in random.sample(kinds, len(kinds)):
        for agency in stories().told_by[kind]:
            other = replace(event, kind=kind, agency=agency)
            if _fits(other, subject):
                return other, subject
    raise AssertionError("housing tells of children of every age")


def _fits(event: Event, child: Human) -> bool:
    years = (event.day - child.born).days / 365.25
    ranges = (stories().ages.get(event.agency, (0, 17)), stories().ages.get(event.kind, (0, 17)))
    return all(first <= years < last + 1 for first, last in ranges)


def told(event: Event, home: Household, subject: Human, random: Random) -> dict[str, str]:
    """Write the columns of a concern that are about the concern itself, except its reference."""
    source, assessment = _grade(event.agency, home.kind, random)
    professional = event.agency not in _PUBLIC
    late = random.choices((0, 1, 2, 4), (55, 28, 12, 5))[0]
    received = event.day if event.urgent else event.day + timedelta(days=late)
    conditions = random.random() < 0.08
    return {
        "received_at": _received(received, random),
        "occurred_on": event.day.isoformat(),
        "date_precision": "day",
        "agency": event.agency,
        "category": event.kind,
        "level": str(event.level),
        "narrative": narrative(event, home, subject, random),
        "source_evaluation": source,
        "intelligence_assessment": assessment,
        "handling_code": "C" if conditions else "P",
        "handling_conditions": "Ask the sender before this goes to the family." if conditions else "",
        "child_seen": random.choice(("yes", "yes", "no")) if professional else "",
        "voice_of_child": _voice(event, home, subject, random) if professional else "",
        "strengths": _strengths(event, home, subject, random) if professional else "",
        "tripwire": event.urgent,
    }


def narrative(event: Event, home: Household, subject: Human, random: Random) -> str:
    """Write what was seen or heard, in the words of the agency."""
    every = stories()
    if event.urgent:
        return _fill(random.choice(every.urgent[event.urgent]), home, subject, random)
    group = every.group.get(event.agency, "public" if event.agency in _PUBLIC else "home")
    facts = every.facts[event.kind]
    fitting = facts.get(group, ())
    fact = random.choice(fitting if fitting and random.random() < 0.7 else facts["any"])
    parts = [_fill(fact, home, subject, random)]
    if random.random() < 0.6:
        parts.append("Opinion: " + _fill(random.choice(every.opinion[group]), home, subject, random))
    if random.random() < 0.55:
        parts.append("Done: " + _fill(random.choice(every.done[group]), home, subject, random))
    return "\n".join(parts)


def _fill(text: str, home: Household, subject: Human, random: Random) -> str:
    men = [adult for adult in home.adults if adult.sex == "M"]
    sibling = next((child for child in home.children if child != subject), None)
    filled = (
        text.replace("{child}", subject.short)
        .replace("{sibling}", sibling.short if sibling else "a cousin")
        .replace("{mother}", "Mum")
        .replace("{man}", men[-1].short if men else "an uncle")
        .replace("{weekday}", random.choice(_WEEKDAYS))
        .replace("8{few}", str(random.randint(79, 88)))
        .replace("{few}", random.choice(_FEW))
    )
    return filled[0].upper() + filled[1:]


def _voice(event: Event, home: Household, subject: Human, random: Random) -> str:
    if (event.day - subject.born).days < 5 * 365 or random.random() > 0.2:
        return ""
    return _fill(random.choice(stories().voice), home, subject, random)


def _strengths(event: Event, home: Household, subject: Human, random: Random) -> str:
    if random.random() > (0.5 if home.kind == "recovering" else 0.18):
        return ""
    small = (event.day - subject.born).days < 6 * 365
    said = [words for words in stories().strengths if not (small and "{child}" in words)]
    return _fill(random.choice(said), home, subject, random)


def _grade(agency: str, kind: str, random: Random) -> tuple[str, str]:
    if kind == "noisy_single" and random.random() < 0.4:
        return "3", "E"
    if agency == "anonymous":
        return "2", random.choice("DDE")
    if agency in _PUBLIC:
        return "2", random.choice("ABCC")
    return "1", random.choices("ABC", (6, 1, 3))[0]


def _received(day: date, random: Random) -> str:
    if random.random() < 0.5:
        return day.isoformat()
    return f"{day.isoformat()} {random.randint(8, 17):02d}:{random.randint(0, 59):02d}"

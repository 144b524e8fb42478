"""The coverage grid: which agencies ought to know each child, and which of them the hub heard, asked, or left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

from hubdesk.domain.codes import CodeLists, shipped_codes
from hubdesk.domain.concern import Told
from hubdesk.domain.coverage import Cell, Silence
from hubdesk.domain.days import months_between, short_day
from hubdesk.domain.errors import Known
from hubdesk.domain.family import Person
from hubdesk.domain.request import Reply, Request, standing
from hubdesk.domain.shipped import shipped

_OUTCOMES = {"answered": "answered", "nil": "nil_return", "refused": "consent_refused"}
_DECIDED = {
    "not_ask": "decided_not_to_ask",
    "not_apply": "does_not_apply",
    "consent_refused": "consent_refused",
}
_NAMELESS = ("", "Name not known")
_BY_AGE = "Ought to know every child"
_OF_THIS_AGE = f"{_BY_AGE} of this age"
_BEFORE_BIRTH = "Ought to know the family before the birth"


@dataclass(frozen=True, slots=True)
class Expectations:
    """Who ought to know a child beyond what its age says; `heard_for` is in days."""

    heard_for: int
    kinds: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]
    unborn: tuple[str, ...]
    silence: Mapping[str, int]


def coverage(
    people: Sequence[Person],
    heard: Mapping[tuple[str, str], date],
    kinds: Iterable[str],
    requests: Sequence[Request],
    replies: Sequence[Reply],
    codes: CodeLists,
    as_of: date,
) -> tuple[Cell, ...]:
    """Work out the grid of a family's children as of a day, children in order, agencies in the order of the list.

    `heard` has the latest day on which an agency told of a person, by person id and agency; `kinds` are the kinds of
    concern told of the family. Agencies that know children by age, that something points to, or that were heard or
    asked have a cell.
    """
    expected = _shipped()
    because = _circumstances(expected, kinds, people, codes)
    answered = standing(reply for reply in replies if reply.at.date() <= as_of)
    known = sorted((r for r in requests if r.at.date() <= as_of), key=lambda r: (r.at, r.id))
    told: dict[str, dict[str, date]] = {}
    for (person_id, agency), day in heard.items():
        told.setdefault(person_id, {})[agency] = day
    cells = []
    for child in (person for person in people if person.child):
        asked = {r.agency: r for r in known if r.person_id in _ids(child)}
        days: dict[str, date] = {}
        for person_id in _ids(child):
            for agency, day in told.get(person_id, {}).items():
                days[agency] = max(day, days.get(agency, day))
        years = _years(child, as_of)
        for agency, listed in codes.agencies.items():
            why = because.get(agency) or _by_age(years, agency, listed.ages, expected)
            last = days.get(agency)
            request = asked.get(agency)
            if why or last or request:
                reply = answered.get(request.id) if request else None
                cells.append(_cell(child, agency, last, request, reply, why, as_of, expected.heard_for))
            elif ruled_out := _not_at_this_age(years, listed.ages):
                cells.append(Cell(child.id, agency, "does_not_apply", None, ruled_out))
    return tuple(cells)


def next_to_ask(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """List the gaps, those that an event of the family points to before those that go by age alone."""
    gaps = [cell for cell in cells if cell.state == "not_asked"]
    return tuple(sorted(gaps, key=lambda cell: cell.because.startswith((_BY_AGE, _BEFORE_BIRTH))))


def silence(
    people: Sequence[Person], told: Sequence[Told], person_of: Mapping[str, str], codes: CodeLists, as_of: date
) -> tuple[Silence, ...]:
    """Name what was expected and is not there: contact that stopped, children unseen or unheard, men never named.

    `told` are the family's concerns, oldest first; nothing received after the day is looked at.
    """
    limits = _shipped().silence
    live = [one for one in told if not one.status and one.concern.received_on <= as_of]
    found: list[Silence] = []
    for child in (one for one in people if one.child and not (one.born or one.due or as_of) > as_of):
        about = [one for one in live if any(person_of.get(m.id) == child.id for m in one.mentions)]
        found += _stopped(child, about, codes, limits, as_of)
        seen = max((t.concern.happened_on for t in about if _yes(t.concern.child_seen)), default=None)
        first = min((t.concern.received_on for t in about), default=None)
        since = seen or first
        if since and (days := (as_of - since).days) >= limits["unseen"]:
            said = f"nobody is recorded to have seen them {'since' if seen else 'at all; first named on'}"
            found.append(
                Silence("not_seen", child.id, f"{child.name}: {said} {short_day(since)}, {days} days.", "", days)
            )
        if about and not any(one.concern.voice_of_child for one in about):
            found.append(Silence("no_voice", child.id, f"{child.name}: nothing they said or showed is recorded."))
    adults = [one for one in people if not one.child]
    if live and len(adults) < len(people):
        found += _men(adults)
    return tuple(found)


def _men(adults: Sequence[Person]) -> list[Silence]:
    """Name men who are missing: nobody recorded as a man, and partners of whom no name is known."""
    found = []
    if not any(one.sex.upper().startswith("M") for one in adults):
        unsaid = sum(not one.sex.strip() for one in adults)
        more = f"; of {unsaid} {'adult' if unsaid == 1 else 'adults'} no sex is recorded" if unsaid else ""
        said = f"No adult is recorded as a man (this looks at the recorded sex and nothing else{more})."
        found.append(Silence("no_man", "", f"{said} Ask who the father or partner is."))
    nameless = [one for one in adults if "partner" in one.roles and one.name in _NAMELESS]
    if nameless:
        said = "A partner of a parent is" if len(nameless) == 1 else f"{len(nameless)} partners of a parent are"
        found.append(Silence("no_name", "", f"{said} recorded without a name. Ask who it is."))
    return found


def _yes(child_seen: str) -> bool:
    return child_seen.strip().lower() not in ("", "no", "n", "false", "not seen", "unknown", "not known")


def _stopped(
    child: Person, about: Sequence[Told], codes: CodeLists, limits: Mapping[str, int], as_of: date
) -> list[Silence]:
    """Find agencies that told of a child often and then no more."""
    days: dict[str, set[date]] = {}
    for one in about:
        days.setdefault(one.concern.agency, set()).add(one.concern.received_on)
    found = []
    for agency in (code for code in codes.agencies if len(days.get(code, ())) >= limits["pieces"]):
        ordered = sorted(days[agency])
        usual = median((later - before).days for before, later in pairwise(ordered))
        ago = (as_of - ordered[-1]).days
        if ago >= max(limits["least"], limits["times"] * usual):
            label = codes.agencies[agency].label
            said = (
                f"{child.name}: {label} told of them {len(ordered)} times, and nothing since {short_day(ordered[-1])}"
            )
            found.append(Silence("stopped", child.id, f"{said}, {ago} days.", agency, ago))
    return found


def _ids(child: Person) -> tuple[str, ...]:
    return (child.id, *child.formerly)


def _years(child: Person, as_of: date) -> int | None:
    """Give the age in whole years, -1 before the birth; None where nothing tells it."""
    born = child.born or child.due
    if born is None:
        return None
    return -1 if born > as_of else months_between(born, as_of) // 12


def _by_age(years: int | None, agency: str, ages: tuple[int, int] | None, expected: Expectations) -> str:
    if years == -1:
        return _BEFORE_BIRTH if agency in expected.unborn else ""
    if ages is None:
        return ""
    if years is None:
        # Without an age nobody can be left out but those for every age.
        return _BY_AGE if ages[0] == 0 and ages[1] >= 17 else ""
    return _OF_THIS_AGE if ages[0] <= years <= ages[1] else ""


def _not_at_this_age(years: int | None, ages: tuple[int, int] | None) -> str:
    if ages is None or years is None:
        return ""
    return "Not before the birth" if years == -1 else f"For children aged {ages[0]} to {ages[1]}"


def _cell(
    child: Person,
    agency: str,
    last: date | None,
    request: Request | None,
    reply: Reply | None,
    why: str,
    as_of: date,
    heard_for: int,
) -> Cell:
    if request and (last is None or request.at.date() >= last):
        day = request.at.date()
        if reply:
            # An old answer is no cover: a child of whom nothing was held two years ago has had two years since.
            if not why or (as_of - reply.at.date()).days <= heard_for:
                return Cell(child.id, agency, _OUTCOMES[reply.outcome], reply.at.date(), reply.words)
            return Cell(child.id, agency, "not_asked", None, f"{why}; last asked on {short_day(day)}")
        if request.kind in _DECIDED and (request.review_on is None or request.review_on > as_of):
            return Cell(child.id, agency, _DECIDED[request.kind], day, _decided(request))
        if request.kind == "ask":
            late = request.due_at is not None and request.due_at.date() < as_of
            return Cell(child.id, agency, "overdue" if late else "asked", day, request.purpose)
    if last and ((as_of - last).days <= heard_for or not why):
        return Cell(child.id, agency, "heard", last, why)
    if not why and request and request.review_on:
        why = f"To be looked at again on {short_day(request.review_on)}"
    ago = f"; last heard on {short_day(last)}" if last else ""
    return Cell(child.id, agency, "not_asked", None, f"{why}{ago}")


def _decided(request: Request) -> str:
    again = f"; looked at again on {short_day(request.review_on)}" if request.review_on else ""
    return f"{request.purpose} ({request.by}{again})"


def _circumstances(
    expected: Expectations, kinds: Iterable[str], people: Iterable[Person], codes: CodeLists
) -> dict[str, str]:
    """Say for each agency that something in the family points to what that is; a kind before a role."""
    pointing: dict[str, str] = {}
    told, present = set(kinds), {role for person in people if not person.child for role in person.roles}
    for kind, agencies in expected.kinds.items():
        if kind in told:
            listed = codes.kinds.get(kind)
            for agency in agencies:
                pointing.setdefault(agency, f"Told of in this family: {listed.label.lower() if listed else kind}")
    for role, agencies in expected.roles.items():
        if role in present:
            named = codes.roles.get(role)
            for agency in agencies:
                pointing.setdefault(agency, f"Named in this family: a {named.label.lower() if named else role}")
    return pointing


def read_expectations(text: str, file: str, codes: CodeLists) -> Expectations:
    """Read who ought to know a child from TOML; raises Known with the file, the place and what would be right."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Known(f"The expectations in {file} cannot be read: {error}.") from error
    known = ("version", "source", "heard_for", "circumstances", "roles", "unborn", "silence")
    for key in data:
        _listed(key, known, file, "the file")
    for key in known:
        if key not in data:
            raise Known(f"The expectations in {file} cannot be used: {key} is missing.")
    days = data["heard_for"]
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise Known(f"The expectations in {file} cannot be used: heard_for is a whole number of days, not {days!r}.")
    unborn = _table(data, "unborn", ("agencies",), file, codes)
    return Expectations(
        heard_for=days,
        kinds=_table(data, "circumstances", codes.kinds, file, codes),
        roles=_table(data, "roles", codes.roles, file, codes),
        unborn=unborn.get("agencies", ()),
        silence=_numbers(data["silence"], file),
    )


def _table(
    data: Mapping[str, Any], section: str, keys: Iterable[str], file: str, codes: CodeLists
) -> dict[str, tuple[str, ...]]:
    rows = data[section]
    if not isinstance(rows, dict):
        raise Known(f"The expectations in {file} cannot be used: {section} is a table, as in [{section}].")
    for key, agencies in rows.items():
        _listed(key, keys, file, section)
        if not isinstance(agencies, list):
            raise Known(f'The expectations in {file} cannot be used: {key} is a list of agencies, as in ["police"].')
        for agency in agencies:
            _listed(agency, codes.agencies, file, f"{section}, {key}")
    return {key: tuple(agencies) for key, agencies in rows.items()}


def _numbers(rows: object, file: str) -> dict[str, int]:
    known = ("pieces", "times", "least", "unseen")
    if not isinstance(rows, dict) or any(type(rows.get(key)) is not int or rows[key] < 1 for key in known):
        raise Known(
            f"The expectations in {file} cannot be used: silence has {', '.join(known)}, whole numbers of 1 or more."
        )
    for key in rows:
        _listed(key, known, file, "silence")
    return rows


def _listed(code: object, known: Iterable[str], file: str, place: str) -> None:
    codes = tuple(known)
    if code in codes:
        return
    close = get_close_matches(str(code), codes, 1)
    right = f"Did you mean {close[0]}?" if close else f"Use one of {', '.join(codes)}."
    raise Known(f"The expectations in {file} cannot be used: {code} is not known in {place}. {right}")


@cache
def _shipped() -> Expectations:
    path = shipped("rules/coverage.toml")
    return read_expectations(path.read_text(encoding="utf-8"), path.name, shipped_codes())

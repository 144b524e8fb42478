"""The coverage grid: which agencies ought to know each child, and which of them the hub heard, asked, or left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from hubdesk.domain.codes import CodeLists, shipped_codes
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import months_between, short_day
from hubdesk.domain.errors import Known
from hubdesk.domain.family import Person
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.shipped import shipped

_OUTCOMES = {"answered": "answered", "nil": "nil_return", "refused": "consent_refused"}
_BY_AGE = "Ought to know every child"
_BEFORE_BIRTH = "Ought to know the family before the birth"


@dataclass(frozen=True, slots=True)
class Expectations:
    """Who ought to know a child beyond what its age says; `heard_for` is in days."""

    heard_for: int
    kinds: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]
    unborn: tuple[str, ...]


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
    concern told of the family. Only agencies that ought to know a child, were heard or were asked have a cell.
    """
    expected = _shipped()
    because = _circumstances(expected, kinds, people, codes)
    answered = {reply.request_id: reply for reply in sorted(replies, key=lambda r: (r.at, r.id))}
    cells = []
    for child in (person for person in people if person.child):
        asked = {r.agency: r for r in sorted(requests, key=lambda r: (r.at, r.id)) if r.person_id in _ids(child)}
        for agency in codes.agencies:
            why = because.get(agency) or _by_age(child, agency, codes, expected, as_of)
            last = max((day for p in _ids(child) if (day := heard.get((p, agency)))), default=None)
            request = asked.get(agency)
            if why or last or request:
                reply = answered.get(request.id) if request else None
                cells.append(_cell(child, agency, last, request, reply, why, as_of, expected.heard_for))
    return tuple(cells)


def next_to_ask(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """List the gaps, those that an event of the family points to before those that go by age alone."""
    gaps = [cell for cell in cells if cell.state == "not_asked"]
    return tuple(sorted(gaps, key=lambda cell: cell.because.startswith((_BY_AGE, _BEFORE_BIRTH))))


def _ids(child: Person) -> tuple[str, ...]:
    return (child.id, *child.formerly)


def _by_age(child: Person, agency: str, codes: CodeLists, expected: Expectations, as_of: date) -> str:
    ages = codes.agencies[agency].ages
    born = child.born or child.due
    if born is not None and born > as_of:
        return _BEFORE_BIRTH if agency in expected.unborn else ""
    if ages is None:
        return ""
    if born is None:
        # Without an age nobody can be left out but those for every age.
        return _BY_AGE if ages[0] == 0 and ages[1] >= 17 else ""
    years = months_between(born, as_of) // 12
    return f"{_BY_AGE} of this age" if ages[0] <= years <= ages[1] else ""


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
        if request.kind == "not_ask" and (request.review_on is None or request.review_on > as_of):
            return Cell(child.id, agency, "decided_not_to_ask", day, request.purpose)
        if request.kind == "ask":
            late = request.due_at is not None and request.due_at.date() < as_of
            return Cell(child.id, agency, "overdue" if late else "asked", day, request.purpose)
    if last and ((as_of - last).days <= heard_for or not why):
        return Cell(child.id, agency, "heard", last, why)
    ago = f"; last heard on {short_day(last)}" if last else ""
    return Cell(child.id, agency, "not_asked", None, f"{why}{ago}")


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
    known = ("version", "source", "heard_for", "circumstances", "roles", "unborn")
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

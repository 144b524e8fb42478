"""The coverage grid: which agencies ought to know each child, and which of them the hub heard, asked, or left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import months_between
from hubdesk.domain.family import Person
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.shipped import shipped

HEARD_FOR = 365  # days after which what an agency told says nothing about today
_OUTCOMES = {"answered": "answered", "nil": "nil_return", "refused": "consent_refused"}


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
    because = _circumstances(kinds)
    answered = {reply.request_id: reply for reply in replies}
    cells = []
    for child in (person for person in people if person.child):
        asked = {r.agency: r for r in sorted(requests, key=lambda r: (r.at, r.id)) if r.person_id in _ids(child)}
        for agency in codes.agencies:
            expected = _expected(child, agency, codes, because, as_of)
            last = max((day for p in _ids(child) if (day := heard.get((p, agency)))), default=None)
            if expected or last or agency in asked:
                cells.append(_cell(child, agency, last, asked.get(agency), answered, expected, as_of))
    return tuple(cells)


def next_to_ask(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """List the gaps, those that an event of the family points to before those that go by age alone."""
    gaps = [cell for cell in cells if cell.state == "not_asked"]
    return tuple(sorted(gaps, key=lambda cell: cell.because.startswith("Ought to know every child")))


def _ids(child: Person) -> tuple[str, ...]:
    return (child.id, *child.formerly)


def _expected(child: Person, agency: str, codes: CodeLists, because: Mapping[str, str], as_of: date) -> str:
    ages = codes.agencies[agency].ages
    if agency in because:
        kind = codes.kinds.get(because[agency])
        return f"Told of in this family: {kind.label.lower() if kind else because[agency]}"
    if ages is None:
        return ""
    if child.born is None:
        # Without an age nobody can be left out but those for every age.
        return "Ought to know every child" if ages[0] == 0 and ages[1] >= 17 else ""
    years = months_between(child.born, as_of) // 12
    return "Ought to know every child of this age" if ages[0] <= years <= ages[1] else ""


def _cell(
    child: Person,
    agency: str,
    last: date | None,
    request: Request | None,
    answered: Mapping[str, Reply],
    expected: str,
    as_of: date,
) -> Cell:
    reply = answered.get(request.id) if request else None
    if request and (last is None or request.at.date() >= last):
        if reply:
            return Cell(child.id, agency, _OUTCOMES[reply.outcome], reply.at.date(), reply.words)
        if request.kind == "not_ask" and (request.review_on is None or request.review_on > as_of):
            return Cell(child.id, agency, "decided_not_to_ask", request.at.date(), request.purpose)
        if request.kind == "ask":
            late = request.due_at is not None and request.due_at.date() < as_of
            return Cell(child.id, agency, "overdue" if late else "asked", request.at.date(), request.purpose)
    if last and ((as_of - last).days <= HEARD_FOR or not expected):
        return Cell(child.id, agency, "heard", last, expected)
    return Cell(child.id, agency, "not_asked", None, expected)


def _circumstances(kinds: Iterable[str]) -> dict[str, str]:
    pointing: dict[str, str] = {}
    told = set(kinds)
    for kind, agencies in _shipped().items():
        if kind in told:
            for agency in agencies:
                pointing.setdefault(agency, kind)
    return pointing


@cache
def _shipped() -> Mapping[str, Sequence[str]]:
    data = tomllib.loads(shipped("rules/coverage.toml").read_text(encoding="utf-8"))
    circumstances: Mapping[str, Sequence[str]] = data["circumstances"]
    return circumstances

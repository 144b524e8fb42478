"""The versions of the hub's match model: proposed, accepted and set aside, each with its author, day and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.errors import Known
from hubdesk.matching.model import Model, edition, read_model, shipped_model, shipped_text
from hubdesk.store import policy
from hubdesk.store.database import Database

MODEL, PROPOSAL = "model", "model_proposal"  # what the rows of the hub's policy are called
PROGRAM = "HubDesk"  # the author of what the program itself brings
FIRST = "shipped"  # how a hub's first version was numbered when it was set up


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who took a version into use, when and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version; `trouble` says why this program cannot use it, `accepted` how often it was taken into use."""

    number: int
    name: str
    author: str
    at: datetime
    reason: str
    normalisation: int
    text: str
    accepted: tuple[Accepted, ...] = ()
    in_use: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The model that the hub works with; `number` 0 and a reason where it is to become a version of its own."""

    model: Model
    text: str
    number: int
    reason: str = ""


def versions(database: Database) -> tuple[Version, ...]:
    """List all versions, oldest first."""
    found: dict[int, Version] = {}
    for row in _rows(database):
        number = number_of(row)
        known = found.get(number) or _version(number, row)
        if row.name == MODEL:
            known = replace(known, accepted=(*known.accepted, Accepted(row.at, row.author, row.reason)))
        found[number] = known
    used = choose(database).number
    return tuple(replace(found[number], in_use=number == used) for number in sorted(found))


def choose(database: Database) -> Choice:
    """Say which model the hub works with: the one accepted last, or, where it cannot be used, the best that can.

    What the program brought makes way for what a newer program brings. Raises Known where a newer HubDesk wrote it.
    """
    every = _rows(database)
    rows = [row for row in every if row.name == MODEL]
    last = rows[-1]
    try:
        model = read_model(last.text, f"version {number_of(last)}")
    except Known as error:
        if edition(last.text) > edition(shipped_text()):
            raise Known(
                "This hub's match model was made by a newer HubDesk than this one. Nothing was changed. "
                "Install the newer HubDesk on this computer and open the hub with it."
            ) from error
        return _newer() if _brought(every, last) else _instead(every, rows, error.sentence)
    if _brought(every, last) and model != shipped_model() and edition(last.text) <= edition(shipped_text()):
        return _newer()
    return Choice(model, last.text, number_of(last))


def number_of(row: policy.Policy) -> int:
    """Give the number of a version."""
    return int(row.version) if row.version.isdigit() else 1


def _rows(database: Database) -> list[policy.Policy]:
    return [row for row in policy.every(database) if row.name in (MODEL, PROPOSAL)]


def _brought(every: Sequence[policy.Policy], row: policy.Policy) -> bool:
    """Tell whether the program itself took its own version into use, and nobody chose it."""
    first = next(one for one in every if number_of(one) == number_of(row))
    return all(one.version == FIRST or one.author == PROGRAM for one in (first, row))


def _newer() -> Choice:
    return Choice(shipped_model(), shipped_text(), 0, "Shipped with a newer HubDesk")


def _instead(every: Sequence[policy.Policy], rows: Sequence[policy.Policy], trouble: str) -> Choice:
    aside = f"Version {number_of(rows[-1])} is set aside: {trouble}"
    for row in reversed(rows[:-1]):
        if not _brought(every, row):
            try:
                return Choice(read_model(row.text, "the hub"), row.text, number_of(row), aside)
            except Known:
                continue
    return Choice(shipped_model(), shipped_text(), 0, aside)


def _version(number: int, row: policy.Policy) -> Version:
    trouble, name, normalisation = "", "", 0
    try:
        said = json.loads(row.text)
        name, normalisation = str(said["name"]), int(said["normalisation"])
    except (ValueError, KeyError, TypeError):
        name = "unreadable"
    try:
        read_model(row.text, f"version {number}")
    except Known as error:
        trouble = error.sentence
    return Version(number, name, row.author, row.at, row.reason, normalisation, row.text, trouble=trouble)

"""The requests to partners: what waits, what is due, what came back, and all that is known of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.family import Person
from hubdesk.domain.request import Rated, Reply, Request

STATES = ("open", "due", "overdue", "answered")
HOWS = ("letter", "e-mail", "telephone", "in person")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One request with its child and family; `state` is one of STATES, and what is due or overdue is open too."""

    request: Request
    child: str
    family_id: str
    family: str
    state: str
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class AskedShown:
    """The first requests of a list, and how many it has."""

    rows: tuple[AskedRow, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """That a partner was reminded, and how: by letter, or one of the other HOWS."""

    id: str
    request_id: str
    how: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AskedDetail:
    """One request with everything that followed it as of a day (`on`), oldest first.

    `letter` is when its letter first left and who saw to it; `people` are those of the family, the one who was asked
    about first; `concern_ref` is the concern that the answer became; `stops` are sentences that say why nothing goes
    out without a reason.
    """

    row: AskedRow
    on: date
    ratings: tuple[Rated, ...]
    replies: tuple[Reply, ...]
    reminders: tuple[Reminder, ...]
    letter: tuple[datetime, str] | None
    people: tuple[Person, ...]
    concern_ref: str = ""
    stops: tuple[str, ...] = ()

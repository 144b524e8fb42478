"""How somebody may be contacted, who works with them, and what staff must know before they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

SAFETY = {"not_known": "Not known", "safe": "Safe", "unsafe": "Not safe"}
# What is written of a person beside whether contact is safe.
FIELDS = {
    "way": "Safe way to contact",
    "withheld_from": "Whereabouts withheld from",
    "responsibility": "Parental responsibility",
    "interpreter": "Interpreter",
    "staff_safety": "Warning for staff",
    "worker": "Allocated worker",
    "plan": "Plan in place",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """What was noted of one person; a correction is a new row that names those it `replaces`.

    `mention_ids` are the entries that were held to be this person then: it goes with them wherever they go.
    """

    id: str
    person_id: str
    mention_ids: tuple[str, ...]
    safety: str
    way: str
    withheld_from: str
    responsibility: str
    interpreter: str
    staff_safety: str
    at: datetime
    by: str
    reason: str = ""
    replaces: tuple[str, ...] = ()
    worker: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Why something about a request, concern or pack (`about`) went out although something spoke against it.

    `kind` is `unsafe_contact` or `names_others`, or `family_changed` for a signature under a pack.
    """

    id: str
    about: str
    kind: str
    reason: str
    at: datetime
    by: str


def standing(rows: Sequence[Contact]) -> tuple[Contact, ...]:
    """Give the rows that no later one replaces; after people were joined there may be several."""
    gone = {old for row in rows for old in row.replaces}
    return tuple(row for row in rows if row.id not in gone)


def is_unsafe(rows: Sequence[Contact]) -> bool:
    """Tell whether anything that stands says that contact is not safe, or that whereabouts are withheld."""
    return any(row.safety == "unsafe" or row.withheld_from for row in standing(rows))

"""A family's score: an account whose lines sum to its total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.incident import Incident
from hubdesk.domain.line import Line


@dataclass(frozen=True, slots=True)
class ScoreLine(Line):
    """A line of a score: one event and one rule.

    `section` is `children`, `household` (household and adult history) or `pattern` (agencies, kinds, gaps, rise).
    `rule` is the rule's name in the rules file. `before` is the points before decay and grade, `grade` and `decay`
    the factors as shown, in per cent. Lines about no single concern have empty `concern_id` and `concern_ref`.
    """

    section: str
    rule: str
    concern_id: str = ""
    concern_ref: str = ""
    day: date | None = None
    agency: str = ""
    before: int = 0
    grade: int = 100
    decay: int = 100


@dataclass(frozen=True, slots=True)
class Tripwire:
    """A matter outside any score: a tripwire or a level 4 concern, to be told at once."""

    concern_id: str
    concern_ref: str
    received_on: date
    because: str


@dataclass(frozen=True, slots=True)
class Score:
    """A family's score as of a day under one version of the rules.

    `change` is the total less the total of seven days before; `unknowns` are sentences about what nobody knows;
    `strengths` are protective factors, shown beside and never subtracted; `incidents` are events told more than once.
    """

    as_of: date
    rules_version: str
    total: int
    band: str
    lines: tuple[ScoreLine, ...]
    tripwires: tuple[Tripwire, ...] = ()
    strengths: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    change: int = 0
    why_now: str = ""
    incidents: tuple[Incident, ...] = ()

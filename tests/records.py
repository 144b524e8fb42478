"""Builders of single made-up records: each takes any field of its record by name and makes up the rest."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hubdesk.domain.answer import Weighed
from hubdesk.domain.concern import Amendment, Concern, Mention, Told
from hubdesk.domain.coverage import Cell
from hubdesk.domain.decision import Decision, Pack
from hubdesk.domain.family import GreyPair, Person, Spelling
from hubdesk.domain.ids import short_id
from hubdesk.domain.line import Line
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.score import Score, ScoreLine, Tripwire
from hubdesk.domain.user import User

AS_OF = date(2026, 3, 20)
MAKER = "Priya Nair"
ABSENT = "School rang: three absences in a week, always on Mondays."


def ident(number: int) -> str:
    """Make a row's id in the form of a UUIDv7, the same for the same number."""
    return f"0195a000-0000-7000-8000-{number:012x}"


def concern(number: int = 1, **given: Any) -> Concern:
    """Build a concern; `number` makes its id and ref."""
    received = given.get("received_at", datetime(2026, 3, 2, 9, 30))
    made: dict[str, Any] = {
        "id": ident(number),
        "source": "sheet",
        "ref": f"C{number:06d}",
        "received_at": received,
        "occurred_on": received.date(),
        "date_precision": "day",
        "agency": "school",
        "kind": "school_absence",
        "level": 2,
        "narrative": ABSENT,
        "source_evaluation": 1,
        "intelligence_assessment": "A",
        "handling_code": "P",
        "recorded_at": received + timedelta(hours=1),
        "recorded_by": MAKER,
    }
    return Concern(**(made | given))


def mention(number: int = 1, concern_id: str = "", **given: Any) -> Mention:
    """Build a mention of Hugh Moore as a school would write him."""
    made: dict[str, Any] = {
        "id": ident(100_000 + number),
        "concern_id": concern_id or ident(1),
        "mention_no": 1,
        "role": "subject",
        "given_name": "Hugh",
        "family_name": "Moore",
        "date_of_birth": "2010-07-04",
        "sex": "M",
        "address": "14 Tannery Row",
        "postcode": "ST4 2QB",
    }
    return Mention(**(made | given))


def told(number: int = 1, mentions: tuple[Mention, ...] | None = None, **given: Any) -> Told:
    """Build a concern with its mentions; without any, one of Hugh Moore."""
    one = concern(number, **given)
    return Told(one, mentions if mentions is not None else (mention(number, one.id),))


def amendment(number: int = 1, kind: str = "retract", **given: Any) -> Amendment:
    """Build an amendment to concern 1."""
    made: dict[str, Any] = {
        "id": ident(200_000 + number),
        "concern_id": ident(1),
        "at": datetime(2026, 3, 9, 11, 0),
        "by": MAKER,
        "kind": kind,
        "reason": "The school wrote that this was another pupil.",
    }
    return Amendment(**(made | given))


def spelling(number: int = 1, **given: Any) -> Spelling:
    """Build one mention of Hugh Moore as a person's page shows it."""
    made: dict[str, Any] = {
        "mention_id": ident(100_000 + number),
        "concern_ref": f"C{number:06d}",
        "agency": "school",
        "received_on": date(2026, 3, 2),
        "role": "subject",
        "given_name": "Hugh",
        "family_name": "Moore",
        "date_of_birth": "2010-07-04",
        "sex": "M",
        "address": "14 Tannery Row",
        "postcode": "ST4 2QB",
    }
    return Spelling(**(made | given))


def person(name: str = "Hugh Moore", born: date | None = date(2010, 7, 4), **given: Any) -> Person:
    """Build a person; a child unless said otherwise, with one spelling of the name."""
    first, _, last = name.partition(" ")
    child = bool(given.get("child", True))
    made: dict[str, Any] = {
        "id": given.get("id") or short_id("P", name),
        "name": name,
        "born": born,
        "sex": "M",
        "child": child,
        "subject": child,
        "roles": ("subject",) if child else ("parent",),
        "spellings": (spelling(given_name=first, family_name=last, date_of_birth=born.isoformat() if born else ""),),
    }
    return Person(**(made | given))


def decision(number: int = 1, kind: str = "escalate", **given: Any) -> Decision:
    """Build a decision on Hugh Moore."""
    made: dict[str, Any] = {
        "id": ident(300_000 + number),
        "kind": kind,
        "reason": "Five agencies in seven weeks, and nobody has seen Isla since January.",
        "person_ids": (short_id("P", "Hugh Moore"),),
        "concern_ids": (ident(1),),
        "made_at": datetime(2026, 3, 19, 16, 5),
        "made_by": MAKER,
    }
    return Decision(**(made | given))


def request(number: int = 1, agency: str = "gp", name: str = "Isla Hart", **given: Any) -> Request:
    """Build a request about a child, with its proportionality gate filled in."""
    made: dict[str, Any] = {
        "id": ident(400_000 + number),
        "kind": "ask",
        "agency": agency,
        "person_id": short_id("P", name),
        "purpose": "Safeguarding and promoting the welfare of a child",
        "basis": "Public task",
        "consent": "Not sought: asking would put the child at greater risk",
        "informed": "Not told, for the same reason",
        "necessity": "Three missed appointments cannot be understood without the GP's record.",
        "at": datetime(2026, 3, 5, 10, 15),
        "by": MAKER,
        "due_at": datetime(2026, 3, 12, 17, 0),
    }
    return Request(**(made | given))


def reply(number: int = 1, request_id: str = "", **given: Any) -> Reply:
    """Build a nil return."""
    made: dict[str, Any] = {
        "id": ident(500_000 + number),
        "request_id": request_id or ident(400_001),
        "outcome": "nil",
        "at": datetime(2026, 3, 9, 14, 40),
        "by": MAKER,
        "words": "Nothing on record about this child.",
    }
    return Reply(**(made | given))


def cell(name: str, agency: str, state: str, since: date | None = None, because: str = "") -> Cell:
    """Build one cell of the coverage grid for a person known by name."""
    return Cell(short_id("P", name), agency, state, since, because)


def score_line(label: str = "School absence, level 2", points: int = 10, **given: Any) -> ScoreLine:
    """Build a line of a score."""
    made: dict[str, Any] = {"section": "children", "rule": "level_2", "because": "", "before": points}
    return ScoreLine(label=label, points=points, **(made | given))


def score(lines: tuple[ScoreLine, ...] = (), **given: Any) -> Score:
    """Build a score whose total is the sum of its lines."""
    made: dict[str, Any] = {
        "as_of": AS_OF,
        "rules_version": "2026.1",
        "total": sum(line.points for line in lines),
        "band": "amber",
        "lines": lines,
    }
    return Score(**(made | given))


def tripwire(number: int = 1, **given: Any) -> Tripwire:
    """Build a tripwire on a concern."""
    made: dict[str, Any] = {
        "concern_id": ident(number),
        "concern_ref": f"C{number:06d}",
        "received_on": date(2026, 3, 11),
        "because": "Level 4 Acute or specialist",
    }
    return Tripwire(**(made | given))


def pack(number: int = 1, **given: Any) -> Pack:
    """Build a pack as it is kept."""
    made: dict[str, Any] = {
        "id": ident(600_000 + number),
        "number": f"2026-{number:04d}-7F3A",
        "person_ids": (short_id("P", "Hugh Moore"),),
        "recipient": "mdt",
        "made_at": datetime(2026, 3, 20, 9, 15),
        "made_by": MAKER,
        "digest": "0" * 64,
        "rules_version": "2026.1",
        "snapshot": "{}",
    }
    return Pack(**(made | given))


def user(name: str = MAKER, role: str = "staff") -> User:
    """Build a user."""
    return User(short_id("U", name), name, role)


def grey_pair() -> GreyPair:
    """Build a pair of mentions that may be one person."""
    right = spelling(2, given_name="Hew", family_name="More", date_of_birth="", agency="hospital")
    sound = Line("Names sound alike", 21, "Hugh Moore, Hew More")
    weighed = Weighed((Line("Starting point", -30, ""), sound))
    return GreyPair(spelling(1), right, short_id("P", "Hugh Moore"), short_id("P", "Hew More"), weighed)

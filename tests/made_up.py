"""The made-up matter of the Moore and Hart family: rows that `tests.builders` turns into records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

_HUGH = ("Hugh Moore", "subject")
_AMY = ("Amy Moore", "sibling")
_ISLA = ("Isla Hart", "sibling")
_GAIL = ("Gail Moore", "parent")
_DEAN = ("Dean Hart", "partner")
People = tuple[tuple[str, str], ...]
Row = tuple[dict[str, Any], People, str]


def _row(
    day: tuple[int, int, int],
    agency: str,
    kind: str,
    level: int,
    grade: str,
    people: People,
    narrative: str,
    status: str = "",
    **more: Any,
) -> Row:
    received = datetime(*day, 10, 20)
    fields: dict[str, Any] = {
        "received_at": received,
        "occurred_on": received.date(),
        "agency": agency,
        "kind": kind,
        "level": level,
        "source_evaluation": int(grade[0]),
        "intelligence_assessment": grade[1],
        "handling_code": grade[2],
        "narrative": narrative,
    }
    return fields | more, people, status


PIECES: tuple[Row, ...] = (
    _row(
        (2025, 9, 16),
        "school",
        "school_absence",
        1,
        "1AP",
        (_HUGH,),
        "Hugh missed two Mondays. His mother said he had a cold.",
    ),
    _row(
        (2025, 10, 1),
        "school",
        "school_absence",
        1,
        "1AP",
        (_HUGH,),
        "A third Monday missed. No call from home; the office rang twice.",
        child_seen="no",
    ),
    _row(
        (2025, 10, 14),
        "housing",
        "home_conditions",
        2,
        "1AP",
        (_GAIL, _HUGH, _AMY),
        "Visit about the tenancy. Two rooms without heating, black mould in the children's bedroom. "
        "Repairs were "
        "ordered the same day and done on 30 October.",
        child_seen="yes",
        strengths="Gail asked for the visit herself and was open about the arrears.",
    ),
    _row(
        (2025, 11, 20),
        "hospital",
        "was_not_brought",
        1,
        "1AP",
        (_ISLA, _GAIL),
        "Isla was not brought to her audiology appointment. Second letter sent.",
        date_precision="day",
    ),
    _row(
        (2025, 12, 18),
        "family_member",
        "parental_substance_misuse",
        2,
        "2CP",
        (_GAIL, _ISLA),
        "Says that there is drinking in the house at weekends and that Isla is left in her cot.",
        reporter="Maureen Hart, grandmother",
        occurred_on=date(2025, 11, 1),
        date_precision="month",
    ),
    _row(
        (2026, 1, 9),
        "police",
        "domestic_abuse",
        2,
        "1AC",
        (_GAIL, _DEAN, _HUGH, _AMY),
        "Called by a third party to shouting. Gail and Dean were in separate rooms; no injuries seen, "
        "no complaint "
        "made. Hugh and Amy were upstairs and awake. The school was told before the next school day.",
        handling_conditions="Do not share with the adults; the call is not known to them.",
        child_seen="yes",
        voice_of_child="Hugh said that he puts the radio on so that Amy cannot hear it.",
    ),
    _row(
        (2026, 1, 12),
        "school",
        "emotional_harm",
        2,
        "1AP",
        (_AMY,),
        "Amy was tearful in form time and did not want to go home.",
        child_seen="yes",
        voice_of_child="\u201cIt\u2019s better when it\u2019s just us and Mum.\u201d",
    ),
    _row(
        (2026, 1, 22),
        "health_visitor",
        "was_not_brought",
        2,
        "1AP",
        (_ISLA,),
        "Isla was not brought to her one-year review. Home visit on the same day: no answer, a child "
        "could be "
        "heard inside.",
        child_seen="no",
    ),
    _row(
        (2026, 2, 4),
        "gp",
        "was_not_brought",
        1,
        "1AP",
        (_ISLA,),
        "Immunisations due; was not brought twice.",
        "duplicate",
    ),
    _row(
        (2026, 2, 6),
        "hospital",
        "injury_unexplained",
        3,
        "1AP",
        (_HUGH,),
        "Hugh came to the walk-in centre alone with a cut to his hand that needed four stitches. He "
        "said that he "
        "fell on glass in the park. He gave an address in Chapel Street that nobody else has on record.",
        child_seen="yes",
        voice_of_child="He asked that nobody ring home.",
    ),
    _row(
        (2026, 2, 11),
        "anonymous",
        "anonymous_report",
        2,
        "2DP",
        (_ISLA, _DEAN),
        "Caller says that a man who does not live there is minding the baby and shouts at her.",
        reporter="Caller 7741",
    ),
    _row(
        (2026, 2, 12),
        "neighbour",
        "neglect",
        2,
        "3EP",
        (_GAIL,),
        "Says that the children are never fed. The caller has an open dispute with the family over a fence.",
        reporter="Barry Tansley at number 16",
    ),
    _row(
        (2026, 2, 24),
        "school",
        "hunger_or_weight",
        2,
        "1AP",
        (_HUGH, _AMY),
        "Hugh ate two lunches and took bread home. Amy said that the cupboard was empty on Sunday. The "
        "school "
        "has started a breakfast club place for both.",
        child_seen="yes",
        voice_of_child="Amy: \u201cHugh gives me his.\u201d",
        strengths="Amy\u2019s attendance is 96 % and she goes to her form tutor when she is worried.",
    ),
    _row(
        (2026, 3, 2),
        "school",
        "missing_episode",
        2,
        "1AP",
        (_HUGH,),
        "Hugh was not in school for three days and his mother did not know where he had slept.",
        child_seen="no",
    ),
    _row(
        (2026, 3, 11),
        "police",
        "missing_episode",
        4,
        "1AP",
        (_HUGH,),
        "Found at 02.40 in a car with two men in their twenties, forty miles from home, with two "
        "telephones and "
        "\u00a3180. Children\u2019s social care was telephoned at 03.05 and it was confirmed in writing "
        "at 09.00.",
        child_seen="yes",
        tripwire="immediate_danger",
        voice_of_child="He would not say who they were. He asked for Amy to be fetched from the house.",
    ),
    _row(
        (2026, 3, 13),
        "voluntary",
        "exploitation",
        3,
        "2BP",
        (_HUGH,),
        "A youth worker has seen Hugh with new trainers and an older group at the bus station since February.",
        reporter="Leanne Okoro, Bridge Street Youth Project",
    ),
    _row(
        (2026, 3, 16),
        "childrens_social_care",
        "other",
        2,
        "1AP",
        (_HUGH, _AMY, _ISLA),
        "Earlier contact from 2023 in another county under the surname Hart: closed after one visit.",
        "retracted",
    ),
)

# section, number of the piece (0: none), label, rule, because, before, grade %, decay %, points
LEDGER: tuple[tuple[str, int, str, str, str, int, int, int, int], ...] = (
    ("children", 1, "School absence, level 1", "level_1", "185 days ago; graded 1A", 4, 100, 50, 2),
    ("children", 2, "School absence, level 1", "level_1", "170 days ago; graded 1A", 4, 100, 50, 2),
    ("children", 6, "Domestic abuse, level 2", "level_2", "70 days ago; graded 1A", 10, 100, 80, 8),
    ("children", 7, "Emotional harm, level 2", "level_2", "67 days ago; graded 1A", 10, 100, 80, 8),
    ("children", 8, "Was not brought, level 2", "level_2", "57 days ago; graded 1A", 10, 100, 80, 8),
    ("children", 10, "Injury not explained, level 3", "level_3", "42 days ago; graded 1A", 20, 100, 90, 18),
    ("children", 11, "Anonymous report, level 2", "level_2", "37 days ago; graded 2D", 10, 40, 90, 4),
    (
        "children",
        12,
        "Neglect, level 2",
        "grade_e",
        "Suspected to be false: counts nothing, and is kept",
        10,
        0,
        90,
        0,
    ),
    ("children", 13, "Hunger or weight, level 2", "level_2", "24 days ago; graded 1A", 10, 100, 100, 10),
    ("children", 14, "Missing episode, level 2", "level_2", "18 days ago; graded 1A", 10, 100, 100, 10),
    (
        "children",
        15,
        "Missing episode, level 4",
        "level_4",
        "Outside the score, told at once; its points are shown",
        30,
        100,
        100,
        30,
    ),
    ("children", 16, "Exploitation, level 3", "level_3", "7 days ago; graded 2B", 20, 80, 100, 16),
    (
        "household",
        3,
        "Home conditions, level 2, about the home",
        "household",
        "157 days ago; graded 1A; household at half",
        5,
        100,
        60,
        3,
    ),
    ("household", 4, "Isla was not brought, level 1", "household", "120 days ago; graded 1A", 4, 100, 60, 2),
    (
        "household",
        5,
        "Parental substance misuse, level 2",
        "household",
        "139 days ago; graded 2C; household at half",
        5,
        50,
        60,
        2,
    ),
    (
        "pattern",
        0,
        "Eight different agencies",
        "agencies",
        "2 points for each after the second",
        12,
        100,
        100,
        12,
    ),
    (
        "pattern",
        0,
        "Gaps between pieces are shrinking",
        "gaps",
        "From 31 days to 6 days on average",
        8,
        100,
        100,
        8,
    ),
    (
        "pattern",
        0,
        "Levels are rising",
        "rise",
        "From level 1 in the autumn to levels 3 and 4 now",
        6,
        100,
        100,
        6,
    ),
)

STRENGTHS = (
    "Amy's attendance is 96 % and she has a trusted form tutor (School, 24 Feb 2026).",
    "Gail asked for help with the tenancy herself (Housing, 14 Oct 2025).",
)
UNKNOWNS = (
    "Nobody has said who Dean Hart is to Isla, or whether he lives in the home.",
    "Isla has not been seen by any professional since 22 January 2026.",
    "It is not known where Hugh sleeps when he is not at Tannery Row.",
)

COVERAGE: tuple[tuple[str, str, str, date | None, str], ...] = (
    ("Hugh Moore", "school", "heard", date(2026, 3, 2), ""),
    ("Hugh Moore", "police", "heard", date(2026, 3, 11), ""),
    ("Hugh Moore", "gp", "not_asked", None, "Every child is known to a GP"),
    ("Hugh Moore", "hospital", "heard", date(2026, 2, 6), ""),
    ("Hugh Moore", "school_nurse", "not_asked", None, "Aged 15"),
    ("Hugh Moore", "youth_justice", "not_asked", None, "Found with older men and two telephones"),
    ("Hugh Moore", "childrens_social_care", "asked", date(2026, 3, 11), ""),
    ("Hugh Moore", "housing", "asked", date(2026, 3, 5), ""),
    ("Amy Moore", "school", "heard", date(2026, 2, 24), ""),
    ("Amy Moore", "gp", "not_asked", None, "Every child is known to a GP"),
    ("Amy Moore", "school_nurse", "not_asked", None, "Aged 14"),
    ("Amy Moore", "childrens_social_care", "overdue", date(2026, 3, 11), "Due on 16 March 2026"),
    ("Isla Hart", "health_visitor", "heard", date(2026, 1, 22), ""),
    ("Isla Hart", "hospital", "heard", date(2025, 11, 20), ""),
    ("Isla Hart", "gp", "answered", date(2026, 3, 9), ""),
    ("Isla Hart", "school", "does_not_apply", None, "Aged 13 months"),
    ("Isla Hart", "childrens_social_care", "nil_return", date(2026, 3, 13), ""),
    ("Isla Hart", "substance_service", "decided_not_to_ask", date(2026, 3, 5), "No sign of use since 2024"),
)

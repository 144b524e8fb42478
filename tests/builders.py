"""Builders of plausible made-up records: every name, address and event here is invented.

Single records come from `tests.records` and can be imported from here. `moore_and_hart()` is one whole family as
an MDT would meet it; `crowded_family(n, m)` is one of any size.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hubdesk.domain.concern import Concern
from hubdesk.domain.decision import Decision
from hubdesk.domain.family import Entry, Family, Person
from hubdesk.domain.ids import short_id
from hubdesk.domain.score import Score
from tests.made_up import COVERAGE, LEDGER, PIECES, STRENGTHS, UNKNOWNS
from tests.records import (
    AS_OF,
    MAKER,
    amendment,
    cell,
    concern,
    decision,
    grey_pair,
    ident,
    mention,
    pack,
    person,
    reply,
    request,
    score,
    score_line,
    spelling,
    told,
    tripwire,
    user,
)

__all__ = [
    "AS_OF",
    "MAKER",
    "amendment",
    "cell",
    "concern",
    "crowded_family",
    "decision",
    "grey_pair",
    "ident",
    "mention",
    "moore_and_hart",
    "pack",
    "person",
    "reply",
    "request",
    "score",
    "score_line",
    "spelling",
    "told",
    "tripwire",
    "user",
]


def moore_and_hart(**given: Any) -> Family:
    """Build one whole family: three children, two adults, seventeen pieces and a score that adds up."""
    people = _moores_and_harts()
    asked = request(1)
    refused = request(
        2,
        "substance_service",
        kind="not_ask",
        due_at=None,
        review_on=date(2026, 4, 3),
        purpose="No sign of use since 2024; asking would not be proportionate",
    )
    made: dict[str, Any] = {
        "id": short_id("F", "Moore and Hart"),
        "title": "Moore and Hart family",
        "as_of": AS_OF,
        "people": people,
        "entries": _entries(),
        "score": _account(),
        "coverage": tuple(cell(*row) for row in COVERAGE),
        "decisions": _decisions(tuple(one.id for one in people[:3])),
        "requests": (asked, refused, request(3, "housing", "Hugh Moore", due_at=datetime(2026, 3, 27, 17))),
        "replies": (
            reply(1, asked.id, outcome="answered", words="Seen once in 2025. Two appointments: was not brought."),
        ),
        "packs": (),
        "grey": (grey_pair(),),
    }
    return Family(**(made | given))


def crowded_family(pieces: int, people: int = 8, narrative: str = "") -> Family:
    """Build a family with any number of pieces and people, to see what length does."""
    base = moore_and_hart()
    named = tuple(
        person(f"Child{number} Moore", date(2012, 1 + number % 12, 1 + number % 28)) for number in range(people)
    )
    entries = tuple(
        Entry(
            _spread(base.entries[number % len(base.entries)].concern, number, pieces, narrative),
            ((named[number % people].id, "subject"),) if people else (),
        )
        for number in range(pieces)
    )
    lines = tuple(
        score_line(
            points=number % 7,
            before=10,
            grade=80,
            decay=number % 100,
            day=entry.concern.happened_on,
            agency=entry.concern.agency,
            concern_id=entry.concern.id,
            concern_ref=entry.concern.ref,
        )
        for number, entry in enumerate(entries)
    )
    return replace(
        base,
        people=named,
        entries=entries,
        score=score(lines, band="red", strengths=STRENGTHS, unknowns=UNKNOWNS),
        coverage=tuple(cell(one.name, who, "not_asked") for one in named for who in ("gp", "school", "police")),
        decisions=(),
        requests=(),
        replies=(),
    )


def _spread(like: Concern, number: int, pieces: int, narrative: str) -> Concern:
    day = AS_OF - timedelta(days=(pieces - number) * 900 // max(pieces, 1))
    return replace(
        like,
        id=ident(5000 + number),
        ref=f"C{number:06d}",
        occurred_on=day,
        date_precision="day",
        received_at=datetime(day.year, day.month, day.day, 9),
        narrative=narrative or like.narrative,
    )


def _moores_and_harts() -> tuple[Person, ...]:
    hugh = person(
        "Hugh Moore",
        date(2010, 7, 4),
        spellings=(
            spelling(1),
            spelling(2, given_name="Hughie", agency="police", received_on=date(2026, 1, 9)),
            spelling(
                3,
                given_name="Hugh",
                family_name="Hart-Moore",
                agency="hospital",
                date_of_birth="2010-07-14",
                received_on=date(2026, 2, 6),
                address="Flat 2, 9 Chapel Street",
                postcode="ST4 1AA",
            ),
        ),
    )
    amy = person("Amy Moore", date(2011, 11, 23), sex="F", roles=("sibling", "subject"))
    isla = person("Isla Hart", date(2025, 2, 2), sex="F", subject=False, roles=("sibling",))
    gail = person(
        "Gail Moore",
        date(1987, 5, 30),
        sex="F",
        child=False,
        spellings=(
            spelling(7, given_name="Gail", role="parent", date_of_birth="1987-05-30", sex="F"),
            spelling(
                8,
                given_name="Gayle",
                family_name="Hart",
                role="parent",
                agency="housing",
                date_of_birth="",
                sex="F",
                received_on=date(2025, 10, 14),
            ),
        ),
    )
    dean = person("Dean Hart", None, child=False, roles=("partner",))
    return (hugh, amy, isla, gail, dean)


def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            concern(number, **fields),
            tuple((short_id("P", name), role) for name, role in people),
            status,
        )
        for number, (fields, people, status) in enumerate(PIECES, start=1)
    )


def _account() -> Score:
    lines = []
    for section, number, label, rule, because, before, grade, decay, points in LEDGER:
        one = concern(number, **PIECES[number - 1][0]) if number else None
        lines.append(
            score_line(
                label,
                points,
                section=section,
                because=because,
                rule=rule,
                before=before,
                grade=grade,
                decay=decay,
                day=one.happened_on if one else None,
                agency=one.agency if one else "",
                concern_id=one.id if one else "",
                concern_ref=one.ref if one else "",
            )
        )
    return score(
        tuple(lines),
        band="red",
        change=19,
        tripwires=(tripwire(15),),
        strengths=STRENGTHS,
        unknowns=UNKNOWNS,
        why_now="Five agencies in seven weeks; the gaps between pieces are shrinking.",
    )


def _decisions(children: tuple[str, ...]) -> tuple[Decision, ...]:
    ids = [ident(number) for number in range(1, len(PIECES) + 1)]
    return (
        decision(
            1,
            "no_further_action",
            person_ids=children[:1],
            concern_ids=tuple(ids[:3]),
            made_by="Tom Reeve",
            made_at=datetime(2025, 10, 20, 11),
            reason="Single absences explained by a house move.",
        ),
        decision(
            2,
            "watch_until",
            person_ids=children,
            concern_ids=tuple(ids[:8]),
            made_at=datetime(2026, 1, 28, 15),
            review_on=date(2026, 2, 28),
            reason="Two agencies worried; the health visitor will try a second visit.",
            dissent="Tom Reeve would have asked the GP at once.",
        ),
        decision(3, person_ids=children, concern_ids=tuple(ids)),
    )

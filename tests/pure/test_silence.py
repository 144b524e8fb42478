"""Silence: contact that stopped, children unseen or unheard, men never named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.concern import Mention, Told
from hubdesk.domain.coverage import Silence
from hubdesk.domain.family import Person
from hubdesk.gaps import silence
from tests.records import concern, person

CODES = shipped_codes()
TODAY = date(2026, 3, 20)
HUGH = person(born=date(2016, 3, 20))
MAN = replace(person("Dean Hart", child=False), sex="M")


def told(number: int, days_ago: int, **said: str) -> Told:
    at = datetime.combine(TODAY - timedelta(days=days_ago), datetime.min.time())
    one = replace(concern(number), agency="school", received_at=at, occurred_on=at.date(), child_seen="",
                  voice_of_child="", intelligence_assessment="A")  # fmt: skip
    one = replace(one, **said)
    return Told(one, (Mention(f"m{number}", one.id, 1, "subject", "Hugh", "Moore"),))


def of(*pieces: Told, people: tuple[Person, ...] = (HUGH, MAN), as_of: date = TODAY) -> dict[str, Silence]:
    tied = {mention.id: HUGH.id for piece in pieces for mention in piece.mentions}
    return {one.kind: one for one in silence(people, pieces, tied, CODES, as_of)}


def test_an_agency_that_told_often_and_stopped_is_named_with_its_days() -> None:
    found = of(*(told(n, back) for n, back in enumerate((150, 130, 110), 1)))
    assert (found["stopped"].agency, found["stopped"].days) == ("school", 110)
    assert found["stopped"].words == "Hugh Moore: School told of them 3 times, and nothing since 30 Nov 2025, 110 days."


@pytest.mark.parametrize("backs", [(99, 79, 59), (130, 110), (400, 250, 100)])
def test_short_few_or_usual_silence_is_none(backs: tuple[int, ...]) -> None:
    assert "stopped" not in of(*(told(n, back) for n, back in enumerate(backs, 1)))


@pytest.mark.parametrize(("back", "seen", "days"), [(90, "yes", 90), (89, "yes", None), (95, "no", 95), (5, "", None)])
def test_a_child_whom_nobody_saw_for_long_is_named(back: int, seen: str, days: int | None) -> None:
    found = of(told(1, back, child_seen=seen)).get("not_seen")
    assert (found.days if found else None) == days


def test_the_voice_of_the_child_and_adult_men() -> None:
    assert "no_voice" in of(told(1, 5))
    assert "no_voice" not in of(told(1, 5, voice_of_child="He said he is hungry."))
    woman, unsaid = replace(MAN, sex="F"), replace(MAN, sex="")
    assert of(told(1, 5), people=(HUGH, woman))["no_man"].words == (
        "No adult is recorded as a man (this looks at the recorded sex and nothing else). "
        "Ask who the father or partner is."
    )
    assert "of 1 adult no sex is recorded" in of(told(1, 5), people=(HUGH, unsaid))["no_man"].words
    assert "no_man" not in of(told(1, 5))
    assert "no_man" not in of(told(1, 5), people=(MAN,))


def test_a_partner_without_a_name_is_missed_even_where_a_man_is_named() -> None:
    nameless = replace(person("Name not known", None, child=False), roles=("partner",), sex="M")
    found = of(told(1, 5), people=(HUGH, MAN, nameless))
    assert "no_man" not in found
    assert found["no_name"].words == "A partner of a parent is recorded without a name. Ask who it is."
    both = (nameless, replace(nameless, id="P-2", name=""))
    assert of(told(1, 5), people=(HUGH, *both))["no_name"].words.startswith("2 partners of a parent are recorded")
    assert "no_name" not in of(told(1, 5), people=(HUGH, replace(MAN, roles=("partner",))))


def test_a_day_sees_nothing_received_later() -> None:
    pieces = tuple(told(n, back) for n, back in enumerate((150, 130, 110, 2), 1))
    then = TODAY - timedelta(days=10)
    assert "stopped" not in of(*pieces)
    assert of(*pieces, as_of=then) == of(*pieces[:3], as_of=then)
    assert of(*pieces, as_of=then)["stopped"].days == 100

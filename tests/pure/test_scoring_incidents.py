"""One event told by several: found by its day or its words, said otherwise by a person, and counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hubdesk.domain.incident import Incident
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import shipped_rules
from hubdesk.scoring.score import score
from hubdesk.scoring.wording import telling_words
from tests.pure.test_scoring_account import TODAY, piece

RULES = shipped_rules()
SEEN = "Officers found smashed crockery in the kitchen and the cooker door hanging loose; the younger one hid upstairs."
HEARD = "She told her teacher that crockery was smashed in the kitchen and that she hid upstairs until it was quiet."
ELSE = "Came in with a wet coat and no lunch, and fell asleep at her desk before the bell."


def event(number: int, back: int, **given: Any) -> Piece:
    """A telling received so many days ago, of something two days before unless said."""
    made = {"kind": "domestic_abuse", "happened_on": TODAY - timedelta(days=back + 2), "people": frozenset({"P1"})}
    return piece(number, back, **(made | given))


POLICE = event(1, 6, agency="police", narrative=SEEN)
SCHOOL = event(2, 5, agency="school", narrative=HEARD)


def incidents(*pieces: Piece) -> tuple[Incident, ...]:
    return score(pieces, RULES, TODAY).incidents


def test_near_days_and_shared_words_make_one_incident_and_name_the_words() -> None:
    (found,) = incidents(SCHOOL, POLICE)
    assert set(found.concern_ids) == {"c1", "c2"}
    (why,) = found.joined
    assert (why.concern_id, why.other_id, why.how) == ("c2", "c1", "words")
    assert why.words == ("crockery", "kitchen", "smashed", "upstairs")


def test_it_is_counted_once_and_a_line_names_both_concerns() -> None:
    scored = score([SCHOOL, POLICE], RULES, TODAY)
    told = {line.concern_ref: line.points for line in scored.lines if line.concern_ref}
    assert sorted(told.values()) == [0, 14]
    (line,) = [line for line in scored.lines if line.rule == "corroboration"]
    assert "R1" in line.because and "R2" in line.because
    apart = score([replace(SCHOOL, apart_from=frozenset({"c1"})), POLICE], RULES, TODAY)
    assert sum(line.points > 0 for line in apart.lines if line.concern_ref) == 2


@pytest.mark.parametrize(
    "other",
    [
        replace(SCHOOL, narrative=ELSE),
        replace(SCHOOL, narrative="Smashed crockery."),
        replace(SCHOOL, agency="police"),
        replace(SCHOOL, kind="school_absence"),
        replace(SCHOOL, about="adult"),
        replace(SCHOOL, people=frozenset({"P2"})),
        replace(SCHOOL, day_known=False),
        replace(SCHOOL, happened_on=TODAY - timedelta(days=13)),
        replace(SCHOOL, intelligence_assessment="E"),
        replace(SCHOOL, status="retracted"),
        replace(SCHOOL, apart_from=frozenset({"c1"})),
    ],
    ids=["words", "few", "agency", "kind", "side", "people", "day", "far", "false", "retracted", "said"],
)  # fmt: skip
def test_without_any_one_of_these_they_are_two(other: Piece) -> None:
    assert incidents(POLICE, other) == ()


def test_kinds_that_agencies_name_otherwise_may_be_one_event() -> None:
    ward = replace(SCHOOL, agency="hospital", kind="emotional_harm")
    (found,) = incidents(POLICE, ward)
    assert found.concern_ids == ("c1", "c2")  # the weightier telling counts, and comes first


def test_a_person_may_say_that_two_concerns_are_one_event_whatever_they_say() -> None:
    ward = event(3, 2, agency="hospital", kind="injury_unexplained", about="adult", one_with=frozenset({"c1"}))
    (found,) = incidents(POLICE, ward)
    assert [why.how for why in found.joined] == ["person"]
    assert incidents(replace(POLICE, one_with=frozenset({"c3"})), replace(ward, one_with=frozenset())) != ()


def test_what_a_person_said_reaches_both_ways_and_over_a_third() -> None:
    third = event(3, 4, agency="gp", narrative=SEEN)
    (found,) = incidents(POLICE, replace(SCHOOL, apart_from=frozenset({"c3"})), third)
    assert set(found.concern_ids) == {"c1", "c2"}
    assert incidents(replace(POLICE, apart_from=frozenset({"c2"})), SCHOOL) == ()


def test_the_same_day_and_kind_is_one_incident_unless_a_person_says_two() -> None:
    day = TODAY - timedelta(days=9)
    one, two = event(1, 6, agency="police", happened_on=day), event(2, 6, agency="gp", happened_on=day)
    assert [why.how for why in incidents(one, two)[0].joined] == ["day"]
    assert incidents(one, replace(two, apart_from=frozenset({"c1"}))) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SEEN, {"smashed", "crockery", "kitchen", "cooker", "door", "hanging", "loose", "hid", "upstairs"} - {"hid"}),
        ("school reports domestic abuse seen on 03 July 2023.", set()),
        ("Danny told Miss Whitlock that Gary was there", set()),
        ("CROCKERY SMASHED IN THE KITCHEN", {"crockery", "smashed", "kitchen"}),
        ("a muslim family on benefits from a traveller site, one disabled, the mosque nearby", {"site", "nearby"}),
        ("", set()),
    ],
)
def test_names_numbers_and_everyday_words_tell_nothing(text: str, words: set[str]) -> None:
    assert telling_words(text) == words

"""Each rule's effect, one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hubdesk.domain.score import ScoreLine
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import shipped_rules
from hubdesk.scoring.score import score, total

RULES = shipped_rules()
TODAY = date(2026, 3, 20)


def piece(number: int = 1, back: int = 0, **given: Any) -> Piece:
    received = TODAY - timedelta(days=back)
    made: dict[str, Any] = {
        "concern_id": f"c{number}",
        "ref": f"R{number}",
        "received_on": received,
        "happened_on": received - timedelta(days=number),
        "agency": "school",
        "kind": "neglect",
        "level": 2,
        "source_evaluation": 1,
        "intelligence_assessment": "A",
    }
    return Piece(**(made | given))


def lines(*pieces: Piece, rule: str = "") -> list[ScoreLine]:
    scored = score(pieces, RULES, TODAY)
    assert sum(line.points for line in scored.lines) == scored.total == total(pieces, RULES, TODAY)
    return [line for line in scored.lines if not rule or line.rule == rule]


@pytest.mark.parametrize(
    ("given", "points"),
    [
        ({}, 15),
        ({"level": 1}, 13),
        ({"level": 3}, 20),
        ({"level": 4}, 24),
        ({"source_evaluation": 2}, 14),
        ({"source_evaluation": 3}, 11),
        ({"intelligence_assessment": "B"}, 14),
        ({"intelligence_assessment": "C"}, 14),
        ({"intelligence_assessment": "D"}, 12),
        ({"source_evaluation": 3, "intelligence_assessment": "D"}, 9),
        ({"back": 120}, 8),
        ({"back": 240}, 4),
        ({"back": 3650}, 0),
        ({"kind": "physical_harm"}, 20),
        ({"kind": "anonymous_report"}, 3),
    ],
)
def test_a_piece_counts_by_kind_level_grade_and_age(given: dict[str, Any], points: int) -> None:
    (line,) = lines(piece(**given))
    assert line.points == points
    assert line.because == "Counts in full"


def test_a_line_shows_what_it_was_before_grade_and_age() -> None:
    (line,) = lines(piece(back=120, level=3, source_evaluation=2, intelligence_assessment="B"))
    assert (line.before, line.grade, line.decay, line.points) == (20, 86, 50, 8)
    assert (line.section, line.rule, line.concern_ref, line.agency) == ("children", "neglect", "R1", "school")


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"intelligence_assessment": "E"}, "Suspected to be false (E): counts nothing"),
        ({"status": "retracted"}, "Taken back: counts nothing"),
        ({"status": "duplicate"}, "The same report again: counts nothing"),
    ],
)
def test_what_does_not_count_stands_as_a_line_of_nothing(given: dict[str, Any], because: str) -> None:
    one, other = lines(piece(1), piece(2, agency="police", kind="domestic_abuse", **given))
    assert (one.points, other.points) == (15, 0)
    assert other.because.startswith(because)


def test_the_same_kind_again_counts_for_less_the_weightiest_in_full() -> None:
    again = lines(piece(1, 5, level=1), piece(2, 1, level=3), piece(3, 1), rule="neglect")
    assert [(line.concern_ref, line.points, line.because) for line in again] == [
        ("R1", 4, "Number 3 of its kind by weight: counts 36 %"),
        ("R2", 19, "Counts in full"),
        ("R3", 9, "Number 2 of its kind by weight: counts 60 %"),
    ]


def test_household_history_counts_up_to_its_cap_and_says_so() -> None:
    kinds = ("physical_harm", "sexual_harm", "injury_unexplained", "exploitation", "domestic_abuse")
    adults = [piece(n, about="adult", kind=kind) for n, kind in enumerate(kinds)]
    told = lines(*adults)
    household = [line for line in told if line.section == "household"]
    assert sum(line.points for line in household) == RULES.household_most
    assert (household[-1].label, household[-1].points) == ("Household and adult history", 80 - 93)
    assert not any(line.rule == "household" for line in lines(*adults[:3]))


def test_one_incident_told_by_two_agencies_is_counted_once_and_confirmed() -> None:
    day = TODAY - timedelta(days=4)
    told = lines(piece(1, happened_on=day), piece(2, happened_on=day, agency="police", level=3))
    assert [(line.label, line.points) for line in told[:3]] == [
        ("Neglect, level 2", 0),
        ("Neglect, level 3", 20),
        ("Confirmed by another voice", RULES.corroboration),
    ]
    assert told[0].because == "The same incident told again: counted once, where it weighs most"
    assert told[2].because == "School told of the same: neglect on 16 Mar 2026 (R1, R2)"
    assert not any(line.rule == "quickening" for line in told)


def test_one_agency_telling_an_incident_twice_confirms_nothing() -> None:
    day = TODAY - timedelta(days=4)
    assert [line.points for line in lines(piece(1, happened_on=day), piece(2, happened_on=day))] == [15, 0]


def test_another_day_or_another_kind_is_another_incident() -> None:
    day = TODAY - timedelta(days=4)
    one = piece(1, happened_on=day)
    for other in (
        piece(2, happened_on=day, kind="bullying", agency="gp"),
        piece(2, happened_on=day + timedelta(days=1), agency="gp"),
    ):
        assert lines(one, other, rule="corroboration") == []


def test_tellings_whose_day_nobody_knows_are_never_taken_for_one_incident() -> None:
    march = TODAY.replace(day=1)
    vague = [piece(n, happened_on=march, day_known=False, agency=a) for n, a in enumerate(("school", "school", "gp"))]
    told = lines(*vague, piece(3, happened_on=march, agency="police"))
    assert [line.points for line in told if line.rule == "neglect"] == [15, 9, 5, 3]
    assert not any(line.rule == "corroboration" for line in told)
    assert [line.day for line in told[:4]] == [None, None, None, march]


def test_relatives_speak_each_for_themselves_and_are_never_named() -> None:
    day = TODAY - timedelta(days=4)
    aunt, uncle = (
        piece(n, happened_on=day, agency="family_member", reporter=name)
        for n, name in enumerate(("Ann Moore", "Dean Hart"))
    )
    told = lines(aunt, uncle)
    assert [(line.label, line.points, line.because) for line in told[2:]] == [
        ("Confirmed by another voice", 4, "Another family member told of the same: neglect on 16 Mar 2026 (R1, R0)"),
        ("A further person", 12, "Another family member is concerned"),
    ]
    assert not any("Moore" in line.because or "Hart" in line.because for line in told)


@pytest.mark.parametrize(
    ("agency", "first", "second", "further"),
    [
        ("neighbour", "Ann Moore", "Dean Hart", 1),
        ("neighbour", "Ann Moore", " ann  MOORE ", 0),
        ("neighbour", "Ann Moore", "", 0),
        ("neighbour", "", "", 0),
        ("school", "Ann Moore", "Dean Hart", 0),
        ("anonymous", "Ann Moore", "Dean Hart", 0),
    ],
)
def test_only_people_told_apart_are_further_persons(agency: str, first: str, second: str, further: int) -> None:
    told = lines(piece(1, agency=agency, reporter=first), piece(2, agency=agency, reporter=second), rule="agencies")
    assert [line.label for line in told] == ["A further person"] * further


def test_what_is_told_of_a_child_and_of_the_household_repeats_apart() -> None:
    assert [line.points for line in lines(piece(1), piece(2, about="adult"), rule="neglect")] == [15, 15]


def test_an_agency_adds_more_while_its_first_word_is_recent() -> None:
    def newly(*pieces: Piece) -> list[str]:
        told = lines(*pieces, rule="agencies")
        assert all(line.points == 30 for line in told if line.label == "An agency heard for the first time")
        return [line.because for line in told if line.label == "An agency heard for the first time"]

    gp = "GP had not told anything before the last 120 days"
    school = "School had not told anything before the last 120 days"
    assert newly(piece(1)) == []
    assert newly(piece(1, 50), piece(2, 40, agency="gp"), piece(3, 30, agency="gp")) == [gp]
    assert newly(piece(1, 30), piece(2, 40, agency="gp")) == [school]
    assert newly(piece(1, 300), piece(2, 119, agency="gp")) == [gp]
    assert newly(piece(1, 300), piece(2, 120, agency="gp"), piece(3, agency="gp")) == []
    assert newly(piece(1, 300), piece(2, agency="gp", intelligence_assessment="E")) == []


def test_each_further_agency_and_kind_adds_and_fades_with_its_latest_piece() -> None:
    told = lines(piece(1, 0), piece(2, 120, agency="gp", kind="bullying"), piece(3, 240, agency="police"))
    assert [(line.rule, line.points, line.because) for line in told[3:5]] == [
        ("agencies", 6, "GP is concerned as well"),
        ("agencies", 3, "Police is concerned as well"),
    ]
    assert [(line.points, line.because) for line in told if line.rule == "different_kinds"] == [(4, "Bullying besides")]


def test_quickening_compares_with_the_familys_own_past() -> None:
    lately = [piece(n, 10 * n, kind="other", level=2) for n in range(6)]
    (line,) = lines(*lately, rule="quickening")
    assert line.points == 74  # 60 points for each doubling from 10 + 1 to 10 + 15
    assert line.because.startswith(
        "15 points' worth lately, where a piece counts half after 83 days; this family's own "
    )
    assert "expect 1. 60 points for each doubling, 10 added" in line.because
    steady = [piece(n, 10 * n, kind="other") for n in range(60)]
    assert sum(x.points for x in lines(*steady, rule="quickening")) < 30
    assert lines(piece(1), rule="quickening") == []
    assert lines(piece(1), piece(2, 240), rule="quickening") == []
    assert lines(piece(1), piece(2, 239), rule="quickening") != []


def test_what_is_older_than_the_past_compared_with_is_left_out() -> None:
    lately = [piece(1, 10), piece(2, 20)]
    (line,) = lines(*lately, rule="quickening")
    assert lines(*lately, piece(3, 840, kind="other"), rule="quickening") == [line]
    assert lines(*lately, piece(3, 839), rule="quickening")[0].points < line.points


def test_a_past_that_the_hub_cannot_know_is_not_taken_for_a_quiet_one() -> None:
    steady = [piece(n, 20 * n, kind="other") for n in range(10)]
    short = total(steady, RULES, TODAY, TODAY - timedelta(days=200))
    assert short < total(steady, RULES, TODAY)


@pytest.mark.parametrize("happened", [date.min, date(1899, 1, 1), TODAY + timedelta(days=4000), date.max])
def test_dates_that_cannot_be_do_not_break_the_sum(happened: date) -> None:
    told = lines(piece(1, happened_on=happened), piece(2, happened_on=happened, agency="gp"))
    assert [line.points for line in told][:3] == [15, 0, 4]


def test_what_will_be_received_is_not_seen() -> None:
    later = replace(piece(2), received_on=TODAY + timedelta(days=1), tripwire="disclosure")
    assert score([piece(1), later], RULES, TODAY) == score([piece(1)], RULES, TODAY)
    assert score([later], RULES, TODAY).lines == ()


def test_codes_that_the_lists_no_longer_know_are_shown_as_they_are() -> None:
    told = lines(piece(1, kind="cuckooing", agency="guild"), piece(2, 1, agency="order", kind="hexing"))
    assert told[0].label == "hexing, level 2" and told[1].points == RULES.points["other"]
    assert {"order is concerned as well", "hexing besides"} <= {line.because for line in told}

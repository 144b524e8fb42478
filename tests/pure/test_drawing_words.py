from __future__ import annotations

from dataclasses import replace

from hubdesk.domain.codes import shipped_codes
from hubdesk.drawing.words import count_of, family_words, joined, not_asked, short_names, why_now
from tests.builders import crowded_family, moore_and_hart, person, score, score_line

CODES = shipped_codes()


def test_a_family_is_titled_with_names_and_ages() -> None:
    assert family_words(moore_and_hart()) == "Moore and Hart family: Hugh (15), Amy (14), Isla (13 months)"
    assert family_words(crowded_family(0, 60)).endswith("and 54 more")
    assert family_words(crowded_family(0, 0)) == "Moore and Hart family: no children known"


def test_two_people_of_one_first_name_are_called_by_their_whole_names() -> None:
    names = short_names((person("Ann Moore"), person("Ann Hart"), person("Hugh Moore")))
    assert list(names.values()) == ["Ann Moore", "Ann Hart", "Hugh"]


def test_why_now_is_said_from_the_lines_alone() -> None:
    first, pattern, heaviest = why_now(moore_and_hart().score, CODES)
    assert first.startswith("14 pieces from eight agencies since 16 September 2025")
    assert "Eight different agencies (12)" in pattern
    assert "Missing episode, level 4 (Police, 11 Mar 2026: 30)" in heaviest
    assert heaviest.endswith("64 of 149 points.")


def test_what_is_said_more_than_once_is_counted_and_its_points_are_added() -> None:
    piece = score_line(concern_id="1", agency="police")
    heard = [score_line("An agency heard for the first time", 30, section="pattern") for _ in range(3)]
    kind = score_line("A further kind of concern", 40, section="pattern")
    said = why_now(score((piece, *heard, kind)), CODES)[1]
    assert said == (
        "Together they show: An agency heard for the first time, three times (90); A further kind of concern (40)."
    )


def test_a_score_of_nothing_says_so() -> None:
    assert why_now(score(), CODES) == ("No piece adds to the score.",)
    nothing = score((score_line(points=0, concern_id="1", agency="police"),))
    assert why_now(nothing, CODES) == ("One piece and none that counts.",)


def test_not_asked_names_the_agency_and_the_children() -> None:
    assert "GP: not asked about Hugh and Amy." in not_asked(moore_and_hart(), CODES)
    many = not_asked(crowded_family(0, 60), CODES)
    assert many[0].endswith("and 55 more.")
    assert not_asked(replace(moore_and_hart(), coverage=()), CODES) == ()


def test_counts_and_lists_are_said_as_people_say_them() -> None:
    assert [count_of(n, "piece") for n in (0, 1, 9, 1200)] == ["no pieces", "one piece", "nine pieces", "1,200 pieces"]
    assert joined(["a", "b", "c"]) == "a, b and c" and joined([]) == ""

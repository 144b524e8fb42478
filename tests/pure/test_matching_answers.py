"""Which human answers count, which stand against each other, and what is worth asking first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.answer import Answer
from hubdesk.matching.answers import against_joining, against_parting, in_force, last_words, path, reach
from hubdesk.matching.question import Question

NOON = datetime(2026, 3, 14, 12, 0)


def said(number: int, pair: str, verdict: str = "same", undoes: str = "") -> Answer:
    return Answer(f"a{number:02d}", pair[0], pair[1], verdict, NOON + timedelta(minutes=number), "Ann", undoes=undoes)


@given(st.integers(0, 12))
def test_an_undo_of_an_undo_gives_the_answer_again_however_deep(depth: int) -> None:
    answers = [said(0, "AB"), *(said(n, "AB", "undo", f"a{n - 1:02d}") for n in range(1, depth + 1))]
    assert ("a00" in in_force(answers)) == (depth % 2 == 0)
    assert bool(last_words(answers)) == (depth % 2 == 0)
    assert in_force(reversed(answers)) == in_force(answers)


def test_the_last_word_on_a_pair_counts_and_the_one_before_it_once_that_is_taken_back() -> None:
    first, then = said(1, "AB"), said(2, "BA", "not_same")
    assert last_words([first, then])["A", "B"] == then
    assert last_words([first, then, said(3, "AB", "undo", "a02")])["A", "B"] == first


def test_a_chain_of_same_leads_to_what_stands_against_it() -> None:
    standing = last_words([said(1, "AB"), said(2, "BC"), said(3, "AD", "not_same"), said(4, "CE", "cannot_tell")])
    assert reach(standing, "A") == {"A", "B", "C"}
    assert [one.id for one in path(standing, "A", "C")] == ["a01", "a02"]
    assert [one.id for one in against_joining(standing, "CD")] == ["a03"]
    assert against_joining(standing, "CE") == ()
    assert [one.id for one in against_parting(standing, "C", "AB")] == ["a02"]
    assert against_parting(standing, "D", "ABC") == ()


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")).filter(lambda p: p[0] != p[1])))
def test_without_what_stands_against_it_nothing_leads_across(pairs: list[tuple[str, str]]) -> None:
    standing = last_words([said(number, "".join(pair)) for number, pair in enumerate(pairs)])
    cut = {one.pair for one in against_parting(standing, "AB", "CDE")}
    left = {pair: one for pair, one in standing.items() if pair not in cut}
    assert not reach(left, "AB") & set("CDE")
    assert all((one[0] in "AB") != (one[1] in "AB") for one in cut)


def test_the_question_that_would_change_most_comes_first() -> None:
    plain = Question("A", "B", 0, "F-1", "F-2", 30, 20, False)
    assert replace(plain, weight=10).worth > plain.worth
    assert replace(plain, left_score=20).worth == plain.worth < replace(plain, right_score=30).worth
    assert replace(plain, urgent=True).worth > plain.worth
    assert replace(plain, right_family="F-1", weight=40).worth < replace(plain, left_score=0).worth
    assert "30 and 20 points" in plain.effect and "counted once" in replace(plain, right_family="F-1").effect

"""Words of names looked through for those that begin or are spelt like what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from hubdesk.matching.vocabulary import Vocabulary

WORDS = st.lists(st.text("abcde", min_size=1, max_size=8), max_size=40, unique=True)


def of(words: list[str]) -> Vocabulary:
    known = Vocabulary()
    half = len(words) // 2
    known.add(list(enumerate(words[:half], 1)))
    known.add(list(enumerate(words[half:], half + 1)))
    return known


@given(WORDS, st.text("abcde", min_size=1, max_size=8))
def test_it_finds_what_looking_at_every_word_finds(words: list[str], typed: str):
    known = of(words)
    assert known.beginning(typed, 100) == sorted(word for word in words if word.startswith(typed))
    slips = 0 if len(typed) < 4 else 1 if len(typed) < 6 else 2
    near = {word for word in words if slips and OSA.distance(word, typed) <= slips}
    assert set(known.like(typed, 100)) == near
    assert known.last == len(words)


@pytest.mark.parametrize("typed", ["heikhwal", "hSeikhwal", "Xheikhwal".lower(), "sheikwhal"])
def test_a_slip_in_the_first_letter_is_no_worse_than_another(typed: str):
    assert of(["sheikhwal", "sheldrake", "heath"]).like(typed, 10) == ["sheikhwal"]


@given(st.lists(st.text(max_size=6), max_size=12), st.text(max_size=6))
def test_any_letters_are_taken(words: list[str], typed: str):
    known = of(words)
    assert set(known.like(typed, 100)) <= set(words)
    assert set(known.beginning(typed, 100)) <= set(words)


def test_the_nearest_come_first_and_no_more_than_asked_for():
    known = of(["wrenshav", "wrenshaw", "wrenshow", "renshaw"])
    assert known.like("wrenshaw", 2)[0] == "wrenshaw"
    assert len(known.like("wrenshaw", 2)) == 2

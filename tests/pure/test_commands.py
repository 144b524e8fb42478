"""Which commands typed words mean, and whether they stand before people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.ui.parts.commands import MOST, Command, before, meant

WORDS = (
    "Record a concern", "Go to the queue", "Meetings: plan or open one", "Light colours", "Dark colours",
    "High contrast colours", "Lock HubDesk",
)  # fmt: skip
ALL = [Command(words, "", list) for words in WORDS]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rec", ["Record a concern"]),
        ("Concern REC", ["Record a concern"]),
        ("plan meet", ["Meetings: plan or open one"]),
        ("co", ["Record a concern", "Light colours", "Dark colours"]),
        ("lo", ["Lock HubDesk"]),
        ("ock", []),
        ("r", []),
        ("  ", []),
        ("record smith", []),
    ],
)
def test_every_typed_word_begins_one_of_theirs(typed: str, found: list[str]) -> None:
    assert [one.words for one in meant(typed, ALL)] == found


def test_whoever_bears_the_very_words_comes_first() -> None:
    assert not before("light", ["Amy Light", "Bo Lightman"])
    assert before("ligh", ["Amy Light"])
    assert before("lock", [])


@given(st.text(max_size=30))
def test_any_text_is_looked_at(typed: str) -> None:
    assert len(meant(typed, ALL)) <= MOST
    before(typed, [typed])

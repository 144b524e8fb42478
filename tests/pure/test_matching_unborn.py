"""A child before birth goes on as the same person after it, and is no elder sibling and no twin at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import match_all
from hubdesk.matching.compare import weigh
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied, pack, unpack
from hubdesk.matching.unborn import due, expected_level, mother_named

MODEL = shipped_model()
TOLD, LATER = date(2026, 3, 1), date(2026, 6, 20)
DUE = date(2026, 5, 3)


def _mention(concern: str, number: int, role: str, given_name: str = "", **more: str) -> Mention:
    made = Mention(f"{concern}-{number}", concern, number, role, given_name, more.pop("family_name", "Testerby"))
    return replace(made, address="4 Sample Row", postcode="ZZ1 1ZZ", **more)  # type: ignore[arg-type] # all are texts


def _told(concern: str, day: date, *children: Mention) -> list[Tidied]:
    mother = _mention(concern, 9, "parent", "Sarah", sex="F", date_of_birth="1999-04-04")
    return tidy_concern([*children, mother], day)


def _unborn(concern: str = "before", number: int = 1, born: str = "EDD 03/05/2026") -> Mention:
    return _mention(concern, number, "subject", "Unborn", date_of_birth=born)


def _baby(name: str, born: date, concern: str = "after", number: int = 1) -> Mention:
    return _mention(concern, number, "subject", name, date_of_birth=born.isoformat())


def _person_of(every: list[Tidied]) -> dict[str, frozenset[str]]:
    pairs = match_all(every, MODEL, count_names(every))
    groups = resolve(every, pairs, [], MODEL).groups
    return {mention: group for group in groups for mention in group}


@pytest.mark.parametrize("days", [-100, -21, 0, 12, 27])
def test_the_unborn_child_is_the_baby_born_when_it_was_due(days: int) -> None:
    after = _told("after", LATER + timedelta(days=40), _baby("Ada", DUE + timedelta(days=days)))
    assert "after-1" in _person_of([*_told("before", TOLD, _unborn()), *after])["before-1"]


@pytest.mark.parametrize("days", [-1200, -330, -280, 60, 400])
def test_another_child_of_the_mother_is_not_the_one_that_was_due(days: int) -> None:
    received = max(LATER, DUE + timedelta(days=days + 9))
    other = _told("after", received, _baby("Ada", DUE + timedelta(days=days)))
    assert _person_of([*_told("before", TOLD, _unborn()), *other])["before-1"] == {"before-1"}


def test_a_due_date_of_two_agencies_is_one_child() -> None:
    other = _told("other", TOLD + timedelta(days=9), _unborn("other", born="expected 12 May 2026"))
    assert "other-1" in _person_of([*_told("before", TOLD, _unborn()), *other])["before-1"]


def test_the_mother_alone_is_enough_where_she_has_moved() -> None:
    moved = [
        replace(one, house="7", street="other lane", postcode="zz99zz")
        for one in _told("after", LATER, _baby("Ada", DUE))
    ]
    assert "after-1" in _person_of([*_told("before", TOLD, _unborn()), *moved])["before-1"]


def test_nobody_says_which_of_twins_the_unborn_child_became() -> None:
    twins = _told("after", LATER, _baby("Ada", DUE), _baby("Ben", DUE, number=2))
    every = [*_told("before", TOLD, _unborn()), *twins]
    assert _person_of(every)["before-1"] == {"before-1"}
    pairs = match_all(every, MODEL, count_names(every))
    asked = {pair[:2] for pair in resolve(every, pairs, [], MODEL).grey}
    assert {("after-1", "before-1"), ("after-2", "before-1")} <= asked


def test_the_lines_say_it_in_words_and_in_whole_columns_alike() -> None:
    every = [*_told("before", TOLD, _unborn()), *_told("after", LATER, _baby("Ada", DUE))]
    common = count_names(every)
    by_id = {one.mention_id: one for one in every}
    assert [unpack(pack(one)) for one in every] == every
    labels = [line.label for line in weigh(by_id["before-1"], by_id["after-1"], MODEL, common).lines]
    assert "Due date" in labels and "Mother's name" in labels
    for pair in match_all(every, MODEL, common):
        assert pair.weight == weigh(by_id[pair.left], by_id[pair.right], MODEL, common).weight


def test_what_is_a_due_date_and_what_a_slip() -> None:
    assert due("Unborn", "Testerby", "03/05/2026", TOLD) == "2026-05-03"
    assert due("", "Testerby", "2026-05-03", TOLD) == "2026-05-03"
    assert due("Baby of Sarah", "Testerby", "due 3 May 2026", TOLD) == "2026-05-03"
    assert due("Ada", "Testerby", "2026-05-03", TOLD) == ""
    assert due("", "Testerby", "2025-05-03", TOLD) == ""
    assert due("Unborn", "Testerby", "2036-05-03", TOLD) == ""
    assert mother_named("Baby of Sarah", "Testerby") == "sarah|testerby"


@given(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_a_birth_goes_with_a_due_date_whichever_is_named_first(on: date, born: date) -> None:
    level = expected_level(f"+{on}", born.isoformat())
    assert level == expected_level(born.isoformat(), f"+{on}")
    assert (level == "other") == (not -112 <= (born - on).days <= 28)
    assert expected_level(born.isoformat(), on.isoformat()) is None

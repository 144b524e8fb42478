"""Those named with somebody: support from one family to the next concern about it, and never between brothers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import match_all
from hubdesk.matching.company import company, company_level
from hubdesk.matching.compare import weigh
from hubdesk.matching.keys import keys
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied

DAY = date(2026, 1, 9)
MODEL = shipped_model()
Who = tuple[str, str, str, str]  # role, given name, family name, date of birth


def concern(ref: str, *people: Who) -> list[Tidied]:
    mentions = [
        Mention(f"{ref}-{no}", ref, no, role, given_name=first, family_name=last, date_of_birth=born)
        for no, (role, first, last, born) in enumerate(people, 1)
    ]
    return tidy_concern(mentions, DAY)


def weight(left: Tidied, right: Tidied) -> int:
    return weigh(left, right, MODEL, count_names([left, right])).weight


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("grace|moore|1990-02-01", "grace|moore|1990-02-01", "born"),
        ("grace|moore|1990-02-01", "grace|moore|1990-01-02", "born"),
        ("grace|moore|", "grace|more|1990-02-01", "named"),
        ("grace|moore|1990-02-01", "grace|moore|1971-06-30", None),
        ("grace|moore|", "gail|hart|", None),
        ("dean|hart|;grace|moore|", "grace|moore|;hugh|moore|", "named"),
        ("", "grace|moore|", None),
    ],
)
def test_company_is_the_same_somebody_or_tells_nothing(a: str, b: str, level: str | None):
    assert company_level(a, b) == company_level(b, a) == level


def test_one_mother_in_two_concerns_speaks_for_one_child():
    mother = ("parent", "Grace", "Moore", "1990-02-01")
    first, _ = concern("c1", ("subject", "Norman", "Moore", ""), mother)
    again, _ = concern("c2", ("subject", "Norman", "", ""), mother)
    alone = replace(again, company="")
    assert weight(first, again) > weight(first, alone) + 10
    words = [line.because for line in weigh(first, again, MODEL, count_names([first, again])).lines]
    assert any("names and date of birth" in said for said in words)


def test_brothers_and_twins_of_one_mother_stay_two():
    mother = ("parent", "Grace", "Moore", "1990-02-01")
    every = [
        *concern("c1", ("subject", "Norman", "Moore", "2016-10-12"), mother),
        *concern("c2", ("subject", "Edwin", "Moore", "2016-10-12"), mother),
        *concern("c3", ("subject", "Hector", "Moore", "2014-03-30"), mother),
    ]
    pairs = match_all(every, MODEL, count_names(every))
    groups = [those for those in resolve(every, pairs, (), MODEL).groups if len(those) > 1]
    assert groups == [frozenset({"c1-2", "c2-2", "c3-2"})]


def test_strangers_of_a_concern_and_a_whole_street_are_no_company():
    child, other = concern("c1", ("subject", "Norman", "Moore", ""), ("other", "Grace", "Teacher", ""))
    assert child.company == other.company == ""
    street = concern("c2", *[("subject", f"Child{n}", "Moore", "") for n in range(12)])
    assert {one.company for one in street} == {""}


def test_who_was_named_with_one_person_is_looked_at():
    mother = ("parent", "Grace", "Moore", "")
    first, _ = concern("c1", ("subject", "Norman", "", ""), mother)
    again, _ = concern("c2", ("subject", "Normann", "Hart", ""), mother)
    assert set(keys(first)) & set(keys(again))


_WORD = st.sampled_from(("", "grace", "grase", "gail", "norman", "moore", "hart"))
_WHO = st.tuples(
    st.sampled_from(("subject", "sibling", "parent", "other")),
    _WORD,
    _WORD,
    st.sampled_from(("", "1990-02-01", "1991-02-01", "1990")),
)


@given(st.lists(st.lists(_WHO, min_size=1, max_size=4), min_size=2, max_size=5))
def test_whole_columns_weigh_company_as_pair_by_pair(concerns: list[list[Who]]):
    every = [one for no, people in enumerate(concerns) for one in concern(f"c{no}", *people)]
    frequencies = count_names(every)
    found = {(pair.left, pair.right): pair.weight for pair in match_all(every, MODEL, frequencies)}
    for left, right in combinations(sorted(every, key=lambda t: t.mention_id), 2):
        if (left.mention_id, right.mention_id) in found:
            assert weigh(left, right, MODEL, frequencies).weight == found[left.mention_id, right.mention_id]
    assert company([("grace", "moore", ""), ("grace", "", "")]) == "grace|moore|"

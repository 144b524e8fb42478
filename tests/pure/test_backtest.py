"""Looks, leads and groups, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.backtest import Outcome
from hubdesk.scoring.backtest import AGAIN, FEW, Counting, first_of_each, groups

FIRST = date(2025, 1, 6)
TOGETHER = "together"


def day(week: int) -> date:
    return FIRST + timedelta(days=7 * week)


def counted(capacity: int, *weeks: tuple[str, ...]) -> Counting:
    """See one list after another; a family in capitals stands at Red."""
    counting = Counting("1", capacity)
    for number, families in enumerate(weeks):
        counting.see(day(number), [(f.lower(), "red" if f.isupper() else "amber") for f in families])
    return counting


def test_a_family_that_was_looked_at_makes_room_for_the_next() -> None:
    counting = counted(1, ("a", "b"), ("a", "b"), ("a", "b"))
    tally = counting.tally([Outcome("a", day(10), "escalate"), Outcome("b", day(10), "escalate")])
    assert [week.looks for week in tally.weeks] == [1, 1, 0]
    assert tally.leads == (63, 70)
    assert (tally.caught, tally.looks, tally.median_lead, tally.missed) == (2, 2, 70, ())


def test_a_look_too_late_or_too_early_sees_nothing_coming() -> None:
    counting = counted(1, ("a",), ("b",))
    late, early = Outcome("b", day(2), "escalate"), Outcome("a", day(60), "tripwire")
    assert counting.tally([late, early]).missed == (late, early)


def test_after_some_months_a_family_is_looked_at_again() -> None:
    weeks = AGAIN // 7 + 2
    tally = counted(2, *[("a",)] * weeks).tally([])
    assert [week.looks for week in tally.weeks] == [1, *[0] * (weeks - 2), 1]


def test_who_newly_stands_at_red_is_counted_once() -> None:
    tally = counted(1, ("A", "b"), ("A", "B"), ("b",), ("A",)).tally([])
    assert [week.newly_red for week in tally.weeks] == [1, 1, 0, 1]


def test_only_the_first_outcome_of_a_family_counts_and_none_that_nobody_could_see_coming() -> None:
    every = [
        Outcome("a", day(9), "tripwire"),
        Outcome("a", day(5), "escalate"),
        Outcome("b", day(1), "escalate"),
        Outcome("b", day(9), "escalate"),
        Outcome("c", day(30), "escalate"),
    ]
    assert first_of_each(every, FIRST, day(20)) == (Outcome("a", day(5), "escalate"),)


def test_small_groups_are_counted_together_and_few_are_not_shown() -> None:
    group_of = {f"f{n}": "large" for n in range(40)} | {f"m{n}": "middle" for n in range(12)} | {"s1": "small"}
    tally = counted(20, tuple(f"f{n}" for n in range(7)), ("m1", "m2", "s1")).tally([])
    found = groups(group_of, (tally, tally), [Outcome("f1", day(9), "escalate")], TOGETHER)
    # One small family alone would stand out: the next group is counted with it.
    assert [(one.name, one.families, one.looked_at, one.outcomes) for one in found] == [
        ("large", 40, (7, 7), None),
        (TOGETHER, 13, (None, None), 0),
    ]


@given(
    st.dictionaries(st.integers(0, 60).map(str), st.sampled_from("abcdef"), max_size=60), st.sets(st.integers(0, 60))
)
def test_no_group_shows_a_figure_of_few(group_of: dict[str, str], looked: set[int]) -> None:
    tally = counted(60, tuple(map(str, sorted(looked)))).tally([])
    found = groups(group_of, (tally,), [], TOGETHER)
    assert sum(one.families for one in found) == len(group_of)
    for one in found:
        assert all(figure is None or figure == 0 or figure >= FEW for figure in (*one.looked_at, one.outcomes))
        assert one.name == TOGETHER or one.families >= 10

"""What must hold of incidents, whatever is told and whatever a person has said of it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.scoring.incidents import incidents
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.scoring.rules import Rules, shipped_rules
from hubdesk.scoring.score import score, total
from tests.properties.test_scoring_dense import TODAY, any_rules, piece

TALES = ("", "smashed crockery kitchen upstairs", "smashed crockery kitchen ladder", "ladder puddle shed upstairs")
LIKE = ("physical_harm", "injury_unexplained", "neglect")
others = st.frozensets(st.integers(0, 9).map(lambda n: f"c{n}"), max_size=2)


@st.composite
def tellings(draw: st.DrawFn, number: int, back: st.SearchStrategy[int]) -> Piece:
    days = draw(back)
    return piece(
        number,
        days,
        draw(st.integers(0, 4)),
        draw(st.sampled_from(("school", "police", "gp"))),
        draw(st.sampled_from(LIKE)),
        draw(st.integers(1, 4)),
        intelligence_assessment=draw(st.sampled_from("AAAE")),
        about=draw(st.sampled_from(("child", "child", "adult"))),
        narrative=draw(st.sampled_from(TALES)),
        people=frozenset(draw(st.sampled_from(((), ("P1",), ("P1", "P2"), ("P3",))))),
        day_known=draw(st.sampled_from((True, True, True, False))),
        status=draw(st.sampled_from(("", "", "", "retracted"))),
        one_with=draw(others),
        apart_from=draw(others),
    )


families = st.integers(0, 8).flatmap(
    lambda size: st.tuples(*(tellings(number, st.integers(0, 9)) for number in range(size)))
)


@settings(max_examples=500)
@given(families, tellings(99, st.just(0)), any_rules)
def test_a_concern_received_today_never_lowers_a_score(family: tuple[Piece, ...], new: Piece, rules: Rules) -> None:
    for name in ("a", "c4x", "z"):
        fresh = replace(new, concern_id=name, ref=name, one_with=frozenset(), apart_from=frozenset())
        assert total([*family, fresh], rules, TODAY) >= total(family, rules, TODAY)


@given(families, any_rules, st.randoms(use_true_random=False))
def test_lines_sum_and_the_order_of_arrival_does_not_matter(
    family: tuple[Piece, ...], rules: Rules, chance: random.Random
) -> None:
    scored = score(family, rules, TODAY)
    assert sum(line.points for line in scored.lines) == scored.total
    mixed = list(family)
    chance.shuffle(mixed)
    assert score(mixed, rules, TODAY) == scored


@given(families)
def test_every_piece_stands_in_one_incident_and_those_said_apart_never_together(family: tuple[Piece, ...]) -> None:
    found = incidents(family, shipped_rules())
    assert sorted(p.concern_id for one in found for p in one.pieces) == sorted(p.concern_id for p in family)
    for one in found:
        ids = {p.concern_id for p in one.pieces}
        assert not any(p.apart_from & ids - {p.concern_id} for p in one.pieces)
        assert len(one.joined) == len(one.pieces) - 1


@given(families, st.integers(0, 9))
def test_nothing_received_later_is_seen(family: tuple[Piece, ...], back: int) -> None:
    day = TODAY - timedelta(days=back)
    known = [p for p in family if p.received_on <= day]
    assert score(family, shipped_rules(), day) == score(known, shipped_rules(), day)


@settings(max_examples=60)
@given(st.lists(families, min_size=1, max_size=4), any_rules)
def test_a_replay_is_scoring_every_family_each_week(hub: list[tuple[Piece, ...]], rules: Rules) -> None:
    named = {f"F{n}": tuple(replace(p, level=min(p.level, 3)) for p in family) for n, family in enumerate(hub)}
    looks = [TODAY + timedelta(days=n) for n in range(-10, 12, 2)]
    weeks, before = [], date.min
    for day in looks:
        weeks.append(Week(day, {f: own for f, own in named.items() if any(before < p.received_on <= day for p in own)}))
        before = day
    found = {(row.week_end, row.family_id): row.score for row in replay(weeks, rules, 10)}
    for day in looks:
        for family, own in named.items():
            if any(p.received_on <= day for p in own):
                assert found[day, family] == total(own, rules, day)

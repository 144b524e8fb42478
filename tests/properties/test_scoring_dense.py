"""What must hold of a score where it is hardest: few kinds, few agencies, few days, many tellings, any policy."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.scoring.account import account, ceiling
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.scoring.rules import Rules, shipped_rules
from hubdesk.scoring.score import score, straight_up, total

TODAY = date(2026, 3, 20)
AGENCIES = ("school", "police", "family_member", "neighbour")
begun = st.none() | st.integers(-5, 1000).map(lambda back: TODAY - timedelta(days=back))


def piece(number: int, back: int, happened: int, agency: str, kind: str, level: int, **given: object) -> Piece:
    day = TODAY - timedelta(days=back)
    plain = Piece(f"c{number}", f"R{number}", day, day - timedelta(days=happened), agency, kind, level, 1, "A")
    return replace(plain, **given)  # type: ignore[arg-type]


@st.composite
def hubs(draw: st.DrawFn, most_days: int = 400) -> list[Piece]:
    span = draw(st.sampled_from((0, 2, 20, 130, most_days)))
    kinds = draw(st.sampled_from((("neglect",), ("neglect", "domestic_abuse"), ("neglect", "school_absence", "other"))))
    return [
        piece(
            number,
            draw(st.integers(0, span)),
            draw(st.integers(-2, 3)),
            draw(st.sampled_from(AGENCIES)),
            draw(st.sampled_from(kinds)),
            draw(st.integers(1, 4)),
            source_evaluation=draw(st.integers(1, 3)),
            intelligence_assessment=draw(st.sampled_from("AAACDE")),
            reporter=draw(st.sampled_from(("", "", "Ann", "ann ", "Dean", "Gail"))),
            about=draw(st.sampled_from(("child", "adult"))),
            status=draw(st.sampled_from(("", "", "", "", "retracted", "duplicate"))),
            day_known=draw(st.sampled_from((True, True, True, False))),
        )
        for number in range(draw(st.integers(0, 14)))
    ]


policies = st.builds(
    lambda figures, household, quick: replace(
        shipped_rules(),
        repeats=figures[0],
        corroboration=figures[1],
        agencies=figures[2],
        kinds=figures[3],
        newly_heard=figures[4],
        household_most=household,
        quick_days=quick[0],
        quick_past=quick[1],
        quick_points=quick[2],
        quick_floor=quick[3],
    ),
    st.tuples(*[st.integers(0, 100)] * 5),
    st.integers(0, 300),
    st.tuples(st.integers(1, 400), st.integers(1, 900), st.integers(0, 200), st.integers(1, 50)),
)
any_rules = st.just(shipped_rules()) | policies
newcomers = st.tuples(hubs(0), st.integers(0, 400)).filter(lambda drawn: bool(drawn[0]))


@settings(max_examples=400)
@given(hubs(), newcomers, any_rules, begun)
@example(
    # Two tellings by one agency, and then another agency's: once this made one incident of two.
    [
        piece(1, 0, 0, "school", "neglect", 3),
        piece(2, 0, 0, "school", "neglect", 3),
        piece(3, 0, 5, "police", "other", 1),
    ],
    ([piece(4, 0, 0, "police", "neglect", 1)], 0),
    shipped_rules(),
    None,
)
def test_a_concern_received_today_never_lowers_a_score(
    family: list[Piece], new: tuple[list[Piece], int], rules: Rules, since: date | None
) -> None:
    (first, *_), back = new
    happened = family[back % len(family)].happened_on if family else TODAY - timedelta(days=back)
    for name in ("a", "z"):
        fresh = replace(first, concern_id=name, ref=name, received_on=TODAY, happened_on=happened)
        assert total([*family, fresh], rules, TODAY, since) >= total(family, rules, TODAY, since)


@given(hubs(), any_rules, begun, st.randoms(use_true_random=False))
def test_lines_sum_and_the_order_of_arrival_does_not_matter(
    family: list[Piece], rules: Rules, since: date | None, chance: random.Random
) -> None:
    scored = score(family, rules, TODAY, since=since)
    assert sum(line.points for line in scored.lines) == scored.total == total(family, rules, TODAY, since) >= 0
    mixed = list(family)
    chance.shuffle(mixed)
    assert score(mixed, rules, TODAY, since=since) == scored
    events = [line for line in scored.lines if line.concern_id]
    assert {line.concern_id for line in events} == {p.concern_id for p in family}
    assert all(line.points >= 0 for line in events)


@given(hubs(), hubs(), any_rules)
def test_what_does_not_count_changes_no_points(family: list[Piece], idle: list[Piece], rules: Rules) -> None:
    named = [replace(p, concern_id=f"i{p.concern_id}", ref=f"i{p.ref}") for p in idle]
    nothing = [p if p.status else replace(p, intelligence_assessment="E") for p in named]
    scored = score([*family, *nothing], rules, TODAY)
    assert scored.total == total(family, rules, TODAY)
    assert all(line.points == 0 for line in scored.lines if line.concern_id.startswith("i"))


@given(hubs(), any_rules, begun, st.lists(st.integers(0, 500), max_size=6))
def test_without_a_new_piece_no_score_rises_above_its_ceiling(
    family: list[Piece], rules: Rules, since: date | None, later: list[int]
) -> None:
    most = ceiling(account(family, rules, TODAY, since), rules)
    for days in (0, *later):
        assert total(family, rules, TODAY + timedelta(days=days), since) <= most


@settings(max_examples=60)
@given(st.lists(hubs(), min_size=2, max_size=6), any_rules, begun, st.integers(1, 3))
def test_a_replay_is_scoring_every_family_each_week(
    hub: list[list[Piece]], rules: Rules, since: date | None, limit: int
) -> None:
    named = {f"F{n}": tuple(family) for n, family in enumerate(hub)}
    looks = [TODAY + timedelta(days=7 * n) for n in range(-12, 30)]
    weeks, before = [], date.min
    for day in looks:
        seen = {f: tuple(p for p in own if p.received_on <= day) for f, own in named.items()}
        weeks.append(Week(day, {f: own for f, own in seen.items() if any(p.received_on > before for p in own)}))
        before = day
    rows = list(replay(weeks, rules, limit, since=since))
    for day in looks:
        known = {f: [p for p in own if p.received_on <= day] for f, own in named.items()}
        ranked = sorted(
            (not straight_up(own, rules, day, None, shipped_codes()), -total(own, rules, day, since), family)
            for family, own in known.items()
            if own
        )
        listed = [(not row.tripwires, -row.score, row.family_id) for row in rows if row.week_end == day]
        assert listed == ranked[:limit]

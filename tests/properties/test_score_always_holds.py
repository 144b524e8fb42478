"""What must always hold of a score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.scoring.rules import shipped_rules
from hubdesk.scoring.score import score, total

RULES = shipped_rules()
TODAY = date(2026, 3, 14)
SINCE = TODAY - timedelta(days=900)

days = st.integers(0, 880).map(lambda back: TODAY - timedelta(days=back))


@st.composite
def pieces(draw: st.DrawFn, day: st.SearchStrategy[date] = days) -> Piece:
    received = draw(day)
    number = draw(st.integers(0, 10_000_000))
    return Piece(
        concern_id=f"c{number}",
        ref=f"R{number}",
        received_on=received,
        happened_on=received - timedelta(days=draw(st.integers(-3, 5))),
        agency=draw(st.sampled_from(("school", "police", "gp", "housing", "neighbour"))),
        kind=draw(st.sampled_from(("neglect", "school_absence", "domestic_abuse", "other"))),
        level=draw(st.integers(1, 4)),
        source_evaluation=draw(st.integers(1, 3)),
        intelligence_assessment=draw(st.sampled_from("ABCDE")),
        about=draw(st.sampled_from(("child", "adult"))),
        status=draw(st.sampled_from(("", "", "", "retracted", "duplicate"))),
    )


families = st.lists(pieces(), max_size=25, unique_by=lambda piece: piece.concern_id)


@given(families)
def test_the_lines_sum_to_the_total_and_the_quick_figure_is_the_same(family: list[Piece]) -> None:
    scored = score(family, RULES, TODAY, since=SINCE)
    assert sum(line.points for line in scored.lines) == scored.total == total(family, RULES, TODAY, SINCE)
    assert scored.band == RULES.band(scored.total)


@given(families, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(family: list[Piece], chance: object) -> None:
    mixed = list(family)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert score(mixed, RULES, TODAY, since=SINCE) == score(family, RULES, TODAY, since=SINCE)


@given(families, pieces(st.just(TODAY)))
def test_a_concern_received_today_never_lowers_a_score(family: list[Piece], new: Piece) -> None:
    fresh = replace(new, concern_id="new", ref="new")
    assert total([*family, fresh], RULES, TODAY, SINCE) >= total(family, RULES, TODAY, SINCE)


@given(families, st.lists(pieces(st.just(TODAY + timedelta(days=1))), max_size=4))
def test_nothing_received_later_is_seen(family: list[Piece], later: list[Piece]) -> None:
    assert score([*family, *later], RULES, TODAY, since=SINCE) == score(family, RULES, TODAY, since=SINCE)


@given(families, pieces(), st.sampled_from(("E", "retracted", "duplicate")))
def test_what_does_not_count_changes_no_points(family: list[Piece], extra: Piece, why: str) -> None:
    idle = replace(extra, concern_id="idle", ref="idle")
    idle = replace(idle, intelligence_assessment="E") if why == "E" else replace(idle, status=why)
    scored = score([*family, idle], RULES, TODAY, since=SINCE)
    assert scored.total == total(family, RULES, TODAY, SINCE)
    shown = next(line for line in scored.lines if line.concern_id == "idle")
    assert shown.points == 0


@given(st.lists(families, min_size=1, max_size=6))
def test_a_replay_ranks_as_scoring_every_family_each_week_would(hub: list[list[Piece]]) -> None:
    named = {f"F{n}": tuple(replace(p, level=min(p.level, 3)) for p in family) for n, family in enumerate(hub)}
    looks = [TODAY - timedelta(days=7 * back) for back in range(20, -1, -1)]
    weeks, before = [], date.min
    for day in looks:
        changed = {f: own for f, own in named.items() if any(before < p.received_on <= day for p in own)}
        weeks.append(Week(day, changed))
        before = day
    shown = {(row.week_end, row.family_id): row for row in replay(weeks, RULES, 3, since=SINCE)}
    for day in looks:
        known = [f for f, own in named.items() if any(p.received_on <= day for p in own)]
        best = sorted((-total(named[f], RULES, day, SINCE), f) for f in known)[:3]
        listed = sorted((row for (week, _), row in shown.items() if week == day), key=lambda row: row.rank)
        assert [(-row.score, row.family_id) for row in listed] == best

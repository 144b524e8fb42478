"""The queue read a page at a time, against the same done by hand over all rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hubdesk.domain.queue import Narrowed
from hubdesk.store import queue, scores
from hubdesk.store.database import Database

DAY = date(2026, 3, 2)
BANDS, STATUSES = ("red", "amber", "green"), ("open", "closed", "watching", "returned")
WORDS = ("okafor family", "nowak family ref-1", "lee 100% 'quoted'", "strasse")

ONE = some.builds(
    scores.ScoreRow,
    some.text("ABC", min_size=1, max_size=4),
    some.just(DAY),
    some.just("1"),
    some.sampled_from(BANDS),
    some.integers(0, 5),
    some.booleans(),
    some.dates(date(2026, 1, 1), date(2026, 1, 3)),
    some.sampled_from(STATUSES),
    some.booleans(),
    some.sampled_from(WORDS),
    some.text(max_size=3),
)
NARROWED = some.builds(
    Narrowed,
    some.sampled_from(("", "fam", "FAMILY nowak", "100%", "'", "STRASSE", "nobody")),
    some.sampled_from(("", *BANDS)),
    some.sampled_from(((), ("open",), ("closed", "watching"))),
)


def _by_hand(every: list[scores.ScoreRow], by: Narrowed) -> list[tuple[int, scores.ScoreRow]]:
    order = sorted(every, key=lambda s: (s.sunk, not s.urgent, -s.total, -s.latest.toordinal(), s.family_id))
    return [
        (rank, one)
        for rank, one in enumerate(order, start=1)
        if (not by.band or one.band == by.band)
        and (not by.statuses or one.status in by.statuses)
        and all(word in one.words for word in by.words.casefold().split())
    ]


@pytest.mark.parametrize("past", [False, True])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(ONE, max_size=12, unique_by=lambda one: one.family_id), NARROWED, some.integers(0, 9))
def test_pages_are_what_all_rows_give(
    db: Database, past: bool, every: list[scores.ScoreRow], by: Narrowed, first: int
) -> None:
    scores.clear(db)
    (scores.hold_past if past else scores.put)(db, every)
    shelf = scores.PAST if past else scores.NOW
    rows = _by_hand(every, by)
    assert queue.page(db, shelf, by, first, 4) == [(rank, one.row) for rank, one in rows[first : first + 4]]
    assert queue.shown(db, shelf, by) == len(rows)
    for place, (_, one) in enumerate(rows):
        assert queue.place(db, shelf, by, one.family_id) == place
    assert queue.place(db, shelf, by, "nobody") is None
    assert sum(queue.bands(db, shelf).values()) == len(every)


def test_a_day_gone_by_takes_nothing_from_today(db: Database) -> None:
    row = scores.ScoreRow("F-1", DAY, "1", "red", 5, True, DAY, "open", False, "lee", "today")
    scores.put(db, [row])
    assert scores.past_held(db) is None
    scores.hold_past(db, [scores.ScoreRow("F-2", date(2026, 1, 1), "1", "blue", 1, False, DAY, "open", False, "", "x")])
    assert scores.past_held(db) == date(2026, 1, 1)
    assert scores.by_family(db, ["F-1", "F-2"]) == {"F-1": row}
    assert scores.count(db) == 1


def test_one_score_of_another_day_or_other_rules_is_noticed(db: Database) -> None:
    old = [scores.ScoreRow(f"F-{n}", DAY, "1", "red", 5, True, DAY, "open", False, "", "") for n in range(3)]
    scores.put(db, old)
    assert not scores.stale(db, DAY, "1")
    assert scores.stale(db, date(2026, 3, 3), "1")
    assert scores.stale(db, date(2026, 3, 1), "1")
    assert scores.stale(db, DAY, "2")
    assert scores.stale(db, DAY, "0")

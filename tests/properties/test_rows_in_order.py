"""Rows that are sorted some at a time come in the order of all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.in_order import in_order
from hubdesk.store import sql


@given(st.lists(st.tuples(st.text(max_size=3), st.integers())), st.integers(1, 4))
def test_rows_sorted_some_at_a_time_come_in_order(rows: list[tuple[str, int]], piece: int) -> None:
    whole, sql._SORTED = sql._SORTED, piece
    try:
        assert list(sql.in_order(iter(rows))) == sorted(rows)
    finally:
        sql._SORTED = whole


@given(st.lists(st.tuples(st.text(max_size=4), st.integers())), st.integers(0, 3))
def test_what_is_sorted_by_beginnings_comes_in_order(rows: list[tuple[str, int]], letters: int) -> None:
    assert in_order(iter(rows), lambda row: row[0][:letters], lambda row: row) == sorted(rows)

"""Small numbers in reports: what leaves the hub never gives one back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.report import UNDER, Counted, Measure, Part, Report, coarse, middle, months_of, rounded, words
from hubdesk.drawing.bars import bars

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=40)


@given(COUNTS)
def test_no_count_of_one_to_four_leaves_and_others_stay_within_two(counts: list[int]) -> None:
    for count in counts:
        given_out = rounded(count)
        if 0 < count < 5:
            assert given_out == UNDER
        else:
            assert isinstance(given_out, int) and given_out % 5 == 0 and abs(given_out - count) <= 2


@given(COUNTS, st.integers(0, 3))
def test_a_hidden_number_cannot_be_worked_out_from_the_total(counts: list[int], hidden: int) -> None:
    """Beside every table with a hidden number stands another with the same figures and another hidden number."""
    small = [1, 2, 3, 4]
    tables = [[*counts, one] for one in small]
    given_out = [([rounded(count) for count in table], rounded(sum(table))) for table in tables]
    assert given_out[hidden][0] == given_out[0][0]
    assert len({total for _cells, total in given_out}) <= 2


def test_days_that_rest_on_few_are_left_out() -> None:
    columns = (Measure("Answered"), Measure("Median days", "Answered"))
    part = Part("requests", "", "", columns, (Counted("GP", (4, 2.0)), Counted("School", (6, 3.5))))
    shown = coarse(Report(date(2026, 1, 1), date(2026, 1, 31), (part,)))
    assert shown.coarse and shown.part("requests").rows == (
        Counted("GP", (UNDER, None)),
        Counted("School", (5, 3.5)),
    )


def test_figures_are_written_as_people_read_them() -> None:
    assert [words(cell) for cell in (1234, 2.0, 2.5, None, UNDER)] == ["1,234", "2", "2.5", "no figure", UNDER]
    assert middle([]) is None and middle([1, 2, 9]) == 2 and middle([1, 2]) == 1.5


def test_a_month_in_which_nothing_came_stands_in_its_place() -> None:
    assert months_of(date(2025, 11, 20), date(2026, 2, 1)) == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert months_of(date(2026, 2, 1), date(2026, 2, 28)) == ("2026-02",)


@given(st.lists(st.sampled_from([0, 1, 7, 400, UNDER]), max_size=60), st.floats(200, 1200))
def test_bars_stay_inside_their_picture_and_are_said(counts: list[int | str], width: float) -> None:
    rows = tuple(Counted(f"January {1990 + n}", (count,)) for n, count in enumerate(counts))
    drawn = bars(Part("months", "Concerns by month", "", (Measure("Concerns"),), rows), width)
    for shape in drawn.shapes:
        x, y = getattr(shape, "x", 0.0), getattr(shape, "y", 0.0)
        assert -0.01 <= x <= width + 0.01 and 0 <= y <= drawn.height
    assert all(row.label in drawn.alt for row in rows)

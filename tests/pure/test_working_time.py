"""Working days and hours: weekends and bank holidays do not count, and a clock stands still outside the hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.errors import Known
from hubdesk.domain.working_time import read_working_time, shipped_working_time

TIME = shipped_working_time()
TOML = 'opens = "09:00"\ncloses = "17:00"\ndays = ["monday"]\nholidays = [2026-12-25]\n'
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 6, 1))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),  # Monday
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # before Easter
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day falls on a Saturday
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
    ],
)
def test_a_working_day_after(start: date, days: int, due: date) -> None:
    assert TIME.day_after(start, days) == due


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (datetime(2026, 11, 23, 10), 2, datetime(2026, 11, 23, 12)),
        (datetime(2026, 11, 23, 16), 2, datetime(2026, 11, 24, 10)),
        (datetime(2026, 11, 20, 16, 30), 6, datetime(2026, 11, 23, 14, 30)),
        (datetime(2026, 11, 23, 3), 1, datetime(2026, 11, 23, 10)),
        (datetime(2026, 11, 23, 9), 8, datetime(2026, 11, 23, 17)),
        (datetime(2026, 12, 24, 16), 24, datetime(2026, 12, 31, 16)),
    ],
)
def test_working_hours_after(start: datetime, hours: float, due: datetime) -> None:
    assert TIME.after(start, hours) == due


@given(STARTS, st.integers(1, 400), st.integers(1, 400))
def test_minutes_add_up_and_end_inside_the_hours(start: datetime, first: int, second: int) -> None:
    once = TIME.after(start, (first + second) / 60)
    twice = TIME.after(TIME.after(start, first / 60), second / 60)
    assert abs(once - twice) < timedelta(seconds=1)
    assert TIME.works_on(once.date())
    assert TIME.opens <= once.time() <= TIME.closes
    assert once - start >= timedelta(minutes=first + second) - timedelta(seconds=1)


@given(STARTS, st.integers(1, 30))
def test_later_starts_are_never_due_earlier(start: datetime, days: int) -> None:
    assert TIME.end_of_day_after(start, days) <= TIME.end_of_day_after(start + timedelta(hours=7), days)


@pytest.mark.parametrize(
    "text",
    [
        TOML.replace("2026-12-25", '"Christmas"'),
        TOML.replace("monday", "funday"),
        TOML.replace('"17:00"', '"08:00"'),
        TOML.replace('["monday"]', "[]"),
        "opens",
    ],
)
def test_a_wrong_file_is_named(text: str) -> None:
    with pytest.raises(Known, match=r"hours\.toml"):
        read_working_time(text, "hours.toml")

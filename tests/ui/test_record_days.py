"""Days as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.days import long_day, said_day, short_day
from hubdesk.ui.parts.typed_days import read_day, read_moment

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 9, 15)


@pytest.mark.parametrize(
    ("typed", "precision", "read"),
    [
        ("14/3/2026", "day", date(2026, 3, 14)),
        ("14.03.26", "day", date(2026, 3, 14)),
        ("2026-03-14", "day", date(2026, 3, 14)),
        ("14 March", "day", date(2026, 3, 14)),
        ("14 dec", "day", date(2025, 12, 14)),
        ("Yesterday", "day", date(2026, 3, 19)),
        ("March 2026", "month", date(2026, 3, 1)),
        ("3/2026", "month", date(2026, 3, 1)),
        ("2026-03", "month", date(2026, 3, 1)),
        ("14/3/2026", "month", date(2026, 3, 1)),
        ("May 2025", "quarter", date(2025, 4, 1)),
        ("2025", "year", date(2025, 1, 1)),
        ("31/02/2026", "day", None),
        ("2025", "day", None),
        ("soon", "day", None),
        ("", "day", None),
        ("29 February", "day", None),
        ("1/2/3/4", "day", None),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed: str, precision: str, read: date | None):
    assert read_day(typed, precision, TODAY) == read


def test_a_day_to_come_is_the_next_one():
    assert read_day("14 March", "day", TODAY, coming=True) == date(2027, 3, 14)
    assert read_day("14 May", "day", TODAY, coming=True) == date(2026, 5, 14)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", NOW),
        ("now", NOW),
        ("8:30", datetime(2026, 3, 20, 8, 30)),
        ("yesterday 22:05", datetime(2026, 3, 19, 22, 5)),
        ("14/3/2026 14:30", datetime(2026, 3, 14, 14, 30)),
        ("14.3", datetime(2026, 3, 14)),
        ("2026-03-14T14:30", datetime(2026, 3, 14, 14, 30)),
        ("14/3/2026", datetime(2026, 3, 14)),
        ("25:00", None),
        ("tea time", None),
    ],
)
def test_a_moment_is_a_day_a_time_or_both(typed: str, read: datetime | None):
    assert read_moment(typed, NOW) == read


@given(st.dates(date(1990, 1, 1), date(2026, 3, 20)))
def test_a_day_that_the_program_writes_is_read_back(day: date):
    for text in (long_day(day), short_day(day), f"{day.day}/{day.month}/{day.year}", day.isoformat()):
        assert read_day(text, "day", TODAY) == day
    assert read_day(said_day(day, "month"), "month", TODAY) == day.replace(day=1)

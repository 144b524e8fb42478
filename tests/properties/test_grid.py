"""What always holds of the coverage grid: one state a cell, one kind of gap, and nothing of later rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.coverage import STATES
from hubdesk.domain.request import Reply, Request
from hubdesk.gaps import coverage, next_to_ask
from tests.records import person, reply, request

CODES = shipped_codes()
TODAY = date(2026, 3, 20)
AGENCIES = ("gp", "school", "housing", "health_visitor")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31))
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
CHILD = person(born=date(2016, 3, 20))


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[Request], list[Reply]]:
    made, back = [], []
    for number in range(draw(st.integers(0, 5))):
        at = draw(MOMENTS)
        given_ = {
            "kind": draw(st.sampled_from(("ask", "not_ask", "not_apply"))),
            "at": at,
            "due_at": draw(st.none() | MOMENTS),
            "review_on": draw(st.none() | DAYS),
        }
        one = request(number, draw(st.sampled_from(AGENCIES)), CHILD.name, **given_)
        made.append(one)
        if one.kind == "ask":
            for _ in range(draw(st.integers(0, 2))):
                outcome = draw(st.sampled_from(("answered", "nil", "refused", "withdrawn")))
                later = at + timedelta(days=draw(st.integers(0, 300)))
                back.append(reply(len(back), one.id, outcome=outcome, at=later))
    return made, back


HEARD = st.dictionaries(st.sampled_from(AGENCIES), st.dates(date(2024, 1, 1), TODAY))
KINDS = st.lists(st.sampled_from(tuple(CODES.kinds)), max_size=4)


@given(asked(), HEARD, KINDS)
def test_each_child_and_agency_have_one_state_and_only_not_asked_is_a_gap(
    rows: tuple[list[Request], list[Reply]], heard: dict[str, date], kinds: list[str]
) -> None:
    told = {(CHILD.id, agency): day for agency, day in heard.items()}
    cells = coverage([CHILD], told, kinds, *rows, CODES, TODAY)
    assert len({(cell.person_id, cell.agency) for cell in cells}) == len(cells)
    assert all(cell.state in STATES for cell in cells)
    assert {c.agency for c in next_to_ask(cells)} == {c.agency for c in cells if c.state == "not_asked"}
    assert all(cell.because for cell in cells if cell.state in ("not_asked", "does_not_apply"))


@given(asked(), HEARD, DAYS)
def test_the_grid_of_a_day_sees_no_later_row(
    rows: tuple[list[Request], list[Reply]], heard: dict[str, date], day: date
) -> None:
    made, back = rows
    told = {(CHILD.id, agency): when for agency, when in heard.items() if when <= day}
    known = [one for one in made if one.at.date() <= day], [one for one in back if one.at.date() <= day]
    assert coverage([CHILD], told, (), made, back, CODES, day) == coverage([CHILD], told, (), *known, CODES, day)


@given(asked(), HEARD)
def test_the_order_of_rows_does_not_matter(rows: tuple[list[Request], list[Reply]], heard: dict[str, date]) -> None:
    made, back = rows
    told = {(CHILD.id, agency): when for agency, when in heard.items()}
    turned = coverage([CHILD], told, (), made[::-1], back[::-1], CODES, TODAY)
    assert turned == coverage([CHILD], told, (), made, back, CODES, TODAY)

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.coverage import STATES, Cell
from hubdesk.domain.days import short_day
from hubdesk.domain.errors import Known
from hubdesk.domain.family import Person
from hubdesk.domain.request import Reply, Request
from hubdesk.domain.shipped import shipped
from hubdesk.gaps import Expectations, coverage, next_to_ask, read_expectations
from tests.records import person, reply, request

CODES = shipped_codes()
TODAY = date(2026, 3, 20)
TEXT = shipped("rules/coverage.toml").read_text(encoding="utf-8")
HUGH = person(born=date(2016, 3, 20))


def grid(
    child: Person = HUGH,
    heard: dict[str, date] | None = None,
    kinds: tuple[str, ...] = (),
    requests: tuple[Request, ...] = (),
    replies: tuple[Reply, ...] = (),
) -> dict[str, Cell]:
    told = {(child.id, agency): day for agency, day in (heard or {}).items()}
    cells = coverage([child], told, kinds, requests, replies, CODES, TODAY)
    assert all(cell.state in STATES for cell in cells)
    assert [cell.agency for cell in cells] == [
        agency for agency in CODES.agencies if agency in {c.agency for c in cells}
    ]
    return {cell.agency: cell for cell in cells}


def ask(number: int = 1, agency: str = "gp", **given: Any) -> Request:
    return request(number, agency, HUGH.name, **given)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2026, 9, 1), {"health_visitor", "gp", "hospital"}),
        (date(2026, 3, 21), {"health_visitor", "gp", "hospital"}),
        (date(2026, 3, 20), {"health_visitor", "gp", "childrens_social_care"}),
        (date(2024, 3, 20), {"early_years", "health_visitor", "gp", "childrens_social_care"}),
        (date(2022, 3, 21), {"early_years", "health_visitor", "gp", "childrens_social_care"}),
        (date(2022, 3, 20), {"school", "early_years", "health_visitor", "gp", "childrens_social_care"}),
        (date(2021, 3, 21), {"school", "early_years", "health_visitor", "gp", "childrens_social_care"}),
        (date(2021, 3, 20), {"school", "school_nurse", "gp", "childrens_social_care"}),
        (date(2009, 3, 21), {"school", "school_nurse", "gp", "childrens_social_care"}),
        (date(2009, 3, 20), {"gp", "childrens_social_care"}),
        (date(2008, 3, 21), {"gp", "childrens_social_care"}),
        (None, {"gp", "childrens_social_care"}),
    ],
)
def test_who_ought_to_know_a_child_goes_by_age(born: date | None, expected: set[str]) -> None:
    cells = grid(person(born=born))
    ruled_out = {agency for agency, cell in cells.items() if cell.state == "does_not_apply"}
    assert {cell.state for cell in cells.values()} <= {"not_asked", "does_not_apply"}
    assert set(cells) - ruled_out == expected
    by_age = {code for code, one in CODES.agencies.items() if one.ages} if born else set()
    assert ruled_out == by_age - expected
    assert all(cells[agency].because for agency in ruled_out)
    of_this_age = "Ought to know every child" + (" of this age" if born else "")
    why = "Ought to know the family before the birth" if born and born > TODAY else of_this_age
    assert all(cells[agency].because == why for agency in expected)


def test_adults_have_no_cells() -> None:
    assert coverage([person("Dean Hart", child=False)], {}, (), (), (), CODES, TODAY) == ()


@pytest.mark.parametrize(
    ("kinds", "agency", "because"),
    [
        (("domestic_abuse",), "police", "Told of in this family: domestic abuse"),
        (("domestic_abuse",), "domestic_abuse_service", "Told of in this family: domestic abuse"),
        (("parental_substance_misuse",), "substance_service", "Told of in this family: parental substance misuse"),
        (("home_conditions",), "housing", "Told of in this family: home conditions"),
        (("exploitation", "home_conditions"), "youth_justice", "Told of in this family: exploitation"),
    ],
)
def test_what_was_told_points_to_agencies(kinds: tuple[str, ...], agency: str, because: str) -> None:
    assert agency not in grid()
    assert grid(kinds=kinds)[agency] == Cell(HUGH.id, agency, "not_asked", None, because)


def test_a_partner_points_to_the_police_whose_history_nobody_asked_for() -> None:
    def police(*people: Person) -> list[str]:
        cells = coverage([HUGH, *people], {}, ("domestic_abuse",) if not people else (), (), (), CODES, TODAY)
        return [cell.because for cell in cells if cell.agency == "police"]

    assert police(person("Dean Hart", child=False, roles=("parent", "partner"))) == [
        "Named in this family: a partner of a parent"
    ]
    assert police(person("Gail Moore", child=False)) == []
    assert police(person("Isla Hart", date(2010, 1, 1), roles=("partner",))) == []
    assert police() == ["Told of in this family: domestic abuse"]


def test_a_kind_that_the_hub_no_longer_lists_still_points() -> None:
    fewer = replace(CODES, kinds={})
    cells = coverage([HUGH], {}, ("home_conditions",), (), (), fewer, TODAY)
    assert "Told of in this family: home_conditions" in {cell.because for cell in cells if cell.agency == "housing"}


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("home_conditions =", "home_condition =", "home_condition is not known in circumstances. Did you mean home_co"),
        ('["housing"]', '["hosing"]', "hosing is not known in circumstances, home_conditions. Did you mean housing?"),
        ('["housing"]', '"housing"', "home_conditions is a list of agencies"),
        ('["housing"]', "[7]", "7 is not known in circumstances, home_conditions. Use one of police, school"),
        ("partner =", "boyfriend =", "boyfriend is not known in roles. Use one of subject, sibling, parent"),
        ("[roles]", "[rolls]", "rolls is not known in the file. Did you mean roles?"),
        ("[roles]\npartner", "roles", "roles is a table, as in [roles]"),
        ("agencies = [", "agency = [", "agency is not known in unborn. Did you mean agencies?"),
        ("heard_for = 365", "heard_for = 0", "heard_for is a whole number of days, not 0"),
        ("heard_for = 365", "heard_for = true", "heard_for is a whole number of days, not True"),
        ("heard_for = 365", "", "heard_for is missing"),
        ("unseen = 90", "unseen = 0", "silence has pieces, times, least, unseen, whole numbers of 1 or more"),
        ("unseen = 90", "unseen = 90\nunsen = 9", "unsen is not known in silence. Did you mean unseen?"),
        ("heard_for = 365", "heard_for 365", "cannot be read"),
    ],
)
def test_wrong_expectations_are_refused_with_what_would_be_right(old: str, new: str, right: str) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    if new == "roles":  # a figure where a table should be stands before all tables
        text = 'roles = ["police"]\n' + TEXT.replace('[roles]\npartner = ["police"]', "")
    with pytest.raises(Known, match=r"^The expectations in coverage\.toml cannot be ") as refused:
        read_expectations(text, "coverage.toml", CODES)
    assert right in refused.value.sentence


def test_expectations_may_be_empty() -> None:
    text = (
        'version = "1"\nsource = "us"\nheard_for = 30\n[circumstances]\n[roles]\n[unborn]\n[silence]\n'
        "pieces = 3\ntimes = 3\nleast = 60\nunseen = 90\n"
    )
    limits = {"pieces": 3, "times": 3, "least": 60, "unseen": 90}
    assert read_expectations(text, "ours.toml", CODES) == Expectations(30, {}, {}, (), limits)


def test_gaps_that_an_event_points_to_come_first() -> None:
    cells = coverage([HUGH], {}, ("domestic_abuse",), (), (), CODES, TODAY)
    assert [cell.agency for cell in next_to_ask(cells)][:3] == ["police", "domestic_abuse_service", "school"]
    assert next_to_ask([Cell(HUGH.id, "gp", "heard")]) == ()


@pytest.mark.parametrize(
    ("agency", "back", "state"),
    [("gp", 0, "heard"), ("gp", 365, "heard"), ("gp", 366, "not_asked"), ("fire", 366, "heard"), ("gp", -1, "heard")],
)
def test_what_was_heard_ages_where_the_agency_ought_to_know(agency: str, back: int, state: str) -> None:
    day = TODAY - timedelta(days=back)
    cell = grid(heard={agency: day})[agency]
    assert (cell.state, cell.since) == (state, day if state == "heard" else None)
    assert (f"; last heard on {short_day(day)}" in cell.because) == (state == "not_asked")


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"due_at": None}, "asked"),
        ({"due_at": datetime(2026, 3, 21, 9)}, "asked"),
        ({"due_at": datetime(2026, 3, 20, 9)}, "asked"),
        ({"due_at": datetime(2026, 3, 19, 17)}, "overdue"),
        ({"kind": "not_ask", "due_at": None}, "decided_not_to_ask"),
        ({"kind": "not_ask", "due_at": None, "review_on": date(2026, 3, 21)}, "decided_not_to_ask"),
        ({"kind": "not_apply", "due_at": None, "review_on": date(2026, 3, 21)}, "does_not_apply"),
        ({"kind": "not_apply", "due_at": None, "review_on": date(2026, 3, 20)}, "not_asked"),
        ({"kind": "not_ask", "due_at": None, "review_on": date(2026, 3, 20)}, "not_asked"),
        ({"kind": "not_ask", "due_at": None, "review_on": date(2026, 1, 1)}, "not_asked"),
    ],
)
def test_a_question_and_a_decision_not_to_ask_have_their_day(given: dict[str, Any], state: str) -> None:
    cell = grid(requests=(ask(**given),))["gp"]
    assert cell.state == state
    assert cell.since == (None if state == "not_asked" else date(2026, 3, 5))


@pytest.mark.parametrize(
    ("outcome", "state"), [("answered", "answered"), ("nil", "nil_return"), ("refused", "consent_refused")]
)
def test_what_came_back_is_said_with_its_words(outcome: str, state: str) -> None:
    asked = ask(due_at=datetime(2026, 3, 6))
    cell = grid(requests=(asked,), replies=(reply(1, asked.id, outcome=outcome, words="Seen in May."),))["gp"]
    assert cell == Cell(HUGH.id, "gp", state, date(2026, 3, 9), "Seen in May.")


@pytest.mark.parametrize("outcome", ["answered", "nil", "refused"])
@pytest.mark.parametrize(("agency", "days", "gap"), [("gp", 365, False), ("gp", 366, True), ("fire", 366, False)])
def test_an_old_answer_is_no_cover_where_the_agency_ought_to_know(
    outcome: str, agency: str, days: int, gap: bool
) -> None:
    back = datetime(2026, 3, 20, 9) - timedelta(days=days)
    asked = ask(agency=agency, at=back - timedelta(days=2))
    cell = grid(requests=(asked,), replies=(reply(1, asked.id, outcome=outcome, at=back),))[agency]
    assert (cell.state == "not_asked") == gap
    assert (cell.because == "Ought to know every child of this age; last asked on 17 Mar 2025") == gap
    assert bool(next_to_ask([cell])) == gap


def test_the_latest_of_two_replies_counts_whatever_the_order() -> None:
    asked = ask()
    first, then = reply(1, asked.id, outcome="nil"), reply(2, asked.id, at=datetime(2026, 3, 12), outcome="answered")
    for order in ((first, then), (then, first)):
        assert grid(requests=(asked,), replies=order)["gp"].state == "answered"


def test_the_latest_question_counts_whatever_the_order() -> None:
    first, again = ask(1), ask(2, at=datetime(2026, 3, 18), due_at=datetime(2026, 3, 25))
    back = reply(1, first.id)
    for order in ((first, again), (again, first)):
        assert grid(requests=order, replies=(back,))["gp"].state == "asked"


@pytest.mark.parametrize(
    ("heard", "state"), [(date(2026, 3, 4), "asked"), (date(2026, 3, 5), "asked"), (date(2026, 3, 6), "heard")]
)
def test_what_was_told_after_the_question_is_heard(heard: date, state: str) -> None:
    cell = grid(heard={"gp": heard}, requests=(ask(due_at=None),))["gp"]
    assert cell.state == state


def test_an_agency_that_was_asked_has_a_cell_though_nothing_points_to_it() -> None:
    assert grid(requests=(ask(agency="fire"),))["fire"].state == "overdue"


def test_a_child_is_found_under_every_id_it_ever_had() -> None:
    child = person(born=HUGH.born, id="P-NEW", formerly=(HUGH.id,))
    heard = {(HUGH.id, "school"): date(2026, 3, 1), ("P-NEW", "school"): date(2026, 1, 1)}
    cells = {c.agency: c for c in coverage([child], heard, (), [ask()], (), CODES, TODAY)}
    assert (cells["school"].state, cells["school"].since) == ("heard", date(2026, 3, 1))
    assert (cells["gp"].person_id, cells["gp"].state) == ("P-NEW", "overdue")


def test_each_child_has_its_own_row_in_the_order_of_the_family() -> None:
    baby = person("Isla Hart", date(2025, 3, 20))
    cells = coverage([HUGH, person("Gail Moore", child=False), baby], {}, (), [ask()], (), CODES, TODAY)
    assert list(dict.fromkeys(cell.person_id for cell in cells)) == [HUGH.id, baby.id]
    assert [cell.state for cell in cells if cell.agency == "gp"] == ["overdue", "not_asked"]

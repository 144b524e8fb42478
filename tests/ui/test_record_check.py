"""What keeps a concern from being recorded, and how it goes to the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.ui.screens.record_check import Faults, as_recorded, check, kept_places, told_faults
from hubdesk.ui.screens.record_fields import EMPTY, fields_of, form_of, is_empty, title_of

NOW = datetime(2026, 3, 20, 9, 15)
MIA = PersonForm("subject", "Mia", "Barlow", "14/3/2019", address="12 Elm Road", postcode="ST6 1AA")
FORM = ConcernForm("school", "neglect", "2", "Came without a coat.", (MIA,), occurred_on="yesterday")


def _birth(text: str, received: date) -> date | None:
    return None if text.startswith("31/02") else received


def test_a_whole_form_has_no_faults():
    assert not check(FORM, NOW, _birth)


def test_an_empty_form_says_what_is_needed_and_nothing_more():
    faults = check(EMPTY, NOW, _birth)
    assert set(faults.fields) == {"agency", "kind", "level", "narrative"}
    assert set(faults.people) == {(0, "given_name")}


def test_every_fault_is_found_at_once():
    form = replace(
        FORM, occurred_on="31/02/2026", received_at="21/3/2026 10:00", handling_code="C",
        people=(MIA, replace(MIA, date_of_birth="31/02/2019")),
    )  # fmt: skip
    faults = check(form, NOW, _birth)
    assert set(faults.fields) == {"occurred_on", "received_at", "handling_conditions"}
    assert faults.people == {
        (1, "date_of_birth"): "Date of birth 31/02/2019 does not exist. Check the day and month, or leave it empty."
    }


def test_days_go_out_in_one_form_and_no_more_exact_than_known():
    sent = as_recorded(replace(FORM, occurred_on="March 2026", date_precision="month", received_at="8:30"), NOW, "d1")
    assert (sent.occurred_on, sent.date_precision) == ("2026-03-01", "month")
    assert (sent.received_at, sent.draft_id) == ("2026-03-20 08:30", "d1")
    nobody_said = as_recorded(replace(FORM, occurred_on=""), NOW)
    assert (nobody_said.occurred_on, nobody_said.date_precision) == ("", "unknown")


def test_a_box_left_empty_is_no_person_and_ties_keep_to_theirs():
    blank = PersonForm("parent", address=MIA.address, postcode=MIA.postcode)
    dan = PersonForm("parent", "Dan")
    form = replace(FORM, people=(MIA, blank, dan))
    assert as_recorded(form, NOW).people == (MIA, dan)
    assert kept_places(form, {0: "P-1", 2: "P-2"}) == {0: "P-1", 1: "P-2"}
    assert told_faults(form, [("people.1.upn", "Too short."), ("level", "Which?")]) == Faults(
        {"level": "Which?"}, {(2, "upn"): "Too short."}
    )


def test_a_baby_without_a_name_can_be_recorded():
    baby = PersonForm("subject", sex="female", address="12 Elm Road")
    assert not check(replace(FORM, people=(baby,)), NOW, _birth)


@given(
    st.builds(
        ConcernForm,
        agency=st.sampled_from(["", "school"]), kind=st.just("neglect"), level=st.text(max_size=2),
        narrative=st.text(), reporter=st.text(max_size=9),
        people=st.lists(st.builds(PersonForm, given_name=st.text(max_size=9)), min_size=1, max_size=3).map(tuple),
    )
)  # fmt: skip
def test_a_draft_gives_back_what_was_typed(form: ConcernForm):
    assert form_of(fields_of(form)) == form


def test_a_draft_is_named_by_whom_it_is_about():
    codes = shipped_codes()
    assert title_of(FORM, codes) == "Mia Barlow, School, neglect"
    assert title_of(EMPTY, codes) == "Nobody named yet"
    assert is_empty(EMPTY) and not is_empty(FORM)
    assert form_of({"agency": "school", "people": "spoilt", "unheard_of": 1}).people == (PersonForm(),)

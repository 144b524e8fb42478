"""Names with kind and days: told by sheets, added by people, matched by, kept through corrections and shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.concern import Mention
from hubdesk.domain.errors import Refused
from hubdesk.domain.known_name import KINDS, KnownName, joined_names, read_names
from hubdesk.matching.batch import match_all
from hubdesk.matching.compare import weigh
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.tidy import tidy
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.check import check
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.known_names import add_name, take_back_name
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.sheets.read import rows_of
from tests.service.hubs import Clock, grouping, take, worked_out

ROW = {
    "concern_ref": "A1", "received_at": "2026-03-02", "occurred_on": "2026-03-01", "agency": "school",
    "category": "neglect", "level": "2", "narrative": "No coat.", "source_evaluation": "1",
    "intelligence_assessment": "A", "handling_code": "P", "person_role": "subject", "given_name": "Robert",
    "family_name": "Testerby", "date_of_birth": "2015-02-11", "sex": "M", "address": "4 Sample Row",
    "postcode": "ZZ1 1ZZ", "other_names": "known as Bo Examplesson (from 01/05/2019); carer Bo Sampleton",
}  # fmt: skip
OTHER = {
    **ROW, "concern_ref": "A2", "received_at": "2026-03-04", "agency": "police", "given_name": "Bo",
    "family_name": "Examplesson", "address": "9 Other Lane", "postcode": "ZZ9 9ZZ", "other_names": "",
}  # fmt: skip
NAMES = st.builds(
    KnownName,
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(("Bo", "Ann", "Robert")),
    st.sampled_from(("Examplesson", "Sample", "Testerby")),
    st.none() | st.dates(date(2000, 1, 1), date(2010, 1, 1)),
    st.none() | st.dates(date(2010, 1, 1), date(2020, 1, 1)),
)


@given(st.lists(NAMES, max_size=4, unique=True))
def test_names_are_read_as_they_were_written(names: list[KnownName]) -> None:
    assert read_names(joined_names(names)) == tuple(names)


@given(st.lists(st.lists(NAMES, max_size=3), min_size=2, max_size=4))
def test_other_names_weigh_the_same_in_whole_columns(several: list[list[KnownName]]) -> None:
    day = date(2026, 3, 1)
    every = [
        tidy(
            Mention(
                f"m{n}", f"c{n}", 1, "subject", "Robert", "Testerby", "2015-02-11", other_names=joined_names(names)
            ),
            day + timedelta(days=n),
        )
        for n, names in enumerate(several)
    ]
    common, model = count_names(every), shipped_model()
    by_id = {one.mention_id: one for one in every}
    for pair in match_all(every, model, common):
        weight = weigh(by_id[pair.left], by_id[pair.right], model, common).weight
        assert pair.weight == weight == weigh(by_id[pair.right], by_id[pair.left], model, common).weight


def test_an_agreement_with_any_name_ties_and_is_explained(empty: Desk) -> None:
    take(empty, [ROW, OTHER])
    assert {len(group) for group in grouping(empty)} == {2}
    (row,) = queue(empty)
    (bo,) = family(empty, row.family_id).people
    assert [one.words for one in bo.names] == [
        "Known as: Bo Examplesson (from 1 May 2019)",
        "Carer's name: Bo Sampleton",
    ]
    take(empty, [{**OTHER, "concern_ref": "A3", "other_names": "", "given_name": "Bo", "family_name": "Nobody"}])
    found = who_could_this_be(empty, PersonForm(given_name="Bo", family_name="Sampleton"))
    assert found[0].person_id == bo.id
    assert "Another name" in {line.label for line in found[0].weighed.lines}


def test_without_the_other_name_they_are_two(empty: Desk) -> None:
    take(empty, [{**ROW, "other_names": ""}, OTHER])
    assert {len(group) for group in grouping(empty)} == {1}


def test_a_name_added_by_hand_ties_stays_and_is_taken_back(empty: Desk, clock: Clock) -> None:
    take(empty, [{**ROW, "other_names": ""}, OTHER])
    (robert,) = [
        c.person_id for c in who_could_this_be(empty, PersonForm(given_name="Robert", family_name="Testerby"))
    ][:1]
    clock.days(1)
    add_name(empty, robert, "known_as", "Bo Examplesson", "2019-05-01", reason="His aunt said so")
    assert {len(group) for group in grouping(empty)} == {2}
    before = worked_out(empty)
    check(empty, rebuild=True)
    assert worked_out(empty) == before
    take(empty, [{**ROW, "other_names": "", "narrative": "No coat, again."}])  # the sheet says more, not less
    assert {len(group) for group in grouping(empty)} == {2}
    with pytest.raises(Refused):
        add_name(empty, robert, "known_as", "Bo Examplesson", "2019-05-01")
    take_back_name(empty, robert, "Bo Examplesson", "It was his brother")
    assert {len(group) for group in grouping(empty)} == {1}


def test_a_form_and_a_sheet_take_names_and_refuse_days_that_do_not_exist(empty: Desk) -> None:
    person = PersonForm(
        "subject", "Robert", "Testerby", "2015-02-11", other_names="married Ann Sample (from 31/02/2019)"
    )
    form = ConcernForm(agency="school", kind="neglect", level="2", narrative="No coat.", people=(person,))
    with pytest.raises(Refused) as refused:
        record_concern(empty, form)
    assert "31/02/2019" in str(refused.value)
    done = import_rows(empty, rows_of([{**ROW, "other_names": "known as Bo (32/01/2019)"}], "partner"))
    assert [bad.column for bad in done.rejected] == ["other_names"]

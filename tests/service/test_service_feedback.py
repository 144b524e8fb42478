"""Whoever told us hears back in time, and never hears what anybody else said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.domain.decision_policy import read_decision_policy, shipped_decision_policy
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.shipped import shipped
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.feedback import letter, mark_sent, no_letter
from hubdesk.service.forms import Recorded
from hubdesk.service.record import record_concern
from hubdesk.service.save_letter import save_letter
from hubdesk.service.today import today, today_list
from hubdesk.store import audit
from tests.packs.reading import needs_poppler, pages_of
from tests.service.hubs import FORM, QUILLON, ROWS, Clock, acting, of_ref, refs, take

TOLD_BY_OTHERS = "Zinnober was seen at the Marmalade Arms with Mr Quagmire"


@pytest.fixture
def told(empty: Desk) -> Recorded:
    return record_concern(empty, FORM)


def test_an_acknowledgement_is_due_within_one_working_day_and_leaves_when_it_is_sent(
    empty: Desk, told: Recorded, clock: Clock
) -> None:
    assert today(empty).tile("letter").count == 1  # the outcome is not due yet
    item = today_list(empty, "letter")[0]
    assert (item.kind, item.due, item.late) == ("acknowledgement", datetime(2026, 3, 16, 17), False)  # a Saturday
    clock.days(3)
    assert today(empty).tile("letter").late == 1
    written = letter(empty, told.ref, "acknowledgement")
    assert told.ref in written.text
    assert "27 March 2026" in written.text  # ten working days on
    assert today(empty).tile("letter").count == 1  # writing it is not sending it
    mark_sent(empty, written, "e-mail")
    assert today(empty).tile("letter").count == 0
    line = list(audit.every(empty.database))[-2]
    assert (line.verb, line.reason, line.recipient) == ("feedback", "disclosure: acknowledgement", "school")
    with pytest.raises(Refused, match="Ann sent this on 17 March 2026, by e-mail"):
        letter(empty, told.ref, "acknowledgement")


def test_an_outcome_waits_for_a_decision_and_is_due_by_the_policy_day(
    empty: Desk, told: Recorded, clock: Clock
) -> None:
    mark_sent(empty, letter(empty, told.ref, "acknowledgement"), "letter")
    with pytest.raises(Refused, match="Nobody has decided since this arrived"):
        letter(empty, told.ref, "outcome")
    decide(empty, told.family_ids[0], "ask_partners", "The GP should know.")
    with pytest.raises(Refused, match="Partners are still being asked"):
        letter(empty, told.ref, "outcome")
    decide(empty, told.family_ids[0], "early_help", "The school leads.")
    assert today(empty).tile("letter").count == 0
    clock.days(12)
    assert [one.due for one in today_list(empty, "letter")] == [datetime(2026, 3, 27, 17)]
    written = letter(empty, told.ref, "outcome")
    assert shipped_decision_policy().says["early_help"] in written.paragraphs
    mark_sent(empty, written, "letter")
    clock.days(30)
    assert today(empty).tile("letter").count == 0


def test_a_person_is_told_that_something_was_decided_and_no_more(empty: Desk) -> None:
    told = record_concern(empty, replace(FORM, agency="neighbour"))
    decide(empty, told.family_ids[0], "escalate", "Third agency")
    says = shipped_decision_policy().says
    written = letter(empty, told.ref, "outcome")
    assert says["person"] in written.paragraphs
    assert says["escalate"] not in written.text


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(categories=["Lu", "Ll"]), min_size=6, max_size=40),
    kind=st.sampled_from(["gp", "police"]),
)
def test_no_words_of_any_concern_or_decision_go_into_a_letter(empty: Desk, words: str, kind: str) -> None:
    said = f"{TOLD_BY_OTHERS} {words}"
    told = record_concern(empty, replace(FORM, narrative=f"Own words {words}"))
    other = replace(
        FORM, agency=kind, narrative=said, reporter=said, voice_of_child=said, strengths=said, handling_conditions=said,
        people=(QUILLON, replace(QUILLON, role="parent", given_name="Zinnober", date_of_birth="1980-01-01")),
    )  # fmt: skip
    record_concern(empty, other)
    decide(empty, told.family_ids[0], "escalate", said, None, said)
    for one in ("acknowledgement", "outcome"):
        written = letter(empty, told.ref, one)
        whole = f"{written.subject} {written.text}"
        for word in (
            words,
            "Own",
            "Zinnober",
            "Marmalade",
            "Quagmire",
            "Quillon",
            "Testerby",
            "Sample Row",
            "GP",
            "Police",
        ):
            assert word not in whole


@pytest.mark.parametrize("form", [replace(FORM, agency="anonymous"), replace(FORM, kind="anonymous_report")])
def test_nobody_is_written_to_about_an_anonymous_report(empty: Desk, form: object) -> None:
    told = record_concern(empty, form)  # type: ignore[arg-type]  # a form, as the parameters say
    with pytest.raises(Refused, match="anonymous: there is nobody to write to"):
        letter(empty, told.ref, "acknowledgement")
    if form.agency == "anonymous":  # type: ignore[attr-defined]
        assert today(empty).tile("letter").count == 0


def test_unsafe_contact_stops_every_letter_and_both_leave_today(empty: Desk, told: Recorded, clock: Clock) -> None:
    written = letter(empty, told.ref, "acknowledgement")
    with pytest.raises(Refused, match="why nobody is written to"):
        no_letter(empty, told.ref, "busy")
    no_letter(empty, told.ref, "unsafe", "He reads her post")
    clock.days(30)
    assert today(empty).tile("letter").count == 0
    for kind in ("acknowledgement", "outcome"):
        with pytest.raises(Refused, match="It is not safe to contact them: Ann noted it on 14 March 2026"):
            letter(empty, told.ref, kind)
    with pytest.raises(Refused, match="not safe"):
        mark_sent(empty, written, "letter")


def test_sheets_are_answered_as_a_whole(empty: Desk) -> None:
    take(empty, of_ref(ROWS, refs(ROWS)[0]))
    assert today(empty).tile("letter").count == 0


@needs_poppler
def test_a_letter_is_saved_as_pdf_or_text_and_an_auditor_writes_none(
    empty: Desk, told: Recorded, tmp_path: Path
) -> None:
    written = letter(empty, told.ref, "acknowledgement")
    save_letter(empty, written, tmp_path / "letter.pdf")
    page = " ".join(pages_of((tmp_path / "letter.pdf").read_bytes(), tmp_path)[0].split())
    assert told.ref in page
    assert page.count("OFFICIAL-SENSITIVE") == 2
    save_letter(empty, written, tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == written.text
    with pytest.raises(Known, match="could not be written"):
        save_letter(empty, written, tmp_path / "nowhere" / "letter.pdf")
    acting(empty, "auditor")
    with pytest.raises(Refused, match="may not answer whoever told us"):
        letter(empty, told.ref, "acknowledgement")


def test_a_reference_that_is_not_known_or_not_one_is_said(empty: Desk) -> None:
    with pytest.raises(Refused, match="There is no concern X-1"):
        letter(empty, "X-1", "acknowledgement")
    rows = of_ref(ROWS, refs(ROWS)[0])
    take(empty, rows, "one")
    take(empty, rows, "two")
    with pytest.raises(Refused, match="2 concerns from different places"):
        letter(empty, refs(ROWS)[0], "acknowledgement")


TOML = shipped("rules/decisions.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("acknowledge_within = 1", "acknowledge_within = 0"), ("unsafe =", "unsave ="), ("person =", "persons ="),
     ("[outcomes]", "[outcome]"), ("label", "lable")],
)  # fmt: skip
def test_a_wrong_policy_is_named(was: str, becomes: str) -> None:
    assert read_decision_policy(TOML, "decisions.toml").acknowledge_within == 1
    with pytest.raises(Known, match=r"decisions\.toml"):
        read_decision_policy(TOML.replace(was, becomes), "decisions.toml")


def test_the_day_of_a_letter_counts_bank_holidays(empty: Desk, clock: Clock) -> None:
    clock.now = datetime(2026, 4, 2, 15)  # the day before Good Friday
    told = record_concern(empty, replace(FORM, occurred_on="2026-04-01"))
    assert [one.due for one in today_list(empty, "letter") if one.id == told.concern_id] == [datetime(2026, 4, 7, 17)]
    assert "20 April 2026" in letter(empty, told.ref, "acknowledgement").text
    assert date(2026, 4, 20).weekday() == 0

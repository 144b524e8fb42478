"""Requests to partners: due times, the list, answers taken back, letters."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.request import Request
from hubdesk.domain.request_clocks import read_request_clocks
from hubdesk.domain.shipped import shipped
from hubdesk.service.ask import ask, decide_not_to_ask, rate_request, take_back_reply, take_reply
from hubdesk.service.asked import asked_list
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.feedback import no_letter
from hubdesk.service.record import record_concern as record
from hubdesk.service.request_letter import request_letter, save_request_letter
from hubdesk.store import audit, people
from tests.packs.reading import needs_poppler, pages_of
from tests.service.hubs import FORM, GATE, NOON, Clock

THURSDAY = datetime(2026, 4, 2, 15, 0)  # Good Friday and Easter Monday follow


@pytest.fixture
def child(empty: Desk) -> str:
    kept = record(empty, FORM)
    return people.persons_of(empty.database, kept.family_ids)[kept.family_ids[0]][0]


def state(desk: Desk, child: str, agency: str = "gp", as_of: date | None = None) -> str:
    family_id = people.family_of(desk.database, [child])[child]
    cells = family(desk, family_id, as_of).coverage
    return next(cell.state for cell in cells if (cell.person_id, cell.agency) == (child, agency))


def asked(desk: Desk, child: str, rating: str = "") -> Request:
    return ask(desk, child, "gp", GATE, rating)


@pytest.mark.parametrize(
    ("rating", "due"),
    [
        ("red", datetime(2026, 4, 2, 17, 0)),
        ("amber", datetime(2026, 4, 7, 13, 0)),
        ("green", datetime(2026, 4, 7, 17, 0)),
        ("", datetime(2026, 4, 7, 17, 0)),
        ("blue", None),
    ],
)
def test_a_rating_gives_the_due_time_over_bank_holidays(
    empty: Desk, clock: Clock, child: str, rating: str, due: datetime | None
) -> None:
    clock.now = THURSDAY
    made = asked(empty, child, rating)
    assert made.due_at == due
    assert made.clock


def test_a_changed_rating_counts_from_the_question_and_the_day_before_sees_the_old_one(
    empty: Desk, clock: Clock, child: str
) -> None:
    made = asked(empty, child, "blue")
    clock.days(1)
    with pytest.raises(Refused, match="why the rating"):
        rate_request(empty, made.id, "red", " ")
    with pytest.raises(Refused, match="purple is not a rating"):
        rate_request(empty, made.id, "purple", "x")
    again = rate_request(empty, made.id, "red", "A second injury")
    assert again.due_at == NOON.replace(hour=14)
    assert [row.request.rating for row in asked_list(empty, "overdue")] == ["red"]
    assert state(empty, child) == "overdue"
    assert state(empty, child, as_of=NOON.date()) == "asked"


def test_requests_pass_from_list_to_list(empty: Desk, clock: Clock, child: str) -> None:
    made = asked(empty, child)
    decide_not_to_ask(empty, child, "housing", "They own it", date(2026, 9, 1))
    listed = {which: [row.request.id for row in asked_list(empty, which)] for which in ("open", "due", "overdue")}
    assert listed == {"open": [made.id], "due": [made.id], "overdue": []}
    row = asked_list(empty)[0]
    assert (row.child, row.state) == ("Quillon Testerby", "due")
    assert row.family.endswith("Testerby family")
    clock.days(5)
    assert [row.state for row in asked_list(empty, "overdue")] == ["overdue"]
    take_reply(empty, made.id, "nil", "Not registered")
    assert asked_list(empty) == ()
    assert [row.reply.words for row in asked_list(empty, "answered") if row.reply] == ["Not registered"]
    with pytest.raises(Refused, match="no list of requests"):
        asked_list(empty, "lost")


def test_an_answer_noted_by_mistake_is_taken_back_by_a_new_row(empty: Desk, clock: Clock, child: str) -> None:
    made = asked(empty, child)
    with pytest.raises(Refused, match="No answer is noted"):
        take_back_reply(empty, made.id, "wrong child")
    take_reply(empty, made.id, "nil")
    assert state(empty, child) == "nil_return"
    clock.days(1)
    with pytest.raises(Refused, match="Write why"):
        take_back_reply(empty, made.id, "")
    take_back_reply(empty, made.id, "It was about another child")
    assert (state(empty, child), state(empty, child, as_of=NOON.date())) == ("asked", "nil_return")
    take_reply(empty, made.id, "answered", "Seen in May", record(empty, FORM).ref)
    assert asked_list(empty) == ()
    with pytest.raises(Refused, match="There is no one concern"):
        take_reply(empty, made.id, "answered", "x", "NOT-1")


def test_an_agency_that_cannot_know_a_child_is_no_gap_until_somebody_looks_again(
    empty: Desk, clock: Clock, child: str
) -> None:
    decide_not_to_ask(empty, child, "gp", "Registered abroad", date(2026, 4, 1), "not_apply")
    assert state(empty, child) == "does_not_apply"
    clock.now = datetime(2026, 4, 1, 9)
    assert state(empty, child) == "not_asked"
    with pytest.raises(Refused, match="no decision about an agency"):
        decide_not_to_ask(empty, child, "gp", "x", date(2026, 5, 1), "never")


@needs_poppler
def test_a_letter_says_what_an_answer_needs_and_stays_as_it_was(
    empty: Desk, clock: Clock, child: str, tmp_path: Path
) -> None:
    made = asked(empty, child)
    letter = save_request_letter(empty, made.id, tmp_path / "letter.pdf")
    words = " ".join(" ".join(pages_of(letter.pdf, tmp_path)).split())
    for said in ("To: GP", "Quillon Testerby, born 11 February 2015", GATE.purpose, "OFFICIAL-SENSITIVE", "16 March"):
        assert said in words
    for kept in (FORM.narrative, GATE.necessity, "Sample Row", "neglect", "School"):
        assert kept not in words
    clock.days(30)
    rate_request(empty, made.id, "blue", "Known by now")
    assert request_letter(empty, made.id).pdf == letter.pdf == (tmp_path / "letter.pdf").read_bytes()
    logged = [row for row in audit.every(empty.database) if row.verb == "request_letter"]
    assert [(row.recipient, made.id in row.about) for row in logged] == [("gp", True)] * 2
    with pytest.raises(Known, match="Choose another folder"):
        save_request_letter(empty, made.id, tmp_path / "nowhere" / "letter.pdf")


def test_unsafe_contact_stops_the_letter_without_a_reason(empty: Desk, child: str) -> None:
    made = asked(empty, child)
    no_letter(empty, record(empty, FORM).ref, "unsafe")
    with pytest.raises(Refused, match="unsafe"):
        request_letter(empty, made.id)
    assert request_letter(empty, made.id, "The GP is at another address").pdf.startswith(b"%PDF")
    with pytest.raises(Refused, match="There is no request"):
        request_letter(empty, "nothing")


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        (
            'basis = "elapsed", hours = 2',
            'basis = "elapsd", hours = 2',
            "basis of red is one of elapsed, working, none",
        ),
        ("hours = 6", "hours = -6", "the times of amber are numbers of 0 or more"),
        ("hours = 6", "hours = 6, working_days = 1", "amber has one of hours or working_days"),
        ("working_days = 1", "working_days = 0", "green has one of hours or working_days"),
        ('usual = "green"', 'usual = "grean"', "the usual rating grean has no clock"),
        ("blue = {", "purple = {", "purple is not a rating: use red, amber, green, blue"),
        ("hours = 2", "hour = 2", "cannot be read"),
    ],
)
def test_wrong_clocks_are_refused_with_what_would_be_right(old: str, new: str, right: str) -> None:
    text = shipped("rules/request_clocks.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(Known) as refused:
        read_request_clocks(text.replace(old, new, 1), "clocks.toml")
    assert right in refused.value.sentence
    assert "clocks.toml" in refused.value.sentence

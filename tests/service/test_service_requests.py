"""Requests to partners: due times, the list, answers taken back, letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.request import Request
from hubdesk.domain.request_clocks import read_request_clocks
from hubdesk.domain.shipped import shipped
from hubdesk.service.ask import ask, decide_not_to_ask, due_words, rate_request, take_back_reply, take_reply
from hubdesk.service.asked import asked_list, asked_shown
from hubdesk.service.asked_detail import asked_detail
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.feedback import no_letter
from hubdesk.service.forms import PersonForm
from hubdesk.service.outgoing import Stopped
from hubdesk.service.record import record_concern as record
from hubdesk.service.request_letter import (
    note_letter_printed,
    note_reminder,
    request_letter,
    save_request_letter,
)
from hubdesk.service.today import today, today_list
from hubdesk.store import audit, concerns, people
from tests.packs.reading import needs_poppler, pages_of
from tests.service.hubs import FORM, GATE, NOON, QUILLON, Clock

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
    ask(empty, child, "police", GATE, "red")
    later = ask(empty, child, "gp", GATE, "blue")
    first = asked_shown(empty, "open", 1)
    assert ([row.request.rating for row in first.rows], first.count) == (["red"], 2)
    assert asked_list(empty)[-1].request.id == later.id
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


def logged(desk: Desk) -> list[tuple[str, str]]:
    return [(row.reason, row.recipient) for row in audit.every(desk.database) if row.verb == "request_letter"]


@needs_poppler
def test_a_letter_says_what_an_answer_needs_and_stays_as_it_was(
    empty: Desk, clock: Clock, child: str, tmp_path: Path
) -> None:
    made = asked(empty, child)
    letter = request_letter(empty, made.id)
    save_request_letter(empty, letter, tmp_path / "letter.pdf")
    words = " ".join(" ".join(pages_of(letter.pdf, tmp_path)).split())
    for said in ("Request to GP", "Quillon Testerby, born 11 February 2015", GATE.purpose, "16 March", "public task"):
        assert said in words
    for page in pages_of(letter.pdf, tmp_path):
        assert page.count("OFFICIAL-SENSITIVE") == 2
    for kept in (FORM.narrative, GATE.necessity, "Sample Row", "neglect", "School"):
        assert kept not in words
    clock.days(30)
    rate_request(empty, made.id, "blue", "Known by now")
    assert request_letter(empty, made.id).pdf == letter.pdf == (tmp_path / "letter.pdf").read_bytes()
    assert asked_detail(empty, made.id).letter == (NOON, "Ann")


def test_only_a_letter_that_really_left_is_logged_as_disclosed(empty: Desk, child: str, tmp_path: Path) -> None:
    made = asked(empty, child)
    letter = request_letter(empty, made.id)
    with pytest.raises(Known, match="Choose another folder"):
        save_request_letter(empty, letter, tmp_path / "nowhere" / "letter.pdf")
    assert logged(empty) == [("draw letter", "gp")]
    assert asked_detail(empty, made.id).letter is None
    (tmp_path / "taken").mkdir()
    with pytest.raises(Known, match="Nothing is logged"):
        save_request_letter(empty, letter, tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    save_request_letter(empty, letter, tmp_path / "letter.pdf")
    note_letter_printed(empty, letter)
    assert logged(empty)[1:] == [("disclosure: letter", "gp"), ("disclosure: letter, printed", "gp")]


@needs_poppler
def test_a_reminder_says_what_it_is_and_is_kept(empty: Desk, clock: Clock, child: str, tmp_path: Path) -> None:
    made = asked(empty, child)
    clock.days(4)
    reminder = request_letter(empty, made.id, "reminder")
    assert asked_detail(empty, made.id).reminders == ()
    save_request_letter(empty, reminder, tmp_path / "reminder.pdf")
    note_reminder(empty, made.id, "telephone")
    assert [(one.how, one.by) for one in asked_detail(empty, made.id).reminders] == [
        ("letter", "Ann"),
        ("telephone", "Ann"),
    ]
    words = " ".join(" ".join(pages_of(reminder.pdf, tmp_path)).split())
    assert "Reminder to GP" in words
    assert "We asked you on 14 March 2026" in words
    assert "At once. It was due on 16 March 2026, 17:00." in words
    take_reply(empty, made.id, "nil")
    for late in (lambda: request_letter(empty, made.id, "reminder"), lambda: note_reminder(empty, made.id, "e-mail")):
        with pytest.raises(Refused, match="is answered"):
            late()
    with pytest.raises(Refused, match="Say how"):
        note_reminder(empty, made.id, "pigeon")


def test_unsafe_contact_stops_the_letter_without_a_reason(empty: Desk, child: str, tmp_path: Path) -> None:
    made = asked(empty, child)
    before = request_letter(empty, made.id)
    no_letter(empty, record(empty, FORM).ref, "unsafe")
    for stopped in (
        lambda: request_letter(empty, made.id),
        lambda: save_request_letter(empty, before, tmp_path / "letter.pdf"),
        lambda: note_letter_printed(empty, before),
    ):
        with pytest.raises(Stopped, match="not safe"):
            stopped()
    assert list(tmp_path.glob("letter*")) == []
    assert len(asked_detail(empty, made.id).stops) == 1
    given = request_letter(empty, made.id, "letter", "The GP is at another address")
    save_request_letter(empty, given, tmp_path / "letter.pdf")
    assert asked_detail(empty, made.id).stops == ()
    with pytest.raises(Refused, match="There is no request"):
        request_letter(empty, "nothing")


def test_a_question_that_names_another_family_takes_a_reason(empty: Desk, child: str) -> None:
    other = PersonForm("subject", "Perdita", "Examplesson", "2016-05-01", "F", "9 Other Street", "ZZ2 2ZZ")
    record(empty, replace(FORM, people=(other,)))
    for purpose in ("Whether he plays with perdita examplesson", "About Examplesson, Perdita"):
        with pytest.raises(Stopped, match="another family") as named_other:
            ask(empty, child, "gp", replace(GATE, purpose=purpose))
        assert [said.startswith("Perdita Examplesson is named") for said in named_other.value.stops] == [True]
        assert "Perdita" not in named_other.value.sentence
    with pytest.raises(Stopped, match="another family"):
        ask(empty, child, "gp", replace(GATE, necessity="Perdita Examplesson was hurt too"))
    assert asked_list(empty) == ()
    for number in range(30):  # another boy of the same name, whom more people have told of since
        namesake = replace(QUILLON, date_of_birth="2011-07-01", address=f"{number} Far Away", postcode="ZZ9 9ZZ")
        record(empty, replace(FORM, people=(namesake,)))
    ask(empty, child, "gp", replace(GATE, purpose="Whether Quillon Testerby is seen. Example of a sentence"))
    named = ask(empty, child, "gp", replace(GATE, purpose="Perdita Examplesson"), reason="She lives with them")
    assert request_letter(empty, named.id).pdf.startswith(b"%PDF")


def test_all_that_followed_a_question_is_shown_with_who_and_when(empty: Desk, clock: Clock, child: str) -> None:
    made = asked(empty, child, "blue")
    clock.days(1)
    rate_request(empty, made.id, "red", "A second injury")
    take_reply(empty, made.id, "nil")
    take_back_reply(empty, made.id, "Another child")
    ref = record(empty, FORM).ref
    take_reply(empty, made.id, "answered", "Seen in May", ref)
    shown = asked_detail(empty, made.id)
    assert [(one.rating, one.reason, one.by) for one in shown.ratings] == [
        ("blue", "", "Ann"),
        ("red", "A second injury", "Ann"),
    ]
    assert [one.outcome for one in shown.replies] == ["nil", "withdrawn", "answered"]
    assert (shown.concern_ref, shown.row.state) == (ref, "answered")
    assert [one.id for one in shown.people] == [child]
    with pytest.raises(Refused, match="There is no request"):
        asked_detail(empty, "nothing")


def test_an_answer_becomes_a_concern_and_is_noted_in_one_go(empty: Desk, child: str) -> None:
    made = asked(empty, child)
    form = replace(FORM, agency="gp", narrative="Was not brought twice.", answers=made.id)
    kept = record(empty, form, {0: child})
    assert asked_list(empty) == ()
    assert asked_detail(empty, made.id).concern_ref == kept.ref
    before = concerns.count(empty.database)
    with pytest.raises(Refused, match="noted an answer to this request meanwhile"):
        record(empty, form, {0: child})
    assert concerns.count(empty.database) == before
    with pytest.raises(Refused, match="There is no request"):
        record(empty, replace(form, answers="nothing"))


def test_due_times_are_said_before_anything_is_asked(empty: Desk, clock: Clock) -> None:
    clock.now = THURSDAY
    said = due_words(empty)
    clock.days(9)
    assert due_words(empty, THURSDAY) == said
    assert {code: due for code, (_, due) in said.items()} == {
        "red": datetime(2026, 4, 2, 17),
        "amber": datetime(2026, 4, 7, 13),
        "green": datetime(2026, 4, 7, 17),
        "blue": None,
    }


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


def test_a_decision_not_to_ask_comes_back_on_its_day_until_somebody_decides_again(
    empty: Desk, clock: Clock, child: str
) -> None:
    decide_not_to_ask(empty, child, "housing", "They own it", date(2026, 3, 20))
    decide_not_to_ask(empty, child, "gp", "Registered abroad", date(2026, 3, 25), "not_apply")
    decide_not_to_ask(empty, child, "school", "Mother refused", date(2026, 3, 20), "consent_refused")
    assert state(empty, child, "school") == "consent_refused"
    clock.now = datetime(2026, 3, 20, 9)
    waits = today_list(empty, "review")
    assert sorted(item.words for item in waits) == [
        "Housing is not asked: They own it",
        "School is not asked: Mother refused",
    ]
    assert today(empty).tile("review").count == 2
    decide_not_to_ask(empty, child, "school", "Refused again", date(2026, 4, 20), "consent_refused")
    ask(empty, child, "housing", GATE)
    assert today_list(empty, "review") == ()
    clock.now = datetime(2026, 3, 27, 9)
    assert [(item.kind, item.late) for item in today_list(empty, "review")] == [("ask_again", True)]
    assert today(empty).tile("review").late == 1

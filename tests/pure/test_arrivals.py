"""What a file is and what an e-mail says: told by its bytes, as plain words, whatever somebody sends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.attachment import MAIL, OTHER, OUTLOOK, PDF, TEXT, WORD, size_words
from hubdesk.matching.again import may_be_the_same, near
from hubdesk.sheets.file_kind import media_of, text_of_file
from hubdesk.sheets.mail import read_mail, words_of_docx
from tests.mails import BODY, PNG, docx, mail
from tests.outlook import outlook_message

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (mail(), MAIL),
        (b"Received: by x\r\nDate: Mon, 1 Jan 2024\r\n\r\nhello", MAIL),
        (b"From: me, and that is all", TEXT),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0JFIF", "image/jpeg"),
        (b"%PDF-1.7 ...", PDF),
        (docx("One"), WORD),
        (b"PK\x03\x04 no archive", OTHER),
        (OLE + "__properties_version1.0".encode("utf-16-le"), OUTLOOK),
        (OLE + b"an old sheet", OTHER),
        (b"MZ\x90\x00\x03", OTHER),
        ("Zoë rang".encode(), TEXT),
        ("Zoë rang".encode("utf-16"), TEXT),
    ],
)
def test_a_file_is_known_by_what_is_in_it(data: bytes, media: str) -> None:
    assert media_of(data) == media


def test_an_email_is_read_as_plain_words() -> None:
    read = read_mail(MAIL, mail())
    assert read is not None
    assert (read.subject, read.sender) == ("Worry about a pupil", "Tess Sampler <tess@school.example>")
    assert (read.message_id, read.inside, read.words) == ("<m1@school.example>", ("coat peg.png",), BODY)
    assert read.sent == datetime.fromisoformat("2026-03-13T08:40:00+00:00").astimezone().replace(tzinfo=None)


def test_markup_is_taken_off_and_what_would_run_is_gone() -> None:
    html = "<style>p{}</style><p>Ate <b>two</b> breakfasts.</p><script>alert(1)</script><p>No coat &amp; no hat.</p>"
    read = read_mail(MAIL, mail(html=html))
    assert read is not None
    assert read.words == "Ate two breakfasts.\nNo coat & no hat."


def test_an_outlook_message_is_read() -> None:
    sent = datetime(2026, 3, 13, 8, 40)
    made = outlook_message("A worry", "Tess Sampler <tess@school.example>", BODY, sent, "<o1@school.example>")
    assert media_of(made) == OUTLOOK
    read = read_mail(OUTLOOK, made)
    assert read is not None
    assert (read.subject, read.sender) == ("A worry", "Tess Sampler <tess@school.example>")
    assert (read.message_id, read.words) == ("<o1@school.example>", BODY)
    assert read.sent == sent.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def test_a_word_document_is_read() -> None:
    assert words_of_docx(docx("Name: Quillon", "Came hungry &amp; cold")) == "Name: Quillon\nCame hungry & cold"
    assert words_of_docx(b"PK\x03\x04 broken") == ""


def test_text_is_read_as_windows_writes_it() -> None:
    assert text_of_file("Zoë".encode("cp1252")) == text_of_file("Zoë".encode("utf-16")) == "Zoë"


@given(st.binary(max_size=300))
def test_nothing_that_anybody_sends_ends_the_program(data: bytes) -> None:
    assert media_of(data)
    for media in (MAIL, OUTLOOK):
        read_mail(media, data)
    words_of_docx(data)


def test_sizes_are_said() -> None:
    assert [size_words(size) for size in (3, 4200, 25_000_000)] == ["3 bytes", "4 kB", "25.0 MB"]


LONG = "He came to school without a coat and said that there was nothing to eat at home since Monday."


def test_near_words_of_the_same_people_are_one_report() -> None:
    told = near(LONG, {"a": LONG.replace("Monday", "Tuesday"), "b": "Was not brought to the dentist."}, {})
    assert [one.id for one in told] == ["a"]
    assert told[0].percent >= 85


def test_a_forwarded_email_is_found_inside_a_longer_one() -> None:
    assert near(f"See below, please act. From the head. {LONG} Kind regards, the office.", {"a": LONG}, {})


def test_few_words_are_one_report_only_of_the_same_people() -> None:
    few = "Was not brought to the dentist."
    assert [one.id for one in near(few, {"a": few}, {"b": few})] == ["a"]
    assert not near(few, {"a": "Was not brought to the doctor."}, {})
    assert [one.id for one in near(LONG, {}, {"b": LONG + " Again."})] == ["b"]
    assert near("", {"a": ""}, {"b": ""}) == ()


def test_people_may_be_the_same_unless_all_names_differ() -> None:
    assert may_be_the_same(["Quillon Testerby"], ["Testerbie Quillon", "Zed Sampler"])
    assert may_be_the_same([""], ["Zed Sampler"]) and may_be_the_same(["Zed Sampler"], [])
    assert not may_be_the_same(["Quillon Testerby", ""], ["Zed Sampler"])

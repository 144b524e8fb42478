"""What comes with a concern is kept whole and encrypted, and what came before is noticed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.domain.protected import RESTRICTED
from hubdesk.service import protect as sealing
from hubdesk.service.attach import (
    LARGEST,
    attach,
    attach_to_draft,
    attachments,
    files_of_draft,
    remove_from_draft,
    see_attachment,
    take_back_attachment,
)
from hubdesk.service.desk import Desk
from hubdesk.service.drafts import discard_draft, save_draft
from hubdesk.service.family import family
from hubdesk.service.notes import children_found, drop_note, form_of_note, take_note
from hubdesk.service.received import already_received, record_again
from hubdesk.service.record import record_concern
from hubdesk.service.today import today, today_list
from hubdesk.store import concerns
from tests.mails import PNG, docx, mail
from tests.service.hubs import FORM, NOON, QUILLON, Clock, verbs

WORDS = "He came to school without a coat and said that there was nothing to eat at home since Monday."
TOLD = replace(FORM, narrative=WORDS)


def test_a_draft_keeps_files_and_the_concern_gets_them(empty: Desk) -> None:
    save_draft(empty, "d1", "Half", {})
    came = attach_to_draft(empty, "d1", "worry.eml", mail())
    assert came.mail is not None and came.mail.subject == "Worry about a pupil"
    attach_to_draft(empty, "d1", "coat peg.png", PNG)
    recorded = record_concern(empty, replace(FORM, draft_id="d1"))
    first, second = attachments(empty, recorded.ref)
    assert (first.name, first.kind, first.message_id) == ("worry.eml", "E-mail", "<m1@school.example>")
    assert (second.kind, second.size, second.concern_id) == ("Picture", len(PNG), recorded.concern_id)
    assert files_of_draft(empty, "d1") == ()
    assert "Tess Sampler" in see_attachment(empty, first.id).words
    assert see_attachment(empty, second.id).data == PNG
    opened = family(empty, recorded.family_ids[0])
    assert [one.name for one in opened.entries[0].attachments] == ["worry.eml", "coat peg.png"]


def test_files_of_a_draft_that_was_thrown_away_can_be_had_back_for_a_day(empty: Desk, clock: Clock) -> None:
    save_draft(empty, "d1", "Half", {})
    attach_to_draft(empty, "d1", "a.txt", b"words")
    discard_draft(empty, "d1")
    save_draft(empty, "d1", "Half", {})
    assert [one.name for one in files_of_draft(empty, "d1")] == ["a.txt"]
    discard_draft(empty, "d1")
    clock.days(2)
    attach_to_draft(empty, "d2", "b.txt", b"other words")
    assert files_of_draft(empty, "d1") == ()
    remove_from_draft(empty, files_of_draft(empty, "d2")[0].id)
    assert files_of_draft(empty, "d2") == ()


def test_nothing_of_a_file_is_in_clear_on_the_disk(empty: Desk, tmp_path: Path) -> None:
    canary = b"Marmalade Quillfeather of Sample Row " * 200
    ref = record_concern(empty, FORM).ref
    attach(empty, ref, "told.txt", canary)
    attach_to_draft(empty, "d1", "half.txt", canary + b"!")
    held = b"".join(file.read_bytes() for file in sorted(tmp_path.rglob("*")) if file.is_file())
    assert len(held) > len(canary) and b"Quillfeather" not in held


def test_files_are_refused_in_a_sentence(empty: Desk, tmp_path: Path) -> None:
    ref = record_concern(empty, FORM).ref
    attach(empty, ref, "told.txt", b"words")
    for name, data, said in (
        ("again.txt", b"words", "kept with this concern already"),
        ("empty.txt", b"", "is empty"),
        ("film.mp4", bytes(LARGEST + 1), "25.0 MB is the most"),
    ):
        with pytest.raises(Refused, match=said):
            attach(empty, ref, name, data)
    with pytest.raises(Refused, match="could not be read"):
        attach(empty, ref, "gone.txt", tmp_path / "gone.txt")
    for number in range(19):
        attach(empty, ref, f"{number}.txt", b"%d" % number)
    with pytest.raises(Refused, match="20 files at most"):
        attach(empty, ref, "one more.txt", b"more")


def test_a_file_is_taken_back_with_a_reason_and_kept(empty: Desk) -> None:
    ref = record_concern(empty, FORM).ref
    one = attach(empty, ref, "form.docx", docx("About somebody else")).attachment
    with pytest.raises(Refused, match="Give the reason"):
        take_back_attachment(empty, one.id, " ")
    take_back_attachment(empty, one.id, "It is about another child")
    (listed,) = attachments(empty, ref)
    assert listed.taken_back == "It is about another child"
    assert see_attachment(empty, one.id).words == "About somebody else"
    with pytest.raises(Refused, match="any more"):
        take_back_attachment(empty, one.id, "Twice")
    attach(empty, ref, "form.docx", docx("About somebody else"))


def test_files_of_a_protected_identity_are_sealed(empty: Desk) -> None:
    recorded = record_concern(empty, FORM)
    one = attach(empty, recorded.ref, "told.txt", b"Quillon").attachment
    person = family(empty, recorded.family_ids[0]).people[0].id
    sealing.protect(empty, person, "witness", "Asked for by the court")
    assert attachments(empty, recorded.concern_id) == ()
    for again in (lambda: see_attachment(empty, one.id), lambda: attach(empty, recorded.ref, "b.txt", b"b")):
        with pytest.raises(Refused, match=RESTRICTED):
            again()


def test_a_call_is_noted_written_up_and_leaves_today(empty: Desk) -> None:
    with pytest.raises(Refused, match="what the caller said"):
        take_note(empty, "Tess", "", "")
    take_note(empty, "Tess Sampler", "01632 960001", WORDS)
    (item,) = today_list(empty, "note")
    assert (item.title, item.words, item.owner) == ("Tess Sampler", WORDS, "Ann")
    assert today(empty).tile("note").count == 1
    form = form_of_note(empty, item.id)
    assert (form.reporter, form.received_at) == ("Tess Sampler, 01632 960001", "14/03/2026 12:00")
    assert today(empty).tile("note").count == 1  # looking is not doing
    record_concern(empty, replace(form, agency="school", kind="neglect", level="2", people=(QUILLON,)))
    assert today(empty).tile("note").count == 0
    with pytest.raises(Refused, match="finished already"):
        form_of_note(empty, item.id)
    take_note(empty, "", "", "Wrong number")
    (other,) = today_list(empty, "note")
    drop_note(empty, other.id, "It was for the library")
    assert today(empty).tile("note").count == 0


def test_children_nobody_named_wait_until_somebody_says_who(empty: Desk) -> None:
    adult = replace(QUILLON, given_name="Quentin", date_of_birth="1980-02-11")
    form = replace(FORM, people=(adult,), children_in_contact="unnamed")
    recorded = record_concern(empty, form)
    (item,) = today_list(empty, "children")
    assert item.id == recorded.concern_id
    record_concern(empty, replace(form, ref="S2", children_in_contact="not_asked"))
    assert today(empty).tile("children").count == 1
    told = concerns.told(empty.database, [recorded.concern_id])[recorded.concern_id]
    assert told.concern.children_in_contact == "unnamed"
    children_found(empty, recorded.ref, "One girl, recorded with S3")
    assert today(empty).tile("children").count == 0
    with pytest.raises(Refused, match="Nothing waits"):
        children_found(empty, recorded.ref, "Again")


@pytest.mark.parametrize("by", ["message", "file", "ref", "words"])
def test_what_was_received_already_is_noticed(empty: Desk, by: str) -> None:
    save_draft(empty, "d1", "Half", {})
    attach_to_draft(empty, "d1", "worry.eml", mail())
    attach_to_draft(empty, "d1", "coat peg.png", PNG)
    first = record_concern(empty, replace(TOLD, draft_id="d1", ref="S-77"))
    other = replace(FORM, narrative="A broken window was seen.", people=(replace(QUILLON, given_name="Zed"),))
    form = {
        "message": replace(other, draft_id="d2"),
        "file": replace(other, draft_id="d3"),
        "ref": replace(other, ref="s-77"),
        "words": replace(TOLD, narrative=WORDS.replace("Monday", "Tuesday")),
    }[by]
    attach_to_draft(empty, "d2", "worry.eml", mail("Sent on by another programme", ident="<m1@school.example>"))
    attach_to_draft(empty, "d3", "another name.png", PNG)
    (earlier,) = already_received(empty, form)
    assert {"message": "e-mail", "file": "file", "ref": "reference", "words": "words"}[by] in earlier.why
    assert (earlier.concern.id, earlier.names) == (first.concern_id, ("Quillon Testerby",))
    assert earlier.family_id == first.family_ids[0]
    assert already_received(empty, other) == ()


def test_words_of_long_ago_and_of_taken_back_concerns_are_no_repetition(empty: Desk, clock: Clock) -> None:
    record_concern(empty, TOLD)
    assert already_received(empty, TOLD)
    assert already_received(empty, replace(TOLD, occurred_on="2026-03-13")) == ()
    assert already_received(empty, replace(TOLD, people=(replace(QUILLON, given_name="Zed", family_name="Oz"),))) == ()
    clock.days(60)
    assert already_received(empty, replace(TOLD, occurred_on="")) == ()


@pytest.mark.parametrize(("how", "status"), [("duplicate", "duplicate"), ("one", "")])
def test_the_same_report_is_recorded_so_that_it_counts_once(empty: Desk, how: str, status: str) -> None:
    first = record_concern(empty, TOLD)
    before = family(empty, first.family_ids[0]).score.total
    again = record_again(empty, replace(TOLD, agency="police"), first.concern_id, how)
    both = concerns.told(empty.database, [first.concern_id, again.concern_id])
    told = both[again.concern_id]
    assert told.status == status
    assert any(one.one_with for one in both.values()) == (how == "one")
    assert (family(empty, first.family_ids[0]).score.total == before) or how == "one"
    assert "record" in verbs(empty)
    with pytest.raises(Refused, match="Say what it is"):
        record_again(empty, TOLD, first.concern_id, "other")
    assert NOON.date() == told.concern.received_on

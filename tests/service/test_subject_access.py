"""Everything about one person, and nothing of anybody else: the subject access copy of a real hub."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hubdesk.domain.decision import SUBJECT_ACCESS
from hubdesk.domain.errors import Refused
from hubdesk.service.ask import ask, take_reply
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import PersonForm
from hubdesk.service.outgoing import ContactForm
from hubdesk.service.pack import make_pack, reopen_pack, save_pack
from hubdesk.service.pack_full import full_pages
from hubdesk.service.pack_list import pack_list
from hubdesk.service.pack_newer import newer_pack
from hubdesk.service.record import record_concern as record
from hubdesk.service.safe_contact import note_contact
from hubdesk.service.subject_access import pieces_about, subject_access
from tests.packs.reading import checked, every_string, everything_in, needs_poppler, pages_of
from tests.packs.structure import faults
from tests.service.hubs import FORM, GATE, QUILLON, acting, verbs

MOTHER = PersonForm("parent", "Zephyrine", "Quillfeather", "1985-04-01", "F", "77 Marmalade Mews", "ZZ9 9ZZ",
                    phone="01632 960123", nhs_number="943 476 5919")  # fmt: skip
SAID = "Zephyrine Quillfeather of 77 Marmalade Mews (01632 960123) was there, says Barnaby Thistlewood. Zeffy ran."
CANARIES = ("Zephyrine", "Quillfeather", "Marmalade Mews", "01632 960123", "Barnaby", "Thistlewood", "943 476 5919")


def hub(desk: Desk) -> tuple[str, str, tuple[str, ...]]:
    """A hub with canaries in every field of a child's pieces: the family, the child, and the pieces' numbers."""
    said = {"voice_of_child": SAID, "strengths": SAID, "child_seen": SAID, "reporter": "Barnaby Thistlewood"}
    form = replace(FORM, people=(QUILLON, MOTHER), narrative=f"No coat. {SAID}", **said)
    first = record(desk, replace(form, handling_code="C", handling_conditions=SAID))
    second = record(desk, replace(form, kind="physical_harm", narrative=f"Bruised by Dad Walrus. {SAID}"))
    home = second.family_ids[0]
    shown = family(desk, home)
    child = next(one.id for one in shown.people if one.name == "Quillon Testerby")
    asked = ask(desk, child, "gp", replace(GATE, purpose=f"Whether seen. {SAID}"))
    take_reply(desk, asked.id, "answered", f"Seen once. {SAID}")
    decide(desk, home, "early_help", f"Help was offered. {SAID}", said={"helper": "School"})
    note_contact(desk, child, ContactForm("safe", way=f"By letter. {SAID}", withheld_from="Zephyrine Quillfeather"))
    acting(desk, "manager")
    return home, child, (first.ref, second.ref)


@needs_poppler
def test_no_other_person_and_no_source_is_anywhere_in_the_file(empty: Desk, tmp_path: Path) -> None:
    _, child, _ = hub(empty)
    made = subject_access(empty, child, also=["Zeffy"], reason="Asked for by himself")
    whole, words = everything_in(made.pdf, tmp_path), "".join(pages_of(made.pdf, tmp_path))
    for canary in (*CANARIES, "Zeffy"):
        assert canary.casefold() not in made.pack.snapshot.casefold()
        assert canary.casefold() not in words.casefold()
        assert canary.casefold() not in every_string(made.pdf).casefold()
        assert canary.encode() not in whole and canary.encode("utf-16-be").hex().encode() not in whole.lower()
    # What must be found is found, so the looking works.
    for kept in ("No coat.", "Bruised by Dad Walrus.", "Quillon Testerby", "4 Sample Row", "By letter."):
        assert kept in words
    assert "Seen once." in made.pack.snapshot and b"withheld" in whole
    assert faults(made.pdf) == []
    assert "No syntax or stream encoding errors found" in checked(made.pdf, tmp_path)


@needs_poppler
def test_every_place_stands_in_the_schedule_with_its_reason(empty: Desk, tmp_path: Path) -> None:
    _, child, _ = hub(empty)
    made = subject_access(empty, child, reason="Asked for by himself")
    words = " ".join("".join(pages_of(made.pdf, tmp_path)).split())
    schedule = words[words.index("Schedule of what was withheld") :]
    numbers = {int(number) for number in re.findall(r"\[withheld (\d+)\]", words)}
    assert len(numbers) > 10 and numbers <= set(range(1, max(numbers) + 1))
    assert "who told us" in schedule and "It is about somebody else" in schedule


def test_somebody_else_gets_no_childs_piece_that_nobody_looked_at(empty: Desk) -> None:
    _, child, refs = hub(empty)
    for asker in ("parent", "representative"):
        with pytest.raises(Refused, match=r"Not looked at: D260314-\w+, D260314-"):
            subject_access(empty, child, asker, reason="Asked for by letter")
    with pytest.raises(Refused, match=f"Not looked at: {refs[1]}"):
        subject_access(empty, child, "parent", give=[refs[0]], reason="Asked for by letter")
    for wrong in ({"C9": "not in his interests"}, {refs[0]: "no"}):
        with pytest.raises(Refused):
            subject_access(empty, child, "parent", wrong, give=["all"], reason="Asked for by letter")
    with pytest.raises(Refused, match="does not say who asks"):
        subject_access(empty, child, "nobody")
    assert "subject_access" not in verbs(empty)


@needs_poppler
def test_a_piece_that_is_withheld_takes_along_what_was_decided_and_asked_knowing_it(
    empty: Desk, tmp_path: Path
) -> None:
    _, child, refs = hub(empty)
    why = "He was hurt by the parent who asks"
    made = subject_access(empty, child, "parent", {refs[1]: why}, give=["all"], reason="Asked for by letter")
    words = "".join(pages_of(made.pdf, tmp_path))
    for gone in ("Walrus", "Physical harm", refs[1], "Help was offered", "Seen once", "hurt by the parent"):
        assert gone not in words and gone not in made.pack.snapshot
    assert "No coat." in words and "not be in the child's interests" in " ".join(words.split())
    # Whoever signs reads why; the file that leaves does not say it.
    assert [(one.ref, one.why) for one in made.view.differences] == [(refs[1], why)]


def test_a_copy_is_numbered_frozen_signed_and_logged_like_any_pack(empty: Desk, tmp_path: Path) -> None:
    home, child, _ = hub(empty)
    make_pack(empty, home, "mdt", reason="Agreed by telephone")
    made = subject_access(empty, child, reason="Asked for by himself")
    assert made.pack.kind == SUBJECT_ACCESS and made.pack.person_ids == (child,)
    assert reopen_pack(empty, made.pack.number).pdf == made.pdf
    save_pack(empty, made, tmp_path / "copy.pdf", reason="Asked for by himself")
    assert (tmp_path / "copy.pdf").read_bytes() == made.pdf
    assert [verb for verb in verbs(empty) if verb in ("subject_access", "save_pack")] == ["subject_access", "save_pack"]


def test_an_adult_is_given_their_own_pieces_and_a_stranger_is_nobody(empty: Desk) -> None:
    home, _, refs = hub(empty)
    mother = next(one for one in family(empty, home).people if not one.child)
    person, pieces = pieces_about(empty, mother.id)
    assert person == mother and {one.concern.ref for one in pieces} == set(refs)
    made = subject_access(empty, mother.id, "representative", reason="Her solicitor asks")
    assert "Quillon" not in made.pack.snapshot and "Zephyrine" in made.pack.snapshot
    with pytest.raises(Refused, match="There is nobody"):
        subject_access(empty, "P-0000000000")


def test_what_was_chosen_piece_by_piece_is_chosen_anew_each_time(empty: Desk) -> None:
    home, child, refs = hub(empty)
    court = make_pack(empty, home, "mdt", "Agreed by telephone", "court", redact={refs[0]: "Ordered by the court"},
                      also=["Walrus"])  # fmt: skip
    assert "No coat." not in court.pack.snapshot and "Walrus" not in court.pack.snapshot
    assert court.pack.kind == "court"
    assert (court.view.differences[0].ref, court.view.differences[0].why) == (refs[0], "Ordered by the court")
    copy = subject_access(empty, child, reason="Asked for by himself")
    for made in (court, copy):
        with pytest.raises(Refused, match="chosen piece by piece"):
            newer_pack(empty, made.pack.number, "Agreed by telephone")
    with pytest.raises(Refused, match="for a court only"):
        make_pack(empty, home, "mdt", "Agreed by telephone", also=["Walrus"])
    with pytest.raises(Refused, match="too short"):
        make_pack(empty, home, "mdt", "Agreed by telephone", "court", also=["W"])
    with pytest.raises(Refused, match="not a kind of pack"):
        make_pack(empty, home, "mdt", "Agreed by telephone", "letter")


def test_where_a_child_is_reached_stays_with_the_hub_where_it_is_withheld(empty: Desk) -> None:
    _, child, _ = hub(empty)
    record(empty, replace(FORM, people=(replace(QUILLON, phone="01632 960555", school="Larkspur School"),),
                          narrative="Seen at 4 Sample Row, ZZ1 1ZZ, and at Larkspur School."))  # fmt: skip
    places = ("4 Sample Row", "ZZ1 1ZZ", "01632 960555", "Larkspur")
    made = subject_access(empty, child, reason="Asked for by himself").pack.snapshot
    assert [place for place in places if place not in made] == []
    made = subject_access(empty, child, "parent", give=["all"], reason="Asked for by letter").pack.snapshot
    assert [place for place in places if place in made] == []
    assert "Quillon" in made and "are reached is withheld" in made


def test_a_copy_stands_in_lists_under_its_own_name_and_beside_the_full_view(empty: Desk) -> None:
    _, child, _ = hub(empty)
    made = subject_access(empty, child, reason="Asked for by himself")
    assert full_pages(empty, made.pack.number).startswith(b"%PDF")
    (listed,) = pack_list(empty)
    assert (listed.number, listed.kind) == (made.pack.number, SUBJECT_ACCESS)

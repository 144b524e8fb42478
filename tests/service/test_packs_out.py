"""A pack between making and leaving: who is left out, who signs, what is new, its copies, and a morning's pile."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.user import User
from hubdesk.packs.contents import digest, restored
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import ConcernForm, MadePack, PersonForm
from hubdesk.service.outgoing import ContactForm, Stopped
from hubdesk.service.pack import make_pack, note_printed, reopen_pack, save_pack
from hubdesk.service.pack_again import next_copy
from hubdesk.service.pack_list import pack_list, pack_story
from hubdesk.service.pack_newer import newer_pack
from hubdesk.service.pack_pile import pile, save_pile
from hubdesk.service.pack_sign import sign_pack
from hubdesk.service.protect import protect
from hubdesk.service.record import record_concern
from hubdesk.service.safe_contact import note_contact
from hubdesk.service.today import today, today_list
from hubdesk.store import audit, contacts, protections
from tests.packs.reading import everything_in, needs_poppler, pages_of
from tests.service.hubs import FORM, QUILLON

MOTHER = PersonForm("parent", "Marguerite", "Testerby", "1985-05-05", "F", "4 Sample Row", "ZZ1 1ZZ")
WITH_MOTHER = replace(FORM, people=(QUILLON, MOTHER), narrative="Marguerite rang. MARGUERITE cried at 4 Sample Row.")


def family_of(desk: Desk, form: ConcernForm = WITH_MOTHER) -> str:
    return record_concern(desk, form).family_ids[0]


def mother_of(desk: Desk, family_id: str) -> str:
    return next(one.id for one in family(desk, family_id).people if not one.child)


def signed(desk: Desk, made: MadePack) -> MadePack:
    me = desk.user
    sign_pack(desk, made.pack.number)
    desk.user = User("u-2", "Ben", "staff")
    done = sign_pack(desk, made.pack.number)
    desk.user = me
    return done


def verbs(desk: Desk) -> list[str]:
    return [line.verb for line in audit.every(desk.database)]


def test_who_is_left_out_is_nowhere_in_the_pack_and_the_signer_reads_why(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    mother = mother_of(empty, family_id)
    whole = make_pack(empty, family_id, "school")
    assert b"Marguerite" in everything_in(whole.pdf, tmp_path)
    made = make_pack(empty, family_id, "school", left_out={mother: "Only the boy goes there"})
    inside = everything_in(made.pdf, tmp_path)
    assert b"arguerite" not in inside and b"MARGUERITE" not in inside
    assert mother not in made.pack.snapshot and mother not in made.pack.person_ids
    story, copies = pack_story(empty, made.pack.number)
    assert story == made.view and copies == ()
    assert story.left_out == ((mother, "Only the boy goes there"),)
    assert next((one.words, one.why) for one in story.differences if one.kind == "left_out") == (
        "Marguerite Testerby is not in this copy.", "Only the boy goes there"
    )  # fmt: skip


def test_whoever_is_protected_after_being_left_out_is_named_nowhere_any_more(empty: Desk) -> None:
    family_id = family_of(empty)
    mother = mother_of(empty, family_id)
    made = make_pack(empty, family_id, "mdt", left_out={mother: "Only the boy goes there"})
    assert "Marguerite" in str(pack_story(empty, made.pack.number))
    protect(empty, mother, "witness", "Moved under a new name")
    for seen in (pack_story(empty, made.pack.number), reopen_pack(empty, made.pack.number).view):
        assert "Marguerite" not in str(seen) and "identity is protected since" in str(seen)
    assert len(protections.withheld(empty.database)["pack_views"]) == 1


@pytest.mark.parametrize("why", ["", "because"])
def test_nobody_is_left_out_without_a_reason(empty: Desk, why: str) -> None:
    family_id = family_of(empty)
    with pytest.raises(Refused, match="why somebody is left out"):
        make_pack(empty, family_id, "mdt", left_out={mother_of(empty, family_id): why})


def test_a_pack_about_nobody_or_without_strangers_is_refused(empty: Desk) -> None:
    family_id = family_of(empty)
    everybody = {one.id: "Not needed there" for one in family(empty, family_id).people}
    with pytest.raises(Refused, match="Everybody is left out"):
        make_pack(empty, family_id, "mdt", left_out=everybody)
    with pytest.raises(Refused, match="not in this family"):
        make_pack(empty, family_id, "mdt", left_out={"P-NOBODY": "Not needed there"})
    assert pack_list(empty) == ()


@needs_poppler
def test_whereabouts_that_are_withheld_do_not_reach_a_school(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    note_contact(empty, mother_of(empty, family_id), ContactForm(safety="unsafe", way="By text", withheld_from="him"))
    school = make_pack(empty, family_id, "school", "Agreed with the refuge")
    words = "".join(pages_of(school.pdf, tmp_path))
    assert "Sample Row" not in words and "[withheld]" in words
    assert any(one.kind == "withheld" for one in school.view.differences)
    assert "Sample Row" in "".join(pages_of(make_pack(empty, family_id, "mdt", "A visit is planned").pdf, tmp_path))


def test_two_different_people_sign_and_the_maker_may_be_one(empty: Desk) -> None:
    made = make_pack(empty, family_of(empty), "mdt")
    assert sign_pack(empty, made.pack.number).pack.signed_by == ("Ann",)
    with pytest.raises(Refused, match="second person"):
        sign_pack(empty, made.pack.number)
    assert [one.state for one in pack_list(empty)] == ["signing"]
    empty.user = User("u-2", "Ben", "staff")
    done = sign_pack(empty, made.pack.number)
    assert done.pack.signed_by == ("Ann", "Ben")
    assert [(one.state, one.number) for one in pack_list(empty, state="ready")] == [("ready", made.pack.number)]
    empty.user = User("u-3", "Cem", "staff")
    with pytest.raises(Refused, match="Two people have signed"):
        sign_pack(empty, made.pack.number)


def test_a_family_that_changed_is_said_before_anybody_signs(empty: Desk) -> None:
    family_id = family_of(empty)
    made = make_pack(empty, family_id, "mdt")
    record_concern(empty, replace(FORM, agency="police", occurred_on="2026-03-13"))
    decide(empty, family_id, "escalate", "Third agency")
    with pytest.raises(Stopped, match="has changed since") as raised:
        sign_pack(empty, made.pack.number)
    assert raised.value.stops == ("One piece came since it was made.", "One decision was made since it was made.")
    assert reopen_pack(empty, made.pack.number).pack.signed_by == ()
    done = sign_pack(empty, made.pack.number, "The MDT meets in an hour")
    assert done.pack.signed_by == ("Ann",)
    # Whoever signs next reads it too: the reason was the first person's.
    empty.user = User("u-2", "Ben", "staff")
    with pytest.raises(Stopped):
        sign_pack(empty, made.pack.number)


def test_today_lists_what_waits_for_a_signature_or_to_be_handed_over(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    made = make_pack(empty, family_id, "mdt")
    assert today(empty).tile("pack").count == 0
    sign_pack(empty, made.pack.number)
    (item,) = today_list(empty, "pack")
    assert (item.id, item.family_id) == (made.pack.number, family_id)
    assert item.words.endswith("signed by Ann. A second person signs.")
    empty.user = User("u-2", "Ben", "staff")
    sign_pack(empty, made.pack.number)
    assert today_list(empty, "pack")[0].words.endswith("signed by Ann and Ben. Save or print it.")
    assert today(empty).tile("pack").count == 1
    save_pack(empty, made, tmp_path / "pack.pdf")
    assert today(empty).tile("pack").count == 0 and today_list(empty, "pack") == ()


def test_a_pack_that_a_newer_one_replaces_waits_for_nobody(empty: Desk) -> None:
    made = make_pack(empty, family_of(empty), "mdt")
    sign_pack(empty, made.pack.number)
    newer = newer_pack(empty, made.pack.number)
    assert newer.view.replaces == made.pack.number and newer.pack.recipient == "mdt"
    assert today(empty).tile("pack").count == 0


def test_a_newer_pack_leaves_out_whom_the_older_left_out(empty: Desk) -> None:
    family_id = family_of(empty)
    left_out = {mother_of(empty, family_id): "Only the boy goes there"}
    made = make_pack(empty, family_id, "school", left_out=left_out)
    assert dict(newer_pack(empty, made.pack.number).view.left_out) == left_out


@needs_poppler
@pytest.mark.parametrize("kind", ["referral", "chronology"])
def test_a_newer_one_of_another_kind_says_what_changed_and_a_name_left_out_is_no_news(
    empty: Desk, kind: str, tmp_path: Path
) -> None:
    family_id = family_of(empty)
    left_out = {mother_of(empty, family_id): "Only the boy goes there"}
    first = make_pack(empty, family_id, "mdt", kind=kind, left_out=left_out)
    same = newer_pack(empty, first.pack.number)
    record_concern(empty, replace(FORM, agency="police", occurred_on="2026-03-13"))
    newer = newer_pack(empty, same.pack.number)
    pages = [" ".join(pages_of(made.pdf, tmp_path)[0].split()) for made in (same, newer)]
    assert f"Replaces pack {first.pack.number}. " in pages[0] and "other words" not in pages[0]
    assert f"Replaces pack {same.pack.number}. New: one piece:" in pages[1]


def test_growing_older_is_no_change(empty: Desk) -> None:
    made = make_pack(empty, family_of(empty), "mdt")
    empty.clock.now += timedelta(days=40)  # type: ignore[attr-defined]  # the tests' own clock
    assert sign_pack(empty, made.pack.number).pack.signed_by == ("Ann",)


def test_a_reason_for_signing_is_kept_with_the_signature(empty: Desk) -> None:
    family_id = family_of(empty)
    made = make_pack(empty, family_id, "mdt")
    decide(empty, family_id, "escalate", "Third agency")
    sign_pack(empty, made.pack.number, "The MDT meets in an hour")
    query = "SELECT id FROM pack_signatures WHERE pack_id = ?"
    (signature,) = empty.database.execute(query, (made.pack.id,)).fetchone()
    kept = contacts.overrides_of(empty.database, signature)
    assert [(one.kind, one.reason, one.by) for one in kept] == [("family_changed", "The MDT meets in an hour", "Ann")]


@needs_poppler
def test_a_newer_pack_says_what_changed_and_the_older_by_which_it_is_replaced(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    first = make_pack(empty, family_id, "mdt")
    other = make_pack(empty, family_id, "school")
    record_concern(empty, replace(FORM, agency="police", occurred_on="2026-03-13"))
    second = make_pack(empty, family_id, "mdt")
    cover = " ".join(pages_of(second.pdf, tmp_path)[0].split())
    assert f"Pack {first.pack.number}. New: one piece:" in cover
    assert restored(other.pack.snapshot).replaces == ""
    older = reopen_pack(empty, first.pack.number)
    assert older.replaced_by == second.pack.number
    for page in pages_of(older.pdf, tmp_path):
        assert f"replaced by pack {second.pack.number}" in page
    assert digest(restored(older.pack.snapshot)) == older.pack.digest == first.pack.digest
    states = {one.number: one.state for one in pack_list(empty, family_id)}
    assert states == {first.pack.number: "replaced", other.pack.number: "draft", second.pack.number: "draft"}


@needs_poppler
def test_each_copy_of_a_signed_pack_has_a_number_of_its_own_and_a_draft_none(empty: Desk, tmp_path: Path) -> None:
    made = make_pack(empty, family_of(empty), "mdt")
    save_pack(empty, made, tmp_path / "draft.pdf")
    assert (tmp_path / "draft.pdf").read_bytes() == made.pdf
    assert pack_story(empty, made.pack.number)[1] == ()
    signed(empty, made)
    save_pack(empty, made, tmp_path / "one.pdf")
    note_printed(empty, next_copy(empty, made.pack.number))
    save_pack(empty, made, tmp_path / "three.pdf", passphrase="four words nobody joins")
    copies = pack_story(empty, made.pack.number)[1]
    assert [(one.copy, one.how, one.by) for one in copies] == [
        ("1", "saved", "Ann"), ("2", "printed", "Ann"), ("3", "saved", "Ann")
    ]  # fmt: skip
    for page in pages_of((tmp_path / "one.pdf").read_bytes(), tmp_path):
        assert f"Pack {made.pack.number}, copy 1, for Multidisciplinary team" in page
    assert [one.state for one in pack_list(empty)] == ["out"]
    assert verbs(empty).count("save_pack") == 3 and verbs(empty).count("print_pack") == 1


def test_a_copy_of_a_pack_of_another_desk_says_of_which_desk_it_is(empty: Desk) -> None:
    made = signed(empty, make_pack(empty, family_of(empty), "mdt"))
    empty.database.execute("UPDATE settings SET value = 'ffff' || value WHERE key = ?", (audit.DESK,))
    assert next_copy(empty, made.pack.number).copy == "1 of desk FFFF"


@needs_poppler
def test_a_mornings_packs_lie_in_a_folder_under_a_sheet_without_names(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    numbers = [signed(empty, make_pack(empty, family_id, to)).pack.number for to in ("mdt", "school")]
    out = tmp_path / "out"
    out.mkdir()
    done = save_pile(empty, numbers, out)
    assert sorted(out.iterdir()) == sorted(done.files)
    assert [file.name for file in done.files] == [
        "cover-sheet-2026-03-14-1200.pdf", *(f"{number}-copy-1.pdf" for number in numbers)
    ]  # fmt: skip
    sheet = done.files[0].read_bytes()
    words = " ".join(" ".join(pages_of(sheet, tmp_path)).split())
    for number, label, file in zip(numbers, ("Multidisciplinary team", "School"), done.files[1:], strict=True):
        with pikepdf.open(io.BytesIO(file.read_bytes())) as opened:
            assert f"{number} 1 {label} {len(opened.pages)}" in words
    inside = everything_in(sheet, tmp_path)
    assert not [name for name in ("Quillon", "Testerby", "Marguerite", "Ann", "Ben") if name.encode() in inside]
    assert [one.state for one in pack_list(empty, family_id)] == ["out", "out"]
    assert verbs(empty).count("save_pack") == 2
    assert pile(empty, numbers).packs[0].copy == "2"


def test_a_pile_with_a_draft_is_refused_whole(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    ready = signed(empty, make_pack(empty, family_id, "mdt"))
    draft = make_pack(empty, family_id, "school")
    with pytest.raises(Refused, match=f"Not signed by two people: {draft.pack.number}"):
        save_pile(empty, [ready.pack.number, draft.pack.number], tmp_path)
    with pytest.raises(Refused, match="at least one"):
        save_pile(empty, [], tmp_path)
    assert not list(tmp_path.glob("*.pdf")) and "save_pack" not in verbs(empty)


def test_a_pile_that_fails_half_way_says_what_is_saved_and_leaves_nothing_half(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    numbers = [signed(empty, make_pack(empty, family_id, to)).pack.number for to in ("mdt", "school")]
    out = tmp_path / "out"
    (out / f"{numbers[1]}-copy-1.pdf" / "in the way").mkdir(parents=True)
    with pytest.raises(
        Known, match=f"Pack {numbers[1]}: .*A folder has that name.*Saved before it: {numbers[0]}-copy-1"
    ):
        save_pile(empty, numbers, out)
    assert sorted(path.name for path in out.iterdir()) == [f"{number}-copy-1.pdf" for number in numbers]
    assert [one.number for one in pack_list(empty, family_id, "ready")] == numbers[1:]


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="a folder that refuses even administrators")
def test_a_folder_without_rights_gets_a_sentence_and_the_packs_wait_on(empty: Desk) -> None:
    number = signed(empty, make_pack(empty, family_of(empty), "mdt")).pack.number
    with pytest.raises(Known, match=f"Pack {number}: The pack could not be written to /sys/kernel.*may not write"):
        save_pile(empty, [number], Path("/sys/kernel"))
    assert [one.state for one in pack_list(empty)] == ["ready"]
    assert "save_pack" not in verbs(empty)

"""How people may be contacted: noted by new rows, kept through joining and parting, and stopping what would go out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.contact import SAFETY, Contact, is_unsafe, standing
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Care
from hubdesk.packs.contents import restored
from hubdesk.service.ask import ask
from hubdesk.service.combine import merge, split, undo
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.feedback import letter, mark_sent
from hubdesk.service.forms import PersonForm, Recorded
from hubdesk.service.outgoing import ContactForm, Stopped
from hubdesk.service.pack import make_pack, save_pack
from hubdesk.service.record import record_concern as record
from hubdesk.service.request_letter import request_letter
from hubdesk.service.safe_contact import contact_of, note_contact, stops_about
from hubdesk.service.save_letter import save_letter
from hubdesk.store import audit, contacts, people
from tests.service.hubs import FORM, GATE, QUILLON, Clock

UNSAFE = ContactForm("unsafe", way="Through the school only", withheld_from="Dean Testerby")
MOTHER = PersonForm("parent", "Mona", "Testerby", "1988-01-03", "F", QUILLON.address, QUILLON.postcode)


@pytest.fixture
def kept(empty: Desk) -> Recorded:
    return record(empty, replace(FORM, people=(QUILLON, MOTHER)))


def persons(desk: Desk, kept: Recorded) -> list[str]:
    """The child and the mother, in the order of the form."""
    mentions = sorted(people.every_person(desk.database).items())
    return [person for _, person in mentions][:2]


def test_what_is_noted_takes_the_place_of_what_stood_and_both_stay(empty: Desk, clock: Clock, kept: Recorded) -> None:
    child, _ = persons(empty, kept)
    assert contact_of(empty, child) == ()
    note_contact(empty, child, UNSAFE)
    clock.days(1)
    for wrong, why in (
        (ContactForm("perhaps"), "does not say whether contact is safe"),
        (ContactForm("safe"), "no longer marked as not safe"),
        (ContactForm("unsafe"), "the safe way to contact them"),
    ):
        with pytest.raises(Refused, match=why):
            note_contact(empty, child, wrong)
    note_contact(empty, child, ContactForm("safe", interpreter="Polish"), "He has moved away")
    (stands,) = contact_of(empty, child)
    assert (stands.safety, stands.interpreter, stands.reason, stands.by) == (
        "safe", "Polish", "He has moved away", "Ann",
    )  # fmt: skip
    own = people.mentions_of(empty.database, [child])[child]
    assert [row.safety for row in contacts.of_person(empty.database, child, own)] == ["unsafe", "safe"]
    logged = [row for row in audit.every(empty.database) if row.verb == "contact"]
    assert [row.reason for row in logged] == ["unsafe", "safe"]
    assert not any("Dean" in " ".join((row.reason, row.recipient, *row.about)) for row in logged)


def test_who_works_with_somebody_goes_with_the_family_and_its_packs(empty: Desk, clock: Clock, kept: Recorded) -> None:
    child, _ = persons(empty, kept)
    told = ContactForm("safe", worker="Rosalind Ashgrove, social care", plan="Child in need plan")
    noted_on = empty.today()
    clock.days(2)
    note_contact(empty, child, told)
    shown = family(empty, kept.family_ids[0])
    assert shown.care == (Care(child, told.worker, told.plan, empty.today()),)
    assert family(empty, kept.family_ids[0], noted_on).care == ()
    inside = restored(make_pack(empty, shown.id, "mdt").pack.snapshot)
    assert any("Rosalind Ashgrove" in said for said in inside.in_place.workers)
    note_contact(empty, child, ContactForm("safe"))
    assert family(empty, shown.id).care == ()


def test_nothing_at_all_is_not_noted(empty: Desk, kept: Recorded) -> None:
    with pytest.raises(Refused, match="at least one thing"):
        note_contact(empty, persons(empty, kept)[0], ContactForm())
    with pytest.raises(Refused, match="nobody with the id"):
        note_contact(empty, "P-NOBODY", UNSAFE)


def test_unsafe_contact_of_a_parent_stops_letter_reply_and_pack_until_there_is_a_reason(
    empty: Desk, kept: Recorded, tmp_path: Path
) -> None:
    child, mother = persons(empty, kept)
    family_id, made = kept.family_ids[0], ask(empty, child, "gp", GATE)
    reply = letter(empty, kept.ref, "acknowledgement")
    pack = make_pack(empty, family_id, "mdt")
    note_contact(empty, mother, UNSAFE)
    for stopped in (
        lambda: request_letter(empty, made.id),
        lambda: letter(empty, kept.ref, "acknowledgement"),
        lambda: mark_sent(empty, reply, "letter"),
        lambda: save_letter(empty, reply, tmp_path / "reply.pdf"),
        lambda: make_pack(empty, family_id, "mdt"),
        lambda: make_pack(empty, family_id, "mdt", "why"),
        lambda: save_pack(empty, pack, tmp_path / "pack.pdf"),
    ):
        with pytest.raises(Stopped) as refused:
            stopped()
        assert refused.value.stops[0].startswith("Contact with Mona Testerby is marked as not safe (Ann,")
        assert "Mona" not in refused.value.sentence
    assert list(tmp_path.glob("*.pdf")) == []
    reason = "Agreed with the refuge"
    request_letter(empty, made.id, "letter", reason)
    save_letter(empty, letter(empty, kept.ref, "acknowledgement", reason), tmp_path / "reply.pdf")
    mark_sent(empty, reply, "letter")
    save_pack(empty, make_pack(empty, family_id, "mdt", reason), tmp_path / "pack.pdf")
    save_pack(empty, pack, tmp_path / "old.pdf", reason)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["old.pdf", "pack.pdf", "reply.pdf"]
    assert [one.reason for one in contacts.overrides_of(empty.database, made.id)] == [reason]


def test_what_staff_must_know_stands_on_the_familys_page_and_in_no_pack(empty: Desk, kept: Recorded) -> None:
    _, mother = persons(empty, kept)
    note_contact(empty, mother, replace(UNSAFE, staff_safety="Visit in pairs"))
    assert family(empty, kept.family_ids[0]).warnings == (
        "Contact with Mona Testerby is not safe: Through the school only.",
        "The whereabouts of Mona Testerby are withheld from Dean Testerby.",
        "Warning for staff, Mona Testerby: Visit in pairs.",
    )
    pack = make_pack(empty, kept.family_ids[0], "mdt", "Agreed with the refuge")
    assert not any(words in pack.pack.snapshot for words in ("Visit in pairs", "Dean", "Through the school", "refuge"))


def test_withheld_whereabouts_stop_what_goes_out_too(empty: Desk, kept: Recorded) -> None:
    child, _ = persons(empty, kept)
    note_contact(empty, child, ContactForm("not_known", withheld_from="Dean Testerby"))
    assert stops_about(empty, [child]) == (
        "The whereabouts of Quillon Testerby are withheld from Dean Testerby (Ann, 14 March 2026).",
    )
    with pytest.raises(Stopped):
        make_pack(empty, kept.family_ids[0], "mdt")


def test_after_joining_both_notes_stand_and_after_parting_both_parts_keep_what_was_noted(
    empty: Desk, kept: Recorded
) -> None:
    child, _ = persons(empty, kept)
    other = record(empty, replace(FORM, people=(PersonForm("subject", "Kit", "Sampleson", "2014-01-01"),)))
    twin = people.persons_of(empty.database, other.family_ids)[other.family_ids[0]][0]
    note_contact(empty, twin, UNSAFE)
    note_contact(empty, child, ContactForm("safe"))
    joined = merge(empty, (child, twin), "Told to be one")
    both = people.newest_id(empty.database, child)
    assert sorted(row.safety for row in contact_of(empty, both)) == ["safe", "unsafe"]
    assert stops_about(empty, [both])
    note_contact(empty, both, ContactForm("unsafe", way="Through the GP"))
    assert [row.way for row in contact_of(empty, both)] == ["Through the GP"]
    undo(empty, joined.stroke)
    for person in (child, twin):
        assert "Through the GP" in [row.way for row in contact_of(empty, people.newest_id(empty.database, person))]
        assert stops_about(empty, [person])


def test_a_part_that_is_told_apart_keeps_the_warning(empty: Desk, kept: Recorded) -> None:
    child, _ = persons(empty, kept)
    record(empty, FORM)
    note_contact(empty, child, UNSAFE)
    first, last = people.mentions_of(empty.database, [child])[child]
    split(empty, child, (last,), "Twins")
    now = people.person_of(empty.database, [first, last])
    assert now[first] != now[last]
    assert all(stops_about(empty, [person]) for person in now.values())


@given(st.lists(st.tuples(st.sampled_from(sorted(SAFETY)), st.booleans()), max_size=6))
def test_a_row_counts_until_another_names_it(said: list[tuple[str, bool]]) -> None:
    rows: list[Contact] = []
    for number, (safety, replaces) in enumerate(said):
        old = tuple(row.id for row in standing(rows)) if replaces else ()
        blank = ("", "", "", "", "")
        rows.append(Contact(str(number), "P-1", (), safety, *blank, datetime(2026, 3, 1), "Ann", "", old))
    last = max((n for n, (_, replaces) in enumerate(said) if replaces), default=0)
    assert [row.id for row in standing(rows)] == [str(n) for n in range(last, len(said))]
    assert is_unsafe(rows) == ("unsafe" in [safety for safety, _ in said[last:]])

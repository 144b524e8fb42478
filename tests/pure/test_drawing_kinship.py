"""Who belongs to whom: what concerns tell is drawn as told, what they do not tell is not made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Entry, Family, Person
from hubdesk.domain.ids import short_id
from hubdesk.domain.relation import Relation
from hubdesk.drawing.generations import generations
from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kinship import MOST, kinship, short_age
from hubdesk.drawing.linked import linked
from hubdesk.drawing.network import network
from hubdesk.drawing.told_bonds import Bond
from tests.builders import AS_OF, concern, moore_and_hart, person, spelling

CHILD, SISTER = person("Hugh Moore"), person("Amy Moore", date(2012, 3, 1), sex="F")
ADULTS = {name: person(name, date(1985, 1, 1), child=False, sex="F") for name in ("Ada Moore", "Bo Hart", "Cy Hart")}
ADA, BO, CY = ADULTS.values()


def family(*told: tuple[tuple[Person, str], ...], people: tuple[Person, ...] = (CHILD, SISTER, ADA, BO, CY)) -> Family:
    entries = tuple(
        Entry(concern(number), tuple((one.id, role) for one, role in named)) for number, named in enumerate(told, 1)
    )
    return replace(moore_and_hart(), people=people, entries=entries)


def recorded(kind: str, one: Person, other: Person | None = None, **given: object) -> Relation:
    plain = Relation(
        short_id("R", f"{kind}{one.id}{other.id if other else ''}"), kind, one.id, (), other.id if other else "", (),
        "", None, "", "the school", datetime(2026, 3, 1), "Ann",
    )  # fmt: skip
    return replace(plain, **given)  # type: ignore[arg-type]


def test_a_parent_and_a_child_of_one_concern_are_drawn_as_told() -> None:
    kin = kinship(family(((CHILD, "subject"), (ADA, "parent"), (BO, "partner"), (SISTER, "sibling"))))
    assert Bond("parent", ADA.id, CHILD.id) in kin.bonds and Bond("parent", ADA.id, SISTER.id) in kin.bonds
    assert {bond.kind for bond in kin.bonds if BO.id in bond.ends} == {"partner"}
    assert {bond.kind for bond in kin.bonds if bond.ends == {CHILD.id, SISTER.id}} == {"sibling"}
    assert all(bond.told for bond in kin.bonds)


def test_three_told_as_parents_are_none_drawn_until_somebody_records_it() -> None:
    told = family(*(((CHILD, "subject"), (one, "parent")) for one in (ADA, BO, CY)))
    assert [bond for bond in kinship(told).bonds if bond.kind == "parent"] == []
    assert {one.note for one in kinship(told).figures if one.id in (ADA.id, BO.id)} == {"named as parent"}
    both = (recorded("parent", ADA, CHILD), recorded("parent", BO, CHILD))
    known = [bond for bond in kinship(replace(told, relations=both)).bonds if bond.kind == "parent"]
    assert known == [Bond("parent", ADA.id, CHILD.id, told=False), Bond("parent", BO.id, CHILD.id, told=False)]


def test_what_is_taken_back_suspected_false_or_cannot_be_tells_nothing() -> None:
    said = ((CHILD, "subject"), (ADA, "parent"))
    base = family(said)
    (entry,) = base.entries
    false = replace(entry, concern=replace(entry.concern, intelligence_assessment="E"))
    assert not kinship(replace(base, entries=(replace(entry, status="retracted"),))).known
    assert not kinship(replace(base, entries=(false,))).known
    assert not kinship(family(((SISTER, "subject"), (CHILD, "parent")))).known


def test_two_partners_side_by_side_do_not_make_two_households_one() -> None:
    two = ((CHILD, "subject"), (ADA, "parent"), (BO, "parent"), (CY, "partner"))
    assert [bond for bond in kinship(family(two)).bonds if bond.kind == "partner"] == []


def test_a_recorded_word_stands_before_what_concerns_tell() -> None:
    told = family(((CHILD, "subject"), (SISTER, "sibling")))
    kin = kinship(replace(told, relations=(recorded("twin", CHILD, SISTER),)))
    assert [(bond.kind, bond.told) for bond in kin.bonds] == [("twin", False)]


def test_what_contradicts_an_earlier_word_is_said_and_not_drawn() -> None:
    ring = (recorded("parent", ADA, CHILD), recorded("parent", CHILD, BO), recorded("parent", BO, ADA))
    kin = kinship(replace(family(), relations=ring))
    assert len(generations(kin).left_out) == 1
    words = " ".join(getattr(shape, "words", "") for shape in genogram(kin, 500).shapes)
    assert "Not drawn, as it does not fit the rest" in words


def test_death_pregnancy_and_age_stand_in_the_symbol() -> None:
    baby = person("Baby Moore", None, due=date(2026, 6, 3))
    people = (CHILD, baby, ADA)
    died = recorded("deceased", ADA, day=date(2024, 1, 1), precision="year")
    figures = {one.id: one for one in kinship(replace(family(people=people), relations=(died,))).figures}
    assert (figures[ADA.id].state, figures[ADA.id].note) == ("died", "died 2024, named as parent")
    assert (figures[baby.id].state, figures[baby.id].note) == ("unborn", "due 3 June 2026")
    assert figures[CHILD.id].age == "15"
    assert [short_age(day, AS_OF) for day in (None, date(2026, 3, 1), date(2025, 3, 1))] == ["?", "2w", "12m"]


def test_who_was_last_told_at_one_address_is_one_household() -> None:
    moved = replace(ADA, spellings=(spelling(), spelling(2, address="9 Other Lane", postcode="ST1 1AA")))
    (home,) = kinship(family(people=(CHILD, SISTER, moved))).homes
    assert (home.words, set(home.ids)) == ("14 Tannery Row", {CHILD.id, SISTER.id})


def test_everybody_is_said_to_whoever_cannot_see_the_drawing() -> None:
    drawing = genogram(kinship(family(((CHILD, "subject"), (ADA, "parent")), people=(CHILD, ADA))), 400)
    assert drawing.alt == (
        "Family drawing of two people. Hugh Moore is a child of Ada Moore (as told). "
        "Ada Moore and Hugh Moore live at 14 Tannery Row."
    )
    assert drawing.spots[-1].words == (
        "Hugh Moore; male; aged 15; a child in the matter; parents: Ada Moore (as told); lives at 14 Tannery Row"
    )


def test_a_family_larger_than_a_picture_keeps_the_children_in_the_matter_and_says_who_is_left_out() -> None:
    crowd = tuple(replace(BO, id=f"P-{number:04d}") for number in range(400))
    large = family(((CHILD, "subject"), (ADA, "parent")), people=(*crowd, CHILD, ADA))
    kin = kinship(large)
    assert len(kin.figures) == MOST and kin.more == 402 - MOST
    assert {CHILD.id, ADA.id} <= {one.id for one in kin.figures}
    words = [getattr(shape, "words", "") for shape in genogram(kin, 500).shapes]
    assert any("342 more people of this family are not drawn" in said for said in words)
    chart = linked(large, shipped_codes(), others_too=True)
    assert sum(len(group.figures) for group in chart.groups) == MOST
    assert any("342 more people" in getattr(shape, "words", "") for shape in network(chart, 500).shapes)

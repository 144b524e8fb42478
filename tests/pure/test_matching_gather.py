from __future__ import annotations

from dataclasses import replace
from datetime import date

from hubdesk.matching.gather import Presence, also, gather, gather_keys, keep_family_ids, presence
from hubdesk.matching.tidy import Tidied

DAY = date(2026, 1, 9).toordinal()
HOMES = {"old": ("9", "chapel street", "st41aa"), "new": ("2", "mill lane", "st73bb"), "": ("", "", "")}


def at(concern: str, person: str, role: str = "subject", home: str = "", day: int = 0, name: str = "") -> Presence:
    house, street, code = HOMES[home]
    born = "2015-03-14" if role in ("subject", "sibling") else ""
    mention = Tidied(f"{concern}-{person}", concern, role, DAY + day, "amy", name, born, "", house, street, code)
    return presence(mention, person)


def families(*presences: Presence) -> set[frozenset[str]]:
    founders = gather(presences)
    assert gather(reversed(presences)) == founders
    return {frozenset(p for p, f in founders.items() if f == founder) for founder in founders.values()}


def test_a_concern_gathers_family_roles_and_nobody_else():
    found = families(at("c1", "child"), at("c1", "mother", "parent"), at("c1", "neighbour", "other"))
    assert found == {frozenset({"child", "mother"}), frozenset({"neighbour"})}


def test_an_address_gathers_while_dates_overlap():
    assert families(at("c1", "amy", home="old"), at("c2", "hugh", home="old", day=90)) == {frozenset({"amy", "hugh"})}
    assert len(families(at("c1", "amy", home="old"), at("c2", "hugh", home="old", day=900))) == 2


def test_an_address_where_strangers_live_gathers_nobody():
    refuge = replace(at("c1", "amy", home="old"), halves=(), whole="")
    assert len(families(refuge, at("c2", "hugh", home="old"))) == 2
    house, street, code = HOMES["old"]
    mention = Tidied("m", "c", "subject", DAY, "amy", "moore", house=house, street=street, postcode=code, communal=True)
    assert (presence(mention, "amy").halves, presence(mention, "amy").whole) == ((), "")


def test_a_crowded_address_gathers_nobody():
    crowd = [at(f"c{n:02d}", f"p{n:02d}", home="old") for n in range(20)]
    assert len(families(*crowd)) == 20


def test_a_family_that_moved_stays_one():
    moved = families(
        at("c1", "amy", home="old", name="moore"),
        at("c1", "mother", "parent", home="old", name="moore"),
        at("c2", "hugh", home="new", day=200, name="moore"),
        at("c2", "mother", "parent", home="new", day=200, name="moore"),
    )
    assert moved == {frozenset({"amy", "mother", "hugh"})}


def _two_homes() -> list[Presence]:
    return [
        at("c1", "amy", home="old", name="moore"),
        at("c1", "gail", "parent", home="old", name="moore"),
        at("c1", "dean", "partner", name="hart"),
        at("c2", "amy", home="old", day=40, name="moore"),
        at("c2", "gail", "parent", home="old", day=40, name="moore"),
        at("c2", "dean", "partner", day=40, name="hart"),
        at("c3", "isla", home="new", day=20, name="khan"),
        at("c3", "sana", "parent", home="new", day=20, name="khan"),
        at("c3", "dean", "partner", day=20, name="hart"),
        at("c4", "isla", home="new", day=60, name="khan"),
        at("c4", "sana", "parent", home="new", day=60, name="khan"),
    ]


def test_an_adult_shared_by_two_homes_belongs_to_the_better_attested_and_is_shown_with_both():
    presences = _two_homes()
    assert families(*presences) == {frozenset({"amy", "gail", "dean"}), frozenset({"isla", "sana"})}
    founders = gather(presences)
    assert also(presences, founders)["dean"] == (founders["isla"],)


def test_one_stray_concern_does_not_chain_two_households():
    presences = [p for p in _two_homes() if p.person_id != "dean"]
    presences += [at("c5", "amy", home="old", day=70, name="moore"), at("c5", "isla", "sibling", day=70, name="khan")]
    assert families(*presences) == {frozenset({"amy", "gail"}), frozenset({"isla", "sana"})}
    again = [at("c6", "amy", day=80, name="moore"), at("c6", "isla", "sibling", day=80, name="khan")]
    assert len(families(*presences, *again)) == 1  # named together twice is no slip


def test_two_households_in_one_building_stay_two_and_whoever_is_alone_joins():
    upstairs = [at("c1", "amy", home="old", name="moore"), at("c1", "gail", "parent", home="old", name="moore")]
    downstairs = [at("c2", "isla", home="old", name="khan"), at("c2", "sana", "parent", home="old", name="khan")]
    assert len(families(*upstairs, *downstairs)) == 2
    assert families(*upstairs, at("c3", "lodger", "parent", home="old", name="ali")) == {
        frozenset({"amy", "gail", "lodger"})
    }


def test_a_list_of_hundreds_is_no_family():
    listed = [at("c1", f"p{n:03d}") for n in range(200)]
    assert len(families(*listed)) == 200


def test_each_part_that_shares_no_key_is_gathered_alike_alone():
    presences = _two_homes()
    elsewhere = [
        replace(p, person_id=f"x{p.person_id}", concern_id=f"x{p.concern_id}", halves=(), whole="") for p in presences
    ]
    elsewhere = [replace(p, mention_id=f"x{p.mention_id}") for p in elsewhere]
    assert not {k for p in presences for k in gather_keys(p)} & {k for p in elsewhere for k in gather_keys(p)}
    assert gather([*presences, *elsewhere]) == gather(presences) | gather(elsewhere)


def test_a_family_keeps_its_id_when_it_grows():
    before = keep_family_ids({"amy": "amy", "gail": "amy"}, {})
    after = keep_family_ids({"amy": "new", "gail": "new", "new": "new"}, before)
    assert set(after.values()) == {before["amy"]}


def test_streets_of_one_name_in_two_districts_are_two_places():
    HOMES["far"] = ("9", "chapel street", "st157xl")
    HOMES["half"] = ("9", "chapel street", "")
    assert len(families(at("c1", "amy", home="old", name="moore"), at("c2", "hugh", home="far", name="moore"))) == 2
    assert len(families(at("c1", "amy", home="old", name="moore"), at("c2", "hugh", home="half", name="moore"))) == 1

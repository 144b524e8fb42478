"""Who is whom: candidates, pairs, persons and families, and ids that people remember."""

from __future__ import annotations

from hubdesk.store import answers, concerns, people
from hubdesk.store.database import Database
from tests.store.made import Rows


def test_candidates_by_the_rarest_key_first(db: Database) -> None:
    rows = [(f"m{n}", f"c{n}", f"packed {n}", ["common", f"rare {n % 4}"]) for n in range(8)]
    rows.append(("m9", "c9", "packed 9", ["single", "common"]))
    people.put_tidied(db, rows)
    assert people.candidates(db, ["common", "rare 1", "single", "none"], cap=4) == {
        "m9": "packed 9", "m1": "packed 1", "m5": "packed 5",
    }  # fmt: skip
    assert list(people.candidates(db, ["rare 1", "single"], cap=4)) == ["m9", "m1", "m5"]
    assert list(people.candidates(db, ["common", "rare 1"], cap=9, most=2)) == ["m1", "m5"]
    assert len(people.candidates(db, ["common"], cap=9)) == 9
    assert people.candidates(db, ["common"], cap=8) == people.candidates(db, [], cap=8) == {}


def test_tidied_rows_are_replaced_and_dropped_with_their_keys(db: Database) -> None:
    people.put_tidied(db, [("m1", "c1", "old", ["a", "b"]), ("m2", "c1", "two", ["b"])])
    people.put_tidied(db, [("m1", "c1", "new", ["c"])])
    assert people.candidates(db, ["a"], 9) == {}
    assert people.candidates(db, ["c"], 9) == people.tidied(db, ["m1"]) == {"m1": "new"}
    people.drop_tidied(db, ["m1"])
    assert list(people.every_tidied(db)) == [("m2", "two")]
    assert people.tidied_of_concerns(db, ["c1"]) == {"m2": "two"}
    assert db.execute("SELECT count(*) FROM keys").fetchone()[0] == 1


def test_what_is_near_follows_strong_pairs_and_answers(db: Database, make: Rows) -> None:
    ids = [f"m{n}" for n in range(7)]
    concerns.add(db, [make.concern()], [make.mention(ident) for ident in ids])
    people.put_pairs(db, [("m1", "m0", 90), ("m1", "m2", 70), ("m2", "m3", 10)])
    people.put_pairs(db, [("m0", "m1", 95)])
    answers.add(db, make.answer("w1", "m4", "m2", "not_same"))
    assert people.near(db, ["m0"], 50) == {"m1"}
    assert people.near(db, ["m1", "m2"], 50) == {"m0", "m1", "m2", "m4"}
    assert people.near(db, ["m2"], 0) == {"m1", "m3", "m4"}
    assert people.near(db, ["m6"], 0) == set()
    assert people.component(db, ["m0"], 50) == {"m0", "m1", "m2", "m4"}
    assert people.pairs_touching(db, ["m2"], 50) == [("m1", "m2", 70)]
    assert people.pairs_among(db, ["m0", "m1", "m3"]) == [("m0", "m1", 95)]
    people.drop_pairs(db, ["m1"])
    assert list(people.every_pair(db)) == [("m2", "m3", 10)]


def test_a_merge_remembers_and_can_be_undone(db: Database, make: Rows) -> None:
    people.set_persons(db, {"m1": "P-1", "m2": "P-1", "m3": "P-2"})
    people.set_families(db, {"P-1": "F-1", "P-2": "F-2"})
    people.put_gather(db, {"P-1": ["house"], "P-2": ["flat"]})
    people.set_persons(db, {"m3": "P-1"}, make.noon)
    people.set_families(db, {"P-1": "F-1"}, make.noon)
    assert people.newest_id(db, "P-2") == "P-1"
    assert people.newest_id(db, "F-2") == "F-1"
    assert people.formerly(db, ["P-1", "F-1"]) == {"P-1": ("P-2",), "F-1": ("F-2",)}
    assert people.every_family(db) == {"P-1": "F-1"}
    assert people.beside(db, ["P-1"]) == {"P-1"}
    people.set_persons(db, {"m3": "P-2"})
    people.set_families(db, {"P-2": "F-2"})
    assert people.newest_id(db, "P-2") == "P-2"
    assert people.newest_id(db, "F-2") == "F-2"
    assert people.known_as(db, ["P-1"]) == {"P-1": "P-1"}


def test_an_id_leads_to_the_largest_part(db: Database) -> None:
    people.set_persons(db, {"m1": "P-1", "m2": "P-1", "m3": "P-1"})
    people.set_persons(db, {"m1": "P-5", "m2": "P-6", "m3": "P-6"})
    people.set_persons(db, {"m2": "P-7", "m3": "P-7"})
    assert people.newest_id(db, "P-1") == "P-7"
    assert people.known_as(db, ["P-7"]) == {"P-7": "P-7", "P-6": "P-7", "P-1": "P-7"}
    assert people.newest_id(db, "P-none") == "P-none"


def test_ids_that_led_in_a_ring_end(db: Database) -> None:
    people.set_persons(db, {"m1": "P-1"})
    people.set_persons(db, {"m1": "P-2"})
    people.set_persons(db, {"m1": "P-1"})
    people.drop_persons(db, ["m1"])
    assert people.newest_id(db, "P-1") in {"P-1", "P-2"}
    assert people.every_person(db) == {}


def test_persons_who_share_a_key(db: Database) -> None:
    people.put_gather(db, {"A": ["x"], "B": ["x", "y"], "C": ["y"], "D": ["z"]})
    assert people.beside(db, ["A"]) == {"A", "B"}
    assert people.beside(db, ["B"]) == {"A", "B", "C"}
    assert people.sharing(db, ["y", "z", "none"]) == {"B", "C", "D"}
    assert people.held(db, ["x", "z", "none"]) == {"x": 2, "z": 1}
    people.put_gather(db, {"B": ["x"]})
    assert people.beside(db, ["C"]) == {"C"}
    people.drop_gather(db, ["A"])
    assert people.beside(db, ["A", "B"]) == {"A", "B"}


def test_a_person_without_mentions_leaves(db: Database) -> None:
    people.set_persons(db, {"m1": "P-1", "m2": "P-2"})
    people.set_families(db, {"P-1": "F-1", "P-2": "F-1"})
    people.drop_persons(db, ["m2"])
    assert people.persons_of(db, ["F-1"]) == {"F-1": ("P-1",)}
    assert people.mentions_of(db, ["P-1", "P-2"]) == {"P-1": ("m1",)}


def test_what_is_derived_can_be_cleared_but_ids_stay(db: Database) -> None:
    people.put_tidied(db, [("m1", "c1", "x", ["a"])])
    people.set_persons(db, {"m1": "P-1"})
    people.put_name_counts(db, {"given": {"jo": 3}, "family": {"ray": 2}})
    assert people.name_counts(db) == {"given": {"jo": 3}, "family": {"ray": 2}}
    people.clear_derived(db)
    assert people.name_counts(db) == {}
    assert people.candidates(db, ["a"], 5) == {}
    assert people.person_of(db, ["m1"]) == {"m1": "P-1"}

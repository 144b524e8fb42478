"""Looking mentions up by little, the questions that wait for a human, and who corrected whom."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.store import concerns, grey, people
from hubdesk.store.database import Database
from hubdesk.store.lookups import bearing, beginning
from tests.store.made import Rows


def _kept(db: Database) -> None:
    people.put_tidied(
        db,
        [
            ("m1", "c1", "one", ("=moore", "=hugh", "@mill lane")),
            ("m2", "c2", "two", ("=moody", "=hugh")),
            ("m3", "c3", "three", ("=moore", "=amy")),
        ],
    )


def test_keys_are_listed_by_their_beginning_each_once(db: Database) -> None:
    _kept(db)
    assert beginning(db, "=mo", 9) == ["=moody", "=moore"]
    assert beginning(db, "=mo", 1) == ["=moody"]
    assert beginning(db, "=x", 9) == []
    assert beginning(db, "@mill", 9) == ["@mill lane"]


def test_mentions_that_bear_one_of_each_group_newest_first(db: Database) -> None:
    _kept(db)
    assert bearing(db, [], 9) == {}
    assert bearing(db, [["=moore"]], 9) == {"m3": "three", "m1": "one"}
    assert bearing(db, [["=moore"]], 1) == {"m3": "three"}
    assert list(bearing(db, [["=moore", "=moody"], ["=hugh"]], 9)) == ["m2", "m1"]
    people.drop_tidied(db, ["m3"])
    assert list(bearing(db, [["=moore"]], 9)) == ["m1"]


def test_mentions_with_a_word_that_begins_so_among_the_newest(db: Database) -> None:
    _kept(db)
    assert list(bearing(db, [["=hugh"]], 9, ["=moor"])) == ["m1"]
    assert list(bearing(db, [["=hugh"]], 9, ["=moo", "=hu"])) == ["m2", "m1"]
    assert list(bearing(db, [], 9, ["=moor"])) == ["m3", "m1"]
    assert list(bearing(db, [], 1, ["=moor"])) == ["m3"]
    assert bearing(db, [], 9, ["=oor"]) == {}


def test_questions_are_exchanged_for_some_mentions_or_all(db: Database) -> None:
    grey.put(db, None, [("m1", "m2", 3), ("m3", "m4", -2), ("m5", "m6", 9)])
    assert grey.open_pairs(db, 2) == [("m5", "m6", 9), ("m1", "m2", 3)]
    assert grey.open_pairs(db, 9, ["m4", "m5"]) == [("m5", "m6", 9), ("m3", "m4", -2)]
    grey.put(db, ["m2", "m3"], [("m2", "m7", 1)])
    assert grey.open_pairs(db, 9) == [("m5", "m6", 9), ("m2", "m7", 1)]
    grey.put(db, None, [])
    assert grey.open_pairs(db, 9) == []


def test_a_correction_of_a_correction_is_heir_to_the_first_person(db: Database, make: Rows) -> None:
    concerns.add(db, [make.concern("c1")], [make.mention("m1", "c1"), make.mention("n1", "c1")])
    people.set_persons(db, {"m1": "P-1", "n1": "P-2"})
    for ident, old in (("m2", "m1"), ("m3", "m2")):
        corrected = replace(make.mention(ident, "c1"), supersedes=old)
        concerns.amend(db, make.amendment(f"a-{ident}", "c1"), [corrected])
    gone = replace(make.mention("n2", "c1"), supersedes="n1", withdrawn=True)
    concerns.amend(db, make.amendment("a-n2", "c1"), [gone])
    assert people.heirs(db) == people.heirs(db, ["c1"]) == {"m2": "P-1", "m3": "P-1"}
    assert people.heirs(db, ["c9"]) == {}


def test_names_as_they_were_first_written(db: Database, make: Rows) -> None:
    assert people.mentions_kept(db) == 0
    concerns.add(db, [make.concern("c1")], [make.mention("m2", "c1"), make.mention("m1", "c1")])
    assert people.mentions_kept(db) == 2
    assert [row[0] for row in people.written_names(db, 9)] == ["m1", "m2"]
    assert len(people.written_names(db, 1)) == 1


def test_which_concern_begins_the_records(db: Database, make: Rows) -> None:
    concerns.add(db, [make.concern("c1", received_at=make.noon)])
    assert not concerns.earlier_than_others(db, ["c1"])
    concerns.add(db, [make.concern("c2", received_at=make.noon.replace(year=2020))])
    assert concerns.earlier_than_others(db, ["c2"])
    assert not concerns.earlier_than_others(db, ["c1"])

"""The queue's order and the search box."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hubdesk.domain.queue import Narrowed
from hubdesk.store import concerns, people, queue, scores, search
from hubdesk.store.database import Database
from tests.store.made import Rows

DAY = date(2026, 3, 2)


def _score(family: str, total: int, urgent: bool = False, latest: int = 1, status: str = "open") -> scores.ScoreRow:
    day, sunk = date(2026, 1, latest), status == "closed"
    return scores.ScoreRow(family, DAY, "1", "amber", total, urgent, day, status, sunk, "", family)


def test_the_order_of_the_queue(db: Database) -> None:
    rows = [
        _score("F-1", 50),
        _score("F-2", 10, urgent=True),
        _score("F-3", 50, latest=9),
        _score("F-4", 60, status="closed"),
    ]
    scores.put(db, rows)
    scores.put(db, [_score("F-1", 55)])
    everybody = [(1, "F-2"), (2, "F-1"), (3, "F-3"), (4, "F-4")]
    for most in (0, 2, 9):
        assert queue.page(db, scores.NOW, Narrowed(), 0, most) == everybody[:most]
    assert scores.by_family(db, ["F-3", "F-9"]) == {"F-3": rows[2]}
    scores.drop(db, ["F-1", "F-2"])
    assert scores.count(db) == 2


def _indexed(db: Database, make: Rows) -> None:
    concerns.add(
        db,
        [
            make.concern("c1", narrative="Seen at the café, no coat"),
            make.concern("c2", narrative="Smith was there"),
        ],
        [
            make.mention("m1", "c1", given_name="Zoë", family_name="Smith-Jones", postcode="LS1 4AP"),
            make.mention("m2", "c2", given_name="Ali", family_name="Khan", nhs_number="9434765919"),
        ],
    )
    search.index(db, concerns.every_told(db))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("smith", ("c1", "c2")),  # who comes before what was written
        ("SMITH jon", ("c1",)),
        ("Smith-Jones", ("c1",)),
        ("zoe", ("c1",)),
        ("cafe coat", ("c1",)),
        ("ls1 4ap", ("c1",)),
        ("ref-c2", ("c2",)),
        ("943476", ("c2",)),
        ("\"smith' OR *", ("c1", "c2")),
        ("nobody", ()),
        ("", ()),
        ('"*^():{}-+ \0', ()),
    ],
)
def test_finding(db: Database, make: Rows, words: str, found: tuple[str, ...]) -> None:
    _indexed(db, make)
    if "OR" in words:
        assert search.find(db, words) == ()  # OR is a word like any other
    else:
        assert search.find(db, words) == found


def test_the_index_follows_changes(db: Database, make: Rows) -> None:
    _indexed(db, make)
    concerns.amend(db, make.amendment(fields={"narrative": "Lost a shoe"}))
    search.index(db, concerns.told(db, ["c1"]).values())
    assert search.find(db, "café") == ()
    assert search.find(db, "shoe") == ("c1",)
    search.drop(db, ["c1"])
    assert search.find(db, "zoe shoe") == ()
    people.clear_derived(db)
    assert search.find(db, "smith") == ()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=some.text(max_size=40))
def test_no_words_break_the_search(db: Database, words: str) -> None:
    assert search.find(db, words) == ()

"""What is new since, and merging: twice or in parts is once, and nothing is lost without a word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.store import audit, concerns, decisions, exchange, packs
from hubdesk.store.database import Database, close, create, verify
from tests.store.made import Rows


@pytest.fixture
def other(tmp_path: Path, make: Rows) -> Iterator[Database]:
    made = create(tmp_path / "other.db", make.key)
    yield made
    close(made)


def _sent(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return json.loads(json.dumps(rows, sort_keys=True))  # type: ignore[no-any-return]


def test_another_desk_gets_everything_and_twice_is_once(db: Database, other: Database, make: Rows) -> None:
    make.fill(db)
    rows = _sent(exchange.rows_since(db, {}))
    applied = exchange.apply_rows(other, rows)
    assert sum(applied.new.values()) == sum(len(some) for some in rows.values())
    assert set(applied.new) == set(exchange.TABLES)
    again = exchange.apply_rows(other, rows)
    assert (sum(again.new.values()), again.clashes) == (0, ())
    assert list(concerns.every_told(other)) == list(concerns.every_told(db))
    assert decisions.of_persons(other, ["P-1"]) == decisions.of_persons(db, ["P-1"])
    assert packs.of_persons(other, ["P-1"]) == packs.of_persons(db, ["P-1"])
    assert concerns.known_refs(other, "sheet") == concerns.known_refs(db, "sheet")
    assert verify(other) == ()


def test_only_what_is_new_since_a_mark(db: Database, make: Rows) -> None:
    make.fill(db)
    marks = exchange.marks(db)
    concerns.add(db, [make.concern("c9")])
    rows = exchange.rows_since(db, marks)
    assert {table: [row["id"] for row in some] for table, some in rows.items() if some} == {"concerns": ["c9"]}
    assert not any(exchange.rows_since(db, {}, until={}).values())
    assert len(exchange.rows_since(db, {}, until=marks)["concerns"]) == 2


def test_two_chains_live_side_by_side(db: Database, other: Database, make: Rows) -> None:
    make.fill(db)
    audit.add(other, make.noon, "Ben", "looked")
    exchange.apply_rows(other, exchange.rows_since(db, {}))
    audit.add(other, make.noon, "Ben", "merged")
    assert audit.verify(other) is None
    assert len(list(audit.every(other))) == 5


def test_a_row_that_says_something_else_under_a_known_id_is_told(db: Database, other: Database, make: Rows) -> None:
    concerns.add(db, [make.concern(narrative="one")])
    concerns.add(other, [make.concern(narrative="two")])
    applied = exchange.apply_rows(other, exchange.rows_since(db, {}))
    assert applied.clashes == (("concerns", "c1"),)
    assert concerns.told(other, ["c1"])["c1"].concern.narrative == "two"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda rows: rows["concerns"].clear(), "has not arrived"),
        (lambda rows: rows["concerns"][0].update(colour="red"), "newer HubDesk"),
        (lambda rows: rows["mentions"][0].pop("role"), "not whole"),
        (lambda rows: [row.pop("agency") for row in rows["concerns"]], "not whole"),
        (lambda rows: rows["concerns"][0].update(level="high"), "not whole"),
        (lambda rows: rows["concerns"][0].update(narrative=None), "not whole"),
    ],
)
def test_what_does_not_fit_changes_nothing(db: Database, other: Database, make: Rows, spoil: Any, words: str) -> None:
    make.fill(db)
    rows = _sent(exchange.rows_since(db, {}))
    spoil(rows)
    with pytest.raises(Refused, match=words):
        exchange.apply_rows(other, rows)
    assert not any(exchange.marks(other).values())


def test_bundles_wait_for_their_receipts(db: Database, make: Rows) -> None:
    for number in (1, 2, 3):
        exchange.add_bundle(
            db, exchange.Bundle(f"b{number}", "out", "hq", number, make.noon, "00", {"concerns": number}, 1)
        )
    exchange.add_bundle(db, exchange.Bundle("b4", "in", "desk 2", 1, make.noon, "00", {}, 1))
    assert exchange.acknowledged(db, "hq") is None
    assert exchange.add_receipt(db, "r1", "b1", make.noon, "taken")
    assert not exchange.add_receipt(db, "r1", "b1", make.noon, "taken")
    exchange.add_receipt(db, "r2", "b2", make.noon, "refused", "damaged")
    exchange.add_receipt(db, "r3", "b3", make.noon, "taken")
    assert [bundle.id for bundle in exchange.unacknowledged(db)] == ["b2"]
    last = exchange.acknowledged(db, "hq")
    assert last is not None
    assert (last.id, last.marks) == ("b1", {"concerns": 1})
    assert [bundle.id for bundle in exchange.bundles(db, "in")] == ["b4"]
    with pytest.raises(Refused, match="not sent from here"):
        exchange.add_receipt(db, "r4", "b9", make.noon, "taken")

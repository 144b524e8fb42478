"""Sheets in and out: once and again, under a partner's own headings, with rows that cannot be read; mentions, link."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running import Hub, Row, refs, write_sheet

CONCERN = {
    "concern_ref": "W1",
    "received_at": "2026-03-02 09:30",
    "occurred_on": "2026-03-01",
    "agency": "school",
    "category": "neglect",
    "level": "2",
    "narrative": "Came without a coat for the second week.",
    "source_evaluation": "1",
    "intelligence_assessment": "A",
    "handling_code": "P",
    "person_role": "subject",
    "given_name": "Tamsin",
    "family_name": "Quillfeather",
    "date_of_birth": "2016-05-04",
    "sex": "F",
    "address": "3 Made Up Lane",
    "postcode": "ST4 1AA",
}
MAPPING = """
source = "Meadow School"

[columns]
"Ref no" = "concern_ref"
"Told us" = "received_at"
"Forename" = "given_name"
"Year group worry" = "category"

[values.category]
"scruffy" = "neglect"

[defaults]
agency = "school"
"""


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_sheet_again_is_nothing_new(hub: Hub, rows: list[Row]):
    before = hub.triage()
    said = hub.done("import", "concerns.csv")
    assert f"{len(rows):,} rows: 0 new concerns, {len(refs(rows)):,} already here, 0 amended" in said
    assert hub.triage() == before


def test_changed_content_becomes_an_amendment(empty: Hub):
    empty.done("import", write_sheet(empty.folder / "one.csv", [CONCERN]))
    more = {**CONCERN, "narrative": "Came without a coat, and hungry."}
    assert "0 new concerns, 0 already here, 1 amended" in empty.done(
        "import", write_sheet(empty.folder / "two.csv", [more])
    )
    assert "1 new concerns" in empty.done("import", "two.csv", "--source", "Another school")
    (family,) = empty.triage()
    assert family["concern_refs"] == ["W1", "W1"]


def test_a_dry_run_counts_and_keeps_nothing(empty: Hub, full: Hub, rows: list[Row]):
    said = empty.done("import", full.folder / "concerns.csv", "--dry-run")
    assert said.startswith("Nothing was kept")
    assert f"{len(refs(rows)):,} new concerns" in said
    assert empty.triage() == []


def test_a_partners_own_headings_and_values_are_read(empty: Hub):
    theirs = {"concern_ref": "Ref no", "received_at": "Told us", "given_name": "Forename"}
    row = {theirs.get(name, name): value for name, value in CONCERN.items() if name not in ("category", "agency")}
    sheet = write_sheet(empty.folder / "theirs.csv", [{**row, "Year group worry": "scruffy"}])
    (empty.folder / "map.toml").write_text(MAPPING, encoding="utf-8")
    assert "1 new concerns" in empty.done("import", sheet, "--mapping", "map.toml")
    assert "Neglect" in empty.done("explain", empty.triage()[0]["family_id"])
    # Known by its source as well, so the plain sheet with the same reference is another concern.
    assert "1 new concerns" in empty.done("import", write_sheet(empty.folder / "plain.csv", [CONCERN]))
    assert "1 already here" in empty.done("import", sheet, "--mapping", "map.toml")


def test_rows_that_cannot_be_read_come_back_and_the_rest_goes_in(empty: Hub):
    bad = {**CONCERN, "concern_ref": "W2", "level": "9"}
    odd = {**CONCERN, "concern_ref": "W3", "received_at": "the other day"}
    said = empty.done("import", write_sheet(empty.folder / "some.csv", [CONCERN, bad, odd]))
    assert "1 new concerns" in said
    assert "2 rows rejected" in said
    handed_back = read_csv(empty.folder / "some-rejected.csv")
    assert [(row["concern_ref"], row["row"], row["column"], row["value"]) for row in handed_back] == [
        ("W2", "3", "level", "9"),
        ("W3", "4", "received_at", "the other day"),
    ]
    assert all(row["reason"] for row in handed_back)
    mended = [{**row, "level": "2", "received_at": "2026-03-03"} for row in handed_back]
    assert "2 new concerns" in empty.done("import", write_sheet(empty.folder / "mended.csv", mended))


@pytest.mark.parametrize("name", ["nowhere.csv", "hub.db", "pass"])
def test_what_is_no_sheet_is_said_in_a_sentence(hub: Hub, name: str):
    assert hub.run("import", name).status in (2, 3)
    assert hub.run("import", name).err.count("\n") == 1


def test_mentions_name_every_row_of_the_sheet(full: Hub, rows: list[Row], tmp_path: Path):
    full.done("mentions", "--out", tmp_path / "mentions.csv")
    written = read_csv(tmp_path / "mentions.csv")
    assert list(written[0]) == ["concern_ref", "mention_no", "person_id", "family_id"]
    numbered: dict[str, int] = {}
    wanted = []
    for row in rows:
        ref = str(row["concern_ref"])
        numbered[ref] = numbered.get(ref, 0) + 1
        wanted.append((ref, str(numbered[ref])))
    assert sorted((row["concern_ref"], row["mention_no"]) for row in written) == sorted(wanted)
    assert {row["person_id"][:2] for row in written} == {"P-"}
    queued = {ref: row["family_id"] for row in full.triage() for ref in row["concern_refs"]}
    assert {row["family_id"] for row in written} >= set(queued.values())


def test_any_list_of_people_is_linked_without_a_hub(tmp_path: Path):
    people = [
        ("a", "Tamsin", "Quillfeather", "2016-05-04", "3 Made Up Lane"),
        ("b", "Tamsyn", "Quilfeather", "2016-05-04", "3 Made Up Lane"),
        ("c", "Bartholomew", "Oakapple", "2011-01-30", "88 Nowhere Street"),
    ]
    columns = ("rec", "first_name", "surname", "born on", "address")
    write_sheet(tmp_path / "roll.csv", [dict(zip(columns, one, strict=True)) for one in people])
    hub = Hub(tmp_path)
    words = ("link", "roll.csv", "--id", "rec", "--out", "linked.csv", "--pairs", "pairs.csv")
    assert "3 records of 2 people" in hub.done(*words, "--column", "date_of_birth=born on")
    linked = {row["rec"]: row["person_id"] for row in read_csv(tmp_path / "linked.csv")}
    assert list(linked) == ["a", "b", "c"]
    assert linked["a"] == linked["b"] != linked["c"]
    (pair, *_) = read_csv(tmp_path / "pairs.csv")
    assert list(pair) == ["left", "right", "weight", "probability"]
    assert {pair["left"], pair["right"]} == {"a", "b"}
    assert 0.5 < float(pair["probability"]) <= 1
    assert "no column" in hub.run(*words, "--column", "given_name=nickname").sentence(2)
    assert "OURS=THEIRS" in hub.run(*words, "--column", "nickname").sentence(2)
    hub.run("link", "none.csv", "--out", "linked.csv").sentence(3)


def test_a_list_is_linked_against_the_hubs_people(full: Hub, rows: list[Row], tmp_path: Path):
    known = next(
        row for row in rows if row.get("date_of_birth") and row["given_name"] and row["person_role"] == "subject"
    )
    roll = write_sheet(tmp_path / "roll.csv", [{"id": "x", **known}])
    said = full.done("link", roll, "--out", tmp_path / "linked.csv", "--against-hub")
    assert "1 of them are known to the hub" in said
    full.done("mentions", "--out", tmp_path / "mentions.csv")
    owners = {row["person_id"] for row in read_csv(tmp_path / "mentions.csv")}
    assert read_csv(tmp_path / "linked.csv")[0]["person_id"] in owners

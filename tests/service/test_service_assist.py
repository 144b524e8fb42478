"""A partner's own sheet: its columns guessed, its words mapped by a person, kept for the next one, mended in place."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.errors import Refused
from hubdesk.domain.sheet_mapping import SheetMapping, plain
from hubdesk.service.assist import keep_mapping, kept_mapping, see_sheet
from hubdesk.service.desk import Desk
from hubdesk.service.import_sheet import import_sheet
from hubdesk.sheets.columns import COLUMNS
from hubdesk.sheets.guess import guess
from hubdesk.store import concerns

HEADINGS = (
    "Date received",
    "Pupil name",
    "DOB",
    "Gender",
    "Home address",
    "Town",
    "Post code",
    "RAG",
    "Type",
    "Details",
)
COLD = ("03/03/2026", "Madeup Jane Sampleton", "", "Girl", "", "", "", "Green", "Home conditions", "Says it is cold.")
ROWS = (
    ("02/03/2026", "Testerby, Quillon", "11/02/2015", "Boy", "4 Sample Row", "Mocksbury", "ZZ1 1ZZ", "Amber",
     "Neglect", "Came to school without a coat again."),
    COLD,
    COLD,
)  # fmt: skip
SAID = {
    "agency": "school", "source_evaluation": "1", "intelligence_assessment": "A", "handling_code": "P",
    "person_role": "subject",
}  # fmt: skip


def written(path: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *rows))
    return path


def settled(desk: Desk, path: Path) -> SheetMapping:
    """Say what a person says on the page: who sent it, what is the same in every row, and what their words mean."""
    seen = see_sheet(desk, path)
    said = {**seen.mapping.defaults, **{column: SAID[column] for column in seen.missing}}
    return replace(
        seen.mapping, source="Oakfield School", defaults=said, values={"level": {"amber": "2", "green": "1"}}
    )


def test_the_columns_of_a_partner_are_guessed_from_their_headings(empty: Desk, tmp_path: Path):
    seen = see_sheet(empty, written(tmp_path / "theirs.csv"))
    assert dict(zip(seen.headings, seen.read_as, strict=True)) == {
        "Date received": "received_at", "Pupil name": "full_name", "DOB": "date_of_birth", "Gender": "sex",
        "Home address": "address", "Town": "address", "Post code": "postcode", "RAG": "level", "Type": "category",
        "Details": "narrative",
    }  # fmt: skip
    assert seen.mapping.each_row and "concern_ref" not in seen.missing
    assert set(seen.missing) == set(SAID)
    assert not seen.ready
    assert [(odd.column, odd.value, odd.rows, odd.close) for odd in seen.odd] == [
        ("level", "Amber", 1, ""), ("level", "Green", 1, ""),
    ]  # fmt: skip


def test_what_was_said_once_is_kept_for_the_partners_next_sheet(empty: Desk, tmp_path: Path):
    first = written(tmp_path / "march.csv")
    keep_mapping(empty, settled(empty, first))
    again = see_sheet(empty, written(tmp_path / "april.csv"))
    assert again.kept_for == "Oakfield School" and again.odd == ()
    assert kept_mapping(empty, "Oakfield School") == again.mapping
    with pytest.raises(Refused, match=r"Those kept: Oakfield School\."):
        kept_mapping(empty, "Elmfield School")
    with pytest.raises(Refused, match="Say who sent"):
        keep_mapping(empty, replace(again.mapping, source=" "))


def test_rows_without_references_are_concerns_of_their_own_and_come_in_once(empty: Desk, tmp_path: Path):
    sheet = written(tmp_path / "theirs.csv")
    before = concerns.count(empty.database)
    mapping = settled(empty, sheet)
    done = import_sheet(empty, sheet, mapping=mapping)
    assert (done.concerns_new, done.rejected) == (2, ())
    assert concerns.count(empty.database) == before + 2
    again = import_sheet(empty, sheet, mapping=mapping)
    assert (again.concerns_new, again.concerns_same) == (0, 2)
    told = [t for t in concerns.every_told(empty.database) if t.concern.source == "Oakfield School"]
    assert sorted((t.mentions[0].given_name, t.mentions[0].family_name, t.concern.level) for t in told) == [
        ("Madeup Jane", "Sampleton", 1), ("Quillon", "Testerby", 2),
    ]  # fmt: skip


def test_a_rejected_row_is_mended_without_touching_the_file(empty: Desk, tmp_path: Path):
    wrong = (*ROWS[0][:2], "31/02/2015", *ROWS[0][3:])
    sheet = written(tmp_path / "theirs.csv", (wrong, ROWS[1]))
    as_sent = sheet.read_bytes()
    mapping = settled(empty, sheet)
    done = import_sheet(empty, sheet, mapping=mapping)
    assert [(bad.row, bad.column, bad.value) for bad in done.rejected] == [(2, "date_of_birth", "31/02/2015")]
    mended = import_sheet(empty, sheet, mapping=mapping, mended={(2, "date_of_birth"): "11/02/2015"})
    assert (mended.concerns_new, mended.concerns_same, mended.rejected) == (1, 1, ())
    assert sheet.read_bytes() == as_sent


def test_a_column_is_known_by_its_cells_where_its_heading_says_nothing():
    rows = [("ZZ1 1ZZ", "x"), ("ZZ12 3ZZ", "y"), ("", "z")]
    assert guess(("Column 1", "Column 2"), rows).columns == {"column1": "postcode"}


def test_our_own_sheet_needs_no_mapping(empty: Desk):
    assert guess(COLUMNS, ()) == SheetMapping()


@given(st.lists(st.text(max_size=30), max_size=12), st.lists(st.lists(st.text(max_size=40), max_size=12), max_size=5))
def test_a_guess_gives_each_column_once_and_only_columns_there_are(headings: list[str], rows: list[list[str]]):
    columns = guess(headings, rows).columns
    assert set(columns) <= {plain(heading) for heading in headings}
    given = [column for column in columns.values() if column != "address"]
    assert len(given) == len(set(given)) and set(given) <= {*COLUMNS, "full_name"}

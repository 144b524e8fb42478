"""What files are read, and how: encodings, delimiters, quotation marks, workbooks, headings."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from hubdesk.domain.errors import Refused
from hubdesk.sheets.columns import REQUIRED
from hubdesk.sheets.csv_rows import UNCLOSED
from hubdesk.sheets.rows import read_sheet

ROW = {
    "concern_ref": "C1",
    "received_at": "2026-03-14",
    "occurred_on": "2026-03-13",
    "agency": "school",
    "category": "neglect",
    "level": "2",
    "narrative": "Zoë came without a coat.",
    "source_evaluation": "1",
    "intelligence_assessment": "A",
    "handling_code": "P",
    "person_role": "subject",
    "given_name": "Zoë",
    "family_name": "Łukasik",
    "date_of_birth": "2015-02-03",
    "sex": "F",
    "address": "1 Made Up Road",
    "postcode": "ZZ1 1ZZ",
}


def text_of(*rows: dict[str, str], delimiter: str = ",") -> str:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if set(cell) & {delimiter, '"', "\n"} else cell

    lines = [delimiter.join(REQUIRED)]
    lines += [delimiter.join(quoted(row.get(column, "")) for column in REQUIRED) for row in rows]
    return "\r\n".join(lines) + "\r\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_found(tmp_path: Path, encoding: str, said: str, delimiter: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(text_of(ROW, delimiter=delimiter).encode(encoding))
    sheet = read_sheet(path)
    (row,) = sheet.rows()
    assert (sheet.encoding, sheet.delimiter) == (said, delimiter)
    assert (row.number, row.cells["family_name"], row.fault) == (2, "Łukasik", "")


def test_windows_1252_is_read_where_it_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(text_of(ROW | {"family_name": "Brontë’s"}).encode("cp1252"))
    sheet = read_sheet(path)
    assert sheet.encoding == "cp1252"
    assert [row.cells["family_name"] for row in sheet.rows()] == ["Brontë’s"]


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 rest", b"\x81\x8d\x8f\x90" * 50, b"abc\0def" * 100, b"PK\x03\x04 not a workbook", b""],
    ids=["pdf", "no encoding", "zeros", "broken workbook", "empty"],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_sheet(path)
    assert refused.value.sentence.startswith("sheet.csv is ")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no file none\.csv"):
        read_sheet(tmp_path / "none.csv")


def test_every_missing_column_is_named_with_what_may_be_it(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(text_of(ROW).replace("given_name", "givn name").replace("postcode", "area"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_sheet(path)
    assert "no column given_name, postcode" in refused.value.sentence
    assert "“givn name” may be given_name" in refused.value.sentence


def test_two_columns_for_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(text_of(ROW).replace("postcode", "postcode,Level"), encoding="utf-8")
    with pytest.raises(Refused, match="more than one column for level"):
        read_sheet(path)


def test_headings_are_found_below_a_title_whatever_their_case_and_spaces(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    heading, rest = text_of(ROW).split("\r\n", 1)
    text = "Concerns of March\r\n\r\n" + heading.replace("_", " ").title() + "\r\n" + rest
    path.write_text(text, encoding="utf-8", newline="")
    (row,) = read_sheet(path).rows()
    assert (row.number, row.cells["given_name"]) == (4, "Zoë")


def test_cells_of_several_lines_and_formulas_in_csv_are_text(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    said = 'She said "home".\n=1+1, then left'
    rows = (ROW | {"narrative": said, "given_name": "=cmd|'/c calc'!A0"}, ROW)
    path.write_text(text_of(*rows), encoding="utf-8", newline="")
    first, second = read_sheet(path).rows()
    assert first.cells["narrative"] == said
    assert first.cells["given_name"] == "=cmd|'/c calc'!A0"
    assert (first.number, second.number) == (2, 3)


@pytest.mark.parametrize("after", [3, 900])
def test_a_quotation_mark_never_closed_costs_one_row_and_not_the_rest(tmp_path: Path, after: int) -> None:
    path = tmp_path / "sheet.csv"
    rows = [ROW | {"concern_ref": f"C{number}"} for number in range(after + 2)]
    text = text_of(*rows).replace("C1,2026-03-14", 'C1,"2026-03-14', 1)
    path.write_text(text, encoding="utf-8", newline="")
    read = list(read_sheet(path).rows())
    assert [row.ref for row in read] == [row["concern_ref"] for row in rows]
    assert [row.number for row in read if row.fault] == [3]
    assert read[1].fault == UNCLOSED


def test_a_quotation_mark_closed_by_a_later_row_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    rows = [ROW | {"concern_ref": f"C{number}"} for number in range(6)]
    rows[4]["narrative"] = "Cold, wet"
    text = text_of(*rows).replace("C1,2026-03-14", 'C1,"2026-03-14', 1)
    path.write_text(text, encoding="utf-8", newline="")
    read = list(read_sheet(path).rows())
    assert [row.ref for row in read] == [f"C{number}" for number in range(6)]
    assert [row.number for row in read if row.fault] == [3]
    assert read[4].cells["narrative"] == "Cold, wet"


def test_a_row_with_too_many_cells_is_at_fault_and_one_with_too_few_is_filled_up(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(text_of(ROW) + "C2,2026-03-14\r\n" + ",".join(["x"] * 30) + "\r\n\r\n,,,\r\n", encoding="utf-8")
    good, short, long = read_sheet(path).rows()
    assert not good.fault
    assert short.cells["agency"] == ""
    assert "more cells" in long.fault


def test_a_workbook_gives_dates_numbers_and_what_formulas_came_to(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.title = "Notes"
    notes.append(["Please read", "first"])
    sheet = book.create_sheet("March")
    sheet.append(["", ""])
    sheet.append(["", *REQUIRED])
    cells: dict[str, object] = dict(ROW)
    cells |= {"received_at": datetime(2026, 3, 14, 9, 30), "date_of_birth": date(2015, 2, 3), "level": 2}
    sheet.append(["", *(cells[column] for column in REQUIRED)])
    path = tmp_path / "sheet.xlsx"
    book.save(path)
    read = read_sheet(path)
    (row,) = read.rows()
    assert (read.sheet, row.number) == ("March", 3)
    assert row.cells["received_at"] == datetime(2026, 3, 14, 9, 30)
    assert str(row.cells["date_of_birth"]).startswith("2015-02-03")
    assert row.cells["level"] == "2"
    assert list(read.rows()) == list(read.rows())


def test_a_mapping_renames_headings_and_values_and_fills_in(tmp_path: Path) -> None:
    mapping = tmp_path / "school.toml"
    mapping.write_text(
        '[source]\nname = "North School"\n[columns]\n"Child\'s forename" = "given_name"\n'
        '"Address 1" = "address"\n"Address 2" = "address"\n'
        '[values.agency]\n"The School" = "school"\n[defaults]\nhandling_code = "P"\n',
        encoding="utf-8",
    )
    path = tmp_path / "sheet.csv"
    text = text_of(ROW | {"agency": "the  school", "address": "Flat 2"})
    text = text.replace("given_name", "childs FORENAME").replace("handling_code", "notes")
    text = text.replace("address,postcode", "Address 1,postcode,Address 2").replace("ZZ1 1ZZ", "ZZ1 1ZZ,1 Made Up Road")
    path.write_text(text, encoding="utf-8")
    sheet = read_sheet(path, mapping)
    (row,) = sheet.rows()
    found = [row.cells[column] for column in ("given_name", "agency", "handling_code", "address")]
    assert (sheet.source, found) == ("North School", ["Zoë", "school", "P", "Flat 2, 1 Made Up Road"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[colums]\n", r"\[colums\] is not a part"),
        ('[columns]\nA = "given_nam"\n', "Did you mean given_name"),
        ("[columns]\nA = [1]\n", "A in .columns. has to be a text"),
        ("[values]\nagency = 3\n", "agency. has to be a table"),
        ("[columns\n", "cannot be read"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused(tmp_path: Path, text: str, words: str) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text(text, encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(text_of(ROW), encoding="utf-8")
    with pytest.raises(Refused, match=words):
        read_sheet(sheet, mapping)

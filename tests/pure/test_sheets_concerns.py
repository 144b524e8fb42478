"""What rows become: concerns, or rejections that say where, what and what would be right."""

from __future__ import annotations

import csv
import dataclasses
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.rejected import Rejected
from hubdesk.sheets.days import Unreadable, read_moment, read_period
from hubdesk.sheets.read import ReadConcern, read_concerns, read_sheet
from hubdesk.sheets.write import write_csv, write_rejected

TODAY = date(2026, 6, 1)
ROW = {
    "concern_ref": "C1",
    "received_at": "14/03/2026 16:30",
    "occurred_on": "2026-03-13",
    "agency": "school",
    "category": "neglect",
    "level": "2",
    "narrative": "Came without a coat.",
    "source_evaluation": "1",
    "intelligence_assessment": "A",
    "handling_code": "P",
    "person_role": "subject",
    "given_name": "Ada",
    "family_name": "Made-Up",
    "date_of_birth": "3 Feb 2015",
    "sex": "girl",
    "address": "1 Made Up Road",
    "postcode": "ZZ1 1ZZ",
}


def read(*rows: dict[str, object]) -> tuple[list[ReadConcern], list[Rejected]]:
    found = list(read_concerns(rows, shipped_codes(), TODAY))
    return (
        [one for one in found if isinstance(one, ReadConcern)],
        [one for one in found if isinstance(one, Rejected)],
    )


def row(**cells: object) -> dict[str, object]:
    return {**ROW, **cells}


def test_a_row_is_read_with_its_words_as_received() -> None:
    (concern,), rejected = read(row(agency="Health Visitor", level="2 Additional"))
    assert not rejected
    assert concern.received_at == datetime(2026, 3, 14, 16, 30)
    assert (concern.occurred_on, concern.date_precision) == (date(2026, 3, 13), "day")
    assert (concern.agency, concern.kind, concern.level) == ("health_visitor", "neglect", 2)
    (person,) = concern.mentions
    assert (person.mention_no, person.date_of_birth, person.sex, person.row) == (1, "3 Feb 2015", "F", 2)


def test_rows_that_share_a_reference_are_one_concern_also_apart() -> None:
    concerns, rejected = read(
        row(), row(concern_ref="C2"), row(person_role="parent", given_name="Grace", narrative="", level="")
    )
    assert not rejected
    assert [(c.ref, [m.mention_no for m in c.mentions]) for c in concerns] == [("C2", [1]), ("C1", [1, 2])]
    assert [m.row for m in concerns[1].mentions] == [2, 4]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("agency", "scool", "Did you mean school?"),
        ("agency", "", "This cell is empty. Write police, school"),
        ("category", "neglekt", "Did you mean neglect?"),
        ("level", "7", "Write 1, 2, 3 or 4."),
        ("source_evaluation", "9", "Write 1, 2 or 3."),
        ("intelligence_assessment", "F", "Write A, B, C, D or E."),
        ("handling_code", "X", "Write P or C."),
        ("received_at", "31/02/2026", "31/02/2026 does not exist. Check the day and month."),
        ("received_at", "03/25/2026", "03/25/2026 has no month 25. Write the day first, as in 25/03/2026."),
        ("received_at", "14/03/26", "Write the year in full"),
        ("received_at", "soon", "“soon” is not a date. Write it as 14/03/2026 or 2026-03-14."),
        ("received_at", "46095", "is a number to Excel"),
        ("received_at", "2062-03-14", "is in the future"),
        ("received_at", "1900-01-01", "too long ago"),
        ("received_at", "", "This cell is empty"),
        ("occurred_on", "2026-05-01", "after the concern was received"),
        ("occurred_on", "30/02/2026", "does not exist"),
        ("narrative", "", "This cell is empty. Write what was seen or heard."),
        ("narrative", "x" * 10_000_000, "This cell holds 10,000,000 characters and can hold 100,000."),
        ("tripwire", "none", "is not a tripwire"),
    ],
)
def test_a_concern_with_a_bad_field_is_rejected_with_each_of_its_rows(column: str, value: str, words: str) -> None:
    bad = row(concern_ref="C9", **{column: value})
    concerns, rejected = read(row(), bad, {**bad, "person_role": "parent"})
    assert [concern.ref for concern in concerns] == ["C1"]
    assert [(one.row, one.column) for one in rejected] == [(3, column), (4, column)]
    assert words in rejected[0].reason
    assert len(rejected[0].value) <= 81


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("person_role", "subjct", "Did you mean subject?"),
        ("date_of_birth", "31/02/2019", "31/02/2019 does not exist. Check the day and month."),
        ("date_of_birth", "2014-25-03", "Write the day first"),
        ("date_of_birth", "2029-01-01", "after the concern was received"),
        ("date_of_birth", "01/01/1900", "more than 120 years ago"),
        ("address", "x" * 5000, "can hold 1,000"),
        ("narrative", "Another matter.", "Row 2 of the same concern says something else here."),
    ],
)
def test_a_bad_row_is_left_out_and_the_rest_of_its_concern_goes_in(column: str, value: str, words: str) -> None:
    (concern,), (rejected,) = read(row(), row(**{column: value}), row(person_role="parent"))
    assert [person.mention_no for person in concern.mentions] == [1, 3]
    assert (rejected.row, rejected.column) == (3, column)
    assert words in rejected.reason


@pytest.mark.parametrize("born", ["", "2015", "about five", "March 2015", "03/02/15", "2026-11-30", "03/02/2015"])
def test_a_date_of_birth_is_kept_as_received_where_it_is_not_impossible(born: str) -> None:
    (concern,), _ = read(row(date_of_birth=born))
    assert concern.mentions[0].date_of_birth == born


def test_a_date_cell_is_written_as_a_day() -> None:
    (concern,), _ = read(row(date_of_birth=datetime(2015, 2, 3), received_at=date(2026, 3, 14)))
    assert concern.mentions[0].date_of_birth == "2015-02-03"
    assert concern.received_at == datetime(2026, 3, 14)


def test_a_row_without_a_reference_is_rejected_alone() -> None:
    (concern,), (rejected,) = read(row(), row(concern_ref=" "))
    assert (concern.ref, rejected.row, rejected.column) == ("C1", 3, "concern_ref")


def test_a_concern_whose_only_person_is_bad_is_not_kept_without_anybody() -> None:
    concerns, rejected = read(row(person_role="?"))
    assert (concerns, len(rejected)) == ([], 1)


@pytest.mark.parametrize(
    ("written", "precision", "day", "known"),
    [
        ("2024", "", date(2024, 1, 1), "year"),
        ("March 2024", "", date(2024, 3, 1), "month"),
        ("2024-03", "", date(2024, 3, 1), "month"),
        ("03/2024", "", date(2024, 3, 1), "month"),
        ("Q2 2024", "", date(2024, 4, 1), "quarter"),
        ("2024-05-20", "quarter", date(2024, 4, 1), "quarter"),
        ("2024-05-20", "Month", date(2024, 5, 1), "month"),
        ("March 2024", "year", date(2024, 1, 1), "year"),
        ("2024-05-20", "unknown", None, "unknown"),
        ("", "", None, "unknown"),
        ("3rd March 2024", "", date(2024, 3, 3), "day"),
        ("3-Mar-2024", "day", date(2024, 3, 3), "day"),
    ],
)
def test_no_more_precision_than_was_said(written: str, precision: str, day: date | None, known: str) -> None:
    (concern,), rejected = read(row(occurred_on=written, date_precision=precision))
    assert not rejected
    assert (concern.occurred_on, concern.date_precision) == (day, known)


@pytest.mark.parametrize(
    "written",
    [
        "Q1 0000",
        "March 0000",
        "0000-03",
        "2024-01-01 10:00 +99:99",
        "2024-01-01 25:00",
        "00/00/0000",
    ],
)
def test_what_no_calendar_has_is_unreadable(written: str) -> None:
    for reader in (read_moment, read_period):
        with pytest.raises(Unreadable):
            reader(written)


def test_a_time_with_a_zone_becomes_the_time_here() -> None:
    there = datetime.fromisoformat("2026-03-14T16:30:00+00:00")
    for written in ("2026-03-14T16:30Z", "2026-03-14 18:30:00+02:00", "14/03/2026 16:30:00.000 Z"):
        assert read_moment(written) == there.astimezone().replace(tzinfo=None)


def test_a_month_that_is_said_to_be_a_day_is_rejected() -> None:
    _, (rejected,) = read(row(occurred_on="March 2024", date_precision="day"))
    assert "names a month, and date_precision says day" in rejected.reason


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%b} {day.year}", f"{day:%d %B %Y}", day):
        assert read_moment(written).date() == day
        assert read_period(written) == (day, "day")


@given(st.text(max_size=30) | st.from_regex(r"\d{1,4}[-/. ]\w{1,4}[-/. ]\d{1,4}( \d\d:\d\d)?", fullmatch=True))
def test_no_text_makes_a_date_reader_stumble(text: str) -> None:
    for reader in (read_moment, read_period):
        try:
            reader(text)
        except Unreadable as error:
            assert str(error)


def test_the_digest_is_of_the_content_alone() -> None:
    def digest(*rows: dict[str, object]) -> str:
        (concern,), _ = read(*rows)
        return concern.digest

    mother = row(person_role="parent", given_name="Grace")
    same = digest(row(), mother)
    assert digest(row(agency=" School ", narrative="Came without a coat. "), mother) == same
    changed = [
        digest(row(level="3"), {**mother, "level": "3"}),
        digest(row()),
        digest(row(phone="1"), mother),
        digest(mother, row()),
    ]
    assert len({same, *changed}) == 5
    apart, _ = read(row(), row(concern_ref="C2"), mother)
    assert [concern.digest for concern in apart if concern.ref == "C1"] == [same]


def test_rejected_rows_come_back_mended(tmp_path: Path) -> None:
    sheet_path, back = tmp_path / "sheet.csv", tmp_path / "rejected.csv"
    said = row(narrative="=HYPERLINK(1) and, “more”\nhere")
    rows = [said, {**said, "date_of_birth": "31/02/2019", "agency": "school", "phone": "+44 1"}, row(concern_ref="C2")]
    columns = [*ROW, "phone"]
    write_csv(sheet_path, columns, [[one.get(column, "") for column in columns] for one in rows])
    sheet = read_sheet(sheet_path)
    found = list(read_concerns(sheet, shipped_codes(), TODAY))
    rejected = [one for one in found if isinstance(one, Rejected)]
    assert write_rejected(back, sheet, rejected) == 1
    assert back.read_bytes().startswith(b"\xef\xbb\xbf")
    with back.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [(one["row"], one["column"], one["value"]) for one in written] == [
        ("2", "", ""),
        ("3", "date_of_birth", "31/02/2019"),
    ]
    assert not any(cell.startswith(("=", "+", "@")) for one in written for cell in one.values())
    back.write_text(
        back.read_text(encoding="utf-8-sig").replace("31/02/2019", "28/02/2019"), encoding="utf-8", newline=""
    )
    (mended,) = read_concerns(read_sheet(back), shipped_codes(), TODAY)
    assert isinstance(mended, ReadConcern)
    (first,) = (one for one in found if isinstance(one, ReadConcern) and one.ref == "C1")
    assert mended.narrative == first.narrative == said["narrative"]
    assert [(one.mention_no, one.date_of_birth, one.phone) for one in mended.mentions] == [
        (1, "3 Feb 2015", ""),
        (2, "28/02/2019", "+44 1"),
    ]


def test_a_large_sheet_streams(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    cells = list({**ROW, "narrative": "Came without a coat. " * 100}.values())
    write_csv(path, list(ROW), ([f"C{number // 2}", *cells[1:]] for number in range(6_000)))
    tracemalloc.start()
    count = sum(len(one.mentions) for one in read_concerns(read_sheet(path), shipped_codes(), TODAY))  # type: ignore[union-attr]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 6_000
    # The references are held, and the concerns whose rows still come; not the file.
    assert peak < path.stat().st_size / 2


def test_each_concern_keeps_the_fields_of_the_record(tmp_path: Path) -> None:
    (concern,), _ = read(row(strengths="Grandmother near", voice_of_child="I am cold", reporter="Head"))
    fields = {field.name for field in dataclasses.fields(concern)}
    assert {"reporter", "strengths", "voice_of_child", "child_seen", "tripwire"} <= fields
    assert (concern.strengths, concern.voice_of_child) == ("Grandmother near", "I am cold")


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")

    def rows() -> object:
        yield ["a"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(path, ["x"], rows())  # type: ignore[arg-type]
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]
    assert path.read_text(encoding="utf-8") == "old"

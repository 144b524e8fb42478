"""Lists and sheets that nobody would wish for: each ends, with every row answered."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.link import link
from hubdesk.sheets.read import rows_of
from tests.service.hubs import ROWS, Rows, grouping, take

COLUMNS = ("id", "given_name", "family_name", "date_of_birth", "address", "postcode", "sex")
AMY = ("Amy", "Moore", "2015-03-14", "9 Chapel Street", "ST4 1AA", "F")
ODD = (
    "王小明", "Ольга", "محمد", "👶🏽👩‍👧", "\x01\x07Amy\x1b[31m", "A" * 10_000, "áé" * 5_000, "\u202eevil\u202c",
    "=cmd|' /C calc'!A0", "\u200b\u200b", "N/K", "?", "o'" * 3_000, "\t", "नेहा", "ﷺ" * 400,
)  # fmt: skip
DAYS = (
    "31/02/2015",
    "2015-13-45",
    "00/00/0000",
    "aged 900",
    "٣/٤/٢٠١٥",
    "🎂",
    "9" * 10_000,
    "0001-01-01",
    "9999-12-31",
)
Row = tuple[str, ...]


def drawn(draw: random.Random) -> Row:
    given, family, street = ("".join(draw.choices(("ba", "ri", "mo", "ta", "ku", "sha"), k=3)) for _ in range(3))
    born = f"{draw.randint(1950, 2022)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    return given, family, born, f"{draw.randint(1, 200)} {street} Street", f"ZZ{draw.randint(1, 99)} 1AB", "F"


WORST: dict[str, Callable[[random.Random], Row]] = {
    "one surname": lambda draw: (drawn(draw)[0], "Smith", *drawn(draw)[2:]),
    "one postcode": lambda draw: (*drawn(draw)[:4], "ST4 1AA", "F"),
    "no names": lambda draw: ("", "", *drawn(draw)[2:]),
    "nothing at all": lambda draw: ("",) * 6,
    "the same row": lambda draw: AMY,
    "odd letters and days": lambda draw: (
        draw.choice(ODD), draw.choice(ODD), draw.choice(DAYS), draw.choice(ODD), draw.choice(ODD), draw.choice(ODD)
    ),
}  # fmt: skip


def write(path: Path, rows: list[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        sheet.writerows((f"r{number}", *row) for number, row in enumerate(rows))
    return path


@pytest.mark.parametrize("kind", WORST)
def test_every_row_of_the_worst_lists_is_answered_once(kind: str, tmp_path: Path):
    draw = random.Random(3)
    records = write(tmp_path / "list.csv", [WORST[kind](draw) for _ in range(600)])
    said = link(records, "id", {}, tmp_path / "out.csv", None, None)
    assert said.startswith("600 records of ")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["id"] for row in found] == [f"r{number}" for number in range(600)]
    assert all(row["person_id"] for row in found)


def test_a_list_without_names_is_refused_with_what_to_say(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text("id,dob\n1,2015-03-14\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"no column of names.*--column given_name"):
        link(path, "id", {}, tmp_path / "out.csv", None, None)


def as_concerns(rows: list[Row], ref: Callable[[int], str]) -> Rows:
    about = {column: value for column, value in ROWS[0].items() if column not in COLUMNS}
    return [
        {**about, "concern_ref": ref(number), "person_role": "subject", **dict(zip(COLUMNS[1:], row, strict=True))}
        for number, row in enumerate(rows)
    ]


def test_one_concern_that_names_somebody_again_and_again_is_taken_in(empty: Desk):
    take(empty, as_concerns([AMY] * 200, lambda number: "W1"))
    assert sorted(map(len, grouping(empty))) == [1] * 200


def test_a_child_told_of_in_the_same_words_a_hundred_times_is_one_person(empty: Desk):
    take(empty, as_concerns([AMY] * 100, lambda number: f"W{number}"))
    assert list(map(len, grouping(empty))) == [100]


def test_what_cannot_be_read_is_answered_with_its_row_and_the_rest_goes_in(empty: Desk):
    draw = random.Random(3)
    odd = [WORST["odd letters and days"](draw) for _ in range(60)]
    imported = import_rows(empty, rows_of(as_concerns([*odd, AMY], lambda number: f"W{number}"), "partner"))
    bad = {rejected.row for rejected in imported.rejected}
    assert bad
    assert all(rejected.reason.endswith(".") for rejected in imported.rejected)
    assert sum(map(len, grouping(empty))) == 61 - len(bad)

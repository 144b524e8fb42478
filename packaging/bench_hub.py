"""The made-up hub that is measured, and what is true of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path

from bench_figures import Figure, seconds
from bench_names import Renamed, family_name, given_name, shortened
from hubdesk.service.demo_people import MadeUp, made_up
from hubdesk.service.desk import Desk
from hubdesk.service.import_sheet import import_sheet
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import unlock
from hubdesk.store import concerns, people
from hubdesk.vault.keys import Cost

USER = "Robin Demo"
PASSPHRASE = "every person here is made up"  # noqa: S105 - it opens a hub that is deleted again
COST = Cost(passes=1, memory=8, lanes=1)  # stretching keys is slow on purpose and is not what is measured
PER_FAMILY = 6.8
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Known:
    """A child whom the hub was told of by full name, as they really are and where they last lived."""

    person: int
    given: str
    family: str
    born: date
    sex: str
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class BenchHub:
    """An open hub, its sheet's rows, which true persons stand behind each person of the hub, and who they are."""

    desk: Desk
    path: Path
    rows: Sequence[Row]
    true_of_row: Sequence[int]
    true_of_person: Mapping[str, frozenset[int]]
    known: Sequence[Known]

    def opened(self) -> BenchHub:
        """Open the hub again after it was locked."""
        return replace(self, desk=unlock(self.path, USER, PASSPHRASE))


def build(folder: Path, wanted: int) -> tuple[BenchHub, list[Figure]]:
    """Make a hub with about so many concerns by importing one sheet, and say how long that took."""
    made = _made(wanted, 7)
    desk = set_up(folder / "hub.db", "Made-up hub", USER, PASSPHRASE, cost=COST).desk
    sheet = _write(folder / "all.csv", made.rows)
    taken = seconds(lambda: import_sheet(desk, sheet))
    figures = [
        Figure("concerns in the hub", concerns.count(desk.database), ""),
        Figure("persons in the hub", len(set(people.every_person(desk.database).values())), ""),
        Figure("families in the hub", len(set(people.every_family(desk.database).values())), ""),
        Figure(f"the first sheet, {len(made.rows):,} rows", taken, "s"),
        Figure("the first sheet", len(made.rows) / taken, "rows/s"),
    ]
    true_of_row = [t.person for t in made.truth]
    return BenchHub(desk, folder / "hub.db", made.rows, true_of_row, _true(desk, made), _known(made)), figures


def another_sheet(hub: BenchHub, folder: Path, most: int) -> list[Figure]:
    """Import one more sheet of other families into the hub, of up to so many rows."""
    sheet, count = more(hub, folder, most)
    taken = seconds(lambda: import_sheet(hub.desk, sheet, source="another"))
    return [Figure(f"a sheet of {count:,} rows on top", taken, "s", 30 * count / 20_000)]


def more(hub: BenchHub, folder: Path, most: int) -> tuple[Path, int]:
    """Write a sheet of other families, and tell how many rows it has."""
    rows = _made(max(len(hub.rows), most) // 2, 8).rows[:most]
    return _write(folder / "more.csv", rows), len(rows)


def _made(wanted: int, seed: int) -> MadeUp:
    made = made_up(ceil(wanted / PER_FAMILY), seed, date.today())
    renamed = Renamed(made.households)
    both = zip(made.rows, made.truth, strict=True)
    first = [(row, true) for row, true in both if int(str(row["concern_ref"])[1:]) <= wanted]
    named = (
        row
        | {
            "family_name": renamed.written(str(row["family_name"]), true.person),
            "given_name": renamed.written(str(row["given_name"]), true.person),
        }
        for row, true in first
    )
    return MadeUp(tuple(named), tuple(true for _, true in first), made.households)


def _known(made: MadeUp) -> list[Known]:
    named = {
        true.person for row, true in zip(made.rows, made.truth, strict=True) if row["given_name"] and row["family_name"]
    }
    short = shortened(made.households)
    return [
        Known(
            c.no, given_name(c.given, c.no, short), family_name(c.family_names[0], c.no), c.born, c.sex,
            home.homes[-1].address, home.homes[-1].postcode,
        )
        for home in made.households
        for c in home.children
        if c.no in named
    ]  # fmt: skip


def _write(path: Path, rows: Sequence[Row]) -> Path:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, columns, restval="")
        sheet.writeheader()
        sheet.writerows(rows)
    return path


def _true(desk: Desk, made: MadeUp) -> dict[str, frozenset[int]]:
    person_of = people.every_person(desk.database)
    true = {(one.concern_ref, one.mention_no): one.person for one in made.truth}
    found: dict[str, set[int]] = {}
    for told in concerns.every_told(desk.database):
        for mention in told.mentions:
            if (told.concern.ref, mention.mention_no) in true and mention.id in person_of:
                found.setdefault(person_of[mention.id], set()).add(true[told.concern.ref, mention.mention_no])
    return {person: frozenset(own) for person, own in found.items()}

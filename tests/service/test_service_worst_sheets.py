"""Sheets that nobody would wish for: the same told hundreds of times, and a concern that names a whole school."""

from __future__ import annotations

from datetime import date, timedelta

from hubdesk.service.desk import Desk
from hubdesk.service.queue import queue
from tests.service.hubs import ROWS, grouping, take

ABOUT = {
    **ROWS[0], "person_role": "subject", "family_name": "Quillby", "address": "3 Made Up Lane", "postcode": "ZZ1 1AA"
}  # fmt: skip


def test_the_same_row_under_hundreds_of_references_is_one_child_and_one_incident(empty: Desk) -> None:
    same = {**ABOUT, "given_name": "Tamsin", "date_of_birth": "2016-05-04"}
    once = take(empty, [{**same, "concern_ref": "A0"}])
    assert once.concerns_new == 1
    (before,) = queue(empty)
    take(empty, [{**same, "concern_ref": f"A{number}"} for number in range(1, 400)])
    assert len(grouping(empty)) == 1
    (row,) = queue(empty)
    assert row.children == before.children
    assert row.score == before.score


def test_a_concern_that_names_a_whole_school_makes_no_family_of_it(empty: Desk) -> None:
    born = [date(2012, 1, 1) + timedelta(days=37 * number) for number in range(60)]
    names = [f"{first}{last}" for first in ("Ba", "Ke", "Li", "Mo", "Nu", "Ra") for last in
             ("dor", "fen", "gar", "hol", "jin", "lum", "per", "rit", "sol", "vim")]  # fmt: skip
    people = [
        {
            **ABOUT,
            "concern_ref": "S1",
            "given_name": name,
            "date_of_birth": day.isoformat(),
            "address": "",
            "postcode": "",
        }
        for name, day in zip(names, born, strict=True)
    ]
    take(empty, people)
    assert {len(group) for group in grouping(empty)} == {1}
    assert len(queue(empty)) == len(names)

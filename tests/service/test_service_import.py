"""A partner's sheet: taken in once, amended where it says something else, and whole whatever happens meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hubdesk.service.demo_people import demo_concerns
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.import_sheet import BATCH, import_rows, import_sheet
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.search import search
from hubdesk.service.unlock import lock
from hubdesk.sheets.read import rows_of
from hubdesk.sheets.write import write_csv
from hubdesk.store import audit, concerns
from tests.service.hubs import FORM, NOON, QUILLON, ROWS, Rows, copied, opened, refs, take, told, worked_out

ROOT = Path(__file__).resolve().parents[2]
MANY = demo_concerns(130, 5, NOON.date())
ONE: Rows = [
    {
        "concern_ref": "S1", "received_at": "2026-03-10", "occurred_on": "2026-03-09", "agency": "school",
        "category": "neglect", "level": "2", "narrative": "No coat again.", "source_evaluation": "1",
        "intelligence_assessment": "A", "handling_code": "P", "person_role": role, "given_name": given,
        "family_name": "Testerby", "date_of_birth": born, "sex": "", "address": "4 Sample Row", "postcode": "ZZ1 1ZZ",
    }
    for role, given, born in (("subject", "Quillon", "2015-02-11"), ("sibling", "Odalys", "2018-06-03"))
]  # fmt: skip


def names(desk: Desk) -> list[list[str]]:
    """Name the people of each family, in the order of the queue."""
    return [sorted(p.name for p in family(desk, row.family_id).people) for row in queue(desk)]


def sheet(path: Path, rows: Rows) -> Path:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    write_csv(path, columns, ([str(row.get(column, "")) for column in columns] for row in rows))
    return path


def test_twice_is_once(demo: Desk) -> None:
    before = worked_out(demo)
    again = take(demo, ROWS)
    assert (again.concerns_new, again.concerns_amended, again.concerns_same) == (0, 0, len(refs(ROWS)))
    assert not again.changes.kinds
    assert worked_out(demo) == before
    assert concerns.count(demo.database) == len(refs(ROWS))


def test_the_same_reference_of_another_source_is_another_concern(empty: Desk) -> None:
    take(empty, ONE)
    assert take(empty, ONE, "somebody else").concerns_new == 1


def test_a_field_that_changed_is_an_amendment_and_the_score_follows(empty: Desk) -> None:
    take(empty, ONE)
    before = queue(empty)[0].score
    done = take(empty, [dict(row, level="3", narrative="Marmalade in the hair.") for row in ONE])
    assert (done.concerns_new, done.concerns_amended) == (0, 1)
    (row,) = queue(empty)
    assert row.score > before
    (entry,) = family(empty, row.family_id).entries
    assert (entry.concern.level, entry.concern.narrative) == (3, "Marmalade in the hair.")
    assert [found.kind for found in search(empty, "marmalade")] == ["concern"]
    assert "concern" not in {found.kind for found in search(empty, "coat")}
    (amendment,) = concerns.amendments(empty.database, [entry.concern.id])
    assert dict(amendment.fields) == {"level": "3", "narrative": "Marmalade in the hair."}


def test_a_person_who_is_corrected_stays_who_they_are(empty: Desk) -> None:
    take(empty, ONE)
    (row,) = queue(empty)
    before = {p.name: p.id for p in family(empty, row.family_id).people}
    take(empty, [dict(ONE[0], given_name="Quillan"), ONE[1]])
    assert names(empty) == [["Odalys Testerby", "Quillan Testerby"]]
    after = {p.name: p.id for p in family(empty, row.family_id).people}
    assert after == {"Odalys Testerby": before["Odalys Testerby"], "Quillan Testerby": before["Quillon Testerby"]}
    assert any(found.title == "Quillan Testerby" for found in search(empty, "quillan"))


def test_a_person_who_is_added_and_one_who_is_taken_back(empty: Desk) -> None:
    take(empty, ONE[:1])
    assert names(empty) == [["Quillon Testerby"]]
    take(empty, ONE)
    assert names(empty) == [["Odalys Testerby", "Quillon Testerby"]]
    take(empty, ONE[:1])
    assert names(empty) == [["Quillon Testerby"]]
    assert search(empty, "odalys") == ()
    assert len(next(iter(concerns.every_told(empty.database))).mentions) == 1


def test_who_was_tied_to_a_family_only_by_a_wrong_address_leaves_it(empty: Desk) -> None:
    take(empty, ONE)
    other = replace(QUILLON, given_name="Ptolemy", date_of_birth="2013-01-09")
    record_concern(empty, replace(FORM, people=(other,)))
    assert names(empty) == [["Odalys Testerby", "Ptolemy Testerby", "Quillon Testerby"]]
    take(empty, [dict(row, address="19 Other Street", postcode="ZZ9 9ZZ") for row in ONE])
    assert sorted(names(empty)) == [["Odalys Testerby", "Quillon Testerby"], ["Ptolemy Testerby"]]


def test_a_concern_that_turns_out_to_be_about_somebody_else_leaves_no_empty_family(empty: Desk) -> None:
    take(empty, ONE[:1])
    record_concern(empty, FORM)
    assert len(queue(empty)) == 1
    elsewhere = {"given_name": "Zebedee", "family_name": "Unlike", "date_of_birth": "2009-09-09"}
    take(empty, [dict(ONE[0], **elsewhere, address="88 Far Lane", postcode="ZZ8 8ZZ")])
    assert sorted(names(empty)) == [["Quillon Testerby"], ["Zebedee Unlike"]]
    assert sum(len(row.concern_refs) for row in queue(empty)) == 2


def test_what_cannot_be_read_is_handed_back_and_the_rest_goes_in(empty: Desk, tmp_path: Path) -> None:
    rows = [*ONE, dict(ONE[0], concern_ref="S2", agency="the post office")]
    done = import_sheet(empty, sheet(tmp_path / "sheet.csv", rows))
    assert (done.concerns_new, [bad.column for bad in done.rejected]) == (1, ["agency"])
    assert done.rejects == tmp_path / "sheet-rejected.csv"
    assert "the post office" in done.rejects.read_text(encoding="utf-8-sig")


def test_a_dry_run_says_what_would_be_and_keeps_nothing(empty: Desk, tmp_path: Path) -> None:
    trail = len(list(audit.every(empty.database)))
    done = import_sheet(empty, sheet(tmp_path / "sheet.csv", ONE), dry_run=True)
    assert done.concerns_new == 1
    assert concerns.count(empty.database) == 0
    assert len(list(audit.every(empty.database))) == trail


def test_cancelled_keeps_whole_batches_that_are_worked_in_and_can_be_run_again(empty: Desk) -> None:
    assert len(refs(MANY)) > BATCH
    stopped = import_rows(empty, rows_of(MANY, "partner"), cancelled=lambda: True)
    assert (stopped.cancelled, stopped.concerns_new) == (True, BATCH)
    assert sum(len(row.concern_refs) for row in queue(empty)) >= BATCH
    again = take(empty, MANY)
    assert (again.concerns_same, again.concerns_new) == (BATCH, len(refs(MANY)) - BATCH)


_CHILD = """
import sys
from pathlib import Path
from hubdesk.service.import_sheet import import_sheet
from tests.service.hubs import opened

def progress(done, of, words):
    if done > {batch}:
        print("a batch is kept", flush=True)
        sys.stdin.read()

import_sheet(opened(Path(sys.argv[1])), Path(sys.argv[2]), source="partner", progress=progress)
"""


def test_killed_between_batches_it_makes_up_when_opened_and_ends_as_if_nothing_had_been(
    empty_hub: Path, tmp_path: Path
) -> None:
    path, file = copied(empty_hub, tmp_path / "killed.db"), sheet(tmp_path / "sheet.csv", MANY)
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD.format(batch=BATCH), str(path), str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "a batch is kept\n"
        child.kill()
    desk = opened(path)
    assert concerns.count(desk.database) == BATCH
    assert sum(len(row.concern_refs) for row in queue(desk)) >= BATCH  # shared adults may show one twice
    import_sheet(desk, file, source="partner")
    killed = told(desk)
    lock(desk)
    whole = opened(copied(empty_hub, tmp_path / "whole.db"))
    import_sheet(whole, file, source="partner")
    assert told(whole) == killed
    lock(whole)

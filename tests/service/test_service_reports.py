"""Reports: figures that agree with the records counted by hand, as of the period's end, and copies with a reason."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.report import UNDER, Part
from hubdesk.service.ask import ask, take_reply
from hubdesk.service.audit import entries
from hubdesk.service.decide import decide, withdraw_decision
from hubdesk.service.desk import Desk
from hubdesk.service.feedback import letter, mark_sent
from hubdesk.service.mark import retract
from hubdesk.service.outcome import record_outcome
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.reports import print_report, report, save_report
from hubdesk.store import concerns, people
from tests.service.hubs import FORM, GATE, NOON, Clock

FIRST, LAST = date(2025, 6, 1), NOON.date()


def figures(part: Part, column: int = 0) -> dict[str, object]:
    return {row.label: row.cells[column] for row in part.rows}


def test_volumes_agree_with_the_records_counted_one_by_one(demo: Desk) -> None:
    retract(demo, queue(demo)[0].concern_refs[0], "Told in error")
    told = [one.concern for one in concerns.every_told(demo.database, LAST) if not one.status]
    inside = [one for one in told if FIRST <= one.received_on <= LAST]
    assert 0 < len(inside) < len(told)
    found = report(demo, FIRST, LAST)
    labels = demo.codes.agencies, demo.codes.kinds
    assert figures(found.part("agencies")) == Counter(labels[0][one.agency].label for one in inside)
    assert figures(found.part("kinds")) == Counter(labels[1][one.kind].label for one in inside)
    assert sum(row.cells[0] for row in found.part("months").rows) == len(inside)


def test_what_was_not_known_by_the_last_day_is_not_counted(demo: Desk, clock: Clock) -> None:
    before = report(demo, FIRST, LAST)
    clock.days(3)
    record_concern(demo, FORM)
    retract(demo, queue(demo)[0].concern_refs[0], "Told in error")
    decide(demo, queue(demo)[0].family_id, "no_further_action", "Seen to")
    assert report(demo, FIRST, LAST) == before
    later = report(demo, FIRST, LAST + timedelta(days=3))
    assert later.part("decisions") != before.part("decisions") and later.part("months") != before.part("months")


def test_time_to_decision_runs_from_receipt_to_the_first_decision(empty: Desk, clock: Clock) -> None:
    kept = record_concern(empty, FORM)
    clock.days(3)
    decide(empty, kept.family_ids[0], "ask_partners", "The school knows more")
    clock.days(10)
    decide(empty, kept.family_ids[0], "no_further_action", "Seen to")
    part = report(empty, NOON.date(), empty.today()).part("decided")
    assert figures(part) == {
        "Within a day": 0, "Within a week": 1, "Within four weeks": 1, "Decided by the last day": 1,
        "Not yet on the table of a decision": 0,
    }  # fmt: skip
    assert figures(part, 1)["Decided by the last day"] == 3
    withdraw_decision(empty, kept.family_ids[0], "Another family")
    assert figures(report(empty, NOON.date(), empty.today()).part("decided"), 1)["Decided by the last day"] == 3


def test_a_closed_matter_that_came_back_is_counted_once(empty: Desk, clock: Clock) -> None:
    kept = record_concern(empty, FORM)
    decide(empty, kept.family_ids[0], "no_further_action", "Seen to")
    closed = report(empty, NOON.date(), empty.today()).part("decisions")
    assert figures(closed, 1)["No further action"] == 0
    for _ in range(2):
        clock.days(2)
        record_concern(empty, FORM)
    back = report(empty, NOON.date(), empty.today()).part("decisions")
    assert (figures(back)["No further action"], figures(back, 1)["No further action"]) == (1, 1)


def test_what_was_handed_up_waits_until_somebody_says_what_came_of_it(empty: Desk, clock: Clock) -> None:
    family = record_concern(empty, FORM).family_ids[0]
    decide(empty, family, "escalate", "Five agencies")
    clock.days(2)
    assert figures(report(empty, NOON.date(), empty.today()).part("outcomes"))["Not known yet"] == 1
    record_outcome(empty, family, "returned", empty.today(), "Not enough", "By telephone")
    told = figures(report(empty, NOON.date(), empty.today()).part("outcomes"))
    assert (told["Not known yet"], told["Returned to the hub"]) == (0, 1)


def test_requests_and_replies_are_counted_with_their_days(empty: Desk, clock: Clock) -> None:
    kept = record_concern(empty, FORM)
    child = people.persons_of(empty.database, kept.family_ids)[kept.family_ids[0]][0]
    asked = ask(empty, child, "gp", GATE)
    ask(empty, child, "housing", GATE)
    clock.days(4)
    take_reply(empty, asked.id, "nil")
    mark_sent(empty, letter(empty, kept.ref, "acknowledgement"), "letter")
    clock.days(60)
    found = report(empty, NOON.date(), empty.today())
    rows = {row.label: row.cells for row in found.part("requests").rows}
    assert rows["GP"] == (1, 1, 1, 0, 4.0) and rows["Housing"] == (1, 0, 0, 1, None)
    assert rows["All agencies"] == (2, 1, 1, 1, 4.0)
    told = {row.label: row.cells for row in found.part("replies").rows}
    assert told == {"That it has arrived": (1, 1, 0, 0, 4.0), "What came of it": (1, 0, 0, 1, None)}


def test_a_copy_takes_a_reason_hides_small_numbers_and_is_logged(demo: Desk, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    with pytest.raises(Refused, match="Say why"):
        save_report(demo, FIRST, LAST, out, "  ")
    with pytest.raises(Refused, match="Exchange"):
        report(demo, LAST, FIRST)
    save_report(demo, FIRST, LAST, out, "For the board")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    values = {row["value"] for row in rows if row["figure"] != "Median days"}
    assert UNDER in values and not values & {"1", "2", "3", "4"}
    assert len(rows) == sum(len(part.rows) * len(part.columns) for part in report(demo, FIRST, LAST).parts)
    pdf = tmp_path / "report.pdf"
    save_report(demo, FIRST, LAST, pdf, "For the board", exact=True)
    assert pdf.read_bytes().startswith(b"%PDF") and print_report(demo, FIRST, LAST, "For the board").startswith(b"%PDF")
    logged = [str(one["reason"]) for one in entries(demo) if one["verb"] == "save_report"]
    assert [reason.partition(":")[0] for reason in logged] == ["disclosure", "disclosure", "printed"]
    assert "exact figures" in logged[1] and logged[2].endswith("small numbers hidden; For the board")


def test_a_copy_that_cannot_be_written_leaves_nothing(demo: Desk, tmp_path: Path) -> None:
    for name in ("report.pdf", "report.csv"):
        with pytest.raises(Known):
            save_report(demo, FIRST, LAST, tmp_path / "nowhere" / name, "For the board")
    assert not list(tmp_path.glob("nowhere*"))

"""The queue narrowed by marks and sorted, views kept for one person, and the list written out with a reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.domain.queue import Narrowed, SavedView
from hubdesk.service.audit import entries
from hubdesk.service.desk import Desk
from hubdesk.service.queue import narrow_queue, open_queue, queue
from hubdesk.service.queue_views import drop_view, keep_view, saved_views, write_queue
from tests.service.hubs import acting


def shown(desk: Desk, narrowed: Narrowed) -> list[str]:
    view = open_queue(desk, None, narrowed)
    assert view.shown == len(view.first)
    return [row.family_id for row in view.first]


def test_marks_say_what_the_family_shows(demo: Desk):
    for row in queue(demo):
        assert {mark[8:] for mark in row.marks if mark.startswith("missing:")} == set(row.agencies_not_asked)
        assert {mark[6:] for mark in row.marks if mark.startswith("heard:")} <= set(row.agencies_heard)


def test_groups_of_marks_narrow_together_and_marks_of_a_group_widen(demo: Desk):
    rows = queue(demo)
    for some in (("heard:school",), ("heard:school", "heard:police"), ("age:7", "age:8")):
        for other in ((), ("missing:gp",)):
            wanted = tuple(group for group in (some, other) if group)
            expected = [row.family_id for row in rows if all(set(group) & set(row.marks) for group in wanted)]
            assert shown(demo, Narrowed(marks=wanted)) == expected


def test_a_mark_is_not_found_within_another(demo: Desk):
    aged = {row.family_id for row in queue(demo) if "age:1" in row.marks}
    assert set(shown(demo, Narrowed(marks=(("age:1",),)))) == aged
    assert any("age:1" not in row.marks and any(m.startswith("age:1") for m in row.marks) for row in queue(demo))


@pytest.mark.parametrize("order", ["score", "latest"])
def test_it_is_sorted_and_each_row_keeps_its_rank(demo: Desk, order: str):
    rows = queue(demo)
    key = (lambda row: -row.score) if order == "score" else (lambda row: -row.last_received.toordinal())
    wanted = [row.family_id for row in sorted(rows, key=key)]
    view = narrow_queue(demo, None, Narrowed(order=order), wanted[-1])
    assert [row.family_id for row in view.first] == wanted
    assert view.place == len(rows) - 1
    assert {row.family_id: row.rank for row in view.first} == {row.family_id: row.rank for row in rows}


def test_views_belong_to_one_person(demo: Desk):
    mine = SavedView(
        "Police, under 5", Narrowed("kyle", "red", ("open",), (("heard:police",), ("age:1",)), "latest"), ("band",)
    )
    keep_view(demo, mine)
    keep_view(demo, SavedView("  A  first ", Narrowed()))
    assert [view.name for view in saved_views(demo)] == ["A first", "Police, under 5"]
    assert saved_views(demo)[1] == mine
    keep_view(demo, SavedView("POLICE, under 5", Narrowed()))
    drop_view(demo, "A first")
    assert [view.name for view in saved_views(demo)] == ["POLICE, under 5"]
    with pytest.raises(Refused, match="Give the view a name"):
        keep_view(demo, SavedView(" ", Narrowed()))
    acting(demo, "staff")
    assert saved_views(demo) == ()


def test_the_list_is_written_with_a_reason_that_is_logged(demo: Desk, tmp_path: Path):
    there = tmp_path / "queue.csv"
    with pytest.raises(Refused, match="Say why"):
        write_queue(demo, None, Narrowed(), (), there, " ")
    assert not there.exists()
    narrowed = Narrowed(marks=(("heard:school",),))
    wanted = shown(demo, narrowed)
    assert write_queue(demo, None, narrowed, (), there, "Supervision") == len(wanted)
    with there.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_id = {row.family_id: row for row in queue(demo)}
    assert [row["family"] for row in rows] == [by_id[family].title for family in wanted]
    last = next(entry for entry in entries(demo) if entry["verb"] == "write_queue")
    assert last["reason"] == "disclosure: queue; Supervision" and str(last["about"]).split() == wanted
    assert write_queue(demo, None, Narrowed(), wanted[:2], there, "Two") == 2

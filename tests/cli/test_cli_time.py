"""Time: an earlier day sees only what had been received by then, and an import that was killed is simply run again."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import LAST_DAY, PASSPHRASE, USER, Hub, made_up_rows, same_but_for_ids, write_sheet

THEN = LAST_DAY - timedelta(days=120)
# Imports, and once so many rows are kept (or the words are said) waits to be killed.
STOPPED = """
import sys
from pathlib import Path
from hubdesk.service.import_sheet import import_sheet
from hubdesk.service.unlock import unlock
desk = unlock(Path("hub.db"), sys.argv[1], sys.argv[2])
def progress(done, of, words):
    if words == sys.argv[4] and done >= int(sys.argv[5]):
        print("now", flush=True)
        sys.stdin.read()
import_sheet(desk, Path(sys.argv[3]), progress=progress)
"""


def received(row: dict[str, object]) -> date:
    return date.fromisoformat(str(row["received_at"])[:10])


@pytest.fixture(scope="module")
def larger() -> list[dict[str, object]]:
    """More than one batch of concerns, and a rest that is fewer than are matched all at once."""
    return made_up_rows(110)


def test_an_earlier_day_sees_only_what_had_been_received(full: Hub, empty: Hub, rows: list[dict[str, object]]):
    earlier = [row for row in rows if received(row) <= THEN]
    assert 0 < len(earlier) < len(rows)
    empty.done("import", write_sheet(empty.folder / "earlier.csv", earlier))
    before = empty.triage("--as-of", THEN)
    assert same_but_for_ids(full.triage("--as-of", THEN)) == same_but_for_ids(before)
    empty.done("import", full.folder / "concerns.csv", "--rejects", "rejected.csv")
    # A family of then bears the id that its largest part bears today, so that it can be opened; nothing else changes.
    assert same_but_for_ids(empty.triage("--as-of", THEN)) == same_but_for_ids(before)


def test_before_anything_was_received_the_queue_is_empty(full: Hub):
    assert full.triage("--as-of", "1999-12-31") == []


def test_a_replay_shows_each_week_as_it_stood(full: Hub, rows: list[dict[str, object]], tmp_path: Path):
    first, out = LAST_DAY - timedelta(days=28), tmp_path / "replay.csv"
    words = ("replay", "--from", first, "--to", LAST_DAY, "--limit", 5, "--out", out)
    ran = full.run(*words)
    assert (ran.status, ran.out) == (0, f"Wrote 5 weeks to {out}.\n")
    with out.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert list(listed[0]) == ["week_end", "rank", "family_id", "score", "band", "concern_refs"]
    weeks: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in listed:
        weeks[row["week_end"]].append(row)
    assert list(weeks) == [(first + timedelta(days=7 * n)).isoformat() for n in range(5)]
    came = {str(row["concern_ref"]): received(row) for row in rows}
    for week, ranked in weeks.items():
        assert [row["rank"] for row in ranked] == ["1", "2", "3", "4", "5"]
        assert all(came[ref] <= date.fromisoformat(week) for row in ranked for ref in row["concern_refs"].split(";"))
    (last,) = {row["week_end"] for row in listed[-5:]}
    shown = [(row["family_id"], int(row["score"]), row["band"]) for row in weeks[last]]
    queue = full.triage("--as-of", last, "--limit", 5)
    assert shown == [(row["family_id"], row["score"], row["band"]) for row in queue]


def test_a_replay_backwards_is_refused(full: Hub, tmp_path: Path):
    words = ("replay", "--from", LAST_DAY, "--to", THEN, "--out", tmp_path / "none.csv")
    full.run(*words).sentence(2)
    assert not (tmp_path / "none.csv").exists()


@pytest.mark.parametrize(
    ("words", "rows_kept"),
    [("Reading the sheet", 0), ("Reading the sheet", 500), ("Matching people", 0)],
    ids=["before the first batch", "after the first batch", "before matching"],
)
def test_a_killed_import_is_simply_run_again(
    clean: Hub, larger: list[dict[str, object]], tmp_path: Path, words: str, rows_kept: int
):
    killed, whole = clean.copied(tmp_path / "killed"), clean.copied(tmp_path / "whole")
    sheet = write_sheet(tmp_path / "larger.csv", larger)
    with killed.start("-c", STOPPED, USER, PASSPHRASE, sheet, words, rows_kept) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "now\n"
        running.terminate()
        running.communicate()
    assert running.returncode != 0
    killed.done("import", sheet)
    whole.done("import", sheet)
    assert same_but_for_ids(killed.triage()) == same_but_for_ids(whole.triage())
    assert "whole" in killed.done("audit", "verify")

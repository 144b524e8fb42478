"""Rules as data: proposed, compared, back-tested and taken into use, and what is wrong with a file refused."""

from __future__ import annotations

import csv
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import pytest

from hubdesk.domain.backtest import Tally
from hubdesk.domain.errors import Cancelled, HubdeskError, Refused
from hubdesk.scoring.rules import shipped_text
from hubdesk.service.backtest import backtest, summary, write_backtest
from hubdesk.service.decide import decide
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.mark import restore_concern, retract
from hubdesk.service.outcome import record_outcome
from hubdesk.service.queue import queue
from hubdesk.service.replay import write_replay
from hubdesk.service.rules import accept_rules, compare_rules, propose_rules, read_proposal, rules_of, rules_versions
from hubdesk.service.unlock import lock
from hubdesk.service.what_happened import what_happened
from hubdesk.store import policy
from tests.service.hubs import Clock, opened, verbs

FIRST, LAST = date(2024, 9, 1), date(2026, 3, 14)
NEXT = (
    shipped_text()
    .replace('version = "2026.2"', 'version = "2027.1"')
    .replace("newly_heard = 30", "newly_heard = 0")
    .replace("[household]\nmost = 80", "[household]\nmost = 60")
)


def written(folder: Path, text: str, name: str = "next.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_proposal_changes_nothing_until_it_is_accepted(demo: Desk, tmp_path: Path) -> None:
    before = queue(demo)
    propose_rules(demo, written(tmp_path, NEXT))
    assert queue(demo) == before
    assert {one.version: one.in_use for one in rules_versions(demo)} == {"2026.2": True, "2027.1": False}
    assert [(one.figure, one.now, one.proposed) for one in compare_rules(demo, "2027.1")] == [
        ("household most", "80", "60"),
        ("agencies newly heard", "30", "0"),
    ]
    accept_rules(demo, "2027.1", "First words weighed too much here")
    row = queue(demo)[0]
    scored = family(demo, row.family_id).score
    assert scored.rules_version == "2027.1"
    assert not any(line.label == "An agency heard for the first time" for line in scored.lines)
    kept = policy.latest(demo.database, "rules")
    assert kept and (kept.author, kept.reason) == ("Ann", "First words weighed too much here")
    accept_rules(demo, "2026.2", "They did not")
    assert queue(demo) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (NEXT.replace("keeps = 60", "kepes = 60"), "next.toml, line"),
        (NEXT.replace("half_life = 240", "half_life = -240"), "half_life is a whole number of 1 or more, not -240"),
        (NEXT.replace("bullying =", "bulying ="), "bulying is not known here, did you mean bullying"),
        (NEXT.replace('["domestic_abuse", "emotional_harm"]', '["domestic_abuse", "neglect"]'), "stands there twice"),
        (NEXT.replace('["domestic_abuse", "emotional_harm"]', '["domestic_abus"]'), "did you mean domestic_abuse"),
        (NEXT.replace("share = 50", "share = 150"), "share is a whole number from 0 to 100"),
        (NEXT.replace("2027.1", "2026.2"), "other rules of version 2026.2"),
    ],
)
def test_wrong_rules_are_refused_and_the_hub_scores_as_before(
    demo: Desk, tmp_path: Path, text: str, words: str
) -> None:
    before = queue(demo)
    with pytest.raises(HubdeskError) as refused:
        propose_rules(demo, written(tmp_path, text))
    assert words in refused.value.sentence and "next.toml, line" in refused.value.sentence
    assert refused.value.sentence.endswith("The hub keeps scoring by its last rules.")
    assert (queue(demo), len(rules_versions(demo))) == (before, 1)


def test_what_is_no_version_is_in_use_or_has_no_reason_is_refused(demo: Desk, tmp_path: Path) -> None:
    propose_rules(demo, written(tmp_path, NEXT))
    for call, words in (
        (lambda: accept_rules(demo, "2027.1", " "), "Give the reason"),
        (lambda: accept_rules(demo, "2026.2", "why"), "in use already"),
        (lambda: accept_rules(demo, "1999", "why"), "There are 20"),
        (lambda: propose_rules(demo, written(tmp_path, NEXT)), "has version 2027.1 already"),
        (lambda: propose_rules(demo, tmp_path / "none.toml"), "cannot be read as rules"),
    ):
        with pytest.raises(HubdeskError, match=words):
            call()
    assert demo.rules.version == "2026.2"


def test_a_hub_opens_with_the_last_rules_that_can_be_read(demo: Desk, tmp_path: Path, clock: Clock) -> None:
    propose_rules(demo, written(tmp_path, NEXT))
    accept_rules(demo, "2027.1", "Agreed")
    broken = policy.Policy("p-9", "rules", "2031.1", "Ann", clock(), "From a newer desk", NEXT + "\n[moon]\nfull = 1\n")
    policy.add(demo.database, broken)
    lock(demo)
    again = opened(tmp_path / "demo.db", clock)
    assert again.rules.version == "2027.1"
    assert queue(again)
    demo.database = again.database


def listed(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as sheet:
        return list(csv.DictReader(sheet))


def caught(tally: Tally) -> tuple[int, int, int]:
    return tally.outcomes, tally.caught, len(tally.missed)


def test_a_backtest_compares_versions_and_keeps_nothing_but_its_line(demo: Desk, tmp_path: Path, clock: Clock) -> None:
    for row in queue(demo)[:6]:
        decide(demo, row.family_id, "escalate", "Five agencies in a month")
    rules, _ = read_proposal(demo, written(tmp_path, NEXT))
    before, lines, said = queue(demo), len(verbs(demo)), []
    found = backtest(demo, rules, FIRST, LAST, 2, lambda done, of, _words: said.append((done, of)))
    assert (queue(demo), demo.rules.version) == (before, "2026.2")
    assert verbs(demo)[lines:].count("backtest") == 1
    weeks = (LAST - FIRST).days // 7 + 1
    assert said == [(n, weeks) for n in range(1, weeks + 1)]
    for tally in (found.now, found.proposed):
        outcomes, seen, missed = caught(tally)
        assert outcomes == seen + missed >= 6 > 0 < seen
        assert all(14 <= lead <= 365 for lead in tally.leads)
        assert max(week.looks for week in tally.weeks) <= 2
    assert (found.now.version, found.proposed.version) == ("2026.2", "2027.1")
    assert summary(found.now)["seen_before"] == found.now.caught
    assert [one.name for one in found.groups] != []
    write_backtest(demo, found, tmp_path / "weeks.csv")
    rows = listed(tmp_path / "weeks.csv")
    assert len(rows) == 2 * weeks
    assert sum(int(row["looks"]) for row in rows) == found.now.looks + found.proposed.looks


def test_what_came_back_of_a_decision_is_what_later_happened(demo: Desk, clock: Clock) -> None:
    top = queue(demo)[0].family_id
    decide(demo, top, "escalate", "Five agencies in a month")
    clock.days(9)
    record_outcome(demo, top, "enquiry", clock().date(), "An enquiry was begun", "Told by the social worker")
    happened = [one for one in what_happened(demo, clock().date()) if one.family_id == top and one.kind != "tripwire"]
    assert [(one.kind, one.day) for one in happened] == [("escalate", LAST), ("enquiry", clock().date())]
    assert [one.kind for one in what_happened(demo, LAST) if one.family_id == top and one.kind != "tripwire"] == [
        "escalate"
    ]


def test_the_same_rules_bring_the_same(demo: Desk) -> None:
    found = backtest(demo, rules_of(demo, "2026.2"), FIRST, LAST, 3)
    assert found.now == found.proposed


def test_a_backtest_can_be_stopped_and_wants_days_in_order(demo: Desk) -> None:
    calls = iter(range(100))
    with pytest.raises(Cancelled, match="stopped"):
        backtest(demo, demo.rules, FIRST, LAST, 2, cancelled=lambda: next(calls) >= 3)
    assert next(calls) == 4
    with pytest.raises(Refused, match="Exchange the two days"):
        backtest(demo, demo.rules, LAST, FIRST, 2)
    with pytest.raises(Refused, match="1 or more"):
        backtest(demo, demo.rules, FIRST, LAST, 0)


def test_a_large_hub_is_replayed_by_three_processes_and_gives_the_same(
    demo: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_replay(demo, FIRST, LAST, 7, 200, tmp_path / "one.csv")
    monkeypatch.setattr("hubdesk.service.replay.MANY", 0)
    write_replay(demo, FIRST, LAST, 7, 200, tmp_path / "three.csv")
    assert (tmp_path / "three.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert len(listed(tmp_path / "one.csv")) > 200
    assert active_children() == []


def test_a_replay_sees_a_concern_as_it_stood_in_each_week(demo: Desk, tmp_path: Path, clock: Clock) -> None:
    row = queue(demo)[0]
    before = tmp_path / "before.csv"
    write_replay(demo, FIRST, LAST, 7, 200, before)
    for ref in row.concern_refs:
        retract(demo, ref, "It was another family")
    clock.days(8)
    write_replay(demo, FIRST, LAST, 7, 200, tmp_path / "after.csv")
    earlier, after = (listed(tmp_path / name) for name in ("before.csv", "after.csv"))
    assert [one for one in earlier if one["week_end"] < "2026-03-14"] == [
        one for one in after if one["week_end"] < "2026-03-14"
    ]
    restore_concern(demo, row.concern_refs[-1], "It was this one")
    write_replay(demo, LAST, LAST.replace(day=28), 7, 200, tmp_path / "late.csv")
    late = {
        one["week_end"]: int(one["score"]) for one in listed(tmp_path / "late.csv") if row.family_id in one.values()
    }
    assert late["2026-03-14"] == late["2026-03-21"] == 0 < late["2026-03-28"]

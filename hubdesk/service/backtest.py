"""Replay the hub's own history by the week under two versions of the rules, before one is taken into use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hubdesk.domain.backtest import Backtest, Tally
from hubdesk.domain.errors import Cancelled, Refused
from hubdesk.scoring.backtest import AGAIN, Counting, first_of_each, groups
from hubdesk.scoring.replay import Looks
from hubdesk.scoring.rules import Rules
from hubdesk.service.desk import Desk, act
from hubdesk.service.replay import History
from hubdesk.service.settle import Progress
from hubdesk.service.what_happened import what_happened
from hubdesk.sheets.write import write_csv
from hubdesk.store import concerns, people

TOGETHER = "Groups too small to be shown apart"
NOT_RECORDED = "Not recorded"
WEEK = 7
COLUMNS = ("rules_version", "week_end", "looks", "newly_red")


def backtest(
    desk: Desk,
    proposed: Rules,
    first: date,
    last: date,
    capacity: int,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Backtest:
    """Compare rules with those in use; nothing is kept but the line that it was done."""
    if last <= first:
        raise Refused(f"The back-test would end on {last} before it begins on {first}. Exchange the two days.")
    if capacity < 1:
        raise Refused("Say how many families the hub can look at in a week: 1 or more.")
    versions = (desk.rules, proposed)
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, WEEK)]
    # Long enough to find so many families that were not looked at lately.
    limit = max(50, capacity * (AGAIN // WEEK + 2))
    with act(desk, "backtest", reason=f"{proposed.version} beside {desk.rules.version}, {first} to {last}"):
        ranking = [Looks(rules, limit, desk.codes, desk.since()) for rules in versions]
        counting = [Counting(rules.version, capacity) for rules in versions]
        with History(desk, days) as history:
            for week in history.weeks(progress):
                if cancelled and cancelled():
                    raise Cancelled("The back-test was stopped. Nothing was changed.")
                for looks, counts in zip(ranking, counting, strict=True):
                    counts.see(week.day, [(history.name(row.family_id), row.band) for row in looks.see(week)])
        happened = first_of_each(what_happened(desk, last), first, last)
        now, then = (counts.tally(happened) for counts in counting)
    return Backtest(first, last, capacity, now, then, groups(_group_of(desk), (now, then), happened, TOGETHER))


def write_backtest(desk: Desk, found: Backtest, out: Path) -> None:
    """Write the looks of each week under both versions as CSV; no family stands in it."""
    with act(desk, "backtest", reason="written out"):
        rows = (
            (tally.version, week.day, week.looks, week.newly_red)
            for tally in (found.now, found.proposed)
            for week in tally.weeks
        )
        write_csv(out, COLUMNS, rows)


def summary(tally: Tally) -> dict[str, object]:
    """Say in a row what a version would have brought."""
    weeks = max(1, len(tally.weeks))
    return {
        "rules": tally.version,
        "looks_a_week": round(tally.looks / weeks, 1),
        "newly_red_a_week": round(sum(week.newly_red for week in tally.weeks) / weeks, 1),
        "outcomes": tally.outcomes,
        "seen_before": tally.caught,
        "missed": len(tally.missed),
        "median_lead_days": tally.median_lead,
        "looks_for_each": round(tally.looks / tally.caught, 1) if tally.caught else None,
    }


def _group_of(desk: Desk) -> dict[str, str]:
    """Say for each family which ethnicity is recorded most often among its people: for audit, never for scoring."""
    person_of, family_of = people.every_person(desk.database), people.every_family(desk.database)
    said: dict[str, Counter[str]] = {family: Counter() for family in family_of.values()}
    for told in concerns.every_told(desk.database):
        for mention in told.mentions:
            family = family_of.get(person_of.get(mention.id, ""))
            if family and mention.ethnicity.strip():
                said[family][mention.ethnicity.strip().capitalize()] += 1
    return {
        family: min(counts, key=lambda name: (-counts[name], name)) if counts else NOT_RECORDED
        for family, counts in said.items()
    }

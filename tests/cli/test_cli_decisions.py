"""Decisions and the day's work from the command line, by real processes."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cli.running import USER, Hub

LATER = (date.today() + timedelta(days=3)).isoformat()


def test_a_matter_is_handed_up_followed_up_and_closed(hub: Hub):
    family = str(hub.triage("--limit", 1)[0]["family_id"])
    hub.done("decide", family, "--decision", "escalate", "--reason", "Third agency", "--mdt", "North")
    made = hub.run("decisions", "--format", "json").json()[0]
    assert (made["kind"], made["family_id"], made["by"], made["came_back"]) == ("escalate", family, USER, [])
    waits = {row["name"]: row["waiting"] for row in hub.run("today", "--format", "json").json()}
    assert waits["mdt"] == 1
    said = hub.done("follow-up", "action", made["decision_id"], "--words", "Visit them", "--due", LATER)
    assert said.startswith(f"{USER} does this by ")
    action = said.split()[-1].rstrip(".")
    hub.done("follow-up", "done", action)
    told = ("--words", "Not enough yet", "--family-told", "By telephone")
    assert "is not an outcome" in hub.run("outcome", family, "--outcome", "maybe", *told).sentence(2)
    hub.done("outcome", family, "--outcome", "returned", *told)
    hub.done("correct", family, "--reason", "Fourth agency", "--why", "One was counted twice")
    again = hub.run("decisions", "--format", "json").json()
    assert [(row["reason"], row["outcome"]) for row in again] == [("Fourth agency", "returned")]
    listed = {row["name"]: row["waiting"] for row in hub.run("today", "--format", "json").json()}
    assert (listed["mdt"], listed["action"]) == (0, 0)
    assert hub.run("today", "--list", "mdt", "--format", "json").json() == []


def test_refusals_are_sentences(hub: Hub):
    family = str(hub.triage("--limit", 1)[0]["family_id"])
    assert hub.run("correct", family, "--why", "x").sentence(2) == f"Nothing was decided about {family} yet."
    assert "There is no concern X-1" in hub.run("acknowledge", "X-1").sentence(2)
    assert "nobody called Nobody" in hub.run("hand-over", USER, "Nobody", "--reason", "Leave").sentence(2)

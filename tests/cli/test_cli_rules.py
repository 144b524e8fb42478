"""Rules, back-test, incidents and marks on the command line, as real processes."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

from hubdesk.domain.shipped import shipped
from tests.cli.running import LAST_DAY, Hub

TEXT = shipped("rules/score.toml").read_text(encoding="utf-8")
VERSION = next(line.split('"')[1] for line in TEXT.splitlines() if line.startswith("version"))


def proposed(hub: Hub, text: str = TEXT) -> Path:
    file = hub.folder / "next.toml"
    file.write_text(text.replace(f'version = "{VERSION}"', 'version = "2099.1"').replace("most = 80", "most = 60"))
    return file


def test_rules_are_proposed_compared_tested_and_accepted(hub: Hub) -> None:
    said = hub.done("rules", "propose", "--file", proposed(hub))
    assert said.startswith("Version 2099.1 waits for a manager.")
    assert hub.run("rules", "compare", "--version", "2099.1", "--format", "json").json() == [
        {"figure": "household most", "in_use": "80", "proposed": "60"}
    ]
    first = LAST_DAY - timedelta(days=500)
    out = hub.folder / "weeks.csv"
    days = ("--from", first, "--to", LAST_DAY, "--capacity", 2, "--out", out)
    rows = hub.run("backtest", "--version", "2099.1", *days, "--format", "json").json()
    assert [row["rules"] for row in rows] == [VERSION, "2099.1"]
    assert all(row["outcomes"] == row["seen_before"] + row["missed"] for row in rows)
    with out.open(encoding="utf-8") as sheet:
        assert {row["rules_version"] for row in csv.DictReader(sheet)} == {VERSION, "2099.1"}
    assert hub.run("rules", "accept", "--version", "2099.1").sentence(2).startswith("Give the reason")
    hub.done("rules", "accept", "--version", "2099.1", "--reason", "Agreed by the board")
    listed = {row["version"]: row["state"] for row in hub.run("rules", "list", "--format", "csv").csv()}
    assert listed == {VERSION: "not in use", "2099.1": "in use"}
    family = hub.triage()[0]["family_id"]
    assert hub.run("explain", family, "--format", "json").json()["rules_version"] == "2099.1"


def test_wrong_rules_are_refused_with_their_line(hub: Hub) -> None:
    file = proposed(hub, TEXT.replace("keeps = 60", "kepes = 60"))
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if text.startswith("kepes"))
    said = hub.run("rules", "propose", "--file", file).sentence(3)
    assert f"next.toml, line {line} (kepes)" in said and "did you mean keeps?" in said
    assert "Say which version" in hub.run("rules", "compare").sentence(2)


def test_a_concern_is_marked_and_two_are_said_to_be_one_event(hub: Hub) -> None:
    row = next(row for row in hub.triage() if len(row["concern_refs"]) > 2)
    one, two, *_ = row["concern_refs"]
    hub.done("incident", "one", one, two, "--reason", "One evening")
    family = row["family_id"]
    listed = hub.run("incident", "list", family, "--format", "json").json()
    assert {"somebody said so"} == {
        said["because"] for said in listed if {said["concern"], said["told_of_the_same_as"]} == {one, two}
    }
    hub.done("incident", "undo", one, two, "--reason", "It was not")
    assert "Name two concerns" in hub.run("incident", "two", one, "--reason", "why").sentence(2)
    hub.done("concern", "retract", one, "--reason", "Another family")
    lines = hub.run("explain", family, "--format", "json").json()["lines"]
    assert [line["points"] for line in lines if line["concern_ref"] == one] == [0]
    assert "Give the reason" in hub.run("concern", "restore", one, "--reason", " ").sentence(2)


def test_the_transparency_record_is_a_pdf(hub: Hub) -> None:
    out = hub.folder / "record.pdf"
    assert "names nobody" in hub.done("transparency", "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    assert "Choose another folder" in hub.run("transparency", "--out", hub.folder / "none" / "r.pdf").sentence(3)

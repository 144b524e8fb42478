"""Who belongs to whom on the command line."""

from __future__ import annotations

import csv

from tests.cli.running import Hub


def _two(hub: Hub) -> tuple[str, str]:
    hub.done("mentions", "--out", hub.folder / "mentions.csv")
    with (hub.folder / "mentions.csv").open(encoding="utf-8", newline="") as file:
        first, second, *_ = dict.fromkeys(row["person_id"] for row in csv.DictReader(file))
    return first, second


def test_a_relationship_is_recorded_listed_and_taken_back(hub: Hub):
    one, other = _two(hub)
    hub.done("relation", "add", one, "--is", "sibling", "--of", other, "--since", "2019", "--source", "the school")
    (row,) = hub.run("relation", "list", other, "--format", "json").json()
    assert (row["is"], row["source"], row["since"]) == ("Sibling of", "the school", "2019")
    assert "Say why" in hub.run("relation", "take-back", row["id"]).sentence(2)
    hub.done("relation", "take-back", row["id"], "--reason", "They are cousins")
    assert hub.run("relation", "list", one, "--format", "json").json() == []


def test_what_is_missing_is_said(hub: Hub):
    one, _ = _two(hub)
    assert "--is parent" in hub.run("relation", "add", one).sentence(2)

"""Names and protected identities on the command line, and what is left of a sealed person in what is written."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.running import Hub


def _person(hub: Hub) -> str:
    """Name a person who was mentioned."""
    hub.done("mentions", "--out", hub.folder / "before.csv")
    with (hub.folder / "before.csv").open(encoding="utf-8", newline="") as file:
        row = next(iter(csv.DictReader(file)))
    return row["person_id"]


def test_a_name_is_recorded_and_taken_back(hub: Hub):
    person = _person(hub)
    hub.done("name", "add", person, "Bo Examplesson", "--kind", "married", "--from", "01/05/2019")
    hub.done("name", "take-back", person, "Bo Examplesson", "--reason", "It was her sister")
    assert "is not recorded" in hub.run("name", "take-back", person, "Bo Examplesson", "--reason", "Again").sentence(2)


def test_a_sealed_person_is_in_no_list_until_it_is_taken_back(hub: Hub):
    person = _person(hub)
    hub.done("protect", "add", person, "--kind", "adoption", "--reason", "Placed by the court")
    hub.done("mentions", "--out", hub.folder / "after.csv")
    assert person not in Path(hub.folder / "after.csv").read_text(encoding="utf-8")
    (row,) = hub.run("protect", "list", "--format", "json").json()
    assert row["kind"] == "adoption" and "name" not in row
    assert "Say why" in hub.run("protect", "look", row["id"]).sentence(2)
    seen = hub.run("protect", "look", row["id"], "--reason", "The court asks", "--format", "json").json()
    assert len(seen) == row["entries"] and all(one["name"] for one in seen)
    assert [one["reason"] for one in hub.run("protect", "looks", "--format", "json").json()] == ["The court asks"]
    hub.done("protect", "take-back", row["id"], "--reason", "The order was lifted")
    hub.done("mentions", "--out", hub.folder / "again.csv")
    again, before = ((hub.folder / name).read_bytes() for name in ("again.csv", "before.csv"))
    assert again == before

"""Hub and headquarters on the command line: enrolled, sent, received, acknowledged, and all of it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import PASSPHRASE, Hub, Row, refs


@pytest.fixture
def enrolled(hub: Hub) -> Hub:
    """A hub and, in its folder `hq`, a headquarters that know each other."""
    hub.done("hq", "init", "hq", "--name", "County HQ", "--user", "Jo Office", "--recovery-file", "hq-recovery.txt")
    hub.done("enrol", "hq/hq-public.json", "--out", "post")
    (card,) = (hub.folder / "post").glob("*-public.json")
    assert "Moorlands can send now" in hub.done("hq", "enrol", "hq", card)
    return hub


def test_what_a_hub_sends_is_taken_once_and_acknowledged(enrolled: Hub, rows: list[Row]):
    assert "bundle 1" in enrolled.done("export", "stick")
    (bundle,) = (enrolled.folder / "stick").glob("*.bundle")
    assert b"Moorlands" not in bundle.read_bytes()
    taken = enrolled.run("hq", "receive", "hq", "stick", "--format", "json").json()
    assert [(one["what"], one["hub"], one["sequence"]) for one in taken] == [("taken", "Moorlands", 1)]
    assert taken[0]["records"] > len(refs(rows))
    assert "up to bundle 1" in enrolled.done("receipts", "stick")
    again = enrolled.run("hq", "receive", "hq", "stick", "--format", "json").json()
    assert [one["what"] for one in again] == ["repeat"]
    assert "Took in 0 receipts" in enrolled.done("receipts", "stick")
    assert "nothing was written" in enrolled.done("export", "stick")
    (far,) = enrolled.run("hq", "status", "hq", "--format", "json").json()
    assert (far["name"], far["bundles"], far["last_sequence"]) == ("Moorlands", 1, 1)
    assert "bundle 2" in enrolled.done("export", "stick", "--everything")
    assert [one["what"] for one in enrolled.run("hq", "receive", "hq", "stick", "--format", "json").json()] == [
        "repeat",
        "taken",
    ]


def test_a_damaged_bundle_is_refused_and_the_rest_is_taken(enrolled: Hub):
    enrolled.done("export", "stick")
    (bundle,) = (enrolled.folder / "stick").glob("*.bundle")
    data = bundle.read_bytes()
    (enrolled.folder / "stick" / "H-0000000000-000009-00000000.bundle").write_bytes(data[:-20])
    ran = enrolled.run("hq", "receive", "hq", "stick", "--format", "csv")
    assert ran.status == 3
    assert "1 of 2 files were refused" in ran.err
    assert "taken" in ran.out
    assert "nobody" not in ran.out


def test_who_has_no_headquarters_cannot_send(full: Hub, tmp_path: Path):
    assert "enrol" in full.run("export", tmp_path / "stick").sentence(2)
    full.run("receipts", tmp_path).sentence(2)
    full.run("hq", "status", "hq").sentence(3)
    full.run("enrol", "nowhere.json").sentence(2)


def test_another_headquarters_is_only_taken_where_that_is_said(enrolled: Hub):
    enrolled.done("hq", "init", "other", "--name", "Other HQ", "--user", "Jo Office")
    assert "--name" in enrolled.run("hq", "init", "hq", "--user", "Jo Office").err
    enrolled.run("hq", "init", "hq", "--name", "Again", "--user", "Jo Office").sentence(2)
    assert "County HQ already" in enrolled.run("enrol", "other/hq-public.json", "--out", "post").sentence(2)
    assert "Other HQ" in enrolled.done("enrol", "other/hq-public.json", "--out", "post", "--replace")
    wrong = enrolled.folder / "wrong"
    wrong.write_text("not what it was set up with", encoding="utf-8")
    enrolled.run("hq", "status", "hq", HUBDESK_PASSPHRASE_FILE=str(wrong)).sentence(2)
    enrolled.run("hq", "status", "hq", "--user", "Nobody Known").sentence(2)
    assert PASSPHRASE not in (enrolled.folder / "hq-recovery.txt").read_text(encoding="utf-8")

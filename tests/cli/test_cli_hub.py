"""The hub as a whole: set up, users, audit trail, backup, check, and what is said where it cannot be opened."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import PASSPHRASE, USER, Hub, Row, refs, same_but_for_ids

HOLD = """
import sys
from pathlib import Path
from hubdesk.service.unlock import lock, unlock
desk = unlock(Path("hub.db"), sys.argv[1], sys.argv[2])
print("open", flush=True)
sys.stdin.read()
lock(desk)
"""


def test_a_hub_is_set_up_without_anybody_there(tmp_path: Path):
    hub = Hub(tmp_path)
    (tmp_path / "pass").write_text(PASSPHRASE, encoding="utf-8")
    words = ("init", "--hub", "Moorlands", "--user", USER, "--recovery-file", "kept/recovery.txt")
    assert "Moorlands" in hub.done(*words)
    assert "HubDesk recovery key of Moorlands" in (tmp_path / "kept" / "recovery.txt").read_text(encoding="utf-8")
    assert hub.run("user", "list", "--format", "json").json() == [
        {"name": USER, "role": "administrator", "access": "yes"}
    ]
    assert hub.triage() == []
    assert "already" in hub.run(*words).sentence(2)


def test_a_short_passphrase_makes_no_hub(tmp_path: Path):
    hub = Hub(tmp_path)
    (tmp_path / "pass").write_text("short", encoding="utf-8")
    hub.run("init", "--hub", "Moorlands", "--user", USER).sentence(2)
    assert not hub.db.exists()


def test_nobody_is_asked_where_nobody_is_there(full: Hub):
    assert "HUBDESK_PASSPHRASE_FILE" in full.run("triage", HUBDESK_PASSPHRASE_FILE="").sentence(2)


def test_a_wrong_passphrase_is_refused(full: Hub, tmp_path: Path):
    wrong = tmp_path / "wrong"
    wrong.write_text("another passphrase altogether", encoding="utf-8")
    full.run("triage", HUBDESK_PASSPHRASE_FILE=str(wrong)).sentence(2)
    full.run("triage", "--user", "Nobody Known").sentence(2)


def test_a_passphrase_file_that_is_not_there_is_a_known_fault(full: Hub):
    assert "HUBDESK_PASSPHRASE_FILE" in full.run("triage", HUBDESK_PASSPHRASE_FILE="nowhere.txt").sentence(3)


def test_what_is_not_a_hub_is_a_known_fault_and_stays_as_it_is(hub: Hub, tmp_path: Path):
    assert "no hub" in hub.run("triage", "--db", "nowhere.db").sentence(3)
    hub.db.write_bytes(b"a letter, and not a hub")
    hub.run("triage").sentence(3)
    assert hub.db.read_bytes() == b"a letter, and not a hub"
    hub.db.unlink()
    ordinary = sqlite3.connect(hub.db)
    ordinary.execute("CREATE TABLE people (name)")
    ordinary.close()
    assert "ordinary" in hub.run("triage").sentence(3)
    hub.db.with_name("hub.db.keys").unlink()
    hub.run("triage").sentence(3)


def test_a_hub_that_is_open_elsewhere_says_so(hub: Hub):
    with hub.start("-c", HOLD, USER, PASSPHRASE) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "open\n"
        assert "open" in hub.run("triage").sentence(3)
        holding.communicate()
    assert hub.triage("--limit", 1) != []


def test_users_come_and_go(hub: Hub):
    (hub.folder / "first").write_text("their first passphrase", encoding="utf-8")
    hub.done("user", "add", "--name", "Ann Reader", "--role", "auditor", "--passphrase-file", "first")
    listed = hub.run("user", "list", "--format", "csv", HUBDESK_USER=USER).csv()
    assert [(user["name"], user["role"]) for user in listed] == [("Ann Reader", "auditor"), (USER, "administrator")]
    as_ann = {"HUBDESK_USER": "Ann Reader", "HUBDESK_PASSPHRASE_FILE": "first"}
    assert hub.run("triage", "--format", "json", **as_ann).json() != []
    assert "may not" in hub.run("backup", "copy.db", **as_ann).sentence(2)
    assert "Ann Reader" in hub.run("triage").sentence(2), "two users: who acts must be said"
    hub.done("user", "end", "--name", "Ann Reader", "--user", USER)
    hub.run("triage", **as_ann).sentence(2)


def test_the_audit_trail_is_whole_and_holds_no_passphrase(full: Hub):
    assert re.search(r"whole: \d+ entries", full.done("audit", "verify"))
    written = full.run("audit", "export")
    assert {"import", "unlock", "lock"} <= {row["verb"] for row in written.csv()}
    assert PASSPHRASE not in written.out


def test_a_backup_put_back_is_the_same_hub(hub: Hub):
    before = hub.triage()
    hub.done("backup", "kept/copy.db")
    assert "nothing is written over" in hub.run("restore", "kept/copy.db").sentence(2)
    hub.db.rename(hub.folder / "lost.db")
    hub.done("restore", "kept/copy.db")
    assert hub.triage() == before
    assert "not there" in hub.run("restore", "kept/none.db", "--db", "new.db").sentence(3)


def test_what_is_worked_out_again_is_the_same(hub: Hub, rows: list[Row]):
    before = hub.triage()
    said = hub.done("check", "--rebuild")
    assert f"whole: {len(refs(rows)):,} concerns" in said
    assert hub.triage() == before


def test_the_demo_is_a_whole_job(tmp_path: Path):
    hub = Hub(tmp_path)
    said = hub.done("demo", "--families", 40, "--out", tmp_path / "demo")
    assert "every person in it is made up" in said
    (pack,) = (tmp_path / "demo").glob("*.pdf")
    assert pack.read_bytes().startswith(b"%PDF")
    shown = re.search(r"its passphrase: (.+)", said)
    assert shown
    (tmp_path / "pass").write_text(shown[1], encoding="utf-8")
    listed = hub.triage("--db", tmp_path / "demo" / "hub.db")
    assert len({ref for row in listed for ref in row["concern_refs"]}) > 200


def test_the_same_sheet_makes_the_same_queue_in_another_hub(full: Hub, empty: Hub):
    empty.done("import", full.folder / "concerns.csv", "--rejects", "rejected.csv")
    assert same_but_for_ids(empty.triage()) == same_but_for_ids(full.triage())


@pytest.mark.parametrize("words", [("nonsense",), ("triage", "--as-of", "14/3/26"), ("triage", "--limit", "none"), ()])
def test_what_cannot_be_parsed_has_status_2(full: Hub, words: tuple[str, ...]):
    ran = full.run(*words, "--nonsense")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: hubdesk")

"""Packs on the command line: listed, shown, signed by two people, made again and saved as a morning's pile."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from tests.cli.running import LAST_DAY, Hub, write_sheet

SECOND = "Lee Second"


def second_person(hub: Hub) -> None:
    (hub.folder / "second").write_text("another long passphrase\n", encoding="utf-8")
    hub.done("user", "add", "--name", SECOND, "--role", "staff", "--passphrase-file", hub.folder / "second")


def as_second(hub: Hub) -> dict[str, str]:
    return {"HUBDESK_USER": SECOND, "HUBDESK_PASSPHRASE_FILE": str(hub.folder / "second")}


def made(hub: Hub, to: str = "mdt", *more: object) -> str:
    family = hub.triage("--limit", 1)[0]["family_id"]
    said = hub.done("pack", family, "--for", to, "--out", hub.folder / f"{to}.pdf", *more)
    return re.findall(r"Pack (\S+) is at", said)[0]


def test_a_pack_goes_its_way_from_draft_to_the_folder(hub: Hub, tmp_path: Path):
    number = made(hub, "school")
    second_person(hub)
    me = {"HUBDESK_USER": "Sam Clerk"}
    assert "It is a draft until a second person signs." in hub.done("packs", "sign", number, **me)
    assert "second person" in hub.run("packs", "sign", number, **me).sentence(2)
    (row,) = hub.run("packs", "list", "--format", "json", **me).json()
    assert (row["number"], row["state"], row["signed_by"]) == (number, "signing", "Sam Clerk")
    assert f"signed by Sam Clerk and {SECOND}." in hub.done("packs", "sign", number, **as_second(hub))
    out = tmp_path / "out"
    out.mkdir()
    said = hub.done("packs", "save", "--to", out, **me)
    assert "in clear" in said and sorted(str(path) for path in out.iterdir()) == sorted(said.splitlines()[:-1])
    assert (out / f"{number}-copy-1.pdf").exists()
    assert [one["state"] for one in hub.run("packs", "list", "--format", "json", **me).json()] == ["out"]
    assert "Copy 1 was saved by Sam Clerk" in hub.done("packs", "show", number, **me)
    assert "at least one" in hub.run("packs", "save", "--to", out, **me).sentence(2)


def test_a_family_that_changed_is_made_again_or_signed_with_a_reason(hub: Hub, rows: list[dict[str, object]]):
    number = made(hub)
    ref = hub.triage("--limit", 1)[0]["concern_refs"][0]
    row = next(one for one in rows if one["concern_ref"] == ref)
    later = {**row, "concern_ref": "LATER-1", "received_at": f"{LAST_DAY.isoformat()} 09:00", "narrative": "Once more."}
    hub.done("import", write_sheet(hub.folder / "later.csv", [later]))
    said = hub.run("packs", "sign", number).sentence(2)
    assert "One piece came since it was made." in said and f"hubdesk packs again {number}" in said
    again = hub.done("packs", "again", number, "--out", hub.folder / "newer.pdf")
    newer = again.split()[1]
    assert f"Pack {newer} replaces {number}." in again and (hub.folder / "newer.pdf").exists()
    states = {one["number"]: one["state"] for one in hub.run("packs", "list", "--format", "json").json()}
    assert states == {number: "replaced", newer: "draft"}
    assert f"It replaces pack {number}." in hub.done("packs", "show", newer)
    assert "is signed by Sam Clerk." in hub.done("packs", "sign", number, "--reason", "The MDT has it already")


def test_somebody_is_left_out_and_what_the_school_does_not_see_is_printed(hub: Hub):
    family = hub.triage("--limit", 1)[0]["family_id"]
    hub.done("mentions", "--out", hub.folder / "mentions.csv")
    listed = csv.DictReader(io.StringIO((hub.folder / "mentions.csv").read_text(encoding="utf-8")))
    person = next(row["person_id"] for row in listed if row["family_id"] == family)
    number = made(hub, "school", "--leave-out", f"{person}=Not needed at school")
    shown = hub.run("packs", "show", number, "--format", "json").json()
    assert {tuple(row) for row in shown} == {("what", "concern_ref", "words", "why")}
    assert (shown[0]["what"], shown[0]["why"]) == ("Left out", "Not needed at school")
    refused = hub.run("pack", family, "--for", "school", "--leave-out", f"{person}=no", "--out", hub.folder / "x.pdf")
    assert "why somebody is left out" in refused.sentence(2)


def test_a_number_that_no_pack_has_is_refused(hub: Hub):
    for what in ("show", "sign", "again"):
        assert "There is no pack 2020-0001-AAAA" in hub.run("packs", what, "2020-0001-AAAA").sentence(2)


def test_a_saved_copy_is_signed_with_the_hubs_certificate_and_checked(hub: Hub, tmp_path: Path):
    number = made(hub, "school")
    assert "has no certificate" in hub.done("packs", "certificate")
    mark = hub.done("packs", "certificate", "--make").splitlines()[-1]
    assert hub.done("packs", "certificate", "--out", tmp_path / "hub.pem").splitlines()[-1] == mark
    hub.done("packs", "sign", number)
    second_person(hub)
    hub.done("packs", "sign", number, **as_second(hub))
    me = {"HUBDESK_USER": "Sam Clerk"}
    hub.done("packs", "save", "--to", tmp_path, **me)
    file = tmp_path / f"{number}-copy-1.pdf"
    assert f"It is pack {number}, of which 1 copy left." in hub.done("packs", "check", file, **me)
    changed = bytearray(file.read_bytes())
    changed[1000] ^= 1
    file.write_bytes(bytes(changed))
    assert "changed after it was signed" in hub.run("packs", "check", file, **me).sentence(2)

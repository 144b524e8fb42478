"""Kinds of pack, subject access copies, the weekly list and the form on paper, from the command line."""

from __future__ import annotations

import csv
import io

import pikepdf
import pytest

from tests.cli.running import Hub


@pytest.mark.parametrize(("kind", "more"), [("referral", ()), ("court", ("--also", "Walrus Avenue"))])
def test_a_pack_of_each_kind_is_a_whole_pdf(hub: Hub, kind: str, more: tuple[str, ...]):
    out = hub.folder / f"{kind}.pdf"
    first = hub.triage("--limit", 1)[0]["family_id"]
    hub.done("pack", first, "--for", "court", "--kind", kind, "--out", out, *more)
    with pikepdf.open(out) as opened:
        assert len(opened.pages) == 1 if kind == "referral" else len(opened.pages) > 3
    if kind == "referral":
        wanted = ("pack", first, "--for", "court", "--out", hub.folder / "no.pdf")
        assert "for a court only" in hub.run(*wanted, "--redact", "C1=Ordered by the court").sentence(2)
        assert hub.run(*wanted, "--kind", "court", "--redact", "C1").status == 2
        assert "not a piece" in hub.run(*wanted, "--kind", "court", "--redact", "C1=Ordered by it").sentence(2)
        assert not (hub.folder / "no.pdf").exists()


def test_a_childs_copy_for_a_parent_waits_for_a_word_on_each_piece(hub: Hub):
    first = hub.triage("--limit", 1)[0]
    hub.done("mentions", "--out", hub.folder / "mentions.csv")
    told = list(csv.DictReader(io.StringIO((hub.folder / "mentions.csv").read_text(encoding="utf-8"))))
    gaps = hub.run("gaps", first["family_id"], "--format", "json").json()
    child = gaps[0]["person_id"]
    refs = sorted({row["concern_ref"] for row in told if row["person_id"] == child})
    out = hub.folder / "copy.pdf"
    asked = ("subject-access", child, "--asked-by", "parent", "--out", out)
    refused = hub.run(*asked).sentence(2)
    assert all(ref in refused for ref in refs) and not out.exists()
    said = hub.done(*asked, "--give", "all", "--withhold", f"{refs[0]}=Hurt by the parent who asks", "--also", "Mick")
    assert "read it before anybody gets it" in said and out.read_bytes().startswith(b"%PDF")
    assert "nobody with the id" in hub.run("subject-access", "P-0000000000", "--out", out).sentence(2)


def test_the_weekly_list_and_the_form_are_whole_or_not_there(hub: Hub):
    for command in (("weekly", "--top", 5), ("form",)):
        out = hub.folder / f"{command[0]}.pdf"
        assert str(out) in hub.done(*command, "--out", out)
        assert out.read_bytes().startswith(b"%PDF")
        lost = hub.run(*command, "--out", hub.folder / "nowhere" / "list.pdf").sentence(3)
        assert "no such folder" in lost

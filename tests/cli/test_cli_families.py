"""Families: the queue, the account of a score, gaps, requests, decisions, matches that wait, and packs."""

from __future__ import annotations

import csv
import io
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import LAST_DAY, Hub, Row, refs

LATER = (date.today() + timedelta(days=30)).isoformat()


@pytest.fixture(scope="session")
def first(full: Hub) -> str:
    """The family at the top of the queue, the same in every copy of the hub."""
    return str(full.triage("--limit", 1)[0]["family_id"])


def test_the_queue_has_the_form_that_others_rely_on(full: Hub, rows: list[Row]):
    listed = full.triage()
    assert {tuple(row) for row in listed} == {("rank", "family_id", "score", "band", "children", "concern_refs")}
    assert [row["rank"] for row in listed] == list(range(1, len(listed) + 1))
    assert {ref for row in listed for ref in row["concern_refs"]} <= refs(rows)
    assert full.triage("--limit", 3) == listed[:3]
    assert full.run("triage", "--format", "csv", "--limit", "2").csv()[0]["family_id"] == listed[0]["family_id"]
    assert "why now" in full.done("triage", "--limit", 2).splitlines()[0]


def test_the_points_of_an_account_sum_to_the_total(full: Hub):
    for row in full.triage("--limit", 3):
        told = full.run("explain", row["family_id"], "--format", "json").json()
        assert tuple(told) == ("family_id", "as_of", "total", "rules_version", "lines")
        assert (told["family_id"], told["total"]) == (row["family_id"], row["score"])
        assert {tuple(line) for line in told["lines"]} == {("label", "points", "because", "concern_ref")}
        assert sum(line["points"] for line in told["lines"]) == told["total"]


def test_an_account_for_people_says_the_total_and_what_nobody_knows(full: Hub, first: str):
    said = full.done("explain", first)
    assert f"Total {full.triage('--limit', 1)[0]['score']} points" in said
    assert "What nobody knows" in said


def test_a_person_is_explained_by_their_ties(full: Hub, first: str, tmp_path: Path):
    full.done("mentions", "--out", tmp_path / "mentions.csv")
    listed = list(csv.DictReader(io.StringIO((tmp_path / "mentions.csv").read_text(encoding="utf-8"))))
    person = next(row["person_id"] for row in listed if row["family_id"] == first)
    ties = full.run("explain", person, "--format", "json").json()
    assert {tuple(line) for line in ties} == {("tie", "label", "points", "because")}
    assert "Weight" in full.done("explain", person)


def test_gaps_name_each_agency_for_each_child(full: Hub, first: str):
    cells = full.run("gaps", first, "--format", "json").json()
    assert {"child", "person_id", "agency", "code", "state", "since", "because"} == set(cells[0])
    assert len({(cell["child"], cell["agency"]) for cell in cells}) == len(cells)
    assert {cell["state"] for cell in cells} >= {"not asked"}


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "F-0000000000"),
        ("explain", "P-0000000000"),
        ("explain", "';--"),
        ("gaps", ""),
        ("pack", "Moore", "--for", "mdt", "--out", "x.pdf"),
    ],
)
def test_what_names_no_family_is_refused(full: Hub, words: tuple[str, ...]):
    full.run(*words).sentence(2)


def test_a_decision_needs_a_kind_and_a_reason(hub: Hub, first: str):
    reason = ("--reason", "One school, explained, and nothing like it before.")
    assert "reason" in hub.run("decide", first, "--decision", "escalate", "--reason", " ").sentence(2)
    assert hub.run("decide", first, "--decision", "escalate").status == 2
    assert "Choose one of" in hub.run("decide", first, "--decision", "forget", *reason).sentence(2)
    assert "day" in hub.run("decide", first, "--decision", "watch_until", *reason).sentence(2)
    hub.run("decide", "F-0000000000", "--decision", "escalate", *reason).sentence(2)
    before = hub.triage()
    hub.done("decide", first, "--decision", "watch_until", "--review-on", LATER, *reason)
    after = hub.triage()
    assert after[-1]["family_id"] == first, "what a person decided sinks below what still needs one"
    assert {row["family_id"] for row in after} == {row["family_id"] for row in before}


def test_a_partner_is_asked_answers_or_is_not_asked(hub: Hub, first: str):
    hub.done("mentions", "--out", "mentions.csv")
    text = (hub.folder / "mentions.csv").read_text(encoding="utf-8")
    people = [row["person_id"] for row in csv.DictReader(io.StringIO(text)) if row["family_id"] == first]
    child = people[0]  # the first mention of a concern is its subject
    gate = ("--purpose", "Whether seen", "--consent", "Sought and given", "--informed", "Told by telephone")
    because = ("--basis", "public_task", "--necessity", "Nobody else has seen the child this month.")
    assert "write" in hub.run("request", "ask", child, "--agency", "gp", *gate).sentence(2)
    hub.run("request", "ask", "P-0000000000", "--agency", "gp", *gate, *because).sentence(2)
    said = hub.done("request", "ask", child, "--agency", "gp", *gate, *because)
    asked = said.split("request ")[1].split(",")[0]
    hub.done("request", "not-ask", child, "--agency", "housing", "--purpose", "Not theirs", "--review-on", LATER)
    hub.run("request", "reply", asked).sentence(2)
    hub.done("request", "reply", asked, "--outcome", "nil", "--words", "Not registered with them")
    cells = hub.run("gaps", first, "--format", "json").json()
    assert "nil return" in {cell["state"] for cell in cells if cell["agency"] == "GP"}


def test_a_match_that_waits_is_answered_once(hub: Hub):
    waiting = hub.run("review", "--format", "json").json()
    pair = (waiting[0]["left"], waiting[0]["right"])
    words = ("review", "--answer", *pair, "--verdict", "not_same", "--format", "json")
    left = hub.run(*words, "--reason", "Two children with one name; seen side by side").json()
    assert pair not in {(one["left"], one["right"]) for one in left}
    assert len(left) < len(waiting) or len(waiting) == 50
    hub.done("check", "--rebuild")
    assert pair not in {(one["left"], one["right"]) for one in hub.run("review", "--format", "json").json()}


def test_people_are_joined_parted_and_taken_back(hub: Hub):
    waiting = hub.run("review", "--format", "json").json()[0]
    ends = (waiting["left"], waiting["right"])
    because = ("--reason", "An agency confirmed it")
    assert "one person already" in hub.run("merge", ends[0], ends[0], *because).sentence(2)
    said = hub.done("merge", *ends, *because)
    assert said.startswith("One person now: P-")
    person = said.split(": ")[1].split(".")[0]
    stroke = said.split("hubdesk undo ")[1].strip()
    assert f"hubdesk undo {stroke}" in hub.run("split", person, ends[0], "--reason", "Twins").sentence(2)
    shown = hub.done("explain", person)
    assert "Joined by Sam Clerk" in shown and "(An agency confirmed it)" in shown
    reference = shown.split("Joined by Sam Clerk", 1)[1].split("(", 1)[1].split(")", 1)[0]
    parted = hub.done("split", person, reference, "--reason", "Twins", "--instead")
    assert parted.startswith("2 persons now: ")
    hub.done("undo")
    hub.done("undo", stroke)
    assert ends in {(one["left"], one["right"]) for one in hub.run("review", "--format", "json").json()}
    assert "taken back already" in hub.run("undo", stroke).sentence(2)


def test_a_pack_is_a_whole_pdf_or_nothing(hub: Hub, first: str):
    out = hub.folder / "pack.pdf"
    said = hub.done("pack", first, "--for", "mdt", "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    assert "OFFICIAL-SENSITIVE" in said
    assert "Choose one of" in hub.run("pack", first, "--for", "newspaper", "--out", "no.pdf").sentence(2)
    lost = hub.run("pack", first, "--for", "mdt", "--out", hub.folder / "nowhere" / "pack.pdf").sentence(3)
    assert "safe in the hub" in lost
    assert sorted(path.name for path in hub.folder.glob("*.pdf*")) == ["pack.pdf"]


def test_a_pack_is_encrypted_under_a_passphrase_from_a_file_and_never_from_an_argument(hub: Hub, first: str):
    out, secret = hub.folder / "pack.pdf", hub.folder / "secret"
    wanted = ("pack", first, "--for", "mdt", "--out", out)
    assert "cannot be read" in hub.run(*wanted, "--protect-file", secret).sentence(3)
    secret.write_text("short\n", encoding="utf-8")
    assert "at least 12" in hub.run(*wanted, "--protect-file", secret).sentence(2)
    assert "Nobody is there to ask" in hub.run(*wanted, "--protect").sentence(2)
    assert not out.exists()
    secret.write_text("four words nobody joins\n", encoding="utf-8")
    said = hub.done(*wanted, "--protect-file", secret)
    assert "opens with its passphrase only" in said and "nobody joins" not in said
    assert b"/Encrypt" in out.read_bytes()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only here")
def test_a_pack_for_a_folder_that_cannot_be_written_is_a_known_fault(hub: Hub, first: str):
    shut = hub.folder / "shut"
    shut.mkdir(mode=0o500)
    hub.run("pack", first, "--for", "mdt", "--out", shut / "pack.pdf").sentence(3)


def test_the_account_of_an_earlier_day_is_of_that_day(full: Hub):
    day = (LAST_DAY - timedelta(days=200)).isoformat()
    row = full.triage("--as-of", day, "--limit", 1)[0]
    told = full.run("explain", row["family_id"], "--as-of", day, "--format", "json").json()
    assert (told["as_of"], told["total"]) == (day, row["score"])
    assert {line["concern_ref"] for line in told["lines"]} - {""} <= set(row["concern_refs"])


def test_a_request_goes_from_the_grid_to_its_answer(hub: Hub, first: str, tmp_path: Path):
    cells = hub.run("gaps", first, "--format", "json").json()
    gap = next(cell for cell in cells if cell["state"] == "not asked")
    said = hub.done("gaps", first)
    assert "Ask next:" in said
    assert "Silence:" in said
    gate = ("--basis", "public_task", "--consent", "Not sought", "--informed", "Not yet", "--necessity", "One question")
    about = ("--agency", gap["code"], "--purpose", "Whether they are seen", "--rating", "blue")
    assert "no answer is awaited" in hub.done("request", "ask", gap["person_id"], *about, *gate)
    row = hub.run("request", "list", "--format", "json").json()[0]
    assert (row["agency"], row["state"], row["rating"]) == (gap["agency"], "open", "blue")
    hub.run("request", "rate", row["request"], "--rating", "red").sentence(2)
    assert "due" in hub.done("request", "rate", row["request"], "--rating", "red", "--reason", "A new injury")
    hub.run("request", "letter", row["request"]).sentence(2)
    hub.done("request", "letter", row["request"], "--out", tmp_path / "one.pdf")
    hub.done("request", "letter", row["request"], "--out", tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes() != b""
    hub.done("request", "reply", row["request"], "--outcome", "nil")
    assert "nil" in hub.done("request", "list", "--show", "answered")
    assert "No request stands here." in hub.done("request", "list")
    hub.done("request", "take-back", row["request"], "--reason", "It was another child")
    assert len(hub.run("request", "list", "--format", "json").json()) == 1
    hub.run("request", "reply").sentence(2)
    away = ("--agency", "housing", "--purpose", "They own it", "--review-on", LATER)
    assert "cannot know" in hub.done("request", "not-apply", gap["person_id"], *away)
    assert "consent was refused" in hub.done("request", "consent-refused", gap["person_id"], *away)


def test_unsafe_contact_is_noted_and_stops_letters_and_packs(hub: Hub, first: str, tmp_path: Path):
    child = hub.run("gaps", first, "--format", "json").json()[0]["person_id"]
    gate = ("--basis", "public_task", "--consent", "Not sought", "--informed", "Not yet", "--necessity", "One question")
    said = hub.done("request", "ask", child, "--agency", "fire", "--purpose", "Whether they were called", *gate)
    asked = said.split("request ")[1].split(",")[0]
    hub.done("request", "remind", asked, "--how", "telephone")
    hub.done("request", "remind", asked, "--out", tmp_path / "reminder.pdf")
    assert "Nothing is noted" in hub.done("contact", child)
    hub.run("contact", child, "--safety", "unsafe").sentence(2)
    hub.done("contact", child, "--safety", "unsafe", "--way", "Through the school only")
    assert hub.run("contact", child, "--format", "json").json()[0]["way"] == "Through the school only"
    letter, pack = tmp_path / "letter.pdf", tmp_path / "pack.pdf"
    assert "not safe" in hub.run("request", "letter", asked, "--out", letter).sentence(2)
    assert "not safe" in hub.run("pack", first, "--for", "mdt", "--out", pack).sentence(2)
    assert not letter.exists() and not pack.exists()
    hub.done("request", "letter", asked, "--out", letter, "--reason", "Agreed with the school")
    hub.done("pack", first, "--for", "mdt", "--out", pack, "--reason", "Agreed with the school")
    assert letter.exists() and pack.exists()

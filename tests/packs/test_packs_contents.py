from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from hubdesk.domain.attachment import Attachment
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known
from hubdesk.domain.family import Family
from hubdesk.packs.contents import contents, digest, restored, snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.shown import Contents
from tests.builders import crowded_family, moore_and_hart, score
from tests.packs.reading import needs_poppler, pages_of

CANARY = "Quillfeather Brandysnap"
CODES = shipped_codes()


def made(family: Family, recipient: str = "mdt", signed_by: tuple[str, ...] = ()) -> Contents:
    code = CODES.recipients[recipient]
    at = datetime(2026, 3, 20, 9, 15)
    return contents(family, code, CODES, "2026-0001-7F3A", "Stoke North Hub", "Priya Nair", at, signed_by)


def told_by(family: Family, reporter: str, narrative: str, place: int = 4) -> Family:
    entries = list(family.entries)
    concern = replace(entries[place].concern, reporter=reporter, narrative=narrative)
    entries[place] = replace(entries[place], concern=concern)
    return replace(family, entries=tuple(entries))


def test_the_running_sums_end_in_the_total() -> None:
    family = moore_and_hart()
    account = made(family).account
    rows = [row for part in account.parts for row in part.rows]
    assert len(rows) == len(family.score.lines)
    assert rows[-1].running == account.total == sum(row.points for row in rows) == family.score.total
    assert sum(part.points for part in account.parts) == account.total


def test_household_lines_stand_apart() -> None:
    headings = [part.heading for part in made(moore_and_hart()).account.parts]
    assert headings == ["About the children", "About the household and its adults", "What the pieces show together"]


def test_a_source_is_named_only_to_those_who_may_know() -> None:
    family = told_by(moore_and_hart(), f"{CANARY}, grandmother", "Says that the cot is cold.")
    assert CANARY not in snapshot(made(family, "school"))
    with_annex = made(family, "mdt")
    assert [one.reporter for one in with_annex.sources if CANARY in one.reporter]
    assert CANARY not in snapshot(replace(with_annex, sources=()))


@pytest.mark.parametrize("recipient", ["mdt", "school"])
@pytest.mark.parametrize(
    "narrative",
    [
        f"{CANARY} says that the cot is cold.",
        "The cot is cold, says Mrs Brandysnap.",
        "Quillfeather brandysnap: cold cot.",
    ],
)
def test_a_narrative_that_names_its_source_is_covered(recipient: str, narrative: str) -> None:
    family = told_by(moore_and_hart(), f"{CANARY}, grandmother", narrative)
    shown = made(family, recipient)
    words = " ".join(one.narrative for one in shown.chronology).casefold()
    assert "brandysnap" not in words
    assert "[source withheld]" in words
    assert shown.withheld >= 1


def test_a_source_named_in_another_piece_a_decision_or_a_line_is_covered() -> None:
    family = told_by(moore_and_hart(), CANARY, "Cold cot.")
    entries = list(family.entries)
    entries[0] = replace(entries[0], concern=replace(entries[0].concern, voice_of_child=f"{CANARY} is kind."))
    decisions = (replace(family.decisions[0], reason=f"{CANARY} is trusted."), *family.decisions[1:])
    lines = (replace(family.score.lines[0], because=f"told by {CANARY}"), *family.score.lines[1:])
    scored = replace(family.score, lines=lines, unknowns=(f"Who is {CANARY}?",))
    family = replace(family, entries=tuple(entries), decisions=decisions, score=scored)
    assert CANARY not in snapshot(made(family, "school"))


def test_the_family_keeps_its_own_names_when_a_relative_is_the_source() -> None:
    family = told_by(moore_and_hart(), "Maureen Hart, grandmother", "Isla Hart is left in her cot by Dean Hart.")
    words = " ".join(one.narrative for one in made(family, "school").chronology)
    assert "Isla Hart is left in her cot by Dean Hart." in words


def test_handling_code_c_always_shows_its_conditions() -> None:
    family = moore_and_hart()
    limited = [one for one in made(family).chronology if one.grading.endswith("C")]
    assert [one.conditions for one in limited] == ["Do not share with the adults; the call is not known to them."]
    entries = tuple(replace(e, concern=replace(e.concern, handling_conditions="")) for e in family.entries)
    limited = [one for one in made(replace(family, entries=entries)).chronology if one.grading.endswith("C")]
    assert "ask the hub" in limited[0].conditions


@pytest.mark.parametrize("band", ["green", "blue"])
def test_a_low_score_is_never_called_safe(band: str) -> None:
    shown = made(moore_and_hart(score=score((), band=band)))
    assert shown.account.caution.startswith("A low score does not mean safe")


def test_a_snapshot_comes_back_as_it_was_and_signing_does_not_change_it() -> None:
    shown = made(moore_and_hart())
    signed = replace(shown, signed_by=("Priya Nair", "Tom Reeve"))
    assert restored(snapshot(shown)) == shown
    assert restored(snapshot(shown), signed.signed_by) == signed
    assert digest(signed) == digest(shown)
    assert shown.draft and not signed.draft
    assert replace(shown, signed_by=("Priya Nair", "Priya Nair")).draft


def test_a_damaged_snapshot_is_a_known_fault() -> None:
    with pytest.raises(Known):
        restored('{"number": 4}')
    with pytest.raises(Known):
        restored("not json")


def test_a_family_with_nothing_known_can_be_shown() -> None:
    shown = made(crowded_family(0, 0))
    assert shown.chronology == () and shown.people == () and shown.seen == "No piece has been recorded."


def with_files(family: Family) -> Family:
    at, ident = datetime(2026, 3, 2, 9), "ab" * 32
    one = Attachment("f1", "c", f"{CANARY}.eml", "message/rfc822", ident, 12_400, "<1@x>", at, "Priya Nair")
    other = replace(one, id="f2", name="wrong child.pdf", media="application/pdf", taken_back="Another child")
    first, *rest = family.entries
    return replace(family, entries=(replace(first, attachments=(one, other)), *rest))


@needs_poppler
def test_files_are_listed_only_for_who_may_know_sources(tmp_path: Path) -> None:
    family = with_files(moore_and_hart())
    assert CANARY not in snapshot(made(family, "school"))
    (listed,) = made(family).attached
    assert (listed.name, listed.kind, listed.size) == (f"{CANARY}.eml", "E-mail", "12 kB")
    said = "\n".join(pages_of(draw(made(family)), tmp_path))
    assert "Annex: files that came with the pieces" in said and "abababababababab" in said
    assert "wrong child" not in said
    assert restored(snapshot(made(family))) == made(family)


def test_a_pack_of_before_files_were_listed_keeps_its_digest() -> None:
    before = made(moore_and_hart())
    assert '"attached"' not in snapshot(before)
    assert digest(restored(snapshot(before))) == digest(before)

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from hubdesk.domain.family import Family
from hubdesk.packs.contents import snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.draw_cover import draw_cover
from hubdesk.packs.flow import BOTTOM, Flow, Words
from tests.builders import crowded_family, moore_and_hart, person, score
from tests.packs.reading import checked, everything_in, fonts_of, needs_poppler, pages_of
from tests.packs.test_packs_contents import CANARY, made, told_by

NAMES = (
    "Łucja Żółkiewska-Gęś", "محمد عبد الرحمن", "王小明", "दिनेश सिंह", "דוד (דודי)", "Олександр Ґонта", "김민준",
    "እሌኒ ገብረ", "<b>Bobby</b> &amp; O'Brien", "😀 Smiley", "Maximilian" * 20, "Jean-" + "Luc " * 49,
)  # fmt: skip


@cache
def usual() -> bytes:
    return draw(made(moore_and_hart()))


def all_sorts() -> Family:
    children = tuple(person(name, date(2015, 1, 1 + place)) for place, name in enumerate(NAMES))
    adults = tuple(person(f"Adult Number{place}", None, child=False) for place in range(48))
    family = moore_and_hart()
    ids = [one.id for one in children]
    entries = [replace(e, people=((ids[n % len(ids)], "subject"),)) for n, e in enumerate(family.entries)]
    words = "<b>not bold</b> &amp; <para> 5 < 6"
    entries[0] = replace(entries[0], concern=replace(entries[0].concern, narrative=words))
    cells = tuple(replace(cell, person_id=ids[n % len(ids)]) for n, cell in enumerate(family.coverage))
    title = f"{'Maximilian' * 20} family"
    return replace(family, title=title, people=children + adults, entries=tuple(entries), coverage=cells)


def test_two_builds_are_the_same_bytes() -> None:
    assert draw(made(moore_and_hart())) == usual()


def test_no_name_of_a_person_is_in_the_files_title_and_the_language_is_said() -> None:
    with pikepdf.open(io.BytesIO(usual())) as opened:
        said = " ".join(str(value) for value in opened.docinfo.values())
        assert "Moore" not in said and "Hugh" not in said and "2026-0001-7F3A" in said
        assert str(opened.Root.Lang) == "en-GB"


@needs_poppler
@pytest.mark.parametrize(
    "family", [moore_and_hart(), all_sorts(), crowded_family(0, 0)], ids=["usual", "all sorts", "empty"]
)
@pytest.mark.parametrize("signed_by", [(), ("Priya Nair", "Tom Reeve")], ids=["draft", "signed"])
def test_every_page_is_marked_numbered_and_said_to_be_a_draft(
    family: Family, signed_by: tuple[str, ...], tmp_path: Path
) -> None:
    pdf = draw(made(family, "school", signed_by))
    pages = pages_of(pdf, tmp_path)
    for number, words in enumerate(pages, start=1):
        assert words.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in words
        assert "Pack 2026-0001-7F3A for School" in words
        assert "For School only" in words and "Rules 2026.1" in words and "Snapshot" in words
        assert ("DRAFT: not signed by two people" in words) == (not signed_by)
        assert len(words.split()) > 60, f"page {number} is all but empty"
    checked(pdf, tmp_path)


@needs_poppler
def test_every_typeface_is_embedded_and_none_is_the_readers_own(tmp_path: Path) -> None:
    for line in fonts_of(draw(made(all_sorts())), tmp_path):
        assert re.search(r"\byes yes yes\b", line), line
        assert "Helvetica" not in line


@needs_poppler
def test_the_printed_lines_sum_to_the_printed_total(tmp_path: Path) -> None:
    pages = pages_of(usual(), tmp_path)
    ledger = "\n".join(page for page in pages if re.search(r"^\s*When\s+What, and by which rule", page, re.M))
    rows = [tuple(map(int, found)) for found in re.findall(r" (\d+) +(\d+) +(\d+)$", ledger, re.M)]
    total = int(re.findall(r"^\s*Total +(\d+)$", ledger, re.M)[0])
    running = 0
    for _, points, shown in rows:
        running += points
        assert shown == running
    assert running == total == moore_and_hart().score.total
    assert len(rows) == len(moore_and_hart().score.lines)


@needs_poppler
@pytest.mark.parametrize("recipient", ["school", "health"])
def test_a_protected_source_is_nowhere_in_a_copy_for_others(recipient: str, tmp_path: Path) -> None:
    family = told_by(moore_and_hart(), CANARY, f"{CANARY} says that the cot is cold.")
    pdf = draw(made(family, recipient))
    plain = everything_in(pdf, tmp_path)
    for word in CANARY.split():
        assert word not in "".join(pages_of(pdf, tmp_path))
        assert word.encode() not in plain and word.encode("utf-16-be") not in plain
    assert CANARY in "".join(pages_of(draw(made(family, "mdt")), tmp_path))
    assert b"Conditions" in plain, "the streams could not be read, so nothing was looked at"


@needs_poppler
def test_markup_is_text_and_strange_letters_are_there_or_said(tmp_path: Path) -> None:
    words = " ".join("".join(pages_of(draw(made(all_sorts())), tmp_path)).split())
    assert "<b>not bold</b> &amp; <para> 5 < 6" in words
    assert "<b>Bobby</b> &amp;" in words
    for name in ("Łucja Żółkiewska-Gęś", "王小明", "Олександр Ґонта", "김민준", "እሌኒ ገብረ"):
        assert name in words
    assert "[U+1F600] Smiley" in words and "Letters as codes" in words


@needs_poppler
def test_long_names_are_whole(tmp_path: Path) -> None:
    words = "".join("".join(pages_of(draw(made(all_sorts())), tmp_path)).split())
    people = words[words.index("Peopleandhousehold", words.index("Sign-off")) :]
    assert people.count("M") >= 20 and "Luc" * 3 in people


@needs_poppler
def test_a_narrative_of_ten_pages_is_whole_and_in_order(tmp_path: Path) -> None:
    family = moore_and_hart()
    entries = list(family.entries)
    long = " ".join(f"Word{number} and more of it." for number in range(2500))
    entries[5] = replace(entries[5], concern=replace(entries[5].concern, narrative=long))
    pages = pages_of(draw(made(replace(family, entries=tuple(entries)))), tmp_path)
    found = [int(number) for number in re.findall(r"Word(\d+)", "".join(pages))]
    assert found == list(range(2500))
    held = [page for page in pages if "Word" in page]
    assert len(held) >= 10
    assert all("What happened" in page and "9 Jan 2026" in page for page in held)


def test_five_thousand_pieces_are_all_there() -> None:
    shown = made(crowded_family(5000, 60))
    pdf = draw(shown)
    pieces = Counter[bytes]()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            pieces.update(re.findall(rb"C\d{6}", page.Contents.read_bytes()))
    account = Counter(row.ref for part in shown.account.parts for row in part.rows)
    assert len(shown.chronology) == 5000
    assert all(pieces[one.ref.encode()] > account[one.ref] for one in shown.chronology)


@needs_poppler
def test_a_low_band_says_that_it_does_not_mean_safe(tmp_path: Path) -> None:
    pages = pages_of(draw(made(moore_and_hart(score=score((), band="green")))), tmp_path)
    assert sum("A low score does not mean safe" in page for page in pages) == 3


def test_the_fullest_cover_still_fits_its_page() -> None:
    family = all_sorts()
    urgent = tuple(replace(family.score.tripwires[0], because="A long reason " * 12) for _ in range(9))
    family = replace(family, score=replace(family.score, tripwires=urgent, band="blue"))
    names = ("Bartholomew Featherstonehaugh-Cholmondeley" * 3, "Tom")
    shown = replace(made(family, "mdt", names), hub="A hub with a long name " * 12, maker="Maker " * 40)
    cover = Flow()
    draw_cover(cover, shown, "0" * 64, [(f"Section {number}", number) for number in range(11)])
    assert len(cover.pages) == 1
    assert max(mark.y for mark in cover.pages[0] if isinstance(mark, Words)) <= BOTTOM


def test_what_was_taken_back_is_not_passed_on() -> None:
    shown = made(moore_and_hart())
    taken_back = [one for one in shown.chronology if one.note.startswith("Taken back")]
    assert len(taken_back) == 1 and not taken_back[0].narrative
    assert "another county" not in snapshot(shown)

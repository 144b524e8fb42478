"""What stands around every page of every kind: marking twice, handling, page x of y, a short hash, both edges."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from hubdesk.packs.around import Around, around, contents_mark
from hubdesk.packs.flow import HEIGHT, RIGHT, WIDTH, Words
from hubdesk.packs.setting import width_of
from tests.packs.kinds import KINDS, printed
from tests.packs.reading import needs_poppler, pages_of

# The record about the score names nobody and is given out to anybody.
MARKED = [kind for kind in KINDS if kind != "transparency record"]
HANDLED = (
    "only. Do not copy or pass on without the hub's agreement.",
    "For whoever it is addressed to only.",
    "For whoever this copy was made for only.",
    "For the hub only",
    "It stays with whoever hands the packs over.",
    "It names nobody.",
    "Once filled in: keep it locked away",
    "Personal data of one person.",
)
# Words down an edge in the grey of quiet text, left and right of what the page holds.
TURNED = re.compile(rb"0\.298 0\.3373 0\.3922 rg \S+ 6\.5 Tf 0 -1 1 0 (?:20\.00|571\.28) [\d.]+ Tm")
HASH = re.compile(r"(?:Snapshot|Contents) (?:[0-9A-F]{4} ){2}[0-9A-F]{4}\b")


@needs_poppler
@pytest.mark.parametrize("kind", MARKED)
def test_each_page_of_each_kind_says_what_it_is_and_how_it_is_handled(kind: str, tmp_path: Path) -> None:
    pages = [" ".join(page.split()) for page in pages_of(printed(kind), tmp_path)]
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2, number
        assert f"Page {number} of {len(pages)}" in page
        assert any(said in page for said in HANDLED), page[-400:]
        # The form on paper holds nobody: its code lists stand where others have a hash.
        assert HASH.search(page) or "Codes 2026" in page


@pytest.mark.parametrize("kind", MARKED)
def test_both_edges_say_it_again_in_an_opaque_grey(kind: str) -> None:
    with pikepdf.open(io.BytesIO(printed(kind))) as pdf:
        for page in pdf.pages:
            stream = page.Contents.read_bytes()
            assert len(TURNED.findall(stream)) >= 2
            states = page.Resources.get("/ExtGState", {})
            assert not any(float(one.get("/ca", 1)) < 1 or float(one.get("/CA", 1)) < 1 for one in states.values())


def test_the_longest_words_run_into_nothing() -> None:
    long = "Maximilian and more of it. " * 30
    lines = [one for one in around(Around(long, long, long, long), 999, 1000, 180).pages[0] if isinstance(one, Words)]
    for one in lines:
        assert one.x >= 0 and one.x + width_of(one.words, one.style) <= RIGHT + 0.01
    by_line: dict[float, list[Words]] = {}
    for one in lines:
        by_line.setdefault(one.y, []).append(one)
    for row in by_line.values():
        left, *rest = sorted(row, key=lambda one: one.x)
        assert all(left.x + width_of(left.words, left.style) < one.x for one in rest)
    assert max(one.y for one in lines) < HEIGHT and max(one.x for one in lines) < WIDTH


def test_the_hash_of_contents_tells_two_papers_apart() -> None:
    assert contents_mark(("one", 1)) == contents_mark(("one", 1)) != contents_mark(("one", 2))

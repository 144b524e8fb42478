"""Any family at all makes a document of each kind that is whole: structure, file, typefaces and letters."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.family import Care, Family
from hubdesk.packs.contents import snapshot
from hubdesk.packs.kinds import decided, drawn, reread
from tests.builders import crowded_family, person
from tests.packs.reading import checked, needs_poppler, pages_of
from tests.packs.structure import faults
from tests.packs.test_packs_contents import made

CODES = shipped_codes()
# Names of all scripts, up to 200 letters, and words up to several pages, in lines and without a blank.
NAMES = st.one_of(
    st.sampled_from(["Ada Moore", "王小明", "محمد الحسن", "שרה לוי", "Łucja Żółć", "दिव्या", "x", ""]),
    st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Zs")), max_size=200),
)
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=200),
    st.builds(lambda word, times: f"{word} " * times, NAMES, st.integers(1, 400)),
    st.builds(lambda letter, times: letter * times, st.sampled_from("aW名م"), st.integers(1, 3000)),
)


@st.composite
def families(draw: st.DrawFn) -> Family:
    base = crowded_family(draw(st.integers(0, 40)), draw(st.integers(0, 25)))
    names = draw(st.lists(NAMES, max_size=4))
    more = tuple(
        person(name, date(2015, 1, 1 + place) if draw(st.booleans()) else None, child=draw(st.booleans()))
        for place, name in enumerate(names)
    )
    entries = list(base.entries)
    for place in draw(st.sets(st.integers(0, max(0, len(entries) - 1)), max_size=4)) if entries else ():
        said = replace(entries[place].concern, narrative=draw(WORDS), voice_of_child=draw(WORDS), strengths=draw(WORDS))
        status = draw(st.sampled_from(["", "retracted", "duplicate"]))
        entries[place] = replace(entries[place], concern=said, status=status, background=draw(st.booleans()))
    people = (*base.people, *more)
    care = tuple(Care(one.id, draw(NAMES), draw(WORDS), date(2026, 3, 1)) for one in people[:2])
    return replace(base, people=people, entries=tuple(entries), care=care)


@needs_poppler
@given(family=families(), kind=st.sampled_from(list(PACK_KINDS)), recipient=st.sampled_from(["mdt", "school"]))
@settings(max_examples=12, deadline=None)
def test_any_family_makes_a_whole_document(family: Family, kind: str, recipient: str) -> None:
    shown = decided(kind, made(family, recipient), family, CODES)
    pdf = drawn(shown)
    assert faults(pdf) == []
    assert drawn(reread(snapshot(shown))) == pdf
    with tempfile.TemporaryDirectory() as folder:
        assert "No syntax or stream encoding errors found" in checked(pdf, Path(folder))
        pages = pages_of(pdf, Path(folder))
    # No letter is a box, and no page, the last one either, is empty.
    assert not any("\ufffd" in page for page in pages)
    assert all(len(page.split()) > 40 for page in pages)
    assert (len(pages) == 1) == (kind == "referral")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
        assert found and all("/FontFile2" in one for one in found)

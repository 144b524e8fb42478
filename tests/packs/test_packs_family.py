"""The family drawing on paper: whole on its page, the same each time, and gone with the people who are not in it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Family
from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kinship import NO_KIN
from hubdesk.drawing.linked import NO_LINKS
from hubdesk.drawing.network import network
from hubdesk.drawing.network_parts import parted
from hubdesk.drawing.shapes import Text
from hubdesk.packs.contents import contents, digest, restored, snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.draw_family import on_paper
from hubdesk.packs.flow import BOTTOM, MEASURE, TOP
from hubdesk.packs.setting import measure
from hubdesk.packs.shown import Contents
from tests.builders import MAKER, crowded_family, moore_and_hart, person, spelling
from tests.packs.reading import everything_in, needs_poppler, pages_of
from tests.pure.test_drawing_kinship import recorded
from tests.pure.test_drawing_network import tied

CODES = shipped_codes()


def made(family: Family) -> Contents:
    when = datetime(2026, 3, 20, 9, 15)
    return contents(family, CODES.recipients["mdt"], CODES, "2026-0001-7F3A", "Moorside", MAKER, when)


def test_the_drawing_stands_with_the_people_and_comes_back_from_the_snapshot(tmp_path: Path) -> None:
    shown = made(moore_and_hart())
    words = "\f".join(pages_of(draw(shown), tmp_path))
    assert "Family drawing" in words and "as told in concerns" in words
    again = restored(snapshot(shown))
    assert again == shown and draw(again) == draw(shown)


def test_a_pack_of_before_keeps_its_digest() -> None:
    before = replace(made(moore_and_hart()), kin=NO_KIN, links=NO_LINKS)
    assert '"kin"' not in snapshot(before) and '"links"' not in snapshot(before)
    assert digest(restored(snapshot(before))) == digest(before)


@pytest.mark.parametrize("people", [2, 25])
def test_everybody_is_drawn_on_one_page(people: int, tmp_path: Path) -> None:
    base = crowded_family(3, people)
    mother = person("Gail Moore", date(1980, 1, 1), child=False, sex="F")
    ties = tuple(recorded("parent", mother, child) for child in base.people)
    shown = made(replace(base, people=(*base.people, mother), relations=ties))
    pages = pages_of(draw(shown), tmp_path)
    drawn = [page for page in pages if "double edge" in page]
    assert len(drawn) == 1
    assert all(f"Child{number}" in drawn[0] for number in range(people))


def test_where_nothing_is_known_the_page_says_so(tmp_path: Path) -> None:
    words = " ".join(" ".join(pages_of(draw(made(replace(moore_and_hart(), entries=()))), tmp_path)).split())
    assert "no concern names them so" in words


def test_what_ties_them_is_drawn_without_people_of_other_families(tmp_path: Path) -> None:
    pdf = draw(made(tied()))
    words = "\f".join(pages_of(pdf, tmp_path))
    assert "What ties them" in words and "01632 960001" in words
    assert "Quill" not in snapshot(made(tied())) and b"Quill" not in everything_in(pdf, tmp_path)
    assert "Quill" in repr(tied())


def test_a_wide_family_is_turned_on_its_page_and_stays_readable() -> None:
    base = crowded_family(3, 14)
    mother = person("Gail Moore", date(1980, 1, 1), child=False, sex="F")
    ties = tuple(recorded("parent", mother, child) for child in base.people)
    kin = made(replace(base, people=(*base.people, mother), relations=ties)).kin
    drawing = on_paper(lambda width: genogram(kin, width, measure))
    names = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.bold]
    assert all(shape.turned for shape in names)
    assert min(shape.size for shape in names if shape.words.startswith("Child")) >= 6.5
    assert drawing.width <= MEASURE and drawing.height <= BOTTOM - TOP
    small = on_paper(lambda width: genogram(made(moore_and_hart()).kin, width, measure))
    assert not any(shape.turned for shape in small.shapes if isinstance(shape, Text))


@needs_poppler
def test_what_the_signs_of_a_wide_genogram_mean_can_still_be_read(tmp_path: Path) -> None:
    base = crowded_family(3, 25)
    mother = person("Gail Moore", date(1980, 1, 1), child=False, sex="F")
    ties = tuple(recorded("parent", mother, child) for child in base.people)
    pdf = draw(made(replace(base, people=(*base.people, mother), relations=ties)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = next(page for page in opened.pages if b"double edge" in page.Contents.read_bytes())
        said = page.Contents.read_bytes()
    size = re.search(rb"([\d.]+) Tf [^(]*\((?:[^)]*)double edge", said)
    assert size is not None and float(size.group(1)) >= 6


def test_a_large_family_is_tied_over_several_pages_that_can_be_read(tmp_path: Path) -> None:
    base = crowded_family(40, 60)
    homes = tuple(
        replace(one, spellings=(spelling(given_name=one.name, address=f"{number // 6 + 1} Sample Row"),))
        for number, one in enumerate(base.people)
    )
    shown = made(replace(base, people=homes))
    pages = [page for page in pages_of(draw(shown), tmp_path) if "What ties them, part" in page]
    assert len(pages) > 2
    for number in range(60):
        assert sum(f"Child{number} Moore" in " ".join(page.split()) for page in pages) == 1
    for part in parted(shown.links, MEASURE, BOTTOM - TOP):
        drawing = on_paper(partial(network, part, measure=measure))
        assert min(shape.size for shape in drawing.shapes if isinstance(shape, Text)) >= 5.5


def test_each_picture_says_in_words_what_it_shows() -> None:
    with pikepdf.open(BytesIO(draw(made(tied())))) as opened:
        said = [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    genogram_said, links_said, timeline_said = said
    assert genogram_said.startswith("Family drawing of five people.") and "Isla Hart is a child of" in genogram_said
    assert links_said.startswith("Link chart of five people.") and "Phone: 01632 960001; " in links_said
    assert "11 agencies told the hub" in timeline_said and "Never asked: School nurse" in timeline_said

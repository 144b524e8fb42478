from __future__ import annotations

import io
import pickle
from dataclasses import replace

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.drawing.shapes import Line
from hubdesk.packs.contents import snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.flow import BOTTOM, TOP, Flow, Words
from hubdesk.packs.kinds import decided, drawn, reread
from hubdesk.packs.scripts import in_sight_order, printable
from hubdesk.packs.setting import BODY, SMALL, set_lines, width_of
from hubdesk.packs.table import Column, Para, Row, table
from tests.builders import moore_and_hart, person
from tests.packs.test_packs_contents import made, told_by

# Everything people can type or paste, surrogates of broken exports included.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=120)
WORDS = st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po")), max_size=300)


@given(name=ANYTHING, narrative=ANYTHING, reporter=ANYTHING)
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_whole_file(name: str, narrative: str, reporter: str) -> None:
    family = told_by(moore_and_hart(), reporter, narrative)
    family = replace(family, people=(person(name or "Name not known", id="P-ANYBODY"), *family.people[1:]))
    with pikepdf.open(io.BytesIO(draw(made(family, "school")))) as opened:
        assert len(opened.pages) > 8


@given(name=ANYTHING, narrative=ANYTHING, kind=st.sampled_from(["referral", "chronology", "court"]))
@settings(max_examples=25, deadline=None)
def test_any_text_makes_a_whole_file_of_every_kind(name: str, narrative: str, kind: str) -> None:
    family = told_by(moore_and_hart(), name, f"{narrative} {name}")
    family = replace(family, people=(person(name or "Name not known"), *family.people[1:]))
    shown = decided(kind, made(family, "school"), family, shipped_codes(), also=(name,) if name.strip() else ())
    with pikepdf.open(io.BytesIO(drawn(shown))) as opened:
        assert len(opened.pages) == 1 if kind == "referral" else len(opened.pages) > 3
    assert reread(snapshot(shown)) == shown


@given(words=ANYTHING, width=st.floats(40, 400))
@settings(deadline=None)
def test_lines_keep_every_letter_and_fit(words: str, width: float) -> None:
    said = printable(words, set())
    lines = set_lines(said, BODY, width)
    assert "".join("".join(lines).split()) == "".join(said.split())
    assert all(width_of(line, BODY) <= width + 0.01 or len(line) == 1 for line in lines)


@given(words=WORDS)
@settings(deadline=None)
def test_turning_to_sight_order_loses_nothing(words: str) -> None:
    said = printable(words, set()).replace("\n", " ")
    swapped = str.maketrans("()[]<>", "(([[<<")
    assert sorted(in_sight_order(said).translate(swapped)) == sorted(said.translate(swapped))


NAME = st.from_regex("[B-GI-LN-Z][a-z]{3,9}", fullmatch=True)


@given(first=NAME, last=NAME)
@settings(max_examples=30, deadline=None)
def test_a_whole_name_of_a_source_never_stays_in_a_narrative(first: str, last: str) -> None:
    family = told_by(moore_and_hart(), f"{first} {last}", f"I, {first.upper()} {last}, saw it. {first} {last}.")
    words = " ".join(one.narrative for one in made(family).chronology).casefold()
    assert f"{first} {last}".casefold() not in words


def test_arabic_is_joined_and_turned_and_dates_in_it_are_not() -> None:
    said = in_sight_order(printable("محمد 12/03/2024 علي", set()))
    assert "12/03/2024" in said
    assert said[0] != "م" and "\ufee3" in said  # an initial meem: joined, and now at the right
    assert in_sight_order("(left) stays") == "(left) stays"


def test_vowel_signs_that_stand_before_are_set_before() -> None:
    assert printable("दि", set()) == "िद"


def test_contents_travel_between_processes() -> None:
    shown = made(moore_and_hart())
    assert pickle.loads(pickle.dumps(shown)) == shown  # noqa: S301 (its own bytes)


def test_small_print_is_as_wide_as_it_is_set() -> None:
    lines = set_lines("word " * 200, SMALL, 120)
    assert len(lines) > 20 and max(width_of(line, SMALL) for line in lines) <= 120


@given(start=st.integers(0, 640), rows=st.lists(st.integers(1, 40), min_size=1, max_size=12))
@settings(deadline=None)
def test_no_heading_and_no_last_row_ever_stands_alone(start: int, rows: list[int]) -> None:
    flow = Flow()
    flow.put(Line(0, TOP, 1, TOP))
    flow.y = TOP + start
    flow.section("Section", fresh=False, keep=20)
    flow.say("What this is about.")
    cells = [Row(((Para(f"row{number} " + "word\n" * high, SMALL),),)) for number, high in enumerate(rows)]
    table(flow, (Column("Header", 200),), cells)
    words = [[mark.words for mark in page if isinstance(mark, Words)] for page in flow.pages]
    first = next(page for page in words if "Section" in page)
    assert words.index(first) + 1 == flow.sections[0][1]
    assert first[:3] == ["Section", "What this is about.", "Header"] and first[3].startswith("row0")
    assert all(mark.y <= BOTTOM for page in flow.pages for mark in page if isinstance(mark, Words))
    assert sum(word.startswith("row") and "continued" not in word for page in words for word in page) == len(rows)

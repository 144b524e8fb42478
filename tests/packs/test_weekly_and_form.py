"""What is printed beside packs: the supervisor's weekly list and the form on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from hubdesk.domain.codes import Code, shipped_codes
from hubdesk.packs.blank_form import BlankForm, draw_blank
from hubdesk.packs.weekly import WeekFamily, WeekItem, Weekly, WeekPart, draw_weekly
from tests.packs.reading import needs_poppler, pages_of

CODES = shipped_codes()
FORM = BlankForm("Moorside", CODES)
_FAMILY = WeekFamily(
    "1", "Moore and Hart family", "Hugh (15), Amy (14)", "F-R9QJ9VDR8Y", "Red: tell at once", "149 points, 19 more",
    "Not decided. New piece 16 Mar 2026", "Five agencies in seven weeks.", "Priya Nair",
    ("A call to make", "An answer overdue (2)"),
)  # fmt: skip
_ITEM = WeekItem("9 Mar 2026", True, "Moore and Hart family", "Telephone children's social care now.", "Priya Nair")
WEEK = Weekly(
    hub="Moorside",
    week="week of 16 March 2026",
    made="Made by Tom Reeve on 20 Mar 2026, 09:15.",
    counted="The first two of two families in the queue (1 red, 1 green).",
    rules_version="2026.1",
    families=(_FAMILY, replace(_FAMILY, rank="2", title="<b>Łucja</b> &amp; family", waits=())),
    parts=(WeekPart("Referrals to finish", "No referral waits.", (_ITEM,)), WeekPart("Decisions", "None waits.", ())),
)
LONG = replace(
    WEEK,
    families=tuple(replace(_FAMILY, rank=str(number), title="Maximilian" * 20) for number in range(1, 61)),
    parts=(replace(WEEK.parts[0], items=(replace(_ITEM, title="Maximilian" * 20),) * 90),),
)


@needs_poppler
def test_the_list_says_who_holds_what_and_markup_is_text(tmp_path: Path) -> None:
    pages = pages_of(draw_weekly(WEEK), tmp_path)
    words = " ".join(" ".join(pages).split())
    for said in (
        "Red: tell at",
        "Five agencies",
        "Priya Nair",
        "An answer",
        "Late",
        "None waits.",
        "<b>Łucja</b>",
    ):
        assert said in words
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2 and f"Page {number} of {len(pages)}" in page
        assert "For the hub only" in page


@needs_poppler
def test_a_long_list_is_whole_and_ends_on_a_page_with_words(tmp_path: Path) -> None:
    pages = pages_of(draw_weekly(LONG), tmp_path)
    assert len("".join(pages).split("F-R9QJ9VDR8Y")) == 61
    assert all(len(page.split()) > 40 for page in pages)


def test_no_name_is_in_what_file_managers_and_print_queues_show() -> None:
    with pikepdf.open(io.BytesIO(draw_weekly(WEEK))) as opened:
        said = " ".join(str(value) for value in opened.docinfo.values())
    assert "Weekly list" in said and "Moore" not in said and "Tom" not in said


@needs_poppler
def test_the_form_has_every_code_of_the_hubs_own_lists_and_nobodys_name(tmp_path: Path) -> None:
    pages = pages_of(draw_blank(FORM), tmp_path)
    assert len(pages) == 3
    words = " ".join(" ".join(pages).split())
    for codes in (CODES.agencies, CODES.kinds, CODES.levels, CODES.roles, CODES.tripwires, CODES.precisions,
                  CODES.source_evaluations, CODES.intelligence_assessments, CODES.handling_codes):  # fmt: skip
        for code in codes.values():
            assert code.label in words
    order = [
        "Agency that told us", "Kind of concern", "Level of need", "Telephone children", "What happened",
        "When it happened", "Who it is about", "How good is the information", "Who reported it", "Was the child",
    ]  # fmt: skip
    assert [words.index(said) for said in order] == sorted(words.index(said) for said in order)
    assert all(page.count("OFFICIAL-SENSITIVE when filled in") == 2 for page in pages)


@needs_poppler
@pytest.mark.parametrize("agencies", [1, 120])
def test_a_hub_with_other_lists_gets_a_form_that_is_whole(agencies: int, tmp_path: Path) -> None:
    own = {f"a{number}": Code(f"a{number}", f"Agency {number}x", "") for number in range(agencies)}
    words = " ".join(pages_of(draw_blank(BlankForm("Moorside", replace(CODES, agencies=own))), tmp_path))
    assert all(f"Agency {number}x" in words for number in range(agencies))
    assert "When it happened" in words

"""The letter to a partner as it is printed: marked on every page, with a slip that is whole and names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.packs.request_letter import Question, draw_question, kept, read_again
from hubdesk.service.request_words import question
from tests.packs.reading import needs_poppler, pages_of
from tests.records import person, request

ASKED = request(name="Isla Hart", basis="public_task", purpose="Whether Isla Hart was brought to her appointments.")
PLAIN = question(ASKED, person("Isla Hart"), shipped_codes(), "Moorside", datetime(2026, 3, 10, 12))


@needs_poppler
@pytest.mark.parametrize("times", [1, 6, 40, 80])
def test_however_long_the_question_every_page_is_marked_and_the_slip_is_whole(times: int, tmp_path: Path) -> None:
    pages = pages_of(draw_question(replace(PLAIN, asked=" ".join([ASKED.purpose] * times))), tmp_path)
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert f"Our reference {PLAIN.reference}" in page
    beginning = next(page for page in pages if "Your answer to Moorside" in page)
    slip = beginning[beginning.index("Your answer to Moorside") :]
    for words in ("We hold something", "We hold nothing", "We may not answer", "We last saw", "Telephone", "Date"):
        assert words in slip
    assert "Isla" not in slip
    assert sum(page.count("Isla Hart was brought") for page in pages) <= times
    assert "call 999" in " ".join(pages)


@needs_poppler
def test_the_lawful_basis_stands_in_plain_words_and_necessity_stays_here(tmp_path: Path) -> None:
    for basis, said in (("public_task", "The law gives us the task"), ("consent", "The family has agreed")):
        made = replace(ASKED, basis=basis)
        drawn = question(made, person("Isla Hart"), shipped_codes(), "Moorside", datetime(2026, 3, 10, 12))
        words = " ".join(" ".join(pages_of(draw_question(drawn), tmp_path)).split())
        assert said in words
        assert ASKED.necessity not in words
        assert "By 12 March 2026, 17:00" in words


def test_no_answer_is_asked_for_where_none_is_awaited() -> None:
    made = replace(ASKED, due_at=None)
    drawn = question(made, person("Isla Hart"), shipped_codes(), "Moorside", datetime(2026, 3, 10, 12))
    assert drawn.due == "Only if you hold something that we should know"


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_words_can_be_kept_and_drawn_again_as_they_were(asked: str, about: str) -> None:
    made: Question = replace(PLAIN, asked=asked, about=about)
    again = read_again(kept(made))
    assert replace(again, answer=tuple(again.answer)) == made
    pdf = draw_question(made)
    assert pdf == draw_question(again)
    assert pdf.startswith(b"%PDF")

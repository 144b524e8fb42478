"""The minutes of a meeting as they are printed: marked on every page, who does what first, conflicts in sight."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.packs.minutes import (
    AgreedThere,
    DecidedThere,
    FamilyThere,
    Minutes,
    PersonThere,
    SaidThere,
    draw_minutes,
)
from tests.packs.reading import needs_poppler, pages_of
from tests.packs.structure import faults

HART = FamilyThere(
    1,
    "Hart and Moore",
    "Children: Isla Hart, 4; Noah Hart, 11 months",
    "From Green to Amber on 10 Mar 2026. Third agency in five weeks; school not asked.",
    said=(
        SaidThere("Grace Hill", "Health visitor", "Noah was not brought to his nine-month review."),
        SaidThere("Kim Lee", "School", "Isla came without a coat.", "Recorded as concern D260314-7F3A2B"),
        SaidThere("", "", "The housing officer's letter was read out."),
    ),
    decided=(DecidedThere("Early help", "Three agencies agree.", "Recorded by Priya Nair, 10:42.", "Sgt Reeve"),),
    agreed=(AgreedThere("Weigh Noah", "Grace Hill, Health visitor", "Priya Nair sees to it", "18 Mar 2026", ""),),
)
OKAFOR = FamilyThere(
    2, "Okafor", "Children: Ada Okafor, 9", "Tripwire or level 4.",
    asides=("Grace Hill, Health visitor, left the room for this family: Her sister lives next door.",),
)  # fmt: skip
MINUTES = Minutes(
    "Moorside",
    "Hub meeting, 14 March 2026",
    "14 March 2026, 10:00 to 11:20",
    "Priya Nair",
    "The hub's own, with every family",
    "",
    (
        PersonThere("Priya Nair", "Moorside", "Here", ""),
        PersonThere("Grace Hill", "Health visitor", "Here", "number 2"),
    ),
    (HART, OKAFOR),
    (("Pike", "Not reached."), ("Shaw", "Put off: the school is not here")),
)


@needs_poppler
@pytest.mark.parametrize("times", [1, 15])
def test_every_page_is_marked_numbered_and_says_whose_copy_it_is(times: int, tmp_path: Path) -> None:
    pages = pages_of(draw_minutes(replace(MINUTES, families=MINUTES.families * times)), tmp_path)
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert "The hub's own, with every family" in page


@needs_poppler
def test_who_does_what_stands_first_and_each_family_has_its_words_and_reasons(tmp_path: Path) -> None:
    words = " ".join(" ".join(pages_of(draw_minutes(MINUTES), tmp_path)).split())
    first, rest = words.split("1 Hart and Moore", 1)
    assert "Weigh Noah" in first and "18 Mar 2026" in first and "Priya Nair sees to it" in first
    assert "Why now" in rest
    said = ("Why now", "Third agency", "Nobody named", "D260314-7F3A2B", "Seen otherwise: Sgt Reeve", "left the room",
            "Nothing was taken down", "No decision was recorded", "Not reached.", "Put off: the school")  # fmt: skip
    assert [one for one in said if one not in words] == []


@needs_poppler
def test_what_is_withheld_has_no_word_in_the_copy(tmp_path: Path) -> None:
    shut = FamilyThere(2, "A family you left the room for", "", "", withheld="You left the room for this family.")
    words = "".join(pages_of(draw_minutes(replace(MINUTES, families=(HART, shut))), tmp_path))
    assert "You left the room for this family." in words
    assert "Okafor" not in words


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=2000), st.text(max_size=60), st.integers(0, 3))
def test_any_words_can_be_printed_and_read_aloud(words: str, name: str, count: int) -> None:
    family = replace(
        HART,
        title=name,
        why=words,
        asides=(words,) * count,
        said=(SaidThere(name, name, words, words),) * count,
        decided=(DecidedThere(name, words, words, words),) * count,
        agreed=(AgreedThere(words, name, name, name, words),) * count,
    )
    drawn = draw_minutes(replace(MINUTES, chair=words, families=(family,), left=((name, words),) * count))
    assert faults(drawn) == []

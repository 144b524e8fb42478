"""The copy for a court: what is taken out is nowhere in the file, and the schedule says where and why."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Family
from hubdesk.domain.link import Beyond
from hubdesk.packs.contents import snapshot
from hubdesk.packs.kind_court import OUTSIDE, Court
from hubdesk.packs.kinds import decided, drawn
from hubdesk.packs.redact import SOURCE, Redactor
from hubdesk.packs.shield import UNSHIELDED
from tests.builders import moore_and_hart, person
from tests.packs.reading import every_string, everything_in, needs_poppler, pages_of
from tests.packs.test_packs_any_text import ANYTHING
from tests.packs.test_packs_contents import made

CODES = shipped_codes()
OTHER = person("Zephyrine Quillfeather", date(2014, 1, 1))
SOURCE_NAME = "Barnaby Thistlewood"
CHOSEN = "Marmalade Kettledrum"


def spotted() -> Family:
    """A family with a canary in every field of its pieces, decisions and answers."""
    family = moore_and_hart()
    said = f"Zephyrine Quillfeather was there, says {SOURCE_NAME}; QUILLFEATHER ran."
    entries = tuple(
        replace(
            entry,
            concern=replace(
                entry.concern, narrative=f"{said} {CHOSEN if not place else 'The cot is cold.'}", reporter=SOURCE_NAME,
                voice_of_child=said, strengths=said, child_seen=said, handling_code="C", handling_conditions=said,
            ),
        )
        for place, entry in enumerate(family.entries)
    )  # fmt: skip
    decisions = tuple(replace(one, reason=said, dissent=said) for one in family.decisions)
    requests = tuple(replace(one, purpose=said, necessity=said) for one in family.requests)
    replies = tuple(replace(one, words=said) for one in family.replies)
    beyond = (Beyond(OTHER, "F-1", "Quillfeather family", ((entries[0].concern.id, "other"),)),)
    return replace(family, entries=entries, decisions=decisions, requests=requests, replies=replies, beyond=beyond)


def copy(family: Family, recipient: str = "mdt", **chosen: str) -> Court:
    shown = decided("court", made(family, recipient), family, CODES, chosen)
    assert isinstance(shown, Court)
    return shown


@needs_poppler
@pytest.mark.parametrize("recipient", ["mdt", "school"])
def test_no_canary_is_anywhere_in_the_copy(recipient: str, tmp_path: Path) -> None:
    first = spotted().entries[0].concern.ref
    shown = copy(spotted(), recipient, **{first: "Ordered by the court"})
    pdf = drawn(shown)
    whole = everything_in(pdf, tmp_path)
    words = "".join(pages_of(pdf, tmp_path))
    for canary in ("Zephyrine", "Quillfeather", *SOURCE_NAME.split(), *CHOSEN.split()):
        assert canary.casefold() not in snapshot(shown).casefold()
        assert canary.casefold() not in words.casefold()
        assert canary.casefold() not in every_string(pdf).casefold()
        assert canary.encode() not in whole and canary.encode("utf-16-be").hex().encode() not in whole.lower()
    # What must be found is found, so the looking works: other words of the same fields, and the canaries before.
    assert "The cot is cold." in words and b"redacted" in whole
    assert all(canary in repr(spotted()) for canary in ("Zephyrine", "Barnaby", "Marmalade"))


@needs_poppler
def test_the_schedule_names_each_place_and_the_page_it_is_on(tmp_path: Path) -> None:
    shown = copy(spotted(), C000001="Ordered by the court")
    pages = pages_of(drawn(shown), tmp_path)
    flat = [" ".join(page.split()) for page in pages]
    start = next(n for n, page in enumerate(flat) if "Schedule of what was taken out" in page and "Where" in page)
    rows = re.findall(r"^ *(\d+) +(\d+) +(?:Piece|Decision|Request) ", "\n".join(pages[start:]), re.M)
    assert [int(number) for number, _ in rows] == list(range(1, len(shown.schedule) + 1))
    for number, page in rows:
        assert re.search(rf"\[redacted\s+{number}\]", flat[int(page) - 1]), (number, page)
    assert {one.why for one in shown.schedule} == {
        SOURCE, OUTSIDE, "What the piece says is taken out whole. Reason: Ordered by the court",
    }  # fmt: skip


@needs_poppler
def test_the_index_leads_to_the_page_of_each_piece(tmp_path: Path) -> None:
    family = moore_and_hart()
    pages = pages_of(drawn(copy(family)), tmp_path)
    rows = re.findall(r"^ *(\d+) .* (\d+)$", "\n".join(pages[:2]), re.M)
    index = [(int(no), int(page)) for no, page in rows if int(no) <= len(family.entries)]
    assert len(index) == len(family.entries)
    for number, page in index:
        assert re.search(rf"^ *{number}\. ", pages[page - 1], re.M)


def test_family_names_stay_and_words_that_are_names_too_are_left() -> None:
    over = Redactor("redacted", {"Will": "a", "Will Hope": "a", "Ann-Marie": "b"}, UNSHIELDED)
    assert over.cover("Will said he will. WILL HOPE, ann-marie and Ann.", "x") == (
        "[redacted 1] said he will. [redacted 2], [redacted 3] and Ann."
    )
    assert "Hugh" in "".join(one.piece.narrative for one in copy(moore_and_hart()).exhibits)


@given(names=st.lists(ANYTHING, max_size=4), text=ANYTHING)
@settings(deadline=None)
def test_any_words_can_be_taken_out_of_any_text(names: list[str], text: str) -> None:
    over = Redactor("redacted", dict.fromkeys(names, "because"), UNSHIELDED)
    left = over.cover(f"{text} {' '.join(names)}", "somewhere")
    assert [one.number for one in over.schedule] == list(range(1, len(over.schedule) + 1))
    assert all(f"[redacted {one.number}]" in left for one in over.schedule)


@given(name=st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), word=st.from_regex(r"[a-z]{2,8}", fullmatch=True))
@settings(deadline=None)
def test_a_name_that_is_taken_out_is_gone_however_it_is_written(name: str, word: str) -> None:
    over = Redactor("redacted", {name: "because", f"{name} Quillfeather": "because"}, UNSHIELDED)
    left = over.cover(f"{word} {name}, {name.upper()}; {name}  Quillfeather's {word} ({name})", "somewhere")
    assert name not in left.split() and name.upper() not in left and "Quillfeather" not in left
    assert left.startswith(f"{word} " if word != name.lower() else "[") and len(over.schedule) >= 4

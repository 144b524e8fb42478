"""Who is taken out of a pack is nowhere in it, gaps say so, and the differences from the full view are listed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.difference import Difference
from hubdesk.domain.family import Family, Spelling
from hubdesk.packs.contents import contents, restored, snapshot
from hubdesk.packs.difference import differences
from hubdesk.packs.draw import draw
from hubdesk.packs.shield import COVER
from hubdesk.packs.shown import Contents
from hubdesk.packs.withheld import GAP, SAID, WITHHELD, Hidden
from tests.builders import moore_and_hart
from tests.packs.reading import everything_in, needs_poppler

CODES = shipped_codes()
FAMILY = moore_and_hart()
NOBODY = Hidden()
GONE = FAMILY.people[-1]


def shown(family: Family, hidden: Hidden = NOBODY, recipient: str = "mdt", full: bool = False) -> Contents:
    code, at = CODES.recipients[recipient], datetime(2026, 3, 20, 9, 15)
    left = hidden.without(family)
    made = contents(left, code, CODES, "2026-0001-7F3A", "Stoke North Hub", "Priya Nair", at, full=full)
    return hidden.covered(made, family)


def said(family: Family, hidden: Hidden, recipient: str, reasons: dict[str, str] | None = None) -> list[Difference]:
    full, theirs = shown(family, full=True), shown(family, hidden, recipient)
    return list(differences(family, full, theirs, hidden, reasons or {}))


def with_narrative(words: str, reporter: str = "", place: int = 4) -> Family:
    entries = list(FAMILY.entries)
    concern = replace(entries[place].concern, narrative=words, reporter=reporter)
    entries[place] = replace(entries[place], concern=concern)
    return replace(FAMILY, entries=tuple(entries))


def names_in(value: Any) -> set[str]:
    """Collect every text of a value, however deep."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return {text for one in value for text in names_in(one)}
    if is_dataclass(value):
        return {text for field in fields(value) for text in names_in(getattr(value, field.name))}
    return set()


@needs_poppler
def test_who_is_taken_out_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    given_name = GONE.name.split()[0]
    family = with_narrative(f"{GONE.name} shouted. {given_name.upper()} left. Later {given_name}'s car was seen.")
    hidden = Hidden(frozenset({GONE.id}))
    whole = everything_in(draw(shown(family)), tmp_path)
    assert given_name.encode() in whole  # the same look finds the name where nobody is taken out
    inside = shown(family, hidden)
    assert not [text for text in names_in(inside) if given_name.casefold() in text.casefold()]
    assert GONE.id not in snapshot(inside)
    told = inside.chronology
    assert any(row.narrative.count(WITHHELD) == 3 for row in told)
    assert len(told) == len(shown(family).chronology)
    assert SAID in inside.statement
    assert given_name.encode() not in everything_in(draw(inside), tmp_path)


def test_a_piece_about_nobody_else_stays_as_a_gap_and_the_sum_stays_whole() -> None:
    entries = list(FAMILY.entries)
    entries[3] = replace(entries[3], people=((GONE.id, "subject"),))
    family = replace(FAMILY, entries=tuple(entries))
    inside = shown(family, Hidden(frozenset({GONE.id})))
    row = next(one for one in inside.chronology if one.ref == entries[3].concern.ref)
    assert (row.narrative, row.voice, row.about) == (GAP, "", "")
    assert inside.account.total == shown(family).account.total == family.score.total


def test_where_somebody_lives_is_withheld_in_free_text_too() -> None:
    lives = Spelling("m", "C1", "school", FAMILY.as_of, "parent", "Mona", "Moore", "", "F", "4 Sample Row, Testham",
                     "ZZ1 1ZZ")  # fmt: skip
    people = (replace(FAMILY.people[0], spellings=(lives,)), *FAMILY.people[1:])
    family = replace(with_narrative("Seen outside 4 sample row Testham (zz11zz)."), people=people)
    inside = shown(family, Hidden(whereabouts=frozenset({people[0].id})), "school")
    assert inside.people[0].addresses[0].startswith(WITHHELD)
    assert not [text for text in names_in(inside) if "sample row" in text.casefold() or "zz1" in text.casefold()]
    assert any(text.casefold().count("sample row") for text in names_in(shown(family)))


def test_the_differences_say_what_and_why() -> None:
    family = with_narrative("Aunt Quillfeather Brandysnap rang.", "Quillfeather Brandysnap", 4)
    hidden = Hidden(frozenset({GONE.id}), frozenset({FAMILY.people[0].id}))
    found = said(family, hidden, "school", {GONE.id: "Moved away in 2019"})
    assert found[0].kind == "withheld" and FAMILY.people[0].name in found[0].words
    assert Difference("left_out", f"{GONE.name} is not in this copy.", "Moved away in 2019") in found
    covered = [one for one in found if one.kind == "covered" and one.ref == family.entries[4].concern.ref]
    assert [one.words for one in covered] == ["What names a source, in 1 place."]
    assert any(one.words.startswith("The annex that says who told us") for one in found)


def test_the_full_view_covers_nothing_and_an_mdt_still_sees_less() -> None:
    family = with_narrative("Quillfeather Brandysnap rang.", "Quillfeather Brandysnap")
    full = shown(family, full=True)
    assert COVER not in snapshot(full)
    assert "Quillfeather Brandysnap rang." in snapshot(full)
    covered = [one for one in said(family, NOBODY, "mdt") if one.kind == "covered"]
    assert [(one.words, one.ref) for one in covered] == [
        ("What names a source, in 1 place.", family.entries[4].concern.ref)
    ]
    assert not [one for one in said(family, NOBODY, "mdt") if "annex" in one.words]


def test_conditions_of_handling_code_c_are_listed() -> None:
    entries = list(FAMILY.entries)
    limits = replace(entries[2].concern, handling_code="C", handling_conditions="Not to be told to the father")
    entries[2] = replace(entries[2], concern=limits)
    found = said(replace(FAMILY, entries=tuple(entries)), NOBODY, "mdt")
    assert (
        Difference("conditions", "Goes under conditions: Not to be told to the father", "Handling code C.", limits.ref)
        in found
    )


def test_nothing_taken_out_changes_nothing() -> None:
    assert NOBODY.without(FAMILY) is FAMILY
    inside = shown(FAMILY)
    assert snapshot(inside) == snapshot(
        contents(FAMILY, CODES.recipients["mdt"], CODES, "2026-0001-7F3A", "Stoke North Hub", "Priya Nair",
                 datetime(2026, 3, 20, 9, 15))
    )  # fmt: skip


@pytest.mark.parametrize("word", ["will", "mark", "rose"])
def test_words_that_are_also_names_stay_where_they_are_words(word: str) -> None:
    gone = replace(GONE, name=f"{word.capitalize()} Testerby", spellings=(), names=())
    family = replace(with_narrative(f"He {word} {word.capitalize()}."), people=(*FAMILY.people[:-1], gone))
    inside = shown(family, Hidden(frozenset({gone.id})))
    assert any(row.narrative == f"He {word} {WITHHELD}." for row in inside.chronology)


@given(st.sets(st.sampled_from([one.id for one in FAMILY.people]), min_size=1))
def test_whoever_is_taken_out_no_trace_of_them_is_kept(ids: set[str]) -> None:
    inside = shown(FAMILY, Hidden(frozenset(ids)))
    names = {one.name for one in FAMILY.people if one.id in ids}
    texts = names_in(inside)
    assert not [text for text in texts for name in names if name.casefold() in text.casefold()]
    assert not ids & texts
    assert restored(snapshot(inside)) == inside

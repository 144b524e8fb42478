"""Whoever is taken out, and every source, is in no byte of any kind of pack, although every field named them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.family import Care, Family, Spelling
from hubdesk.domain.follow_up import Action, FollowUps, Outcome, Step
from hubdesk.packs.contents import contents, snapshot
from hubdesk.packs.kinds import Shown, decided, drawn
from hubdesk.packs.withheld import Hidden
from tests.builders import person
from tests.packs.reading import every_string, everything_in, needs_poppler, pages_of
from tests.packs.test_redaction import CODES, SOURCE_NAME, spotted

DAY, AT = date(2026, 3, 10), datetime(2026, 3, 10, 9)
SAID = f"Zephyrine Quillfeather of 9 Larkspur Mews was there, says {SOURCE_NAME}; QUILLFEATHER ran."
CANARIES = ("Zephyrine", "Quillfeather", "Larkspur", *SOURCE_NAME.split())


def everywhere() -> tuple[Family, str]:
    """A family in which she lives, with her name and a source's in every word that anybody wrote."""
    whole = spotted()
    home = Spelling("m-z", "C000001", "school", DAY, "parent", "Zephyrine", "Quillfeather", "1990-01-01", "F",
                    "9 Larkspur Mews, Testham", "ZZ9 9ZZ", "Zeph Quillfeather")  # fmt: skip
    gone = replace(person("Zephyrine Quillfeather", date(1990, 1, 1), child=False, sex="F"), spellings=(home,))
    up = whole.decisions[-1]
    follow = FollowUps(
        (Action("a1", up.id, SAID, "Ann", DAY, AT, "Ann"),),
        (Step("s1", "a1", "done", AT, AT, "Ann", SAID),),
        (Outcome("o1", up.id, "returned", DAY, SAID, SAID, AT, "Ann", SAID),),
    )
    score = replace(
        whole.score, unknowns=(SAID,), strengths=(SAID,),
        lines=tuple(replace(line, because=SAID) for line in whole.score.lines),
        tripwires=tuple(replace(one, because=SAID) for one in whole.score.tripwires),
    )  # fmt: skip
    care = tuple(Care(one.id, SAID, SAID, DAY) for one in (*whole.people, gone))
    entries = tuple(replace(one, people=(*one.people, (gone.id, "parent"))) for one in whole.entries)
    made = replace(whole, people=(*whole.people, gone), entries=entries, follow_ups=follow, score=score, care=care,
                   beyond=())  # fmt: skip
    return made, gone.id


def pack_of(kind: str, recipient: str, *, hide: bool) -> Shown:
    family, gone = everywhere()
    hidden = Hidden(frozenset({gone}) if hide else frozenset())
    left = replace(hidden.without(family), title="Moore family")
    code = CODES.recipients[recipient]
    theirs = hidden.covered(contents(left, code, CODES, "2026-0001-7F3A", "Hub", "Ann", AT), family)
    return hidden.covered(decided(kind, theirs, left, CODES), family)


@needs_poppler
@pytest.mark.parametrize("kind", PACK_KINDS)
def test_no_canary_is_in_any_byte_of_the_recipients_copy(kind: str, tmp_path: Path) -> None:
    shown = pack_of(kind, "school", hide=True)
    pdf = drawn(shown)
    whole, strings, words = everything_in(pdf, tmp_path), every_string(pdf), "".join(pages_of(pdf, tmp_path))
    for canary in CANARIES:
        assert canary.casefold() not in snapshot(shown).casefold()
        assert canary.casefold() not in words.casefold()
        assert canary.casefold() not in strings.casefold()
        for written in (canary, canary.upper(), canary.lower()):
            assert written.encode() not in whole
            assert written.encode("utf-16-be").hex().encode() not in whole.lower()


@needs_poppler
@pytest.mark.parametrize("kind", PACK_KINDS)
def test_the_same_looking_finds_her_where_nobody_is_taken_out(kind: str, tmp_path: Path) -> None:
    pdf = drawn(pack_of(kind, "school", hide=False))
    assert b"Zephyrine" in everything_in(pdf, tmp_path)
    assert "Zephyrine" in "".join(pages_of(pdf, tmp_path))

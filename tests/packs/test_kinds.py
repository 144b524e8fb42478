"""Kinds of pack beside the full one: decided first, frozen, drawn again the same, and whole."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.errors import Known
from hubdesk.domain.family import Family
from hubdesk.packs.contents import digest, snapshot
from hubdesk.packs.draw_referral import draw_referral
from hubdesk.packs.draw_referral_foot import FOOT
from hubdesk.packs.flow import BOTTOM, LEFT, RIGHT, Flow, Words
from hubdesk.packs.kind_chronology import Told
from hubdesk.packs.kind_referral import Referral
from hubdesk.packs.kind_subject_access import About, subject_copy
from hubdesk.packs.kinds import Shown, decided, drawn, reread
from hubdesk.packs.setting import width_of
from hubdesk.packs.since import since
from tests.builders import crowded_family, mention, moore_and_hart, person
from tests.packs.reading import every_string, everything_in, needs_poppler, pages_of
from tests.packs.test_packs_contents import made

CODES = shipped_codes()
KINDS = tuple(kind for kind in PACK_KINDS if kind not in ("full", "log"))


def of_kind(kind: str, family: Family, recipient: str = "childrens_social_care") -> Shown:
    return decided(kind, made(family, recipient), family, CODES)


def signed(shown: Shown) -> Shown:
    return replace(shown, signed_by=("Priya Nair", "Tom Reeve"))


def subject(family: Family) -> Shown:
    """A copy about the first person, each of whose spellings is a mention of theirs."""
    person = family.people[0]
    pieces = [entry.concern for entry in family.entries if person.id in dict(entry.people)]
    own = tuple((mention(number, concern_id=one.id), one) for number, one in enumerate(pieces, start=1))
    others = (mention(90, given_name="Zephyrine", family_name="Quillfeather", phone="01632 960123"),)
    about = About(person, own, others, (), {pieces[0].ref: "not in his interests"})
    return subject_copy(made(family, "school"), family, about, CODES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_frozen_and_drawn_again_as_it_was(kind: str) -> None:
    shown = of_kind(kind, moore_and_hart())
    again = reread(snapshot(shown))
    assert again == shown and drawn(again) == drawn(shown)
    signed = reread(snapshot(shown), ("Priya Nair", "Tom Reeve"))
    assert digest(signed) == digest(shown) and shown.draft and not signed.draft


def test_a_full_pack_is_read_again_as_before_and_another_kind_never_as_one() -> None:
    full = made(moore_and_hart())
    assert "kind" not in json.loads(snapshot(full)) and reread(snapshot(full)) == full
    with pytest.raises(Known):
        reread(snapshot(of_kind("referral", moore_and_hart())).replace('"kind":"referral"', '"kind":"chronology"'))
    with pytest.raises(Known):
        reread("[]")


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_draft_until_two_have_signed(kind: str, tmp_path: Path) -> None:
    shown = of_kind(kind, moore_and_hart())
    for signed_by in ((), ("Priya Nair", "Tom Reeve")):
        for words in pages_of(drawn(replace(shown, signed_by=signed_by)), tmp_path):
            assert words.count("OFFICIAL-SENSITIVE") == 2 and "Pack 2026-0001-7F3A for Children" in words
            assert ("DRAFT: not signed by two people" in words) == (not signed_by)


def test_a_subject_access_copy_is_read_again_as_it_was() -> None:
    shown = subject(moore_and_hart())
    assert reread(snapshot(shown)) == shown and drawn(reread(snapshot(shown))) == drawn(shown)


LONG = "Maximilian" * 20
FULL = replace(
    crowded_family(2000, 60, "A word of this narrative. " * 20),
    title=f"{LONG} family",
    people=tuple(person(f"{LONG}{number} {LONG}", child=number < 50) for number in range(60)),
    score=replace(crowded_family(0, 0).score, strengths=(LONG * 4,) * 40, unknowns=("Who knows. " * 60,) * 40,
                  tripwires=moore_and_hart().score.tripwires * 30),
)  # fmt: skip


@needs_poppler
@pytest.mark.parametrize("family", [moore_and_hart(), crowded_family(0, 0), crowded_family(2000, 60), FULL],
                         ids=["usual", "nobody", "60 people, 2,000 pieces", "all of it at once"])  # fmt: skip
def test_a_referral_is_one_page_and_says_what_is_left_out(family: Family, tmp_path: Path) -> None:
    (page,) = pages_of(drawn(signed(of_kind("referral", family))), tmp_path)
    words = " ".join(page.split())
    for said in (
        "Children", "Adults", "Why now", "The pieces that weigh most", "What was done", "Consent, and what the family",
        "Known to be safe", "Not known", "Not asked", "The child's voice", "Who to ring", "Return slip",
    ):  # fmt: skip
        assert said in words
    assert "Left out here, and in the full pack" in words or "Nothing of the lists above was left out" in words
    if len(family.entries) > 20:
        assert re.search(r"1,99\d pieces", words)


@pytest.mark.parametrize("family", [moore_and_hart(), crowded_family(2000, 60), FULL], ids=["usual", "huge", "full"])
def test_nothing_on_a_referral_runs_into_its_foot(family: Family) -> None:
    flow = Flow()
    shown = of_kind("referral", family)
    assert isinstance(shown, Referral)
    draw_referral(flow, shown, digest(shown))
    (page,) = flow.pages
    words = [mark for mark in page if isinstance(mark, Words)]
    ring = next(number for number, mark in enumerate(words) if mark.words == "Who to ring")
    assert max(mark.y for mark in words[:ring]) <= FOOT + 1 < min(mark.y for mark in words[ring:])
    assert max(mark.y for mark in words) <= BOTTOM
    assert all(mark.x >= LEFT - 1 and mark.x + width_of(mark.words, mark.style) <= RIGHT + 1 for mark in words)


@needs_poppler
def test_a_chronology_sets_opinion_apart_and_names_the_day_of_review(tmp_path: Path) -> None:
    family = moore_and_hart()
    first = family.entries[0]
    told = replace(first.concern, narrative="Hugh was cold. Opinion: The worker thinks that nobody was in.")
    decided_on = tuple(replace(one, review_on=date(2026, 5, 4)) for one in family.decisions)
    family = replace(family, entries=(replace(first, concern=told), *family.entries[1:]), decisions=decided_on)
    shown = of_kind("chronology", family)
    assert isinstance(shown, Told)
    assert (shown.steps[0].piece.narrative, shown.steps[0].opinion) == (
        "Hugh was cold.", "The worker thinks that nobody was in.",
    )  # fmt: skip
    assert shown.steps[0].review == "4 May 2026"
    words = " ".join(" ".join(pages_of(drawn(shown), tmp_path)).split())
    for column in ("When", "What happened", "Who told us", "Impact on", "What was", "Review"):
        assert column in words
    assert len(shown.steps) == len(family.entries)


SOURCE = "Barnaby Thistlewood"


def told_by_a_source() -> Family:
    """A family in which every word that anybody wrote names a source."""
    family, said = moore_and_hart(), f"{SOURCE} says that the cot is cold."
    entries = tuple(
        replace(
            entry,
            concern=replace(entry.concern, narrative=said, reporter=SOURCE, voice_of_child=said, strengths=said,
                            child_seen=said, handling_code="C", handling_conditions=said),
        )
        for entry in family.entries
    )  # fmt: skip
    lines = tuple(replace(line, because=said, label=said) for line in family.score.lines)
    scored = replace(family.score, lines=lines, strengths=(said,), unknowns=(said,),
                     tripwires=tuple(replace(one, because=said) for one in family.score.tripwires))  # fmt: skip
    return replace(
        family, entries=entries, score=scored,
        decisions=tuple(replace(one, reason=said, dissent=said) for one in family.decisions),
        requests=tuple(replace(one, purpose=said, consent=said, informed=said) for one in family.requests),
        replies=tuple(replace(one, words=said) for one in family.replies),
    )  # fmt: skip


@needs_poppler
@pytest.mark.parametrize("recipient", ["mdt", "school"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_names_a_source_to_anybody(kind: str, recipient: str, tmp_path: Path) -> None:
    pdf = drawn(of_kind(kind, told_by_a_source(), recipient))
    everywhere = (" ".join(pages_of(pdf, tmp_path)), every_string(pdf), everything_in(pdf, tmp_path).decode("latin-1"))
    for name in SOURCE.split():
        assert not [place for place in everywhere if name.casefold() in place.casefold()]
    assert "cot is cold" in everywhere[0]


@needs_poppler
def test_the_looking_finds_what_is_there(tmp_path: Path) -> None:
    pdf = drawn(made(told_by_a_source(), "mdt"))
    assert SOURCE in " ".join(" ".join(pages_of(pdf, tmp_path)).split())
    said = every_string(pdf)
    assert "Chronology" in said and "Hugh" in said, "bookmarks and the words for pictures are read"


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_markup_comes_out_as_text_and_other_scripts_as_they_are(kind: str, tmp_path: Path) -> None:
    people = (person("<b>Bobby</b> &amp; Son"), person("Łucja 王小明"), person("محمد عبد"))
    family = moore_and_hart()
    first = family.entries[-3]
    words = "<i>Cold</i> &lt; <para> 5 < 6"
    entries = (*family.entries[:-3], replace(first, people=((people[0].id, "subject"),),
               concern=replace(first.concern, narrative=words)), *family.entries[-2:])  # fmt: skip
    shown = of_kind(kind, replace(family, people=people, entries=entries))
    said = " ".join(" ".join(pages_of(drawn(shown), tmp_path)).split())
    assert "<b>Bobby</b> &amp;" in said and "Łucja 王小明" in said
    assert "<i>Cold</i> &lt; <para>" in said


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_one_names_the_one_that_it_replaces_and_says_what_changed(kind: str, tmp_path: Path) -> None:
    family = moore_and_hart()
    heavy = "C000015"  # a tripwire, so that it stands on a referral too
    before = of_kind(kind, replace(family, entries=tuple(one for one in family.entries if one.concern.ref != heavy)))
    now = of_kind(kind, family)
    shown = replace(now, replaces="2026-0009-ABCD", since=since(before, now).words)
    first = " ".join(pages_of(drawn(shown), tmp_path)[0].split())
    assert f"Replaces pack 2026-0009-ABCD. New: one piece: {heavy} (Police, 11 Mar 2026)." in first
    assert reread(snapshot(shown)) == shown
    assert since(now, now).news == ()


def test_another_place_taken_out_is_no_news_of_the_pieces_after_it() -> None:
    def copy(*words: str) -> Shown:
        return decided("court", made(moore_and_hart(), "court"), moore_and_hart(), CODES, also=words)

    # The piece of the walk-in centre stands before that of the trainers, whose place gets another number.
    assert since(copy("trainers"), copy("walk-in", "trainers")).news == ("Said in other words since: C000010.",)

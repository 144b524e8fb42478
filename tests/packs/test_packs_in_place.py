"""The summary: on one page whatever is said, and it tells what is in place already or that nothing was noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Care, Family
from hubdesk.domain.follow_up import Action, FollowUps, Outcome, Step
from hubdesk.packs.contents import contents, digest, restored, snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.draw_summary import draw_summary
from hubdesk.packs.flow import BOTTOM, Flow, Words
from hubdesk.packs.kinds import decided, drawn
from hubdesk.packs.shown import NOTHING_IN_PLACE, Contents
from hubdesk.packs.withheld import Hidden
from tests.builders import moore_and_hart
from tests.packs.reading import needs_poppler, pages_of
from tests.packs.test_packs_contents import made
from tests.records import decision

FAMILY = moore_and_hart()
CHILD = FAMILY.children[0]
DAY, AT = date(2026, 3, 10), datetime(2026, 3, 10, 9)
CARE = Care(CHILD.id, "Rosalind Ashgrove, children's social care", "Child in need plan", DAY)


def helped() -> Family:
    """A family with a worker, a plan, help that was tried, and what came back."""
    early, up = replace(decision(1), kind="early_help"), decision(2)
    follow = FollowUps(
        (Action("a1", early.id, "Breakfast club", "Ann", DAY, AT, "Ann"),),
        (Step("s1", "a1", "done", AT, AT, "Ann"),),
        (Outcome("o1", up.id, "returned", DAY, "Not enough.", "By telephone", AT, "Ann"),),
    )
    return replace(FAMILY, care=(CARE,), decisions=(early, up), follow_ups=follow)


def test_what_is_in_place_is_said_and_what_was_not_noted_too() -> None:
    there = made(helped()).in_place
    assert there.workers == ("Hugh: Rosalind Ashgrove, children's social care (noted 10 Mar 2026)",)
    assert there.plans == ("Hugh: Child in need plan (noted 10 Mar 2026)",)
    assert "Done: Breakfast club (10 Mar 2026)" in there.tried
    assert any(said.startswith("Offer early help (") for said in there.tried)
    assert "What came back: Returned to the hub (10 Mar 2026)" in there.tried
    assert "Told on what came back, 10 Mar 2026: By telephone" in there.informed
    bare = made(replace(FAMILY, decisions=(), requests=())).in_place
    assert bare.workers == ("Nobody is noted as working with them. Ask children's social care.",)
    assert all(said.startswith(("No ", "Nothing ")) for said in (*bare.plans, *bare.tried, *bare.informed))


@needs_poppler
def test_summary_people_and_referral_print_it(tmp_path: Path) -> None:
    shown = made(helped())
    pages = [" ".join(page.split()) for page in pages_of(draw(shown), tmp_path)]
    assert [number for number, page in enumerate(pages) if "Rosalind Ashgrove" in page] == [1]
    assert "Child in need plan" in pages[1]
    many = tuple(replace(CARE, worker=f"Worker Number{count} of the {'long ' * 60}name") for count in range(9))
    pages = pages_of(draw(made(replace(helped(), care=many))), tmp_path)
    assert not all(f"Number{count}" in pages[1] for count in range(9))
    assert all(any(f"Number{count}" in page for page in pages[2:]) for count in range(9))  # whole, with the people
    one_page = decided("referral", shown, helped(), shipped_codes())
    (page,) = pages_of(drawn(one_page), tmp_path)
    assert "Rosalind Ashgrove" in page


def test_the_worker_of_somebody_who_is_left_out_is_nowhere() -> None:
    hidden = Hidden(frozenset({CHILD.id}))
    code = shipped_codes().recipients["mdt"]
    theirs = contents(hidden.without(helped()), code, shipped_codes(), "2026-0001-7F3A", "Hub", "Ann", AT)
    assert "Rosalind" in snapshot(made(helped())) and "Rosalind" not in snapshot(theirs)


def test_a_pack_of_before_keeps_its_digest_and_says_nothing_about_it() -> None:
    before = replace(made(FAMILY), in_place=NOTHING_IN_PLACE)
    assert '"in_place"' not in snapshot(before)
    assert restored(snapshot(before)) == before and digest(restored(snapshot(before))) == digest(before)
    assert "What is in place already" not in words_of(before)
    assert "What is in place already" in words_of(made(FAMILY))


def words_of(shown: Contents) -> list[str]:
    flow = Flow()
    draw_summary(flow, shown)
    assert len(flow.pages) == 1
    lines = [mark for mark in flow.pages[0] if isinstance(mark, Words)]
    assert max(mark.y for mark in lines) <= BOTTOM + 4
    return [mark.words for mark in lines]


SAID = st.lists(st.text(st.characters(codec="utf-8"), max_size=400), max_size=9).map(tuple)


@given(SAID, SAID, SAID, SAID, st.integers(0, 6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_it_is_one_page_whatever_is_said(
    asks: tuple[str, ...],
    voices: tuple[str, ...],
    unknown: tuple[str, ...],
    tried: tuple[str, ...],
    urgent: int,
    low: bool,
) -> None:  # fmt: skip
    shown = made(FAMILY)
    account = replace(
        shown.account, urgent=("A disclosure of abuse. " * 12,) * urgent, unknowns=unknown, strengths=voices,
        sentences=("A very long reason. " * 20,) * 3, caution="Low does not mean safe. " * low,
    )  # fmt: skip
    there = replace(shown.in_place, workers=tried, plans=unknown or ("None.",), tried=tried, informed=voices)
    full = replace(
        shown, account=account, asks=(*asks[:4], "Send back the slip."), voices=voices, not_asked=unknown,
        in_place=there, title="A family with many children: " + "Maximilian (7), " * 40,
    )  # fmt: skip
    assert "The child's voice" in words_of(full)

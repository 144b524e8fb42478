"""What is new since an older pack stands on the cover, and every page says which copy it is and what replaced it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hubdesk.packs.contents import digest, restored, snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.draw_cover import draw_cover
from hubdesk.packs.flow import BOTTOM, Flow, Words
from hubdesk.packs.frame import frame
from hubdesk.packs.since import since
from tests.builders import moore_and_hart, reply
from tests.packs.reading import needs_poppler, pages_of
from tests.packs.test_packs_contents import made

FAMILY = moore_and_hart()
NOW = made(FAMILY)
SIGNED = ("Priya Nair", "Tom Reeve")


def before(**said: object) -> tuple[str, ...]:
    return since(made(replace(FAMILY, **said)), NOW).news  # type: ignore[arg-type]  # fields of a family


def test_nothing_new_is_no_news_and_the_score_is_said_all_the_same() -> None:
    found = since(NOW, NOW)
    assert found.news == ()
    assert found.words == (f"The score is the same: {NOW.account.total:,} points, Red.",)


def test_new_pieces_are_named_and_many_are_counted() -> None:
    refs = [entry.concern.ref for entry in FAMILY.entries]
    assert before(entries=FAMILY.entries[:-1])[0].startswith(f"New: one piece: {refs[-1]} (")
    assert before(entries=FAMILY.entries[:-7])[0].startswith("New: seven pieces:")
    assert before(entries=FAMILY.entries[:-7])[0].endswith("and 4 more.")


def test_a_piece_taken_back_or_reworded_is_named() -> None:
    entries = list(FAMILY.entries)
    here = next(place for place, one in enumerate(entries) if not one.status)
    ref = entries[here].concern.ref
    entries[here] = replace(entries[here], concern=replace(entries[here].concern, narrative="Otherwise."))
    assert before(entries=tuple(entries)) == (f"Said in other words since: {ref}.",)
    entries[here] = replace(FAMILY.entries[here], status="duplicate")
    # Seen the other way round: it counted once and is a double now.
    later = made(replace(FAMILY, entries=tuple(entries)))
    assert since(NOW, later).news[0] == f"Taken back, doubled or doubted since: {ref}."


def test_people_who_came_are_named_and_those_who_left_are_only_counted() -> None:
    gone = FAMILY.people[-1].name
    assert f"New in the family: {gone}." in before(people=FAMILY.people[:-1])
    less = since(NOW, made(replace(FAMILY, people=FAMILY.people[:-1]))).news
    assert "One person is in it no more." in less
    assert not any(gone in said for said in less)


def test_decisions_questions_and_answers_are_news() -> None:
    assert any(said.startswith("Decided since: ") for said in before(decisions=FAMILY.decisions[:-1]))
    assert any(said.startswith("Asked since, or decided not to ask: ") for said in before(requests=()))
    waiting = since(made(replace(FAMILY, replies=())), NOW).news
    assert any(said.startswith("Answered since: ") for said in waiting)
    again = reply(2, FAMILY.requests[0].id, outcome="withdrawn", words="")
    assert not any("Answered since" in said for said in since(made(replace(FAMILY, replies=(again,))), made(
        replace(FAMILY, replies=())
    )).news)  # fmt: skip


@needs_poppler
def test_the_first_page_says_what_is_new_and_which_pack_it_replaces(tmp_path: Path) -> None:
    older = made(replace(FAMILY, entries=FAMILY.entries[:-2]))
    newer = replace(NOW, replaces="2026-0007-7F3A", since=since(older, NOW).words)
    first = " ".join(pages_of(draw(newer), tmp_path)[0].split())
    assert "Pack 2026-0007-7F3A. New: two pieces:" in first
    assert restored(snapshot(newer)) == newer


@needs_poppler
def test_every_page_says_which_copy_it_is_for_whom_and_what_replaced_it(tmp_path: Path) -> None:
    copied = replace(NOW, signed_by=SIGNED, copy="2", replaced_by="2026-0012-7F3A")
    pages = pages_of(draw(copied), tmp_path)
    for page in pages:
        words = " ".join(page.split())
        assert "Pack 2026-0001-7F3A, copy 2, for Multidisciplinary team" in words
        assert "REPLACED by pack 2026-0012-7F3A" in words
    assert "Pack 2026-0012-7F3A. Read that one." in " ".join(pages[0].split())
    assert ", copy" not in " ".join(pages_of(draw(replace(NOW, signed_by=SIGNED)), tmp_path)[3].split())


def test_both_edges_of_each_page_say_whose_it_is_in_an_opaque_grey() -> None:
    marks = frame(replace(NOW, copy="3"), "0" * 64, 2, 9)
    edges = [mark for mark in marks if getattr(mark, "turned", False)]
    assert [mark.words for mark in edges] == [  # type: ignore[union-attr]  # what is turned has words
        "Pack 2026-0001-7F3A, copy 3, for Multidisciplinary team"
    ] * 2
    assert b"/ca " not in draw(NOW)


def test_what_becomes_of_a_pack_changes_no_digest() -> None:
    later = replace(NOW, signed_by=SIGNED, copy="2", replaced_by="2026-0012-7F3A")
    assert digest(later) == digest(NOW)
    assert '"replaces"' not in snapshot(NOW) and '"since"' not in snapshot(NOW)
    assert draw(later) == draw(later) != draw(replace(later, copy="3"))


def test_the_longest_news_leave_the_cover_on_its_page() -> None:
    shown = replace(
        NOW, replaces="2026-0007-7F3A", since=("A long sentence about what is new. " * 40,), copy="12",
        replaced_by="2026-0012-7F3A", maker="Maker " * 40,
    )  # fmt: skip
    cover = Flow()
    draw_cover(cover, shown, "0" * 64, [(f"Section {number}", number) for number in range(11)])
    assert len(cover.pages) == 1
    lines = [mark for mark in cover.pages[0] if isinstance(mark, Words)]
    assert max(mark.y for mark in lines) <= BOTTOM
    assert any(mark.words.endswith("…") for mark in lines)

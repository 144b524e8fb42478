"""What is significant stands in the chronology, what is background only in the full log, and a court gets all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Family
from hubdesk.packs.contents import digest, restored, snapshot
from hubdesk.packs.draw import draw
from hubdesk.packs.kind_chronology import Told
from hubdesk.packs.kind_court import Court
from hubdesk.packs.kinds import decided, drawn
from tests.builders import moore_and_hart
from tests.packs.reading import checked, needs_poppler, pages_of
from tests.packs.test_packs_contents import made

CODES = shipped_codes()
LEFT = "C000002"
TOLD = "A third Monday missed."


def parted() -> Family:
    whole = moore_and_hart()
    return replace(whole, entries=tuple(replace(one, background=one.concern.ref == LEFT) for one in whole.entries))


def sections(pdf: bytes, folder: Path) -> tuple[str, str]:
    """The pages before the appendix, and the appendix."""
    text = "\f".join(" ".join(page.split()) for page in pages_of(pdf, folder)[1:])
    before, _, after = text.partition("Appendix: the full log")
    return before, after


@needs_poppler
def test_background_is_told_in_the_log_alone_and_that_it_is_left_out_is_said(tmp_path: Path) -> None:
    chronology, log = sections(draw(made(parted())), tmp_path)
    assert TOLD not in chronology and log == ""
    assert "one more is background, in the hub's full log" in chronology
    whole = decided("log", made(parted()), parted(), CODES)
    pdf = drawn(whole)
    chronology, log = sections(pdf, tmp_path)
    assert TOLD not in chronology and TOLD in log and "in the appendix" in chronology
    assert all(one.concern.ref in log for one in parted().entries)
    checked(pdf, tmp_path)
    assert TOLD in sections(draw(made(moore_and_hart())), tmp_path)[0]


def test_the_score_counts_it_and_a_court_is_given_it() -> None:
    shown = made(parted())
    assert any(row.ref == LEFT for part in shown.account.parts for row in part.rows)
    court = decided("court", shown, parted(), CODES)
    assert isinstance(court, Court) and LEFT in {one.piece.ref for one in court.exhibits}
    told = decided("chronology", shown, parted(), CODES)
    assert isinstance(told, Told) and LEFT not in {one.piece.ref for one in told.steps}
    assert "One more piece the hub holds as background" in told.counted


def test_a_pack_without_background_keeps_its_digest() -> None:
    shown = made(moore_and_hart())
    assert '"background"' not in snapshot(shown) and '"full_log"' not in snapshot(shown)
    whole = decided("log", made(parted()), parted(), CODES)
    assert restored(snapshot(whole)) == whole  # type: ignore[arg-type]  # a full pack
    assert digest(whole) != digest(shown)

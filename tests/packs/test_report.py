"""A report on paper: every figure with what it counts, and small numbers hidden where it leaves the hub."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hubdesk.domain.report import Counted, Measure, Part, Report, coarse
from hubdesk.packs.report import Printed, draw_report
from tests.packs.reading import needs_poppler, pages_of

_COUNT = (Measure("Concerns"),)
MONTHS = Part(
    "months", "Concerns by month", "Concerns received in the period.", _COUNT,
    (Counted("January 2026", (41,)), Counted("February 2026", (3,)), Counted("March 2026", (0,))), "Month",
)  # fmt: skip
ASKED = Part(
    "requests", "Requests to partners", "Requests made.",
    (Measure("Asked"), Measure("Answered"), Measure("Median days", "Answered")),
    tuple(Counted(f"Agency {number}", (number, number // 2, 2.5)) for number in range(40)), "Agency",
)  # fmt: skip
NONE = Part("agencies", "Concerns by agency", "Concerns received.", _COUNT, (), "Agency")
PRINTED = Printed(
    "Moorside <b>hub</b>", "Made by Tom Reeve on 20 Mar 2026, 09:15.",
    Report(date(2026, 1, 1), date(2026, 3, 31), (MONTHS, NONE, ASKED)),
)  # fmt: skip


@needs_poppler
def test_a_report_says_what_it_counts_and_who_made_it(tmp_path: Path) -> None:
    pages = pages_of(draw_report(PRINTED), tmp_path)
    words = " ".join(" ".join(pages).split())
    for said in ("Moorside <b>hub</b>", "1 January 2026 to 31 March 2026", "41", "The figures are exact",
                 "Nothing to count.", "Requests made.", "2.5"):  # fmt: skip
        assert said in words
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2 and f"Page {number} of {len(pages)}" in page


@needs_poppler
def test_a_copy_for_others_holds_no_small_number(tmp_path: Path) -> None:
    shown = Printed(PRINTED.hub, PRINTED.made, coarse(PRINTED.report))
    words = " ".join(" ".join(pages_of(draw_report(shown), tmp_path)).split())
    assert "under 5" in words and "Small numbers are hidden" in words
    assert "40" in words and "41" not in words.replace("Agency 41", "")

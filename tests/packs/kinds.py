"""One made-up document of each kind that HubDesk prints, and those that are hard to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from hubdesk.domain.report import coarse
from hubdesk.packs.blank_form import draw_blank
from hubdesk.packs.cover_sheet import Lying, draw_cover_sheet
from hubdesk.packs.draw import draw
from hubdesk.packs.handover import draw_handover
from hubdesk.packs.kinds import drawn
from hubdesk.packs.letter import draw_letter
from hubdesk.packs.minutes import draw_minutes
from hubdesk.packs.report import draw_report
from hubdesk.packs.request_letter import draw_question
from hubdesk.packs.transparency import draw_record
from hubdesk.packs.weekly import draw_weekly
from tests.builders import crowded_family, moore_and_hart
from tests.packs.test_kinds import of_kind, signed, subject
from tests.packs.test_packs_contents import made
from tests.packs.test_packs_handover import HANDED, MUCH
from tests.packs.test_packs_minutes import MINUTES
from tests.packs.test_packs_pages import all_sorts
from tests.packs.test_packs_transparency import RECORD
from tests.packs.test_redaction import spotted
from tests.packs.test_report import PRINTED
from tests.packs.test_request_letter import PLAIN
from tests.packs.test_weekly_and_form import FORM, LONG, WEEK


def _long_narrative() -> bytes:
    family = moore_and_hart()
    entries = list(family.entries)
    words = " ".join(f"Word{number} and more of it." for number in range(2500))
    entries[5] = replace(entries[5], concern=replace(entries[5].concern, narrative=words))
    return draw(made(replace(family, entries=tuple(entries))))


KINDS: dict[str, Callable[[], bytes]] = {
    "pack": lambda: draw(made(moore_and_hart())),
    "signed pack without sources": lambda: draw(made(moore_and_hart(), "school", ("Priya Nair", "Tom Reeve"))),
    "pack with names of all sorts": lambda: draw(made(all_sorts())),
    "pack about nobody": lambda: draw(made(crowded_family(0, 0))),
    "pack with a narrative of ten pages": _long_narrative,
    "pack with 300 pieces": lambda: draw(made(crowded_family(300, 30))),
    "copy that replaces one and is replaced": lambda: draw(
        replace(
            made(moore_and_hart(), "mdt", ("Priya Nair", "Tom Reeve")),
            copy="2 of desk B1C2",
            replaces="2026-0003-7F3A",
            since=("New: one piece: C000015 (School, 2 Mar 2026).",),
            replaced_by="2026-0009-7F3A",
        )
    ),
    "cover sheet of packs": lambda: draw_cover_sheet(
        "Stoke North Hub",
        datetime(2026, 3, 14, 9),
        [Lying(f"2026-{n:04d}-7F3A", "1", "School", n) for n in range(1, 60)],
    ),
    "letter": lambda: draw_letter("Moorside", date(2026, 3, 14), "What came of it", ["Words of a letter. " * 40] * 12),
    "question to a partner": lambda: draw_question(PLAIN),
    "long question to a partner": lambda: draw_question(replace(PLAIN, asked="Was Isla brought? " * 400)),
    "minutes of a meeting": lambda: draw_minutes(MINUTES),
    "minutes of a long meeting": lambda: draw_minutes(replace(MINUTES, families=MINUTES.families * 12)),
    "referral": lambda: drawn(of_kind("referral", moore_and_hart())),
    "signed referral of 60 people and 2,000 pieces": lambda: drawn(
        signed(of_kind("referral", crowded_family(2000, 60)))
    ),
    "referral with names of all sorts": lambda: drawn(of_kind("referral", all_sorts())),
    "referral about nobody": lambda: drawn(of_kind("referral", crowded_family(0, 0))),
    "chronology": lambda: drawn(of_kind("chronology", moore_and_hart())),
    "chronology with names of all sorts": lambda: drawn(of_kind("chronology", all_sorts())),
    "chronology about nobody": lambda: drawn(of_kind("chronology", crowded_family(0, 0))),
    "copy for a court": lambda: drawn(of_kind("court", spotted())),
    "copy for a court about nobody": lambda: drawn(of_kind("court", crowded_family(0, 0))),
    "subject access copy": lambda: drawn(subject(moore_and_hart())),
    "subject access copy with names of all sorts": lambda: drawn(subject(all_sorts())),
    "weekly list": lambda: draw_weekly(WEEK),
    "long weekly list": lambda: draw_weekly(LONG),
    "report": lambda: draw_report(PRINTED),
    "report with small numbers hidden": lambda: draw_report(replace(PRINTED, report=coarse(PRINTED.report))),
    "handover": lambda: draw_handover(HANDED),
    "long handover": lambda: draw_handover(MUCH),
    "form on paper": lambda: draw_blank(FORM),
    "transparency record": lambda: draw_record(RECORD),
}


@cache
def printed(kind: str) -> bytes:
    """Draw a document, once for all tests."""
    return KINDS[kind]()

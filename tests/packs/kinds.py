"""One made-up document of each kind that HubDesk prints, and those that are hard to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from hubdesk.packs.draw import draw
from hubdesk.packs.letter import draw_letter
from hubdesk.packs.minutes import draw_minutes
from hubdesk.packs.request_letter import draw_question
from hubdesk.packs.transparency import draw_record
from tests.builders import crowded_family, moore_and_hart
from tests.packs.test_packs_contents import made
from tests.packs.test_packs_minutes import MINUTES
from tests.packs.test_packs_pages import all_sorts
from tests.packs.test_packs_transparency import RECORD
from tests.packs.test_request_letter import PLAIN


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
    "letter": lambda: draw_letter("Moorside", date(2026, 3, 14), "What came of it", ["Words of a letter. " * 40] * 12),
    "question to a partner": lambda: draw_question(PLAIN),
    "long question to a partner": lambda: draw_question(replace(PLAIN, asked="Was Isla brought? " * 400)),
    "minutes of a meeting": lambda: draw_minutes(MINUTES),
    "minutes of a long meeting": lambda: draw_minutes(replace(MINUTES, families=MINUTES.families * 12)),
    "transparency record": lambda: draw_record(RECORD),
}


@cache
def printed(kind: str) -> bytes:
    """Draw a document, once for all tests."""
    return KINDS[kind]()

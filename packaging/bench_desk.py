"""Work at the desk, measured verb by verb as the window would call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench_figures import Figure, p95, seconds, spread
from bench_hub import BenchHub, Row
from bench_typing import WARM
from hubdesk.domain.queue import Narrowed
from hubdesk.service.desk import act
from hubdesk.service.family import family
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.service.queue import narrow_queue, open_queue, queue, queue_page
from hubdesk.service.record import record_concern
from hubdesk.service.replay import write_replay
from hubdesk.service.rescore import score_again
from hubdesk.service.search import search

NAMED = tuple(one.name for one in fields(PersonForm) if one.name != "role")


def recording(hub: BenchHub) -> list[Figure]:
    """Measure a concern saved: about children whom the hub knows, and about new ones."""
    chosen = [row for row in hub.rows if row["person_role"] == "subject"]
    times = []
    for number, row in enumerate(chosen[:: max(1, len(chosen) // 60)][:60]):
        form = _concern(row, f"Seen again at the gate on day {number} of the count.")
        if number % 2:
            # Nobody's name, and a day of birth and an address that no two of them share.
            name = "".join(reversed(str(row["family_name"] or "Nobody"))).title()
            born = date(2012, 1, 9) + timedelta(days=41 * number)
            new = PersonForm(given_name="Zuleikha", family_name=name, date_of_birth=born.isoformat())
            form = replace(form, people=(new,))
        took = seconds(partial(record_concern, hub.desk, form))
        if number >= WARM:
            times.append(took)
    return [Figure("a concern saved: p95", p95(times), "ms", 50, interactive=True)]


def opening(hub: BenchHub) -> list[Figure]:
    """Measure the queue opened, scrolled and narrowed, a family opened, and full-text search."""
    rows = queue(hub.desk)
    places = range(0, len(rows), max(1, len(rows) // 50))
    ids = [row.family_id for row in rows[:20]] + spread([row.family_id for row in rows], 80)
    words = list(_words(hub))
    times = {
        "the queue opened: p95": [seconds(partial(open_queue, hub.desk)) for _ in range(20)],
        "a page of the queue: p95": [
            seconds(partial(queue_page, hub.desk, None, Narrowed(), first)) for first in places
        ],
        "the queue narrowed by words: p95": [
            seconds(partial(narrow_queue, hub.desk, None, Narrowed(one))) for one in words
        ],
        "a family opened: p95": [seconds(partial(family, hub.desk, one)) for one in ids],
        "full-text search: p95": [seconds(partial(search, hub.desk, one)) for one in words],
    }
    return [Figure(what, p95(took), "ms", 100, interactive=True) for what, took in times.items()]


def whole(hub: BenchHub, folder: Path) -> list[Figure]:
    """Measure the whole hub scored again, and three years replayed by the week."""

    def whole_hub() -> None:
        with act(hub.desk, "rebuild"):
            score_again(hub.desk)

    last = date.today()
    first = last - timedelta(days=3 * 365)
    replayed = seconds(partial(write_replay, hub.desk, first, last, 7, 50, folder / "replay.csv"))
    return [
        Figure("the whole hub scored again", seconds(whole_hub), "s", 5),
        Figure("three years replayed by the week", replayed, "s", 60),
    ]


def _form(row: Row) -> PersonForm:
    return PersonForm(str(row["person_role"]), **{name: str(row.get(name, "") or "") for name in NAMED})


def _concern(row: Row, narrative: str) -> ConcernForm:
    return ConcernForm(str(row["agency"]), str(row["category"]), str(row["level"]), narrative, (_form(row),))


def _words(hub: BenchHub) -> Iterator[str]:
    for row in hub.rows[:: max(1, len(hub.rows) // 25)][:25]:
        yield str(row["family_name"] or "school")
        yield str(row["concern_ref"])
        yield " ".join(str(row["narrative"]).split()[:2])
        yield str(row["address"] or "Lane")
    yield from ("the", "school", "mother absent", "';--")

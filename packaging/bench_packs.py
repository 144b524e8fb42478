"""How quickly a pack is made, and how much memory that takes, beside a LongTable of its chronology alone.

Called by bench.py in a process of its own for each size: bench_packs.py FAMILY.pickle ENTRIES
"""

from __future__ import annotations

import json
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench_figures import Figure, peak_memory, spread
from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Entry, Family
from hubdesk.packs.contents import contents
from hubdesk.packs.draw import draw
from hubdesk.packs.shown import Contents
from peers_packs_inside import Rows, platypus

if TYPE_CHECKING:
    from bench_hub import BenchHub

T = TypeVar("T")
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
LIMITS = {60: (0.3, None), 2000: (1.5, 150.0)}  # entries: seconds from contents to bytes, MB of the process
TRIES = 3
SAID = "the child was seen at home with his mother and said that nobody had been there since the weekend"


def packs(hub: BenchHub, folder: Path) -> list[Figure]:
    """Make packs of the family with most pieces, its pieces told again and again until there are enough."""
    from hubdesk.service.family import family
    from hubdesk.service.queue import queue

    ids = spread([row.family_id for row in queue(hub.desk)], 40)
    largest = max((family(hub.desk, one) for one in ids), key=lambda one: len(one.entries))
    kept = folder / "family.pickle"
    kept.write_bytes(pickle.dumps(largest))
    figures = []
    for entries, (limit, memory) in LIMITS.items():
        command = [sys.executable, __file__, str(kept), str(entries)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        what = f"a pack of {entries:,} entries, {found['pages']} pages"
        figures += [
            Figure(f"{what}: from a family to contents", found["contents"], "s"),
            Figure(f"{what}: from contents to bytes", found["bytes"], "s", limit),
            Figure("  beside a LongTable of its chronology alone, untagged", found["bytes"] / found["table"], "x"),
        ]
        if found["memory"] is not None:
            figures.append(Figure("  most memory of its process", found["memory"], "MB", memory))
    return figures


def _measured(kept: Path, entries: int) -> dict[str, float | None]:
    """Measure one size in this process, in seconds of its processor: other work on the machine counts less so."""
    base = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this program a moment ago
    large = _told_again(base, entries)
    draw(_contents(base))  # programs and typefaces are loaded
    shown = _contents(large)
    pages: list[int] = []
    draw(shown, lambda _page, of: pages.append(of))
    memory = peak_memory()
    gathered, _ = _best(lambda: _contents(large))
    drawn, _ = _best(lambda: draw(shown))
    rows = _rows(shown)
    table = platypus(FONTS)
    table(rows[:5])
    beside, _ = _best(lambda: table(rows), 1)
    return {"contents": gathered, "bytes": drawn, "table": beside, "memory": memory, "pages": pages[-1]}


def _told_again(base: Family, entries: int) -> Family:
    """Spread so many pieces over three years, each in words of its own, so that nothing is gained by keeping any."""
    dice = random.Random(7)  # noqa: S311 - not for keys
    known = SAID.split()
    told: list[Entry] = []
    for number in range(entries):
        like = base.entries[number % len(base.entries)]
        day = base.as_of - timedelta(days=(entries - number) * 1000 // entries)
        words = (f"{dice.choice(known)}{dice.randrange(40) or ''}" for _ in range(dice.randrange(8, 60)))
        one = replace(
            like.concern,
            id=f"{like.concern.id}-{number}",
            ref=f"C{number:06d}",
            occurred_on=day,
            received_at=datetime(day.year, day.month, day.day, 9),
            narrative=f"{' '.join(words).capitalize()}.",
        )
        told.append(replace(like, concern=one))
    lines = tuple(
        replace(base.score.lines[number % len(base.score.lines)], concern_ref=one.concern.ref)
        for number, one in enumerate(told)
    )
    return replace(base, entries=tuple(told), score=replace(base.score, lines=lines))


def _contents(one: Family) -> Contents:
    codes = shipped_codes()
    made_at = datetime(2026, 3, 20, 9, 15)
    return contents(one, codes.recipients["mdt"], codes, "2026-0001-7F3A", "Moorside", "Made up", made_at)


def _rows(shown: Contents) -> Rows:
    return [
        [
            [[one.day, "bold"], [one.told, "tiny"]],
            [[one.headline, "bold"], [f"About {one.about}", "quiet"], [one.narrative, "plain"]],
            [[one.agency, "plain"], [one.grading, "quiet"], [one.ref, "tiny"]],
            [[one.seen, "plain"], [one.voice, "italic"]],
            [[words, "plain"] for words in one.done] or [["Nothing yet", "quiet"]],
        ]
        for one in shown.chronology
    ]


def _best(job: Callable[[], T], tries: int = TRIES) -> tuple[float, T]:
    times = []
    for _ in range(tries):
        began = time.process_time()
        answer = job()
        times.append(time.process_time() - began)
    return min(times), answer


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]), int(sys.argv[2]))))

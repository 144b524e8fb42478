"""Measure how time and memory of matching from nothing grow with the number of mentions, all of them made up.

measure_growth.py 100000 300000 1000000             names and streets as the demo has them
measure_growth.py --varied 100000 300000 1000000    names as unevenly common as in a country
measure_growth.py --crowded 100000 300000 1000000   all in the streets of one hub of 100,000
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from bench_figures import peak_memory
from bench_names import Renamed
from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import match_all
from hubdesk.matching.gather import gather, presence
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied
from hubdesk.service.demo_people import made_up

PER_FAMILY = 14.2  # mentions
SAID = (
    "given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "school"
)  # fmt: skip
CROWD = 100_000
T = TypeVar("T")
Told = tuple[list[Mention], date]


def growth(sizes: Sequence[int], how: str) -> None:
    """Measure lists of several sizes, each in a process of its own, so that one does not use another's memory."""
    print("mentions     pairs  persons  tidied  matched  resolved  gathered  all (s)  us/mention  peak MB", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made-up.pickle"
            for what in ("make", "measure"):
                subprocess.run([sys.executable, __file__, what, how, str(size), str(path)], check=True)


def make(how: str, size: int, path: Path) -> None:
    """Make up a list of about so many mentions."""
    parts = -(-size // CROWD) if how == "--crowded" else 1
    with path.open("wb") as file:
        for part in range(parts):
            for one in _told(how, round(size / parts / PER_FAMILY), part):
                pickle.dump(one, file)


def _told(how: str, families: int, part: int) -> Iterator[Told]:
    made = made_up(families, 11 + part, date(2026, 6, 1))
    renamed = Renamed(made.households)
    told: dict[str, Told] = {}
    for row, true in zip(made.rows, made.truth, strict=True):
        ref = f"{part}{true.concern_ref}"
        said: dict[str, Any] = {field: str(row.get(field) or "") for field in SAID}
        if how == "--varied":
            for name in ("family_name", "given_name"):
                said[name] = renamed.written(said[name], true.person)
        mention = Mention(f"{ref}-{true.mention_no:02d}", ref, true.mention_no, str(row["person_role"]), **said)
        day = date.fromisoformat(str(row["received_at"])[:10])
        told.setdefault(ref, ([], day))[0].append(mention)
    return iter(told.values())


def measure(path: Path) -> None:
    """Tidy, match, group and gather a list, and print what each step took."""
    model, took = shipped_model(), []

    def timed(do: Callable[[], T]) -> T:
        began = time.perf_counter()
        found = do()
        took.append(time.perf_counter() - began)
        return found

    tidied: list[Tidied] = []
    took.append(0.0)
    for mentions, day in _read(path):  # a concern at a time, as from a hub; the reading is not counted
        began = time.perf_counter()
        tidied += tidy_concern(mentions, day)
        took[0] += time.perf_counter() - began
    pairs = timed(lambda: match_all(tidied, model, count_names(tidied)))
    groups = timed(lambda: resolve(tidied, pairs, (), model).groups)
    person = {mention: first for group in groups for first in [min(group)] for mention in group}
    timed(lambda: gather(presence(one, person[one.mention_id]) for one in tidied))
    every = sum(took)
    print(
        f"{len(tidied):>8,} {len(pairs):>9,} {len(groups):>8,} {took[0]:7.1f} {took[1]:8.1f} {took[2]:9.1f} "
        f"{took[3]:9.1f} {every:8.1f} {every / len(tidied) * 1e6:11.0f} "
        f"{peak_memory() or 0:8,.0f}",
        flush=True,
    )


def _read(path: Path) -> Iterator[Told]:
    with path.open("rb") as file:
        try:
            while True:
                yield pickle.load(file)  # noqa: S301 - this program wrote it a moment ago
        except EOFError:
            return


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    elif sys.argv[1] == "measure":
        measure(Path(sys.argv[4]))
    else:
        growth([int(size) for size in sys.argv[1:] if size.isdigit()], next((a for a in sys.argv if a[0] == "-"), ""))

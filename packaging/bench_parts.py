"""Who could this be of one part of a record alone: half a name, a date, a street; beside rapidfuzz over the whole list.

So little often means more people than are shown, so each recall stands beside what chance would give: where the same
words describe n children, one of them is among the first ten in 10/n of cases. Adults and misspellings are not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bench_figures import Figure, p95, seconds
from bench_hub import BenchHub, Known, Row
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.forms import PersonForm

SAMPLE = 150
BASELINE = 10
WARM = 3
FIRST = 10
LETTERS = 3
BEFORE_STREET = re.compile(r"^.*\d\w?\s+")
PARTS: dict[str, Callable[[Known], PersonForm]] = {
    "a name alone": lambda one: PersonForm(given_name=one.given, family_name=one.family),
    "a given name alone": lambda one: PersonForm(given_name=one.given),
    "a family name alone": lambda one: PersonForm(family_name=one.family),
    "an initial and a family name": lambda one: PersonForm(given_name=one.given[:1], family_name=one.family),
    "the beginnings of both names": lambda one: PersonForm(
        given_name=one.given[:LETTERS], family_name=one.family[:LETTERS]
    ),
    "a date of birth alone": lambda one: PersonForm(date_of_birth=one.born.isoformat()),
    "an address alone": lambda one: PersonForm(address=one.address),
    "a street alone": lambda one: PersonForm(address=BEFORE_STREET.sub("", one.address)),
    "a postcode alone": lambda one: PersonForm(postcode=one.postcode),
}


def parts(hub: BenchHub) -> list[Figure]:
    """Measure each part: how quick, and how often the right child is shown."""
    chosen = [one for one in hub.known if len(one.given) > LETTERS and len(one.family) > LETTERS]
    chosen = chosen[:: max(1, len(chosen) // SAMPLE)][:SAMPLE]
    return [figure for what, form in PARTS.items() for figure in _part(hub, what, form, chosen)]


def _part(hub: BenchHub, what: str, form: Callable[[Known], PersonForm], chosen: Sequence[Known]) -> list[Figure]:
    same = Counter(form(one) for one in hub.known)
    times, hits = [], 0
    for number, one in enumerate(chosen):
        began = perf_counter()
        found = who_could_this_be(hub.desk, form(one), FIRST)
        if number >= WARM:
            times.append(perf_counter() - began)
        hits += any(one.person in hub.true_of_person.get(shown.person_id, frozenset()) for shown in found)
    chance = sum(min(1, FIRST / same[form(one)]) for one in chosen) / len(chosen)
    return [
        Figure(f"who could this be, {what}: p95", p95(times), "ms", 20, interactive=True),
        Figure("  beside rapidfuzz over the whole list", p95(times) / _over_all(hub, form, chosen), "x"),
        Figure("  recall in the first ten", hits / len(chosen), ""),
        Figure("  the same if the first ten of those described so were drawn", chance, ""),
    ]


def _over_all(hub: BenchHub, form: Callable[[Known], PersonForm], chosen: Sequence[Known]) -> float:
    """Look for the same words by rapidfuzz over what all mentions say there, in milliseconds."""
    columns = ("given_name", "family_name", "date_of_birth", "address", "postcode")
    asked = [column for column in columns if getattr(form(chosen[0]), column)]
    said = [_line(row, asked) for row in hub.rows]
    typed = [" ".join(getattr(form(one), column) for column in asked).casefold() for one in chosen[:BASELINE]]
    look = partial(process.extract, choices=said, scorer=JaroWinkler.normalized_similarity, limit=20 * FIRST)
    return p95(seconds(partial(look, words)) for words in typed)


def _line(row: Row, columns: Sequence[str]) -> str:
    return " ".join(str(row.get(column) or "") for column in columns).casefold()

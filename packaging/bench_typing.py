"""Who could this be, while somebody types: how quick, and how often the right person is among the first ten.

Forms are made from who the people really are, each with a slip of its own, and never copied from a row of the hub.
The same words are looked for by rapidfuzz over the names of all mentions, in the same run. Where more people bear one
name than are shown, nothing tells them apart by the name alone, and any of them counts as found.
"""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bench_figures import Figure, p95, seconds
from bench_hub import BenchHub, Known
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.forms import PersonForm

SAMPLE = 150
BASELINE = 40  # forms that are looked for over the whole list: enough for a p95, for each takes long
WARM = 3  # the first calls read what the others find in memory, as at a desk that is in use
FIRST = 10
Form = tuple[PersonForm, int]


def typing(hub: BenchHub) -> list[Figure]:
    """Measure who-could-this-be over the last keystrokes of a name, and whether the right person is found."""
    full, alone = forms(hub)
    return [
        *_typed(hub, "who could this be, a full record", full, 10, 0.99),
        *_typed(hub, "who could this be, a misspelt name alone", alone, 20, 0.95),
        *_over_all(hub, alone[:BASELINE]),
    ]


def forms(hub: BenchHub) -> tuple[list[Form], list[Form]]:
    """Fill in forms of people whom the hub knows, with a slip in each: in full, and with the name alone."""
    random = Random(11)  # noqa: S311 - slips of the pen, not secrets
    chosen = [one for one in hub.known if len(one.given) > 3 and len(one.family) > 4]
    chosen = chosen[:: max(1, len(chosen) // SAMPLE)][:SAMPLE]
    full = [(_slipped(_form(one), random), one.person) for one in chosen]
    alone = [(_slipped(PersonForm(given_name=one.given, family_name=one.family), random), one.person) for one in chosen]
    return full, alone


def _typed(hub: BenchHub, what: str, forms: Sequence[Form], target: float, recall: float) -> list[Figure]:
    times, hits, meant = [], 0, Meant(hub)
    for number, (form, true) in enumerate(forms):
        for short in (2, 1, 0):
            keyed = replace(form, family_name=form.family_name[: len(form.family_name) - short])
            took = seconds(partial(who_could_this_be, hub.desk, keyed))
            if number >= WARM:
                times.append(took)
        found = who_could_this_be(hub.desk, form, FIRST)
        right = meant(form, true)
        hits += any(right & hub.true_of_person.get(one.person_id, frozenset()) for one in found)
    return [
        Figure(f"{what}: p95", p95(times), "ms", target, interactive=True),
        Figure(f"{what}: recall in the first ten", hits / len(forms), "", recall, most=False),
    ]


def _over_all(hub: BenchHub, forms: Iterable[Form]) -> list[Figure]:
    """Look for the same names by rapidfuzz over all mentions, each person by the name that is likest."""
    names = [f"{row['given_name']} {row['family_name']}".casefold() for row in hub.rows]
    times, hits, asked, meant = [], 0, 0, Meant(hub)
    for form, true in forms:
        typed = f"{form.given_name} {form.family_name}".casefold()
        found: list[int] = []

        def look(typed: str = typed, found: list[int] = found) -> None:
            likest = process.extract(typed, names, scorer=JaroWinkler.normalized_similarity, limit=20 * FIRST)
            found += dict.fromkeys(hub.true_of_row[place] for _, _, place in likest)

        times.append(seconds(look))
        hits += bool(meant(form, true) & set(found[:FIRST]))
        asked += 1
    return [
        Figure("  the same by rapidfuzz over the whole list: p95", p95(times), "ms"),
        Figure("  the same by rapidfuzz over the whole list: recall in the first ten", hits / asked, ""),
    ]


class Meant:
    """Who is right to be found for a form."""

    def __init__(self, hub: BenchHub) -> None:
        self._name = {one.person: (one.given, one.family) for one in hub.known}
        self._bearing: dict[tuple[str, str], set[int]] = defaultdict(set)
        for person, name in self._name.items():
            self._bearing[name].add(person)

    def __call__(self, form: PersonForm, true: int) -> set[int]:
        """Give the people who count as found."""
        namesakes = self._bearing[self._name[true]]
        return namesakes if len(namesakes) > FIRST and not form.date_of_birth else {true}


def _form(one: Known) -> PersonForm:
    return PersonForm(
        given_name=one.given,
        family_name=one.family,
        date_of_birth=one.born.isoformat(),
        sex=one.sex,
        address=one.address,
        postcode=one.postcode,
    )


def _slipped(form: PersonForm, random: Random) -> PersonForm:
    """Spoil one letter of one of the two names."""
    if random.random() < 0.5:
        return replace(form, given_name=_slip(form.given_name, random))
    return replace(form, family_name=_slip(form.family_name, random))


def _slip(name: str, random: Random) -> str:
    at = random.randrange(len(name) - 1)
    ways: tuple[Callable[[], str], ...] = (
        lambda: name[:at] + name[at + 1 :],
        lambda: name[:at] + name[at] + name[at:],
        lambda: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        lambda: name[:at] + random.choice(string.ascii_lowercase) + name[at + 1 :],
    )
    spoilt = random.choice(ways)()
    return spoilt if spoilt != name else name[:at] + name[at + 1 :]

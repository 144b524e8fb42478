"""Gathering only whom a change can reach gives the families that gathering everybody gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.matching.around import around
from hubdesk.matching.gather import gather, gather_keys
from hubdesk.matching.presence import Presence
from hubdesk.matching.ties import Meetings

ROLES = ("subject", "sibling", "parent", "partner", "other")
NAMES = ("hart", "moore", "okafor", "singh")


class Hub:
    """Presences in memory, and the families as they were gathered before."""

    def __init__(self, every: Iterable[Presence], founders: Mapping[str, str]) -> None:
        self._seen: dict[str, list[Presence]] = defaultdict(list)
        for one in sorted(every, key=lambda one: one.mention_id):
            self._seen[one.person_id].append(one)
        self._founders = founders
        self._known: set[str] = set()
        self.met = Meetings()

    def look(self, person_ids: Collection[str], most: int) -> Collection[str]:
        keys = set[str]().union(*(self._keys(person) for person in person_ids))
        having = {key: [person for person in self._seen if key in self._keys(person)] for key in keys}
        lists = {key for key, persons in having.items() if key[0] == "c" and len(persons) > most}
        for key in keys - lists:
            self.seen(having[key])
        return {key[1:] for key in lists}

    def seen(self, person_ids: Collection[str]) -> Mapping[str, Sequence[Presence]]:
        for person in person_ids:
            if person in self._seen and person not in self._known:
                self._known.add(person)
                self.met.add(self._seen[person])
        return {person: self._seen[person] for person in person_ids if person in self._seen}

    def named_in(self, concern_ids: Collection[str]) -> Mapping[str, int]:
        return {one: sum(f"c{one}" in self._keys(person) for person in self._seen) for one in concern_ids}

    def ids(self, names: Collection[str]) -> Collection[str]:
        return self._known.intersection(names)  # nobody who was not looked at is asked for

    def _keys(self, person: str) -> set[str]:
        return {key for one in self._seen.get(person, ()) for key in gather_keys(one)}

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        return {
            person: [other for other, founder in self._founders.items() if founder == self._founders[person]]
            for person in person_ids
            if person in self._founders
        }


@st.composite
def presences(draw: st.DrawFn, number: int) -> Presence:
    house = draw(
        st.sampled_from(("", "1|elm road|zz11aa", "1|elm road|zz22aa", "2|elm road|zz11aa", "3|oak lane|zz33aa"))
    )
    parts = house.split("|")
    halves = (f"{parts[0]}|{parts[1]}", f"{parts[0]}|{parts[2]}") if house else ()
    known = draw(st.sampled_from((1, 2)))
    child = draw(st.booleans())
    return Presence(
        mention_id=f"m{number:03d}",
        person_id=f"p{draw(st.integers(0, 14)):02d}",
        concern_id=f"c{draw(st.integers(0, 12))}",
        role=draw(st.sampled_from(ROLES)),
        day=draw(st.sampled_from((700_000, 700_100, 700_500, 701_200))),
        halves=halves[:known],
        whole=house if known == 2 else "",
        child=child,
        names=(draw(st.sampled_from(NAMES)),),
    )


@st.composite
def hubs(draw: st.DrawFn) -> tuple[list[Presence], list[Presence]]:
    """What was seen before, and after somebody was seen again, or a mention went to another person."""
    before = [draw(presences(number)) for number in range(draw(st.integers(1, 30)))]
    after = [*before, *(draw(presences(100 + number)) for number in range(draw(st.integers(0, 3))))]
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(after) - 1))
        after[place] = replace(after[place], person_id=f"p{draw(st.integers(0, 16)):02d}")
    return before, after


def parts(founders: Mapping[str, str]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, founder in founders.items():
        found[founder].add(person)
    return {frozenset(own) for own in found.values()}


@settings(max_examples=600, deadline=None)
@given(hubs())
def test_only_whom_a_change_reaches_is_gathered_again(both: tuple[list[Presence], list[Presence]]):
    before, after = both
    kept = gather(before)
    changed = {one.person_id for one in set(before) ^ set(after)}
    inside, again = around(changed, Hub(after, kept))
    alive = {one.person_id for one in after}
    outside = {person: founder for person, founder in kept.items() if person not in inside and person in alive}
    assert parts(again) | parts(outside) == parts(gather(after))


def test_one_house_let_again_and_again_does_not_reach_the_whole_town():
    town = [
        Presence(
            f"m{home}{who}{year}", f"p{home}{who}", f"c{home}{year}", ("subject", "parent")[who],
            700_000 + 300 * year, (), f"{home + year}|elm road|zz11aa", not who, (f"name{home}",),
        )
        for home in range(60) for who in (0, 1) for year in (0, 1)
    ]  # fmt: skip
    inside, _ = around({"p300"}, Hub(town, gather(town)))
    assert set(inside) < {f"p{home}{who}" for home in range(27, 34) for who in (0, 1)}

"""The demo hub: readable as a sheet, the same for a seed, and as hard as a real one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.service.demo_people import MadeUp, demo_concerns, made_up
from hubdesk.sheets.read import ReadConcern, read_concerns, read_sheet
from hubdesk.sheets.write import write_csv

LAST = date(2026, 11, 23)


@pytest.fixture(scope="module")
def hub() -> MadeUp:
    return made_up(200, 7, LAST)


@pytest.fixture(scope="module")
def concerns(hub: MadeUp) -> list[ReadConcern]:
    found = list(read_concerns(hub.rows, shipped_codes(), LAST))
    assert all(isinstance(one, ReadConcern) for one in found), "every made-up row can be read"
    return [one for one in found if isinstance(one, ReadConcern)]


def test_the_same_seed_makes_the_same_hub_and_another_another(hub: MadeUp) -> None:
    assert demo_concerns(200, 7, LAST) == list(hub.rows)
    assert demo_concerns(200, 8, LAST) != list(hub.rows)


def test_a_larger_hub_begins_with_the_same_families(hub: MadeUp) -> None:
    assert made_up(80, 7, LAST).households == hub.households[:80]


@pytest.mark.parametrize("families", [1, 2, 5, 13])
@pytest.mark.parametrize("last_day", [date(2024, 2, 29), date(2026, 1, 1)])
def test_small_hubs_of_any_day_can_be_read(families: int, last_day: date) -> None:
    for seed in range(5):
        rows = demo_concerns(families, seed, last_day)
        assert all(isinstance(one, ReadConcern) for one in read_concerns(rows, shipped_codes(), last_day))


def test_written_to_a_file_it_is_read_the_same(hub: MadeUp, concerns: list[ReadConcern], tmp_path: Path) -> None:
    path = tmp_path / "demo.csv"
    write_csv(path, tuple(hub.rows[0]), (tuple(row.values()) for row in hub.rows))
    read = [one for one in read_concerns(read_sheet(path), shipped_codes(), LAST) if isinstance(one, ReadConcern)]
    assert {one.ref: one.digest for one in read} == {one.ref: one.digest for one in concerns}


def test_nothing_is_received_after_the_last_day_or_before_it_happened(concerns: list[ReadConcern]) -> None:
    assert max(one.received_at for one in concerns) < datetime(2026, 11, 24)
    assert all(one.occurred_on is None or one.occurred_on <= one.received_at.date() for one in concerns)


def test_truth_names_every_mention_once(hub: MadeUp, concerns: list[ReadConcern]) -> None:
    told = {(one.concern_ref, one.mention_no) for one in hub.truth}
    assert len(told) == len(hub.truth) == len(hub.rows)
    assert told == {(one.ref, mention.mention_no) for one in concerns for mention in one.mentions}


def test_there_is_of_everything(hub: MadeUp, concerns: list[ReadConcern]) -> None:
    assert len({home.kind for home in hub.households}) == 7
    assert {one.level for one in concerns} == {1, 2, 3, 4}
    assert {one.agency for one in concerns} >= {"police", "school", "health_visitor", "neighbour", "anonymous"}
    assert {one.intelligence_assessment for one in concerns} == set("ABCDE")
    assert {one.tripwire for one in concerns} > {""}
    assert any(one.strengths for one in concerns) and any(one.voice_of_child for one in concerns)
    assert len({one.narrative for one in concerns}) > len(concerns) / 2


def test_people_stand_under_several_spellings_and_names(hub: MadeUp) -> None:
    spellings = defaultdict(set)
    missing = Counter(bool(row["date_of_birth"]) for row in hub.rows)
    for row, truth in zip(hub.rows, hub.truth, strict=True):
        spellings[truth.person].add((row["given_name"], row["family_name"]))
    often = [names for names in spellings.values() if len(names) > 2]
    assert len(often) > 40
    assert missing[False] > len(hub.rows) / 20


def test_an_adult_is_shared_by_households_and_a_refuge_by_strangers(hub: MadeUp) -> None:
    families = defaultdict(set)
    for one in hub.truth:
        families[one.person].add(one.family)
    assert any(len(those) == 2 for those in families.values())
    shared = {home.no for home in hub.households if "Refuge" in home.homes[-1].address}
    assert len(shared) >= 9


def test_namesakes_and_twins(hub: MadeUp) -> None:
    names = defaultdict(set)
    for home in hub.households:
        for child in home.children:
            names[child.given, child.family_names].add((child.no, child.born))
    assert any(len({born for _, born in those}) > 1 for those in names.values())
    births = [Counter(child.born for child in home.children) for home in hub.households]
    assert any(max(count.values()) > 1 for count in births)


def test_declining_families_are_told_of_more_and_more_by_more_agencies(
    hub: MadeUp, concerns: list[ReadConcern]
) -> None:
    kind = {one.concern_ref: (one.family, one.kind) for one in hub.truth}
    agencies = defaultdict(set)
    for one in concerns:
        agencies[kind[one.ref]].add(one.agency)
    declining = [len(those) for (_, what), those in agencies.items() if what == "declining"]
    ordinary = [len(those) for (_, what), those in agencies.items() if what == "ordinary"]
    assert sum(declining) / len(declining) > 2 * sum(ordinary) / len(ordinary)

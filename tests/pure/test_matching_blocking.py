from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from hubdesk.matching import blocking
from hubdesk.matching.blocking import Blocks


def pairs(rows: list[list[str]], cap: int, first_rows: int | None = None) -> list[tuple[int, int]]:
    return [
        pair
        for left, right in Blocks(rows, cap).slices(first_rows)
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    ]


def made_up(count: int) -> list[list[str]]:
    random = Random(2)
    sizes = (2, 3, 7, 20, 25, 45)
    return [[f"{size}-{random.randrange(count // size)}" for size in sizes] for _ in range(count)]


def test_every_pair_that_shares_a_key_comes_once_and_no_other():
    rows = made_up(600)
    borne = Counter(key for row in rows for key in set(row))
    usable = [{key for key in row if borne[key] <= 30} for row in rows]
    expected = [(a, b) for a, b in combinations(range(600), 2) if usable[a] & usable[b]]
    assert pairs(rows, 30) == expected
    assert pairs(rows, 30, 50) == [(a, b) for a, b in expected if a < 50]


@pytest.mark.parametrize("most", [2_000, 6_000, 12_000])
def test_in_a_crowded_hub_a_pair_must_share_two_of_the_commoner_keys(most, monkeypatch):
    rows = made_up(900)
    everyone = set(pairs(rows, 60))
    monkeypatch.setattr(blocking, "MOST", most)
    monkeypatch.setattr(blocking, "MOST_EACH", 1)
    found = pairs(rows, 60)
    assert len(found) == len(set(found)) <= 2 * most
    assert found == sorted(found)
    assert set(found) < everyone
    borne = Counter(key for row in rows for key in set(row))
    shared = {(a, b): [borne[key] for key in set(rows[a]) & set(rows[b])] for a, b in everyone}
    alone = max(min(shared[pair]) for pair in found if len(shared[pair]) == 1)
    assert all(pair in set(found) for pair in everyone if min(shared[pair]) <= alone)
    by_two = [pair for pair in found if min(shared[pair]) > alone]
    assert by_two
    assert all(len(shared[pair]) > 1 for pair in by_two)

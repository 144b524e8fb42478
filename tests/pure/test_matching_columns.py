from __future__ import annotations

from itertools import combinations_with_replacement
from random import Random

import numpy as np
import pytest

from hubdesk.matching import seen
from hubdesk.matching.columns_born import compare_born
from hubdesk.matching.columns_company import Company
from hubdesk.matching.columns_names import Names
from hubdesk.matching.compare import scale_of
from hubdesk.matching.levels import family_level, given_level
from hubdesk.matching.model import Frequencies, shipped_model
from hubdesk.matching.seen import Seen, Sums
from hubdesk.matching.words_apart import WordsApart

MODEL = shipped_model()
NAMES = Frequencies({"ada": 40, "james": 9, "grace": 3, "kate": 2}, {"james": 30, "grace": 25, "okafor": 4}, 200)
SCALE = scale_of(MODEL, NAMES)


def all_pairs(count: int) -> tuple[np.ndarray, np.ndarray]:
    left, right = zip(*combinations_with_replacement(range(count), 2), strict=True)
    return np.array(left, np.int64), np.array(right, np.int64)


def test_dates_of_birth_in_columns_get_the_levels_they_get_one_by_one():
    random = Random(3)
    dates = {
        f"{random.choice((1909, 1990, 1999, 2001, 2009, 2010, 2012, 2020))}-{random.randint(1, 12):02d}-"
        f"{random.choice((1, 2, 3, 10, 11, 12, 13, 20, 21, 28)):02d}"
        for _ in range(230)
    }
    said = {"2010-01-01", "1990-01-01", "2010", "1999", "2010-03", "2009-12", "~2010", "~2011", "~1990", "2012-10-12"}
    values = ["", *sorted(dates | said)]
    left, right = all_pairs(len(values))
    found = compare_born(values, SCALE)(left, right)
    levels = set()
    for a, b, points, relative in zip(left, right, found.points, found.relative, strict=True):
        one = SCALE.one("born", values[a], values[b])
        assert (points, relative) == ((one.points, one.relative) if one else (0, 0)), (values[a], values[b])
        levels.add(one.level.name if one else "")
    assert levels == {"", *MODEL.comparisons["born"].levels}


WORDS = (
    "", "ada", "adah", "a", "jim", "james", "jamse", "jameson", "kate", "katherine", "catherine", "cate", "grace",
    "grase", "mohammed ali", "muhammad ali", "ali", "anna maria", "annamaria", "maria", "okafor", "okafur", "okofar",
    "smith", "smyth", "smith jones", "jones smith", "jones", "o", "featherstonehaugh", "fetherstonhaugh", "bo", "ob",
)  # fmt: skip


def test_words_are_called_wholly_different_only_where_they_are():
    left, right = all_pairs(len(WORDS))
    differ = WordsApart(WORDS).differ(left, right)
    assert differ.sum() > len(left) / 3
    for a, b in zip(left[differ], right[differ], strict=True):
        assert given_level(WORDS[a], WORDS[b]) == family_level(WORDS[a], WORDS[b]) == "different"


def test_names_in_columns_weigh_what_they_weigh_one_by_one():
    random = Random(5)
    names = [((random.choice(WORDS), random.choice(WORDS)),) for _ in range(150)]
    names += [((random.choice(WORDS), "okafor"), ("grace", random.choice(WORDS))) for _ in range(20)]
    left, right = all_pairs(len(names))
    found = Names(names, SCALE).sums(left, right)
    exchanged = 0
    for a, b, points, relative in zip(left, right, found.points, found.relative, strict=True):
        named = SCALE.named(names[a], names[b])
        assert points == sum(f.points for f in named.found) + named.exchange + named.other, (names[a], names[b])
        assert relative == sum(f.relative for f in named.found), (names[a], names[b])
        exchanged += bool(named.exchange)
    assert exchanged > 100


def test_company_in_columns_is_what_it_is_one_by_one():
    random = Random(7)
    people = [
        f"{given}|{family}|{born}"
        for given in ("ada", "adah", "kate", "katherine", "james")
        for family in ("okafor", "okafur", "smith")
        for born in ("", "2010-03-04", "2010-04-03", "1980")
    ]
    every = ["", *(";".join(sorted(random.sample(people, random.randint(1, 4)))) for _ in range(120))]
    left, right = all_pairs(len(every))
    found = Company(every, SCALE).sums(left, right)
    levels = set()
    for a, b, points, relative in zip(left, right, found.points, found.relative, strict=True):
        one = SCALE.one("company", every[a], every[b])
        assert (points, relative) == ((one.points, one.relative) if one else (0, 0)), (every[a], every[b])
        levels.add(one.level.name if one else "")
    assert levels == {"", "named", "born"}


@pytest.mark.parametrize("most", [seen.MOST, 700])
def test_what_was_compared_is_found_again_also_after_much_was_forgotten(most, monkeypatch):
    monkeypatch.setattr(seen, "MOST", most)
    asked, met = [], set()

    def compare(left, right):
        asked.append(len(left))
        return Sums((left * 7 + right).astype(np.int32), (left - right).astype(np.int32))

    table = Seen(300, compare)
    random = np.random.default_rng(1)
    for _ in range(30):
        left, right = random.integers(0, 300, 400), random.integers(0, 60, 400)
        found = table.of(left, right)
        low, high = np.minimum(left, right), np.maximum(left, right)
        assert (found.points == low * 7 + high).all()
        assert (found.relative == low - high).all()
        met |= set(zip(low.tolist(), high.tolist(), strict=True))
    assert (sum(asked) == len(met)) is (most > 1000)


@pytest.mark.parametrize("step", [1, 2, 90_001, 149_583, 149_584, 1 << 20, 1 << 32, (1 << 32) + 1])
def test_pairs_of_neighbours_do_not_crowd_the_table(step):
    spread = seen.mixed(np.arange(100_000, dtype=np.int64) * step, np.uint64(64 - 18))
    assert 0 <= spread.min() <= spread.max() < 1 << 18
    assert len(np.unique(spread)) > 80_000  # by chance alone it would be 83,000
    ordered = np.sort(spread)
    assert np.diff(ordered, n=1).max() < 60  # and nowhere is there a long gap

"""Learning m and u: near the truth where there is much to learn from, near what is in use where there is little."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.matching.model import Level, Model, count_names, read_model, shipped_model, shipped_text
from hubdesk.matching.model_changes import changes, out_of_order, points
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.train import Trained, train
from hubdesk.matching.train_write import learnt, with_chances

MODEL = shipped_model()
MOVED = 0.3  # of the made-up mentions below bear another family name: far more than the shipped model expects
DAY = date(2026, 1, 9).toordinal()


def people(count: int, mentions: int, seed: int = 1) -> list[Tidied]:
    """Make people up, each told of in several concerns, some under another family name."""
    draw = Random(seed)

    def word() -> str:
        return "".join(draw.choice(letters) for letters in ("bdfgklmnprst", "aeiou", "bdgklmnprst", "aeiou", "dknrst"))

    made = []
    for person in range(count):
        born = date(2008, 1, 1) + timedelta(days=draw.randrange(5000))
        name, family, house = word(), word(), str(draw.randrange(1, 200))
        for turn in range(mentions):
            ident = f"{person:04d}-{turn}"
            called = word() if draw.random() < MOVED else family
            made.append(
                Tidied(ident, f"c{ident}", "subject", DAY, name, called, born.isoformat(), "F", house, f"{family} lane")
            )
    return made


def level(comparison: str, name: str) -> Level:
    return MODEL.comparisons[comparison].levels[name]


def trained(made: list[Tidied], answers: Mapping[tuple[str, str], str] | None = None) -> Trained:
    return train(made, MODEL, count_names(made), answers or {})


@pytest.fixture(scope="module")
def many() -> list[Tidied]:
    return people(400, 4)


@pytest.fixture(scope="module")
def found(many: list[Tidied]) -> Trained:
    return trained(many)


def test_what_a_hub_tells_is_learnt(found: Trained):
    pairs_differ = 1 - (1 - MOVED) ** 2
    assert abs(found.m["family"]["different"] - pairs_differ) < 0.12 < pairs_differ - level("family", "different").m
    assert found.m["given"]["exact"] > 0.9
    assert found.u["born"]["exact"] < 0.001
    assert found.u["kind"]["exact"] > 0.4 and found.same["family"] > 400


def test_the_order_of_mentions_is_nothing_and_it_comes_out_the_same_again(many: list[Tidied], found: Trained):
    other = list(many)
    Random(5).shuffle(other)
    assert trained(other) == found


def test_what_finds_a_pair_is_not_learnt_from_that_pair():
    only_born = [replace(one, given="", family="", house="", street="") for one in people(300, 3)]
    found = trained(only_born)
    assert found.blocked.keys() == {"the same date of birth"}
    assert found.m["born"] == {name: level.m for name, level in MODEL.comparisons["born"].levels.items()}
    assert found.same["born"] == 0 < found.same["sex"]


@pytest.mark.parametrize("made", [[], people(1, 1), people(6, 3)], ids=["nobody", "one", "eighteen"])
def test_a_small_hub_changes_little(made: list[Tidied]):
    text, refused = learnt(shipped_text(), "tried", trained(made))
    assert refused == ()
    moved = [abs(one.weight - one.weight_before) for one in changes(MODEL, read_model(text, "tried"))]
    assert max(moved) <= 1


def test_nothing_is_learnt_about_what_is_never_said(found: Trained):
    for name in ("nhs_number", "phone", "school"):
        assert found.m[name] == {n: level.m for n, level in MODEL.comparisons[name].levels.items()}
        assert found.u[name] == {n: level.u for n, level in MODEL.comparisons[name].levels.items()}


def test_what_a_human_said_counts_whatever_the_pair_looks_like(many: list[Tidied], found: Trained):
    by_person: dict[str, list[str]] = {}
    for one in many:
        by_person.setdefault(one.mention_id[:4], []).append(one.mention_id)
    refused = {(a, b): "not_same" for ids in by_person.values() for a in ids for b in ids if a < b}
    told = trained(many, refused)
    assert told.answered > 1000 and found.answered == 0
    assert told.same["sex"] < found.same["sex"] / 10


def test_the_file_keeps_all_but_the_chances(found: Trained):
    text, _ = learnt(shipped_text(), "tried", found)
    old, new = json.loads(shipped_text()), json.loads(text)
    assert new["name"] == "tried"
    for data in (old, new):
        del data["name"]
        for row in data["comparisons"]:
            for level in row["levels"]:
                del level["m"], level["u"]
    assert new == old


def altered(comparison: str, level: str, m: float) -> Model:
    data = json.loads(shipped_text())
    rows = next(row for row in data["comparisons"] if row["name"] == comparison)["levels"]
    next(row for row in rows if row["name"] == level)["m"] = m
    return read_model(json.dumps(data), "altered")


def test_a_farther_agreement_that_would_count_more_is_named_and_not_taken(found: Trained):
    said = out_of_order(MODEL, altered("born", "far", 0.9))
    assert {(one.comparison, one.farther) for one in said} == {("born", "far")}
    assert "“years apart”, which is farther off" in said[0].sentence and out_of_order(MODEL, MODEL) == ()
    bad = replace(found, m={**found.m, "born": {**found.m["born"], "exact": 0.00001}})
    text, kept = learnt(shipped_text(), "tried", bad)
    read = read_model(text, "tried")
    assert out_of_order(MODEL, read) == ()
    assert kept[0].startswith("Date of birth: “the same” would count -13 decibans and “day and month exchanged”")
    assert kept[0].endswith("Both stay as they are.")
    assert read.comparisons["born"].levels["exact"] == level("born", "exact")
    assert read.comparisons["family"] != MODEL.comparisons["family"]


chances = st.floats(0, 1, allow_nan=False)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_whatever_was_learnt_can_be_read_back(data: st.DataObject):
    values: dict[str, dict[str, dict[str, Any]]] = {
        what: {c.name: {name: data.draw(chances) for name in c.levels} for c in MODEL.comparisons.values()}
        for what in ("m", "u")
    }
    read = read_model(with_chances(shipped_text(), "any", values["m"], values["u"]), "any")
    for name, comparison in read.comparisons.items():
        for level in comparison.levels.values():
            assert abs(level.m - values["m"][name][level.name]) <= 1e-4
            assert isinstance(points(level), int)
